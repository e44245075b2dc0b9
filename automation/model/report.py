"""What was reported: the performers, the rows of the tracking workbook, the findings."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from msgspec import Struct, field

from automation.model.office import ActingList, DayMark, PhoneCall, Ruling
from automation.model.plan import Item, Order
from automation.model.sheets import EXTENSIONS, RULINGS

Level = Literal["error", "warning", "note"]
Sex = Literal["м", "ж"]
SHUFFLED = frozenset({"row-mixed", "column-moved"})  # findings about rows that hold words of others
IN_DOUBT = SHUFFLED | {"copy-ahead"}
HIDDEN = "[скрыто]"  # stands for text about a document of restricted circulation; no paper is sent out with it


class Finding(Struct, frozen=True, kw_only=True):
    """A fault in what people wrote: a value, never an exception.

    error – an obligation cannot be judged or addressed; warning – to be mended; note – information. ``message`` is one
    clear Russian sentence with the cure. ``cell`` is A1 or None. ``document``: the number of the paper it is about.
    """

    code: str
    level: Level
    message: str
    sheet: str | None = None
    cell: str | None = None
    performer: str | None = None
    item: str | None = None
    document: str = ""


class Relation(StrEnum):
    """«Вид»: what the performer is to the office; it decides the form of a paper."""

    SUBORDINATE = "подведомственная"
    OFFICE = "администрация"
    BY_AGREEMENT = "по согласованию"
    RECOMMENDED = "рекомендовано"

    @property
    def is_asked(self) -> bool:
        """Tell whether such performers are asked and not ordered."""
        return self in {Relation.BY_AGREEMENT, Relation.RECOMMENDED}


class State(StrEnum):
    """«Состояние» as a performer reports it; EMPTY is an untouched cell."""

    EMPTY = ""
    NOT_STARTED = "не начато"
    IN_WORK = "в работе"
    DONE = "исполнено"
    NOT_APPLICABLE = "не применимо"
    UNKNOWN = "?"


class Headcount(StrEnum):
    """«Показатель людей»: whose people a performer's totals count."""

    UNSAID = ""
    PART = "часть"
    WHOLE = "вся организация"


class Performer(Struct, frozen=True, kw_only=True):
    """One line of «Исполнители»; ``code`` is unique in the workbook.

    The datives are its grey columns: a text there outweighs the program's own declension. ``unreadable`` names columns
    without which nobody knows whom to write to, and whose value could not be read or may be told nowhere: he gets no
    paper (a finding exists). ``headcount`` is «Показатель людей», ``calendar``: he wants the terms as .ics.
    ``name`` is «Фамилия Имя Отчество» in the nominative, "" for a vacant post. ``unit`` is the unit of the office the
    performer answers for («Управление образования»), "" for other officials of the office and for everybody else;
    where «Вид» calls a unit an organisation, ``organisation`` is that unit, too.
    ``stands_for`` is the post with the territory where «Организация» is one and no body («Староста деревни Осиновка»).
    ``former``: not the present holder of the post is named, but who held it when something was executed. ``acting`` is
    who acts for the performer on the day, ``in_charge`` the same where something is missing: papers name him for it.
    """

    code: str
    groups: tuple[str, ...]
    organisation: str
    post: str
    name: str
    email: str = ""
    relation: Relation = Relation.SUBORDINATE
    addressee_code: str = ""
    phone: str = ""
    contact: str = ""
    informed_on: date | None = None
    salutation: str = ""
    headcount: Headcount = Headcount.UNSAID
    calendar: bool = False
    sex: Sex | None = None
    post_dative: str = ""
    name_dative: str = ""
    organisation_dative: str = ""
    row: int = 0
    unreadable: tuple[str, ...] = ()
    unit: str = ""
    stands_for: str = ""
    former: bool = False
    acting: str = ""
    in_charge: str = ""

    @property
    def in_office(self) -> bool:
        """Tell whether the performer belongs to the office that signed the order."""
        return self.relation is Relation.OFFICE

    @property
    def by_agreement(self) -> bool:
        """Tell whether the performer takes part «по согласованию» or by a recommendation: nothing can be demanded."""
        return self.relation.is_asked

    @property
    def papers_to(self) -> str:
        """Return the code of who gets the papers about what the performer owes: «Адресат (код)», else his own."""
        return self.addressee_code or self.code

    @property
    def gets_form(self) -> bool:
        """Tell whether the performer reports on a form, as all do who cannot open the office's own workbook."""
        return bool(self.code and self.organisation.strip()) and not self.in_office

    @property
    def official(self) -> bool:
        """Tell whether his post names him: an official of the office who answers for none of its units."""
        return self.in_office and not (self.unit or self.stands_for)

    @property
    def known_as(self) -> str:
        """Return the name on lists: the organisation, the unit of the office, its other officials' post; no person.

        Whoever stands for a territory is known by his post with it.
        """
        if self.official and self.post:
            return self.post
        return self.unit or self.stands_for or self.organisation or self.post or self.code


class Substitution(Struct, frozen=True, kw_only=True):
    """«Замещение»: who acts in a performer's place from ``since`` to ``until`` (None: open)."""

    code: str
    post: str
    name: str
    since: date | None
    until: date | None
    basis: str = ""
    post_dative: str = ""
    name_dative: str = ""
    row: int = 0


