"""The учётный журнал: it remembers for good what was issued, begun and sent.

``Register`` is the door; ``records`` holds the values that pass through it.
"""

from automation.register.database import register_path
from automation.register.records import (
    BegunPaper,
    DispatchFact,
    DispatchFault,
    DispatchTrouble,
    Explanation,
    KnownOrder,
    MailRecord,
    MailState,
    Matched,
    NewEdition,
    NewMail,
    NewPaper,
    Remembered,
    SeenBook,
)
from automation.register.register import Register
from automation.register.verify import Difference, Discrepancy
