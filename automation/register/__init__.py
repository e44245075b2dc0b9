"""The учётный журнал: what was issued, promised and sent, once and for all.

``Register`` is the door; ``records`` holds the values that pass through it.
"""

from automation.register.copies import keep_copy
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
from automation.system.lock import Holder, hold_outbox