class StatusRow(Struct, frozen=True, kw_only=True):
    """One row of «Ход исполнения».

    ``control_date`` is «Срок» where it is a date (tells rows of a ``dates`` item apart). ``state_text`` keeps what was
    typed when ``state`` is UNKNOWN. ``unreadable`` names the columns whose value could not be read (it is then None or
    "", and a finding exists). ``staff_total``/``staff_moved`` are «Всего сотрудников»/«Перешло». ``returned_on`` is the
    day the office sent the report back, ``return_reason`` what it found missing.
    """

    code: str
    item: str
    row: int
    organisation: str = ""
    control_date: date | None = None
    state: State = State.EMPTY
    state_text: str = ""
    executed_on: date | None = None
    evidence: str = ""
    comment: str = ""
    done: str = ""
    reason: str = ""
    expected_on: date | None = None
    staff_total: int | None = None
    staff_moved: int | None = None
    reported_by: str = ""
    incoming: str = ""
    returned_on: date | None = None
    return_reason: str = ""
    accepted_on: date | None = None
    accepted_by: str = ""
    unreadable: frozenset[str] = frozenset()

    @property
    def people(self) -> tuple[int, int] | None:
        """Return «Всего сотрудников» and «Перешло»; None where one of them is missing."""
        return None if self.staff_total is None or self.staff_moved is None else (self.staff_total, self.staff_moved)


class Publication(Struct, frozen=True, kw_only=True):
    """One line of «Публикации»; its moments are local time of the office."""

    code: str
    day: date | None
    material: str
    messenger_at: datetime | None
    elsewhere_at: datetime | None
    source: str = ""
    excuse: str = ""
    row: int = 0


class Extension(Struct, frozen=True, kw_only=True):
    """«Продление сроков»; an empty ``code`` moves the term for all performers of the item.

    A row below zero is that of «Решения», whose «продлить до» counts like a line here.
    """

    item: str
    code: str
    new_term: date | None
    decided_on: date | None
    decided_by: str
    basis: str
    row: int = 0

    @property
    def place(self) -> tuple[str, str, int]:
        """Return sheet, header and row of the new term."""
        return (RULINGS, "Срок", -self.row) if self.row < 0 else (EXTENSIONS, "Новый срок", self.row)


class Dispatch(Struct, frozen=True, kw_only=True):
    """«Отправка»: what became of a paper, as the office marks it.

    ``reissue_on`` is the day from which the office wants the paper printed anew. ``not_answer`` says that an incoming
    message which seemed to answer the paper does not answer it; "" while nobody said so. ``sent_unread``: «Отправлен»
    says something that is no day.
    """

    document: str
    signed_on: date | None = None
    registered: str = ""
    sent_on: date | None = None
    way: str = ""
    answer: str = ""
    annulled: str = ""
    reissue_on: date | None = None
    not_answer: str = ""
    sent_unread: bool = False
    row: int = 0


class Book(Struct, frozen=True, kw_only=True):
    """One workbook as understood: its rows as values, the findings of reading, and where each cell stands.

    ``columns`` maps sheet → header → column letters, so that any later check can name a cell. ``filled`` counts the
    cells performers filled in («Ход исполнения»), for the brake. ``typed`` holds, header by header, the rows (sheet,
    row) a finding of reading points at, as somebody typed them. ``sources`` names the forms from which a row of «Ход
    исполнения» got what the shared book lacks, ``copies`` holds the rows of each copy of that sheet, by its name.
    ``sha256`` is of the bytes read, ``modified`` the file's time (naive UTC ISO text).
    """

    file: str
    sha256: str
    modified: str
    order: Order
    items: tuple[Item, ...]
    performers: tuple[Performer, ...]
    rows: tuple[StatusRow, ...]
    substitutions: tuple[Substitution, ...] = ()
    acting: ActingList = ActingList()
    publications: tuple[Publication, ...] = ()
    extensions: tuple[Extension, ...] = ()
    dispatches: tuple[Dispatch, ...] = ()
    calls: tuple[PhoneCall, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    calendar: tuple[DayMark, ...] = ()
    findings: tuple[Finding, ...] = ()
    columns: Mapping[str, Mapping[str, str]]
    filled: int = 0
    typed: Mapping[tuple[str, int], Mapping[str, str]] = field(default_factory=dict)
    sources: Mapping[int, str] = field(default_factory=dict)
    copies: Mapping[str, tuple[StatusRow, ...]] = field(default_factory=dict)

    @property
    def shuffled(self) -> bool:
        """Tell whether a column was sorted alone: until it is undone nobody knows which rows «Ход исполнения» lacks."""
        return any(found.code in SHUFFLED for found in self.findings)

    @property
    def in_doubt(self) -> bool:
        """Tell whether rows hold words that may be another's, or lack those of a copy: no figure is sure then."""
        return any(found.code in IN_DOUBT for found in self.findings)

    def cell(self, sheet: str, header: str, row: int) -> str | None:
        """Return the A1 address of a value, None where the sheet or column does not exist."""
        letters = self.columns.get(sheet, {}).get(header)
        return f"{letters}{row}" if letters and row else None
