"""The types of what the office chose in ``templates/office.toml``; ``automation.settings_file`` reads the file."""

from collections.abc import Callable
from datetime import date
from typing import Literal

from msgspec import Struct, field

from automation.model.kinds import MEMOS
from automation.model.office import ActingList


class Office(Struct, frozen=True, kw_only=True):
    """[office]: the office itself; ``unit`` is "" where it has none (the administration of a village)."""

    name: str
    short_name: str
    unit: str = ""
    place: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    time_zone: str = "Europe/Moscow"


class Executor(Struct, frozen=True, kw_only=True):
    """[executor]: whom the executor's mark at the foot of a paper names (отметка об исполнителе)."""

    name: str = ""
    phone: str = ""


class Signatory(Struct, frozen=True, kw_only=True):
    """One of [signatory.*]; ``post_short`` is printed on the letterhead."""

    post: str
    name: str
    post_short: str = ""


class Leader(Struct, frozen=True, kw_only=True):
    """One of [[leadership]]: who gets which memos by e-mail, and when; ``calendar``: with the terms as .ics."""

    post: str
    name: str
    email: str
    kinds: tuple[str, ...] = tuple(MEMOS)
    receives: Literal["signed", "draft"] = "signed"
    calendar: bool = False


class Mail(Struct, frozen=True, kw_only=True):
    """[mail]. The password is never here: environment or keyring only."""

    host: str = ""
    port: int = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    sender: str = ""
    ca_file: str = ""
    timeout: int = 30
    allowed_domains: tuple[str, ...] = ()
    everything_to: str = ""


class Mailbox(Struct, frozen=True, kw_only=True):
    """[mailbox]: where answers and filled forms arrive (IMAP); off without a host. The password is never here.

    ``days`` is how far back a first look goes, ``every_minutes`` how often ``watch`` looks, ``trusted`` holds further
    addresses or domains whose forms are taken. An empty ``done_folder``: nothing is moved or marked there.
    """

    host: str = ""
    port: int = 993
    security: Literal["tls", "starttls", "none"] = "tls"
    user: str = ""
    folder: str = "INBOX"
    done_folder: str = ""
    days: int = 30
    every_minutes: int = 5
    trusted: tuple[str, ...] = ()
    ca_file: str = ""
    timeout: int = 30


class Policy(Struct, frozen=True, kw_only=True):
    """[policy]: when and how often the office writes, and what it asks for.

    ``addressee_gap`` counts working days between two letters to one addressee (0: no pause). ``shared_table`` is
    "auto" where only the administration fills in the common table and others get a form, True where all fill it in.
    ``answer_hold`` counts the working days a matched reply waits before it is an error. ``update`` says what becomes
    of a renewed workbook. With ``quiet`` no morning message is sent when there is nothing to do or to know.
    ``letters`` names the kinds of ``OPTIONAL`` that the office wants written.
    """

    remind_days: tuple[int, ...] = (5,)
    notice_days: tuple[int, ...] = (1,)
    remind_min_gap: int = 3
    overdue_after: int = 1
    repeat_days: int = 5
    repeat_max: int = 2
    answer_days: int = 2
    addressee_gap: int = 3
    shared_table: Literal["auto", True] = "auto"
    qr: bool = False
    answer_hold: int = 3
    update: Literal["propose", "replace"] = "propose"
    quiet: bool = True
    due_inclusive: bool = True
    deadline_on_day_off: Literal["as_written", "before", "after"] = "as_written"
    acceptance: bool = True
    evidence: bool = True
    control_point: Literal["completion", "monthly", "quarterly", "yearly", "none"] = "completion"
    progress: Literal["weekly", "daily", "off"] = "weekly"
    letters: tuple[str, ...] = ()
    send_letters: bool = False
    trial: bool = False

    def in_time_by(self, day: date, when: Callable[[date, int], date]) -> date:
        """Return the last day on which an answer that was asked for by a day is not late, as ``late_from``."""
        return when(day, self.overdue_after)

    def late_from(self, day: date, when: Callable[[date, int], date]) -> date:
        """Return the first day on which whoever was to answer by a day is late, ``when`` counting working days.

        As after a term, what comes in on the working day behind it is not late yet (papers.md A4, decision 0337).
        """
        return when(day, self.overdue_after + 1)


class Starts(Struct, frozen=True, kw_only=True):
    """[numbering.start]: the first number of each journal."""

    letters: int = 1
    notes: int = 1
    memos: int = 1
    references: int = 1


class Numbering(Struct, frozen=True, kw_only=True):
    """[numbering]: masks with {n} and {year}, gapless per journal and year."""

    assign: Literal["at_issue", "by_hand"] = "at_issue"
    letters: str = "01-15/К-{n}"
    notes: str = "02-03/К-{n}"
    memos: str = "02-01/К-{n}"
    references: str = "С-{n}"
    start: Starts = field(default_factory=Starts)


class Limits(Struct, frozen=True, kw_only=True):
    """[limits]: the bounds of reading and issuing."""

    read_seconds: int = 20
    read_mib: int = 512
    brake_papers: int = 500
    keep_days: int = 365


class Watch(Struct, frozen=True, kw_only=True):
    """[watch]: the hour of the day's work, "HH:MM", and how often the inbox is looked at."""

    at: str = "09:00"
    look_seconds: int = 20


class Settings(Struct, frozen=True, kw_only=True):
    """The whole of office.toml; pass a room only the part it needs.

    ``acting`` does not stand there: the day reads it from ``inbox/Замещение.xlsx``.
    """

    office: Office
    executor: Executor
    signatory_letter: Signatory
    signatory_second: Signatory
    signatory_note: Signatory
    leadership: tuple[Leader, ...] = ()
    mail: Mail = field(default_factory=Mail)
    mailbox: Mailbox = field(default_factory=Mailbox)
    policy: Policy = field(default_factory=Policy)
    numbering: Numbering = field(default_factory=Numbering)
    limits: Limits = field(default_factory=Limits)
    watch: Watch = field(default_factory=Watch)
    acting: ActingList = ActingList()
