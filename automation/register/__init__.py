"""The учётный журнал: what was issued, promised and sent, once and for all.

``Register`` is the door; ``records`` holds the values that pass through it.
"""

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
    NewMail,
    NewPaper,
    Remembered,
    SeenBook,
)
from automation.register.register import Register

__all__ = [
    "BegunPaper",
    "DispatchFact",
    "DispatchFault",
    "DispatchTrouble",
    "Explanation",
    "KnownOrder",
    "MailRecord",
    "MailState",
    "Matched",
    "NewMail",
    "NewPaper",
    "Register",
    "Remembered",
    "SeenBook",
]
