"""What was ordered: the order itself, the items of its plan, and their terms."""

import datetime
from datetime import date
from typing import ClassVar, Literal

from msgspec import Struct, field

from automation.model.draft_checks import Check


class By(Struct, frozen=True, kw_only=True, tag=True):
    """A single last day: «до 12.12.2025», «к 1 марта», a bare date."""

    event: ClassVar[bool] = False
    due: date


class Event(Struct, frozen=True, kw_only=True, tag=True):
    """The day on which something takes place: «11.04.2026» of an item «Провести субботник».

    Nobody can report an event before it is over, so it is never confirmed before ``due``.
    """

    event: ClassVar[bool] = True
    due: date


class Dates(Struct, frozen=True, kw_only=True, tag=True):
    """Several last days, ascending: «2, 9 октября». ``event``: something takes place on each of them."""

    due: tuple[date, ...]
    event: bool = False


class Period(Struct, frozen=True, kw_only=True, tag=True):
    """One stretch of time, due on its last day: «декабрь 2025», «с 10 по 26 апреля».

    ``event``: something takes place from ``start`` to ``due`` («с 16.03.2026 по 10.04.2026» of «Провести месячник»).
    """

    start: date
    due: date
    event: bool = False


Unit = Literal["day", "week", "decade", "month", "quarter", "half_year", "year"]
REPORTING: dict[str, Unit] = {"monthly": "month", "quarterly": "quarter", "yearly": "year"}  # of lasting items


class Recurring(Struct, frozen=True, kw_only=True, tag=True):
    """A repeated control date: «ежемесячно, до 25 числа».

    ``every`` counts units («раз в два месяца» is month × 2). ``day`` is the day within the unit (ISO weekday for a
    week, day of the month otherwise); None means the period's last day. ``month`` is the month within a longer unit
    (1-based; None: the last one). ``lag`` counts how many units after the reporting period the control date falls
    («следующего за отчётным»: 1). ``workdays`` reads ``day`` as the n-th working day. ``since``/``until`` bound it.
    ``times`` keeps several fixed (month, day) pairs of a year: «2 раза в год, до 1 июня и 1 декабря».
    ``days`` keeps several days within a week or month: «по вторникам и четвергам».
    With a ``weekday`` the ``day`` says which of them in the month, None for the last: «последний четверг месяца».
    ``first`` is a day before all others: «до 14.10.2026, далее по понедельникам». A day the month does not have stands
    for its last day. A week without a named day is due on its last working day. ``months``, if any, are the only ones.
    """

    event: ClassVar[bool] = False
    unit: Unit
    every: int = 1
    day: int | None = None
    month: int | None = None
    lag: int = 0
    workdays: bool = False
    since: date | None = None
    until: date | None = None
    times: tuple[tuple[int, int], ...] = ()
    days: tuple[int, ...] = ()
    weekday: int | None = None
    first: date | None = None
    months: tuple[int, ...] = ()


class Permanent(Struct, frozen=True, kw_only=True, tag=True):
    """«постоянно»: no last day and no overdue state."""

    event: ClassVar[bool] = False


class OnDemand(Struct, frozen=True, kw_only=True, tag=True):
    """An event whose date is unknown: «по мере поступления»."""

    event: ClassVar[bool] = False


class Unclear(Struct, frozen=True, kw_only=True, tag=True):
    """A phrase that could not be read. ``question`` is the Russian question put to the office."""

    event: ClassVar[bool] = False
    question: str


Deadline = By | Event | Dates | Period | Recurring | Permanent | OnDemand | Unclear


class Term(Struct, frozen=True, kw_only=True):
    """A phrase as written, how it was read, and every assumption made (Russian sentences).

    ``counted_from`` is the day of the event, where the phrase names no more and the item's own words count from it.
    """

    phrase: str
    deadline: Deadline
    assumptions: tuple[str, ...] = ()
    counted_from: date | None = None


class Official(Struct, frozen=True, kw_only=True):
    """A post and the person in it, nominative; either may be empty when the order is silent.

    The datives are what a person typed for someone who acts in the official's place; "" lets the program decline.
    """

    post: str = ""
    name: str = ""
    post_dative: str = ""
    name_dative: str = ""


class OrderId(Struct, frozen=True, kw_only=True):
    """What tells one order from another: its number and its date."""

    number: str
    date: datetime.date  # a bare «date» would mean this very field to Python 3.14

    @property
    def key(self) -> str:
        """Return number and date as one text: «454/2025-12-11»."""
        return f"{self.number}/{self.date.isoformat()}"


class Order(Struct, frozen=True, kw_only=True):
    """The order's requisites (лист «Распоряжение»); an empty string means «not given».

    ``superior`` is the act of a higher body the order carries out («Вышестоящий документ»), nominative.
    """

    kind: str
    number: str
    date: datetime.date
    heading: str
    body: str
    place: str
    signed_by: Official
    responsible: Official
    control: Official
    plan_title: str = ""
    amendments: str = ""
    superior: str = ""
    restriction: str = ""
    file_index: str = ""
    closed_on: datetime.date | None = None
    closed_reason: str = ""

    @property
    def id(self) -> OrderId:
        """Return the key by which other values point at this order."""
        return OrderId(number=self.number, date=self.date)


