"""The values that go into the register and come out of it, beside the types of ``model``."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct

from automation.model.control import Entry, Ground, Paper
from automation.model.kinds import Form, Kind
from automation.model.plan import OrderId
from automation.model.reported import Claim, SeenRow, Snapshot


class NewPaper(Struct, frozen=True, kw_only=True):
    """A paper about to be issued: decided, numbered, composed, with the place of its file.

    ``key`` comes from ``Register.free_key``. ``number`` is the register's number, ``printed`` what
    stands on the paper ("" when it is numbered by hand or not at all). ``letter`` is
    ``Letter.as_json()``. ``path`` is relative to the home, with ``/``. ``template`` and ``book``
    are SHA-256 of the page template and of the workbook read. ``subject`` is the short content for
    the journal, ``signed_by`` and ``executor`` are names for it. ``reason`` is what ``explain`` shows.
    """

    paper: Paper
    key: str
    number: str
    seq: int
    printed: str
    letter: Mapping[str, Any]
    path: str
    reason: Mapping[str, Any]
    template: str = ""
    book: str = ""
    subject: str = ""
    signed_by: str = ""
    executor: str = ""


class BegunPaper(Struct, frozen=True, kw_only=True):
    """A paper entered in the register whose file is not yet known to be written."""

    key: str
    number: str
    order: OrderId
    day: date
    kind: Kind
    form: Form
    letter: Mapping[str, Any]
    path: str
    template: str


class SeenBook(Struct, frozen=True, kw_only=True):
    """A workbook as read today; tomorrow's run sees by it whether the file is older than before or was emptied.

    ``working_day`` is that of the order's own calendar: what was due today has been decided.
    """

    order: OrderId
    file: str
    sha256: str
    modified: str
    filled: int
    working_day: bool = True


class DispatchFact(Struct, frozen=True, kw_only=True):
    """What one row of «Отправка» says of one paper, matched to its key.

    ``sending_doubted``: «Отправлен» says something that could not be taken, so the paper may have gone out already.
    """

    key: str
    signed_on: date | None = None
    registered: str = ""
    sent_on: date | None = None
    way: str = ""
    answer: str = ""
    not_answer: str = ""
    annulled: str = ""
    sending_doubted: bool = False


class NewEdition(Struct, frozen=True, kw_only=True):
    """A corrected text of a paper, to be issued under the same number.

    ``paper`` is the paper decided anew, its day the date printed on it. ``facts`` is what «Отправка» says of the paper
    now: it belongs to the text that is replaced. ``snapshot`` are the figures a memo now tells. ``of_sent``: a person
    knows that the former text has gone out (``reissue --edition``).
    """

    paper: Paper
    letter: Mapping[str, Any]
    path: str
    template: str
    reason: Mapping[str, Any]
    subject: str = ""
    facts: tuple[DispatchFact, ...] = ()
    snapshot: Mapping[str, Any] | None = None
    of_sent: bool = False


class DispatchFault(StrEnum):
    """Why a row of «Отправка» (or one of its dates) could not be taken, in the words a clerk is told."""

    UNKNOWN = "такого номера в учётном журнале нет{likely}; номер пишется целиком, как на документе"
    AMBIGUOUS = "под этим номером в журнале несколько документов; допишите дату: «№ … от ДД.ММ.ГГГГ»"
    FOREIGN = "этот документ выпущен по другому плану; перенесите строку в его книгу"
    EARLY = "«{header}» {day} – раньше даты самого документа ({made}); дата не учтена"
    FUTURE = "«{header}» {day} – этот день ещё не наступил; дата не учтена"
    REVERSED = "«{header}» {day} – раньше, чем «Подписан» ({signed}); дата отправки не учтена"
    ANNULLED = (
        "«{header}» {day}, а документ аннулирован {annulled}; дата не учтена: исправьте её, а если "
        "документ ушёл, отзовите его у адресата"
    )
    REPLACED = (
        "«{header}» {day} относится к тексту, заменённому {replaced}; для нового текста дата не "
        "учтена: впишите день, когда подписан или отправлен исправленный документ"
    )
    REPEATED = "указан и в строке {first}, даты расходятся; учтена нижняя строка"


class DispatchTrouble(Struct, frozen=True, kw_only=True):
    """A row of «Отправка» that did not match; ``message`` is a Russian sentence with the cure."""

    row: int
    document: str
    fault: DispatchFault
    message: str


class Matched(Struct, frozen=True, kw_only=True):
    """«Отправка» of one workbook matched to the register; nothing is written by matching."""

    facts: tuple[DispatchFact, ...] = ()
    troubles: tuple[DispatchTrouble, ...] = ()


class Remembered(Struct, frozen=True, kw_only=True):
    """What the register is to remember of one order after today, beside its papers.

    ``claims`` and ``rows`` (versions of rows that changed) add to what is known; ``baseline`` is kept only the first
    time; ``seen_plan`` replaces the plan seen before; ``told`` are the grounds told in person.
    """

    order: OrderId
    dispatches: tuple[DispatchFact, ...] = ()
    claims: tuple[Claim, ...] = ()
    rows: tuple[SeenRow, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
    baseline: Mapping[str, Any] | None = None
    seen_plan: Mapping[str, Any] | None = None
    book: SeenBook | None = None
    told: tuple[Ground, ...] = ()


class KnownOrder(Struct, frozen=True, kw_only=True):
    """An order the register has seen: its workbook as last read, and whether it is closed."""

    order: OrderId
    book: SeenBook | None
    closed_on: date | None
    closed_reason: str


class MailState(StrEnum):
    """How far a message has come on its way."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    KEPT = "kept"
    SUPERSEDED = "superseded"


class NewMail(Struct, frozen=True, kw_only=True):
    """A message about to be queued: one recipient, its bytes final, its Message-ID its own.

    ``role`` is who the recipient is, whatever the address: «office», «leader/…», «performer/Код». The register takes
    one message per paper, role and ``edition`` of the paper, for ever. ``held``: it waits for ``send --all``.
    """

    message_id: str
    key: str
    role: str
    kind: str
    to: str
    subject: str
    mime: bytes
    edition: int = 1
    order: OrderId | None = None
    held: bool = False


class MailRecord(Struct, frozen=True, kw_only=True):
    """A message as the register keeps it.

    ``since`` is the day it was queued, ``changed_on`` the day of its present state, ``next_try`` a
    UTC moment as ISO text or "" (at once).
    """

    id: int
    message_id: str
    key: str
    role: str
    edition: int
    kind: str
    to: str
    subject: str
    state: MailState
    since: date
    changed_on: date
    order: OrderId | None = None
    attempts: int = 0
    next_try: str = ""
    resent: bool = False
    error: str = ""

    @property
    def has_failed(self) -> bool:
        """Tell whether the program will not send it again by itself, so that a person must settle it."""
        return self.state is MailState.REFUSED or (self.state is MailState.UNKNOWN and self.resent)


class Explanation(Struct, frozen=True, kw_only=True):
    """Everything the register can say of one paper: the entry, its reasons, its former texts."""

    entry: Entry
    reason: Mapping[str, Any]
    letter: Mapping[str, Any]
    book: str
    template: str
    sha256: str
    written: bool
    annulled_on: date | None
    annulled_reason: str
    editions: tuple[Mapping[str, Any], ...] = ()
