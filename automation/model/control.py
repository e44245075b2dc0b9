"""What is true of an order today and what follows: verdicts, occasions, papers, and what the register remembers."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct, field

from automation.model.kinds import Form, Kind, Topic
from automation.model.plan import Amending, Item, OrderId
from automation.model.received import Received
from automation.model.report import Performer, StatusRow
from automation.model.reported import Claim, News, PeriodReport, Reported, RowKey, SeenRow, Snapshot
from automation.model.standing import DONE, Fault, Standing, TermLimits

CodeAndItem = tuple[str, str]  # the code of a performer and the number of an item
CodeItemTerm = tuple[str, str, date | None]  # and the current term of the obligation


class Verdict(Struct, frozen=True, kw_only=True):
    """The standing of one obligation (item × performer × control date) on one day.

    ``control_date`` is the first term, ``due`` the current one; ``days`` counts working days to ``due``, None unless
    overdue (negative), due_soon or in_work. ``first_seen``: when the register first saw the claim. ``periods`` are the
    reported control dates of a recurring item, earliest first; ``between`` those a person has to choose from for a
    report, with which the row stood as ``asked_row``; ``assumed_for`` is a late report's.
    """

    item: Item
    performer: Performer
    control_date: date | None
    due: date | None
    standing: Standing
    days: int | None = None
    row: StatusRow | None = None
    faults: tuple[Fault, ...] = ()
    executed_on: date | None = None
    first_seen: date | None = None
    extension_row: int = 0
    limits: TermLimits | None = None
    reported: Reported = Reported(news=News.UNKNOWN)
    periods: tuple[PeriodReport, ...] = ()
    between: tuple[date, ...] = ()
    asked_row: StatusRow | None = None
    assumed_for: date | None = None

    @property
    def code_and_item(self) -> CodeAndItem:
        """Return whose obligation it is and under which item."""
        return self.performer.code, self.item.number

    @property
    def code_item_term(self) -> CodeItemTerm:
        """Return by what an occasion names the obligation at its current term."""
        return self.performer.code, self.item.number, self.due

    @property
    def released_on(self) -> date | None:
        """Return the day on which a decision took the item off control for this performer alone."""
        return self.item.released_on(self.performer.code)

    @property
    def ends_on(self) -> date | None:
        """Return the last day of the term as papers tell it, be it a day off: not one that is itself too late."""
        return self.limits.last if self.limits and self.limits.exclusive else self.due

    @property
    def last(self) -> date | None:
        """Return the last day on which it is not overdue; of an event that of its answer."""
        return self.limits.answer if self.limits else self.due

    def expired(self, on: date) -> bool:
        """Tell whether the current term has passed on this day; without a date it never passes."""
        return (self.last or on) < on


def codes_of(verdicts: Iterable[Verdict]) -> set[str]:
    """Return the codes of those whose obligations these are."""
    return {v.performer.code for v in verdicts}


class Occasion(Struct, frozen=True, kw_only=True):
    """A reason to write that may be used once, ever; ``control_date`` is the *current* term."""

    order: OrderId
    code: str
    item: str
    control_date: date | None
    kind: Kind
    step: int

    @property
    def code_and_item(self) -> CodeAndItem:
        """Return whose obligation it is about and under which item."""
        return self.code, self.item

    @property
    def code_item_term(self) -> CodeItemTerm:
        """Return the obligation it is about, at the term it had then."""
        return self.code, self.item, self.control_date


class Ground(Struct, frozen=True, kw_only=True):
    """One occasion of a paper with the facts it rests on.

    ``detail`` is the fingerprint of a faulty value (requests; a new value opens the next step), the publication of a
    broken lead, the terms of ``also``. ``escalated`` asks for the second signatory. ``cites`` are earlier papers on the
    same obligation that were sent, oldest first; ``unanswered``: the last one and those that asked again had no answer.
    ``respond_by`` is named in its paragraph. ``also``: earlier dates asked for; ``before``: asked for too often for it.
    """

    occasion: Occasion
    verdict: Verdict | None = None
    faults: tuple[Fault, ...] = ()
    detail: str = ""
    escalated: bool = False
    cites: tuple["Entry", ...] = ()
    unanswered: bool = False
    respond_by: date | None = None
    also: tuple[Verdict, ...] = ()
    before: tuple[Verdict, ...] = ()

    @property
    def all_asked(self) -> tuple[Verdict, ...]:
        """Return the earlier obligations that are asked for beside its own, and this one."""
        return (*self.also, *((self.verdict,) if self.verdict else ()))

    @property
    def topic(self) -> Topic:
        """Return what the ground speaks about in a letter."""
        if Fault.CONTROL_POINT in self.faults:
            return Topic.CONTROL_POINT
        if Fault.BY_AGREEMENT in self.faults:
            return Topic.AGREEMENT
        if self.occasion.kind is Kind.REMINDER and self.verdict and self.verdict.item.takes_place:
            return Topic.EVENT
        if self.occasion.kind is Kind.RELEASE and self.verdict and self.verdict.standing not in DONE:
            return Topic.TAKEN_OFF
        return Topic(self.occasion.kind.value)


def verdicts_of(grounds: Iterable[Ground]) -> list[Verdict]:
    """Return the obligations these grounds rest on; the ground of a memo rests on none."""
    return [g.verdict for g in grounds if g.verdict]


INSIDE_A_KEY = str.maketrans({"/": "_", "_": "~_", "~": "~~"})  # inside a part of a key: no two papers share one


class Paper(Struct, frozen=True, kw_only=True):
    """One document decided for today, before it has a number and words.

    ``signer`` is "letter", "second", "note" (keys of [signatory]) or "responsible". ``respond_by`` is its answer date.
    ``unanswered`` are papers nobody answered: those a higher person signed, which this one names and which leave it no
    lower signer, and those its grounds cite, with what else they asked for. ``also``: in whose place its reader acts.
    """

    kind: Kind
    form: Form
    order: OrderId
    day: date
    addressee: Performer | None
    signer: str
    grounds: tuple[Ground, ...]
    respond_by: date | None = None
    unanswered: tuple["Entry", ...] = ()
    also: tuple[Performer, ...] = ()

    @property
    def journal(self) -> str:
        """Return the name of the numbering journal: letters, notes, memos or references."""
        return f"{self.form.value}s"

    @property
    def key(self) -> str:
        """Return the paper's name in the register: ``kind/order number/order date/code or «-»/day``."""
        parts = (self.kind.value, *self.order.key.rsplit("/", 1), self.addressee.code if self.addressee else "-")
        return "/".join(p.translate(INSIDE_A_KEY) for p in (*parts, self.day.isoformat()))