class Item(Struct, frozen=True, kw_only=True):
    """One item of the plan. ``number`` has no final stop («3», «2.1»).

    ``groups`` are the performer groups of «Исполнители», split, as written. ``lead_hours`` is the
    rule «опережение N ч» (priority publication), None when the item has no such rule.
    ``reporting`` is «Периодичность отчёта» as one of monthly, quarterly, yearly, none or "".
    ``released`` are the performers for whom alone a decision took the item off control: code and day («Решения»).
    No reminder goes out before ``quiet_until``; the last day there is where nobody could read the cell.
    ``row`` is the sheet row in «План-график» (0: not from a workbook). ``unreadable``: «Снят с контроля» holds what
    is no date, or no words say what is to be done: nobody can say whether and how the item is to be asked about.
    """

    number: str
    text: str
    performers_text: str
    groups: tuple[str, ...]
    term: Term
    override: Term | None = None
    lead_hours: int | None = None
    indicator: str = ""
    reporting: str = ""
    closed_on: date | None = None
    released: tuple[tuple[str, date], ...] = ()
    quiet_until: date | None = None
    row: int = 0
    unreadable: bool = False

    @property
    def reading(self) -> Term:
        """Return the term that counts: «Уточнённый срок» where the office gave one, else the order's own."""
        return self.override or self.term

    @property
    def recurring(self) -> bool:
        """Tell whether the item is due again and again, on control dates of its own."""
        return isinstance(self.reading.deadline, Recurring)

    @property
    def endless(self) -> bool:
        """Tell whether it is repeated without end: its reports are owed, it is never executed itself."""
        deadline = self.reading.deadline
        return isinstance(deadline, Recurring) and deadline.until is None

    @property
    def lasting(self) -> bool:
        """Tell whether the term is «постоянно» or an event of which nobody knows the day."""
        return isinstance(self.reading.deadline, Permanent | OnDemand)

    @property
    def unclear(self) -> bool:
        """Tell whether nobody could read the term."""
        return isinstance(self.reading.deadline, Unclear)

    @property
    def several_terms(self) -> bool:
        """Tell whether it has several last days, each with a row of its own."""
        return isinstance(self.reading.deadline, Dates)

    @property
    def takes_place(self) -> bool:
        """Tell whether it is an event: it has a day, or days, of its own."""
        return self.reading.deadline.event

    def stretch(self, due: date | None) -> Period | None:
        """Return the stretch of days that ends with a day; None where its end was moved, or the term is none."""
        deadline = self.reading.deadline
        return deadline if isinstance(deadline, Period) and due == deadline.due else None

    @property
    def term_phrase(self) -> str:
        """Return the plan's own words for the term: «Уточнённый срок» says how they are read, not what they are.

        The office's words stand in for those of a plan that has none.
        """
        return self.term.phrase.strip() or self.reading.phrase

    def released_on(self, code: str) -> date | None:
        """Return the day from which on the item is off control for this performer alone; None where it is not."""
        return dict(self.released).get(code)


UNDATED = datetime.date(1900, 1, 1)  # the date of a draft whose document gives none


class Amendment(Struct, frozen=True, kw_only=True):
    """One change that an amending order makes in a plan which is already kept; a proposal, never applied by itself.

    ``point`` is the point of the amending order and ``words`` what it says. ``item`` is the number in the plan ("":
    not named), ``words_new`` the new term, executors, text or row as quoted. An «edition» replaces the whole plan,
    whose items are then those of the draft.
    """

    point: str
    action: Literal["edition", "add", "remove", "term", "performers", "text", "other"]
    words: str
    item: str = ""
    words_new: str = ""


class Amending(Struct, frozen=True, kw_only=True):
    """What an amending order proposes for the workbook of another one.

    ``day`` is the one on which its file was taken in, ``kind`` what it is («постановление»); an earlier version noted
    neither.
    """

    by: OrderId
    changes: tuple[Amendment, ...]
    day: datetime.date | None = None
    kind: str = ""


class OrderDraft(Struct, frozen=True, kw_only=True):
    """An order as read from a file by ``new``: requisites, items and what a person must confirm.

    ``asked`` are questions in the order of the document; ``unsure`` names the requisites (fields of «Распоряжение»)
    whose value was derived. ``checks`` are both, and what was assumed, in order of risk. ``amends`` is the order that
    an «О внесении изменений …» changes, with its ``changes``. To ``recommended`` groups the order orders nothing.
    """

    order: Order
    items: tuple[Item, ...]
    asked: tuple[Check, ...] = ()
    unsure: frozenset[str] = field(default_factory=frozenset)
    checks: tuple[Check, ...] = ()
    amends: OrderId | None = None
    changes: tuple[Amendment, ...] = ()
    recommended: frozenset[str] = field(default_factory=frozenset)

    @property
    def questions(self) -> tuple[str, ...]:
        """Return what is asked as sentences, each naming its place."""
        return tuple(check.place.lead + check.text for check in self.asked)
