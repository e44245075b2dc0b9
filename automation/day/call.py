"""How a day is called and what it answers: the two plain values that go into ``running.run_day`` and come out."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Literal, Self

from msgspec import Struct, field
from msgspec.structs import replace

from automation.model.control import Entry
from automation.model.letter import Undelivered
from automation.model.notice import Notice
from automation.model.office import ActingList
from automation.model.plan import OrderId
from automation.model.report import Book, Finding
from automation.model.settings import Settings
from automation.post import TOTAL_SECONDS
from automation.press.press import Press
from automation.register import MailRecord
from automation.register.database import register_path


class Call(Struct, frozen=True, kw_only=True):
    """One call of the day. ``now`` is an aware moment in the office's zone; ``on`` the day worked.

    ``by_clock`` tells that nobody named the day: it is the computer's own. ``progress`` (what, done, of how many) gets
    the steps of long work; ``stopping`` tells whether the run was asked to end; ``rows_stand``: see ``History``.
    ``press`` runs the office's templates: its child starts with the first of them and ends with the day.
    ``mail_seconds`` is the time mail may take in all; what is left then waits for the next run.
    """

    home: Path
    settings: Settings
    on: date
    now: datetime
    password: str = ""
    mailbox_password: str = ""
    by_clock: bool = False
    dry_run: bool = False
    yes: bool = False
    rows_stand: bool = False
    press: Press = field(default_factory=Press)
    mail_seconds: float = TOTAL_SECONDS
    progress: Callable[[str, int, int], None] = lambda _what, _done, _total: None
    stopping: Callable[[], bool] = lambda: False

    def __repr__(self) -> str:
        """Show the day alone, because the settings hold the password."""
        return f"Call(on={self.on})"

    @property
    def inbox(self) -> Path:
        """Return the folder where clerks put workbooks."""
        return self.home / "inbox"

    @property
    def outbox(self) -> Path:
        """Return the folder where everything the program writes stands."""
        return self.home / "outbox"

    @property
    def register_path(self) -> Path:
        """Return the file of the register; a trial keeps one of its own."""
        return register_path(self.outbox, trial=self.settings.policy.trial)


class Reading(Struct, frozen=True, kw_only=True):
    """One file of the inbox and how reading it ended: read into a book, unread, skipped, or awaiting.

    Awaiting is a workbook whose order has no number yet or no date that can be. ``message`` says why a file was not
    read. ``data`` are the bytes read. ``acting`` is what the list of acting signatories says, None for another file.
    """

    file: str
    state: Literal["read", "unread", "skipped", "awaiting"]
    message: str = ""
    book: Book | None = None
    findings: tuple[Finding, ...] = ()
    data: bytes = b""
    acting: ActingList | None = None

    @property
    def order(self) -> OrderId | None:
        """Return the order of the workbook, None where it could not be read."""
        return self.book.order.id if self.book else None

    def acting_faults(self) -> tuple[str, ...]:
        """Tell each fault of the list of acting signatories with its cell and cure: no book «Замечания» holds them."""
        told = [f for f in self.findings if self.acting is not None and f.level != "note"]
        return tuple(f"{self.cell_of(found)}: {found.message}" for found in told)

    def cell_of(self, found: Finding) -> str:
        """Name the file and the cell of a finding: «Замещение.xlsx, E3»."""
        return ", ".join(filter(None, (self.file, found.cell)))

    def telling(self, *told: Finding) -> Self:
        """Return the same reading with more findings about its workbook, if it has one."""
        book = self.book and replace(self.book, findings=(*self.book.findings, *told))
        return replace(self, book=book)

    def set_aside(self, why: str) -> Self:
        """Return the reading as that of a file which is not worked today."""
        return replace(self, state="unread", message=f"{self.file}: {why}", book=None, findings=())


def gravest(readings: Iterable[Reading]) -> int:
    """Return the exit code that files ask for: 3 where one was not read, 1 where one holds an error, else 0."""
    known = tuple(readings)
    if any(r.state == "unread" for r in known):
        return 3
    return int(any(f.level == "error" for r in known for f in r.findings))


class DayReport(Struct, frozen=True, kw_only=True):
    """What a day did, for the terminal, for JSON and for the exit code.

    ``troubles`` are Russian sentences that a person must see, ``undelivered`` the messages a person must settle;
    ``exit_code`` is the gravest.
    """

    on: date
    readings: tuple[Reading, ...] = ()
    issued: tuple[Entry, ...] = ()
    notices: tuple[Notice, ...] = ()
    waiting: tuple[Notice, ...] = ()
    mail: tuple[MailRecord, ...] = ()
    troubles: tuple[str, ...] = ()
    undelivered: tuple[Undelivered, ...] = ()
    remarks: tuple[str, ...] = ()
    exit_code: int = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings of all workbooks that were read."""
        return tuple(f for r in self.readings for f in r.findings)