class PaperState(StrEnum):
    """How far a paper has come, by its line in «Отправка»."""

    DRAFT = "draft"
    SIGNED = "signed"
    SENT = "sent"
    ANSWERED = "answered"
    ANNULLED = "annulled"


class Entry(Struct, frozen=True, kw_only=True):
    """A paper as the register keeps it; ``subject``: its heading in one line, ``printed`` on it ("" if by hand).

    ``details``: the fingerprint, ``answers``: the date asked, by occasion; ``respond_by`` is that of the whole and of
    ``again``, which earlier papers had asked for in vain. ``day``: the date printed, ``former_days`` those of the texts
    ``reissue`` replaced; ``signed_on``, ``sent_on``, ``answer`` are of the present text alone.
    """

    key: str
    number: str
    kind: Kind
    form: Form
    order: OrderId
    day: date
    addressee_code: str
    addressee_organisation: str
    addressee_name: str
    occasions: tuple[Occasion, ...]
    details: Mapping[Occasion, str]
    state: PaperState = PaperState.DRAFT
    signed_on: date | None = None
    sent_on: date | None = None
    registered: str = ""
    answer: str = ""
    path: str = ""
    signer: str = ""
    printed: str = ""
    way: str = ""
    annulled_on: date | None = None
    annulled_reason: str = ""
    respond_by: date | None = None
    subject: str = ""
    answers: Mapping[Occasion, date] = field(default_factory=dict)
    again: tuple[Occasion, ...] = ()
    former_days: tuple[date, ...] = ()

    @property
    def annulled(self) -> bool:
        """Tell whether it counts no more: what it was written about may be written about again."""
        return self.state is PaperState.ANNULLED

    @property
    def edition(self) -> int:
        """Count the texts of the paper: 1, and one more for each ``reissue``."""
        return len(self.former_days) + 1

    @property
    def cited(self) -> str:
        """Return how later papers name it: «01-15/К-3 от 16.12.2025», or as the office registered it."""
        return self.registered or (self.printed and f"{self.printed} от {self.day:%d.%m.%Y}")

    def answer_day(self, about: Occasion | None = None) -> date | None:
        """Return the answer date that stands in it for an occasion, else its own; None where it names none.

        One paper may name several: of the work that a performer has promised for a later day the promised one.
        """
        return (self.answers.get(about) if about else None) or self.respond_by

    def sent_by(self, day: date) -> bool:
        """Tell whether it had gone out by a day."""
        return self.sent_on is not None and self.sent_on <= day

    def asks_for(self, about: Occasion, day: date | None) -> bool:
        """Tell whether by an occasion of it the paper asks for what is due on a day: its own, or an earlier report."""
        beside = self.details.get(about, "") if about.kind is Kind.OVERDUE else ""
        return day == about.control_date or (day is not None and day.isoformat() in beside.split(","))

    def waits_until(self, about: Occasion | None, working_days_after: Callable[[date, int], date], days: int) -> date:
        """Return the day to which it waits for an answer: the one it names; if sent late, ``days`` after that."""
        named, sent = self.answer_day(about), self.sent_on or self.day
        return named if named and sent <= self.day else max(named or self.day, working_days_after(sent, days))


