"""The last days of a term: how a day off and «до» without «включительно» are counted."""

import re
from datetime import date
from typing import Protocol

from msgspec import Struct

from automation.control.morning import Morning
from automation.model.plan import By, Item, Period, takes_place
from automation.model.settings import Policy
from automation.patterns import lazy
from automation.plan.workdays import Calendar
from automation.russian import fold

# «до 12.12.2025» and «до двенадцатого декабря», but neither «до 17:00» nor «до конца марта»
UNTIL_DAY = lazy(r"(?<![а-я])до\s+(?:\d{1,2}(?![\d:])|[а-я]+(?:\s[а-я]+)?(?:ого|его)\b)", re.IGNORECASE)
KEEPS_DAY = ("включит", "вкл.", "час")


class TermLimits(Struct, frozen=True, kw_only=True):
    """The last days of a term.

    Reminders count back from ``before``. ``last`` is the last day on which execution is in time. Overdue counts from
    the working day after ``answer``: it is ``last``, but of an event the day its result is asked for. ``disputed`` is
    the other possible last day where the written one is a day off (office rule: the working day before; ГК РФ
    ст. 193: after). ``exclusive``: the day named in the term is itself too late.
    """

    before: date
    last: date
    answer: date
    disputed: date | None = None
    exclusive: bool = False


class Dated(Protocol):
    """An obligation or a verdict: an item with its first and its current term."""

    @property
    def item(self) -> Item:
        """Say what is to be done."""

    @property
    def control_date(self) -> date | None:
        """Return the first term."""

    @property
    def due(self) -> date | None:
        """Return the current term."""


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


def term_limits(morning: Morning, subject: Dated) -> TermLimits | None:
    """Return the last days of an obligation's current term; None without a date."""
    if subject.due is None:
        return None
    if takes_place(subject.item.reading.deadline):
        return event_limits(subject.item, subject.due, morning.policy, morning.calendar)
    exclusive = subject.due == subject.control_date and ends_before(subject.item, morning.policy)
    return limits_of(subject.due, morning.policy, morning.calendar, exclusive=exclusive)


def event_limits(item: Item, due: date, policy: Policy, calendar: Calendar) -> TermLimits:
    """Return the limits of an event, which takes place whatever its day is; ``answer_days`` later it is told (B1).

    Of one that goes on for days people are reminded before the first of them.
    """
    deadline = item.reading.deadline
    first = deadline.start if isinstance(deadline, Period) and due == deadline.due else due
    return TermLimits(before=calendar.on_or_before(first), last=due, answer=calendar.add(due, policy.answer_days))


def first_limits(morning: Morning, item: Item, first: date) -> TermLimits:
    """Return the last days of one first term of an item, whoever bears it."""
    if takes_place(item.reading.deadline):
        return event_limits(item, first, morning.policy, morning.calendar)
    return limits_of(first, morning.policy, morning.calendar, exclusive=ends_before(item, morning.policy))


def ends_before(item: Item, policy: Policy) -> bool:
    """Tell whether «до D» ends the day before: under ``due_inclusive = false``, bare and clarified by nobody.

    A bare date, a period, «Уточнённый срок», a new term and «включительно» keep their last day (decision 0030).
    """
    if policy.due_inclusive or item.override is not None or not isinstance(item.term.deadline, By):
        return False
    phrase = fold(item.term.phrase)
    return bool(UNTIL_DAY.search(phrase)) and not any(mark in phrase for mark in KEEPS_DAY)
