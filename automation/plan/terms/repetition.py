"""The control dates of a deadline: which days it is due and which stretch each of them closes."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count as steps
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from automation.model.plan import By, Dates, Deadline, Event, Period, Recurring
from automation.plan.terms.parts import MONTH_SPANS, day_of_month, months_later
from automation.plan.workdays import Calendar
from automation.russian import roman
from automation.russian.dates import MONTH_NAMES

LAST_YEAR = 9000


class ControlDate(Struct, frozen=True, kw_only=True):
    """A due day and the stretch ``start..due`` it closes.

    ``period_end`` is the last day of the reporting period where the term names one («до 5 числа месяца, следующего за
    отчётным кварталом»), ``period_worked`` its last working day: a report about it cannot be older. A ``first`` day
    before the repeated ones closes no such period.
    """

    start: date
    due: date
    period_end: date | None = None
    period_worked: date | None = None


def control_dates(deadline: Deadline, signed: date, count: int, calendar: Calendar) -> tuple[ControlDate, ...]:
    """Return the first ``count`` control dates after the signing; a dated term gives all it has, others none.

    The first stretch opens on the day of signing, each next one on the day after the previous control date.
    """
    pairs = tuple(islice(_due_days(deadline, signed, calendar), count))
    starts = (signed, *(day + timedelta(days=1) for _, day in pairs))
    first = deadline.first if isinstance(deadline, Recurring) else None
    named = isinstance(deadline, Recurring) and deadline.lag > 0
    ends = (end if named and day != first else None for end, day in pairs)
    return tuple(
        ControlDate(start=min(start, day), due=day, period_end=end, period_worked=end and calendar.on_or_before(end))
        for start, (_, day), end in zip(starts, pairs, ends, strict=False)
    )


def ends_with_its_period(rule: Recurring) -> bool:
    """Tell whether a frequency names no day: «ежеквартально» is due on the last day of the quarter it is about."""
    return rule.unit in MONTH_SPANS and replace(rule, since=None, until=None, months=()) == Recurring(unit=rule.unit)


def begun_with(rule: Recurring, first: date, signed: date, calendar: Calendar) -> Recurring:
    """Return a repetition that begins with a named day: one of its own, or one that comes before them all.

    After a day before them all, a report about a period that has ended is next due for the first one that ends later.
    """
    since = first
    if rule.lag:
        since = months_later(first, -rule.lag * rule.every * MONTH_SPANS[rule.unit]).replace(day=1)
    from_it = replace(rule, since=since)
    if control_dates(from_it, signed, 1, calendar)[0].due == first:
        return from_it
    return replace(rule, since=first + timedelta(days=1), first=first)


def is_control_date(deadline: Deadline, signed: date, day: date, calendar: Calendar) -> bool:
    """Tell whether a day is one of the control dates."""
    return next((due for _, due in _due_days(deadline, signed, calendar) if due >= day), None) == day


def period_name(rule: Recurring, end: date) -> str:
    """Name the reporting period that ends on ``end``: «I квартал 2026 года», «март 2026 года»; "" for others."""
    if rule.every > 1:
        return ""
    match rule.unit:
        case "month":
            return f"{MONTH_NAMES[end.month - 1]} {end.year} года"
        case "quarter":
            return f"{roman((end.month + 2) // 3)} квартал {end.year} года"
        case "half_year":
            return f"{roman((end.month + 5) // 6)} полугодие {end.year} года"
        case "year":
            return f"{end.year} год"
        case _:
            return ""


def _due_days(deadline: Deadline, signed: date, calendar: Calendar) -> Iterator[tuple[date, date]]:
    """Return the end of each reporting period and its due day, ascending."""
    match deadline:
        case By(due=day) | Event(due=day) | Period(due=day):
            return iter(((day, day),))
        case Dates(due=days):
            return iter((day, day) for day in days)
        case Recurring():
            return _within(deadline, due_cycle(deadline, signed, calendar), signed)
        case _:
            return iter(())


def _within(rule: Recurring, pairs: Iterator[tuple[date, date]], signed: date) -> Iterator[tuple[date, date]]:
    """Yield the ``first`` day and the pairs due strictly after the signing, inside ``since``..``until``."""
    if rule.first and rule.first > signed:
        yield rule.first, rule.first
    for end, due in pairs:
        if rule.until and end > rule.until:
            return
        if has_begun(rule, due, signed):
            yield end, due


def has_begun(rule: Recurring, due: date, signed: date) -> bool:
    """Tell whether a repetition that bears this due day had been signed, and begun, before it."""
    return due > signed and (not rule.since or due >= rule.since)


def due_cycle(rule: Recurring, signed: date, calendar: Calendar) -> Iterator[tuple[date, date]]:
    """Yield without end the end of each reporting period and its due day, from the period of the anchor on."""
    pairs = _every_cycle(rule, signed, calendar)
    return ((end, due) for end, due in pairs if end.month in rule.months) if rule.months else pairs


def _every_cycle(rule: Recurring, signed: date, calendar: Calendar) -> Iterator[tuple[date, date]]:
    anchor = max(signed, rule.since) if rule.since else signed
    if rule.times:
        return _yearly_days(rule, anchor)
    if rule.unit == "day":
        return _days(rule, signed, calendar)
    if rule.unit == "week":
        return _weeks(rule, rule.since or signed, calendar)
    if rule.unit == "decade":
        return _decades(anchor)
    return _months(rule, rule.since or signed, calendar)


def _yearly_days(rule: Recurring, anchor: date) -> Iterator[tuple[date, date]]:
    for year in range(anchor.year, LAST_YEAR):
        for month, day in sorted(rule.times):
            due = day_of_month(year, month, day)
            yield due, due


def _days(rule: Recurring, signed: date, calendar: Calendar) -> Iterator[tuple[date, date]]:
    due = rule.since or signed + timedelta(days=rule.every)
    while due.year < LAST_YEAR:
        if not rule.workdays or calendar.is_working(due):
            yield due, due
        due += timedelta(days=rule.every)


def _weeks(rule: Recurring, anchor: date, calendar: Calendar) -> Iterator[tuple[date, date]]:
    monday = anchor - timedelta(days=anchor.weekday())
    named = rule.days or ((rule.day,) if rule.day else ())
    for n in steps():
        last_monday = monday + timedelta(weeks=(n + 1) * rule.every - 1)
        if last_monday.year >= LAST_YEAR:
            return
        for weekday in named:
            due = last_monday + timedelta(days=weekday - 1)
            yield due, due
        if not named:
            due = _last_working_of_week(last_monday, calendar)
            yield due, due


def _last_working_of_week(monday: date, calendar: Calendar) -> date:
    """Return the last working day of a week; its Friday when the whole week is off."""
    week = [monday + timedelta(days=n) for n in range(7)]
    return max((day for day in week if calendar.is_working(day)), default=week[4])


def _decades(anchor: date) -> Iterator[tuple[date, date]]:
    first = anchor.year * 12 + anchor.month - 1
    for index in range(first, LAST_YEAR * 12):
        year, month = divmod(index, 12)
        for day in (10, 20, 31):
            due = day_of_month(year, month + 1, day)
            yield due, due


def _months(rule: Recurring, anchor: date, calendar: Calendar) -> Iterator[tuple[date, date]]:
    """Yield months, quarters, half-years or years, in groups of ``every`` from the anchor's own unit on."""
    size = MONTH_SPANS[rule.unit]
    first = (anchor.year * 12 + anchor.month - 1) // size * size
    for start in range(first, LAST_YEAR * 12, size * rule.every):
        last_unit = start + size * (rule.every - 1)
        end = _month_day(last_unit + size - 1, None)
        month = last_unit + size * rule.lag + (rule.month or size) - 1
        for day in rule.days or (rule.day,):
            if rule.weekday:
                yield end, weekday_of_month(_month_day(month, 1), rule.weekday, day)
            else:
                yield end, _day_in_month(month, day, workdays=rule.workdays, calendar=calendar)


def weekday_of_month(first: date, weekday: int, which: int | None) -> date:
    """Return the first, second, … or last (None) Monday, Tuesday, … of the month that begins on a day."""
    last = day_of_month(first.year, first.month, 31)
    if which is None:
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def _day_in_month(index: int, day: int | None, *, workdays: bool, calendar: Calendar) -> date:
    if not workdays:
        return _month_day(index, day)
    if day is None:
        return calendar.on_or_before(_month_day(index, None))
    return calendar.add(_month_day(index, 1) - timedelta(days=1), day)


def _month_day(index: int, day: int | None) -> date:
    year, month = divmod(index, 12)
    return day_of_month(year, month + 1, day or 31)
