"""The last days of a term: how a day off and «до» without «включительно» are counted."""

import re
from datetime import date

from automation.control.morning import Morning
from automation.control.obligations import Obligation
from automation.model.plan import By, Item
from automation.model.settings import Policy
from automation.model.standing import TermLimits
from automation.patterns import lazy
from automation.plan.workdays import Calendar
from automation.russian import fold

# «до 12.12.2025» and «до двенадцатого декабря», but neither «до 17:00» nor «до конца марта»
UNTIL_DAY = lazy(r"(?<![а-я])до\s+(?:\d{1,2}(?![\d:])|[а-я]+(?:\s[а-я]+)?(?:ого|его)\b)", re.IGNORECASE)
KEEPS_DAY = ("включит", "вкл.", "час")


def limits_of(due: date, policy: Policy, calendar: Calendar, *, exclusive: bool = False) -> TermLimits:
    """Read a written term by ``deadline_on_day_off``; an ``exclusive`` one ends on the working day before."""
    day = calendar.previous_working(due) if exclusive else due
    if calendar.is_working(day):
        return TermLimits(before=day, last=day, answer=day, exclusive=exclusive)
    before, after = calendar.previous_working(day), calendar.next_working(day)
    if policy.deadline_on_day_off == "before":
        return TermLimits(before=before, last=before, answer=before, disputed=after)
    if policy.deadline_on_day_off == "after":
        return TermLimits(before=after, last=after, answer=after, disputed=before)
    return TermLimits(before=before, last=after, answer=after, disputed=after)


def term_limits(morning: Morning, owed: Obligation) -> TermLimits | None:
    """Return the last days of an obligation's current term; None without a date."""
    return limits_at(morning, owed.item, owed.due, owed.control_date) if owed.due else None


def limits_at(morning: Morning, item: Item, due: date, first: date | None) -> TermLimits:
    """Return the last days of a term of an item, whoever bears it; ``first`` is what it was before it was moved.

    An event takes place whatever its day is; ``answer_days`` later it is told (B1). Of one that goes on for days people
    are reminded before the first of them.
    """
    policy, calendar = morning.policy, morning.calendar
    if not item.takes_place:
        return limits_of(due, policy, calendar, exclusive=due == first and ends_before(item, policy))
    stretch = item.stretch(due)
    before = calendar.on_or_before(stretch.start if stretch else due)
    return TermLimits(before=before, last=due, answer=calendar.add(due, policy.answer_days))


def ends_before(item: Item, policy: Policy) -> bool:
    """Tell whether «до D» ends the day before: under ``due_inclusive = false``, bare and clarified by nobody.

    A bare date, a period, «Уточнённый срок», a new term and «включительно» keep their last day (decision 0030).
    """
    if policy.due_inclusive or item.override is not None or not isinstance(item.term.deadline, By):
        return False
    phrase = fold(item.term.phrase)
    return bool(UNTIL_DAY.search(phrase)) and not any(mark in phrase for mark in KEEPS_DAY)
