"""Everything the decisions of one order on one day rest on, gathered in one value."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from automation.control.doubts import Doubts
from automation.model.control import Entry, History, Occasion, Verdict
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Book, Publication
from automation.model.settings import Policy
from automation.plan.workdays import Calendar


class Morning(Struct, frozen=True, kw_only=True):
    """One order on one day: what was read, what the register remembers, how it was judged.

    ``doubts`` are those of everybody a paper may be written to, by ``doubts.doubt_key``.
    """

    book: Book
    history: History
    policy: Policy
    calendar: Calendar
    on: date
    indexes: "Indexes"
    verdicts: tuple[Verdict, ...] = ()
    doubts: Mapping[str, Doubts] = field(default_factory=dict)

    @property
    def completed(self) -> bool:
        """A completion memo stands in the register (annulled ones do not)."""
        return any(o.kind is Kind.COMPLETION for o in self.history.spent)

    @property
    def closed(self) -> bool:
        """The order is off control, by its sheet or by ``close``."""
        days = [d for d in (self.book.order.closed_on, self.history.closed_on) if d]
        return any(d <= self.on for d in days)

    def item_closed(self, item: Item) -> bool:
        """«Снят с контроля» of the item has come."""
        return item.closed_on is not None and item.closed_on <= self.on

    def off_control(self, verdict: Verdict) -> bool:
        """The order or the item is off control."""
        return self.closed or self.item_closed(verdict.item)

    def spent_by_key(self) -> "SpentByKey":
        """Spent occasions with their papers by (code, item, kind), in the order of steps."""
        return self.indexes.spent

    def publications_of(self, code: str) -> tuple[Publication, ...]:
        """«Публикации» of one performer, sheet order."""
        return self.indexes.publications.get(code, ())


SpentByKey = Mapping[tuple[str, str, Kind], tuple[tuple[Occasion, Entry], ...]]


class Indexes(Struct, frozen=True, kw_only=True):
    """What is looked up once for each of many obligations, laid out beforehand."""

    spent: SpentByKey
    publications: Mapping[str, tuple[Publication, ...]]


def lay_out(book: Book, history: History) -> Indexes:
    """Index the register's occasions and the publications."""
    spent: dict[tuple[str, str, Kind], list[tuple[Occasion, Entry]]] = defaultdict(list)
    for occasion, entry in sorted(history.spent.items(), key=lambda pair: pair[0].step):
        spent[occasion.code, occasion.item, occasion.kind].append((occasion, entry))
    publications: dict[str, list[Publication]] = defaultdict(list)
    for publication in book.publications:
        publications[publication.code].append(publication)
    return Indexes(
        spent={k: tuple(v) for k, v in spent.items()},
        publications={k: tuple(v) for k, v in publications.items()},
    )


class Limits(Struct, frozen=True, kw_only=True):
    """The last days of a term.

    ``before`` – reminders count back from it; ``last`` – the last day on which execution is in
    time, overdue counts from the working day after it; ``disputed`` – the other possible last day
    where the written one is a day off (office rule: the working day before; ГК РФ ст. 193: after).
    """

    before: date
    last: date
    disputed: date | None = None


def limits_of(due: date, policy: Policy, calendar: Calendar) -> Limits:
    """Read a written term by ``deadline_on_day_off`` and ``due_inclusive``."""
    day = due if policy.due_inclusive else calendar.previous_working(due)
    if calendar.is_working(day):
        return Limits(before=day, last=day)
    before, after = calendar.previous_working(day), calendar.next_working(day)
    if policy.deadline_on_day_off == "before":
        return Limits(before=before, last=before, disputed=after)
    if policy.deadline_on_day_off == "after":
        return Limits(before=after, last=after, disputed=before)
    return Limits(before=before, last=after, disputed=after)
