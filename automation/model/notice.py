"""What the morning message and «На сегодня» tell a person to do without a paper."""

from enum import StrEnum

from msgspec import Struct

from automation.model.plan import OrderId


class NoticeKind(StrEnum):
    """What the morning message tells a person to do without a paper."""

    CALL = "call"
    PERSONAL = "personal"
    LOST_GROUND = "lost_ground"
    PROPOSAL = "proposal"
    WAITING = "waiting"  # a claim nobody has accepted or sent back; shown on pages and in mail, never in JSON
    EXPIRING = "expiring"  # an unsigned paper whose answer date or supplement does not wait; shown as WAITING is
    MESSAGE = "message"  # a message from outside that waits for a person; shown as WAITING is
    AMENDING = "amending"  # a paper held back until an amending order is entered; shown as WAITING is
    DELAYED = "delayed"  # a memo that is not written while rows of the workbook are mixed; shown as WAITING is
    ANSWER = "answer"  # a letter is answered and the row still empty; shown as WAITING is
    FILE = "file"  # the file of a signed paper is gone from the outbox; told on one day, shown as WAITING is
    RULING = "ruling"  # a leader's decision that is not marked as carried out, or moves no term; shown as WAITING is


class Notice(Struct, frozen=True, kw_only=True):
    """One line of the morning message and of «На сегодня»; ``whom``: the organisation, within the office the person."""

    kind: NoticeKind
    order: OrderId
    code: str
    item: str
    text: str
    organisation: str = ""
    whom: str = ""
    phone: str = ""
    contact: str = ""
    unneeded: str = ""  # the key of a paper nobody is to sign today
