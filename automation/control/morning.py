"""Everything the decisions of one order on one day rest on, gathered in one value."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from automation.control.acting import Signers
from automation.gathering import by_first, gathered
from automation.model.control import CodeAndItem, CodeItemTerm, Entry, History, Occasion, Verdict
from automation.model.kinds import TO_PERFORMERS, Kind
from automation.model.office import PhoneCall, Ruling
from automation.model.plan import Item, Term
from automation.model.report import Book, Performer, Publication
from automation.model.settings import Office, Policy
from automation.plan.workdays import Calendar
from automation.russian import fold
from automation.russian.performer_doubts import Doubts

Joined = Mapping[tuple[str, str], date]  # by item and code the day of the amending order that named a performer


class Spent(Struct, frozen=True):
    """An occasion and the paper that has spent it."""

    about: Occasion
    entry: Entry

    @property
    def detail(self) -> str:
        """Return the fingerprint of what the paper said there; "" where it needed none."""
        return self.entry.details.get(self.about, "")

    def asks_for(self, day: date | None) -> bool:
        """Tell whether it asks for what is due on a day: its own, or an earlier report beside it."""
        return self.entry.asks_for(self.about, day)


class ItemChange(Struct, frozen=True, kw_only=True):
    """What an amending order did to an item, first seen on ``day``: the ``item`` before, who ``bore`` and ``lost`` it.

    ``added``: the plan had no such item, so that ``item`` is the new one. ``joined`` are the performers whom the order
    has named beside others. ``moved``: it has another term since, ``reworded``: other words. ``left`` are those of the
    losers who stand in «Исполнители» no more.
    """

    item: Item
    day: date
    bore: tuple[str, ...]
    lost: tuple[str, ...]
    moved: bool
    added: bool = False
    joined: tuple[str, ...] = ()
    reworded: bool = False
    left: tuple[Performer, ...] = ()


class FormerTerm(Struct, frozen=True, kw_only=True):
    """A repeated term that an item had until an amending order was read on ``until``; None: nobody knows the day."""

    term: Term
    until: date | None = None


class Morning(Struct, frozen=True, kw_only=True):
    """One order on one day: what was read, what the register remembers, how it was judged.

    ``doubts`` are those of everybody a paper may be written to, by ``doubts.doubt_key``. ``signers`` says who signs
    and who is reported to on the day. ``joined`` are the performers whom an amending order has named,
    ``changes`` what the last one did to an item, by its number, ``former`` its repeated terms before such orders.
    """

    book: Book
    history: History
    office: Office
    policy: Policy
    calendar: Calendar
    on: date
    indexes: "Indexes"
    signers: Signers
    verdicts: tuple[Verdict, ...] = ()
    doubts: Mapping[str, Doubts] = field(default_factory=dict)
    joined: Joined = field(default_factory=dict)
    changes: Mapping[str, ItemChange] = field(default_factory=dict)
    former: Mapping[str, tuple[FormerTerm, ...]] = field(default_factory=dict)

    @property
    def seen_plan(self) -> Mapping[str, Any]:
        """Return the plan that the register remembers; empty before the first morning."""
        return self.history.seen_plan or {}

    @property
    def newly_amended(self) -> bool:
        """Tell whether «Изменения» names other amending orders than the plan that the register remembers."""
        seen = self.seen_plan
        return bool(seen) and fold(seen.get("amendments", "")) != fold(self.book.order.amendments)

    @property
    def memo_day(self) -> date | None:
        """Answer the day of the completion memo that stands in the register (annulled ones do not); None before it."""
        return self.indexes.memo_day

    def settled(self, verdict: Verdict) -> bool:
        """Tell whether the completion memo has told of this obligation and its term does not lie after the memo."""
        day = self.memo_day
        return day is not None and not (verdict.due and verdict.due > day)

    @property
    def closed(self) -> bool:
        """Tell whether the order is off control, by its sheet, by a decision or by ``close``."""
        day = self.book.order.closed_on
        return day is not None and day <= self.on

    def item_closed(self, item: Item) -> bool:
        """Tell whether the day in «Снят с контроля» of the item has come."""
        return item.closed_on is not None and item.closed_on <= self.on

    def taken_off(self, verdict: Verdict) -> bool:
        """Tell whether the item is off control, for all or for this performer alone."""
        return verdict.released_on is not None or self.item_closed(verdict.item)

    def off_control(self, verdict: Verdict) -> bool:
        """Tell whether the order or the obligation is off control."""
        return self.closed or self.taken_off(verdict)

    def written(self, about: CodeAndItem, *kinds: Kind) -> list[Spent]:
        """Return the spent occasions of a performer and item with their papers, kind by kind in the order of steps."""
        return [one for kind in kinds for one in self.indexes.spent.get((*about, kind), ())]

    def earlier(self, about: CodeItemTerm, *kinds: Kind) -> list[Spent]:
        """Return what was written about an obligation at its current term, kind by kind in the order of steps."""
        return [w for w in self.written(about[:2], *kinds) if w.about.control_date == about[2]]

    def letters_to(self, code: str) -> tuple[Entry, ...]:
        """Return letters and записки to one addressee about this order that were not annulled, oldest first."""
        return self.indexes.letters.get(code, ())

    def owed(self, about: CodeAndItem) -> tuple[Verdict, ...]:
        """Return the obligations of one performer under one item, by control date."""
        return self.indexes.owed.get(about, ())

    def addressed(self, code: str) -> tuple[Verdict, ...]:
        """Return the obligations papers about which go to one addressee; none while the order is on control."""
        return self.indexes.addressed.get(code, ())

    def follows(self, verdict: Verdict) -> bool:
        """Tell whether it is a later control date of a recurring item, owed beside an earlier one of the same row."""
        if not verdict.item.recurring:
            return False
        first = next(iter(self.owed(verdict.code_and_item)), verdict)
        return verdict.due != first.due

    def calls_about(self, about: CodeAndItem) -> list[PhoneCall]:
        """Return the calls of the past about one item of one performer; one without items was about all of them."""
        code, item = about
        mine = (c for c in self.indexes.calls.get(code, ()) if not c.items or item in c.items)
        return [c for c in mine if c.day and c.day <= self.on]

    def rulings_of(self, code: str) -> list[Ruling]:
        """Return the decisions about a performer or all of them, sheet order."""
        found = self.indexes.rulings
        return sorted((*found.get("", ()), *found.get(code, ())), key=lambda r: r.row)

    def rulings_about(self, about: CodeAndItem) -> list[Ruling]:
        """Return the decisions about one item of one performer, sheet order."""
        code, item = about
        return [r for r in self.rulings_of(code) if r.concerns(item, code)]

    def publications_of(self, code: str) -> tuple[Publication, ...]:
        """Return the lines of «Публикации» of one performer, sheet order."""
        return self.indexes.publications.get(code, ())


class Indexes(Struct, frozen=True, kw_only=True):
    """What is looked up once for each of many obligations, laid out beforehand.

    ``incoming`` is all that ever stood in «Вх. № и дата» of a performer, each with the items in whose rows it stood.
    ``again`` are the papers that ask for an obligation once more beside what they were written about, oldest first.
    """

    spent: Mapping[tuple[str, str, Kind], tuple[Spent, ...]]
    publications: Mapping[str, tuple[Publication, ...]]
    calls: Mapping[str, tuple[PhoneCall, ...]] = field(default_factory=dict)
    rulings: Mapping[str, tuple[Ruling, ...]] = field(default_factory=dict)
    letters: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    again: Mapping[CodeItemTerm, tuple[Entry, ...]] = field(default_factory=dict)
    annulled: frozenset[Occasion] = frozenset()
    memo_day: date | None = None
    owed: Mapping[CodeAndItem, tuple[Verdict, ...]] = field(default_factory=dict)
    addressed: Mapping[str, tuple[Verdict, ...]] = field(default_factory=dict)
    incoming: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)


def lay_out(book: Book, history: History) -> Indexes:
    """Index the register's occasions and letters and the publications."""
    written = (Spent(*pair) for pair in sorted(history.spent.items(), key=lambda pair: pair[0].step))
    standing = [e for e in history.entries if not e.annulled]
    letters = (e for e in standing if e.form in TO_PERFORMERS)
    incoming: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in (*book.rows, *(version.row for seen in history.rows.values() for version in seen)):
        if row.incoming:
            incoming[row.code][row.incoming].add(row.item)
    return Indexes(
        spent=gathered(written, lambda w: (*w.about.code_and_item, w.about.kind)),
        publications=gathered(book.publications, lambda p: p.code),
        calls=gathered(book.calls, lambda c: c.code),
        rulings=gathered(book.rulings, lambda r: r.code),
        letters=gathered(letters, lambda e: e.addressee_code),
        again=by_first((o.code_item_term, e) for e in standing for o in e.again),
        memo_day=max((e.day for o, e in history.spent.items() if o.kind is Kind.COMPLETION), default=None),
        incoming={code: {text: frozenset(items) for text, items in of.items()} for code, of in incoming.items()},
        annulled=frozenset(o for e in history.entries if e.annulled for o in e.occasions),
    )


def with_verdicts(morning: Morning, verdicts: tuple[Verdict, ...]) -> Morning:
    """Return the morning with its obligations judged and laid out by performer and item.

    By addressee they are looked up when the order has ended.
    """
    owed = gathered(verdicts, lambda v: v.code_and_item)
    addressed = gathered(verdicts if morning.closed else (), lambda v: v.performer.papers_to)
    return replace(morning, verdicts=verdicts, indexes=replace(morning.indexes, owed=owed, addressed=addressed))