class History(Struct, frozen=True, kw_only=True):
    """The register as seen this morning for one order. Nothing of today's run is in it yet.

    ``spent`` maps each spent occasion to the paper that spent it (annulled papers spend nothing). ``previous_day`` is
    the last working day before today on which the order was judged to the end. ``claims`` and ``snapshots`` are oldest
    first, ``baseline`` is the first state. ``confirmed`` are the control dates confirmed earlier, per (code, item).
    ``told`` maps what was told in person to the last day: an occasion with its ground's fingerprint. ``rows`` are the
    versions of each row, oldest first; since ``rows_since`` no change of one went unseen: the order's own day, for an
    order of version 1.0 the first of this one. ``messages`` wait; ``waiting``: their senders; ``renewing``: papers.
    """

    entries: tuple[Entry, ...] = ()
    spent: Mapping[Occasion, Entry]
    claims: tuple[Claim, ...] = ()
    confirmed: Mapping[tuple[str, str], frozenset[date]]
    snapshots: tuple[Snapshot, ...] = ()
    baseline: Mapping[str, Any] | None = None
    previous_day: date | None = None
    closed_on: date | None = None
    closed_reason: str = ""
    seen_plan: Mapping[str, Any] | None = None
    told: Mapping[tuple[Occasion, str], date] = field(default_factory=dict)
    rows: Mapping[RowKey, tuple[SeenRow, ...]] = field(default_factory=dict)
    rows_since: date | None = None
    waiting: frozenset[str] = frozenset()
    messages: tuple[Received, ...] = ()
    renewing: frozenset[str] = frozenset()
    amending: tuple[Amending, ...] = ()
    rows_stand: bool = False  # a person has said that no column was moved


def empty_history() -> History:
    """Return the history of an order the register has never seen."""
    return History(spent={}, confirmed={})
