"""Which control dates of an item a leader's decision is about (decisions 0268 and 0309)."""

from collections.abc import Iterator
from datetime import date

from automation.control.judged_case import Case
from automation.control.morning import Morning
from automation.control.obligations import first_terms
from automation.control.returns import answered_on
from automation.model.office import TO_DO, Ruling


def rulings_told(morning: Morning, case: Case) -> Iterator[Ruling]:
    """Yield the decisions about an obligation that people have to carry out, or have carried out since its term.

    Of a repeated item what was done when the last date had passed is carried by the next one, which is ahead.
    """
    obligation = case.obligation
    behind = max((c.due for c in obligation.controls if c.due <= morning.on), default=date.max)
    since = min(obligation.due or morning.book.order.date, behind)
    for ruling in morning.rulings_about(obligation.code_and_item):
        if ruling.kind in TO_DO and ruling.made_by(morning.on):
            carried = ruling.done_on is not None and (obligation.due or date.min) > morning.on
            if ruling.counts_since(since) and (carried or _is_about(morning, case, ruling)):
                yield ruling


def _is_about(morning: Morning, case: Case, ruling: Ruling) -> bool:
    """Tell whether a decision is about this control date.

    It is about what was late when it was made or by its own day, the day it was carried out or was to be. A later date,
    and one that ends on that very day, it is about where every earlier one had been reported when it was made: nothing
    else was left to decide about.
    """
    due, decided = case.obligation.due, ruling.decided_on or date.min
    late = due is None or due < max(decided, ruling.done_on or ruling.term or decided)
    return late or not _open_before(morning, case, decided)


def _open_before(morning: Morning, case: Case, day: date) -> set[date]:
    """Return the control dates of the item before this one that had not been reported by a day."""
    obligation, first = case.obligation, case.obligation.control_date or date.min
    if case.ledger:
        return {c.due for c in obligation.controls if c.due < first} - case.ledger.reported_by(day)
    earlier = {term for term in first_terms(obligation.item) if term < first}
    mine = (r for r in morning.book.rows if (r.code, r.item) == obligation.code_and_item) if earlier else ()
    return earlier - {r.control_date for r in mine if answered_on(r) <= day}
