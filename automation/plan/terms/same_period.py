"""The control date that has taken the place of another one, where an amending order has moved those of a repetition."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile

from automation.model.plan import Deadline, Recurring
from automation.plan.terms.repetition import due_cycle, ends_with_its_period, has_begun
from automation.plan.workdays import Calendar

FURTHEST = timedelta(days=366)  # behind a control date the one of the same period is looked for
Place = tuple[date, int]  # the period, by its last day, its Monday or its year, and which date within it


def same_period(day: date, former: Deadline, now: Deadline, signed: date, calendar: Calendar) -> date | None:
    """Return when ``now`` is due what was due by ``former`` on this control date; None where nobody can be sure.

    Terms that name their reporting period are matched by it («до 5 числа месяца, следующего за отчётным»). Others are
    matched within their month, week or year, where no other control date lies nearer: «до 25 числа» that has become
    «до 5 числа» may be meant of this month or of the next. A report that is due more or less often is of no one period.
    """
    if not (isinstance(former, Recurring) and isinstance(now, Recurring)) or _often(former) != _often(now):
        return None
    place = next((at for at, due in _until(day, former, signed, calendar) if due == day), None)
    dues = list(_until(day + FURTHEST, now, signed, calendar)) if place else []
    found = next((due for at, due in dues if at == place), None)
    if all(rule.lag or ends_with_its_period(rule) for rule in (former, now)):
        return found
    nearest = min((due for _, due in dues), key=lambda due: abs(due - day), default=None)
    return found if found == nearest else None


def _often(rule: Recurring) -> tuple[object, ...]:
    """Return how often something is due; what is due each day or each so many days has no periods to compare."""
    return rule.unit, rule.every, len(rule.times), len(rule.days), rule.unit == "day" and rule


def _until(last: date, rule: Recurring, signed: date, calendar: Calendar) -> Iterator[tuple[Place, date]]:
    """Yield the place and the day of each control date up to a day."""
    counted = Counter[date]()
    for end, due in takewhile(lambda pair: pair[1] <= last, due_cycle(rule, signed, calendar)):
        period = date(due.year, 1, 1) if rule.times else due - timedelta(due.weekday()) if rule.unit == "week" else end
        if has_begun(rule, due, signed) and not (rule.until and end > rule.until):
            yield (period, counted[period]), due
        counted[period] += 1
