"""Everything the decisions of one order on one day rest on, gathered in one value."""

from dataclasses import dataclass
from datetime import date

from automation.model.control import History, Verdict
from automation.model.plan import Item
from automation.model.report import Book, Performer
from automation.model.settings import Policy
from automation.plan.workdays import Calendar


@dataclass(frozen=True, kw_only=True, slots=True)
class Morning:
    """One order on one day: what was read, what the register remembers, how it was judged."""

    book: Book
    history: History
    policy: Policy
    calendar: Calendar
    on: date
    verdicts: tuple[Verdict, ...] = ()

    @property
    def completed(self) -> bool:
        """A completion memo stands in the register (annulled ones do not)."""
        return any(o.kind.value == "completion" for o in self.history.spent)

    @property
    def closed(self) -> bool:
        """The order is off control, by its sheet or by ``close``."""
        days = [d for d in (self.book.order.closed_on, self.history.closed_on) if d]
        return any(d <= self.on for d in days)

    def item_closed(self, item: Item) -> bool:
        """«Снят с контроля» of the item has come."""
        return item.closed_on is not None and item.closed_on <= self.on

    def performers(self) -> dict[str, Performer]:
        """Performers by code."""
        return {p.code: p for p in self.book.performers}


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
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
