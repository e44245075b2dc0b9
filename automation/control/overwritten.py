"""What a report of a recurring item counts for, also once it was overwritten before anybody said which it is."""

from collections.abc import Iterator, Sequence, Set
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from automation.control.filed_reports import Filed
from automation.control.obligations import Obligation
from automation.control.periods_said import too_early
from automation.plan.terms import ControlDate


class Placed(Struct, frozen=True, kw_only=True):
    """A report and the control date it counts for. ``between`` names the dates where a person has to say which.

    Where he has said one in «Срок» and the words of the report name another one, too, both are there. ``counts``: the
    control dates it is the report of. ``assumed``: the program chose the control date of a late report, and says so.
    """

    filed: Filed
    control: ControlDate | None = None
    between: tuple[date, ...] = ()
    counts: frozenset[date] = frozenset()
    assumed: bool = False

    @property
    def overwritten(self) -> bool:
        """Tell whether the office has accepted it and put something else in its place."""
        return self.filed.gone and self.filed.accepted


def counted(placed: Placed, claimed: Set[date], obligation: Obligation) -> Placed:
    """Return a report with the control dates it counts for; ``claimed`` are those that other reports count for.

    Nobody is reproached with what the office has accepted. What it accepted and overwrote before anybody said which
    date it is for counts for those of them that had passed unreported; without any, for the next one if that is open.
    """
    counts = frozenset((placed.control.due,) if placed.control else ())
    if placed.overwritten:
        passed, ahead = _may_be_for(placed, obligation)
        counts |= (passed - claimed) or (ahead - claimed)
    return replace(placed, counts=counts)


def told_since(placed: Placed, others: Sequence[Placed]) -> bool:
    """Tell whether the date of an overwritten report was told by putting it into its row once more."""
    day, untold = placed.filed.executed_on, placed.overwritten and placed.control is None
    return untold and any(o.control and o.filed.executed_on == day for o in others)


def still_asked(placed: Sequence[Placed], claimed: Set[date], obligation: Obligation) -> Iterator[Placed]:
    """Yield the reports of which a person has to say the control date: the one in the row first.

    One that was overwritten is asked about while no report counts for the next date it may be for.
    """
    yield from (p for p in placed if p.filed.current and p.between)
    yield from (p for p in placed if p.overwritten and _may_be_for(p, obligation)[1] - claimed)


def _may_be_for(placed: Placed, obligation: Obligation) -> tuple[frozenset[date], frozenset[date]]:
    """Return the dates to choose from that had come by the day of the report, and the next one.

    The next one only in the second half of the time before it, for in the first half it rather corrects the one before,
    and only where its period had ended.
    """
    day = placed.filed.executed_on
    come = {c.due: obligation.term_of(c) for c in obligation.controls if obligation.term_of(c) <= day}
    following = next((c for c in obligation.controls if c.due not in come), None)
    start, end = max(come.values(), default=day), obligation.term_of(following) if following else day
    late = not come or 2 * (day - start).days > (end - start).days
    ahead = {following.due} if following and late and not too_early(placed.filed, following) else set()
    return frozenset(come.keys() & {*placed.between}), frozenset(ahead & {*placed.between})
