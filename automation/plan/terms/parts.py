"""Parts of a date as written: a day, a stretch of the calendar, a frequency; and the days they stand for."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from automation.model.plan import Period, Unit


class DoubtError(Exception):
    """A term that cannot be read surely; the message is the Russian question to the office."""


class StrangeWordsError(DoubtError):
    """A term of which some words say nothing the grammar knows."""


class Day(Struct, frozen=True):
    """«12 декабря 2025»: ``year`` None – not written; ``ahead`` 0 – «текущего года», 1 – «следующего года».

    ``short``: the year was written with two digits. ``figures`` is how many the month was written with, in «10.12»
    without a year (0: the month is a word or the date is whole).
    """

    day: int
    month: int
    year: int | None = None
    ahead: int | None = None
    short: bool = False
    figures: int = 0


StretchUnit = Literal[
    "month", "quarter", "half_year", "year", "decade", "half_month", "last_week", "spring", "summer", "autumn", "winter"
]


class Stretch(Struct, frozen=True):
    """«I квартал 2026»: ``number`` counts the unit within its year (a decade: within ``month``)."""

    unit: StretchUnit
    number: int = 1
    month: int = 0
    year: int | None = None
    ahead: int | None = None


class Range(Struct, frozen=True):
    """«с 1 по 25 апреля», «январь – март»."""

    first: Day | Stretch
    last: Day | Stretch


Part = Day | Stretch | Range


class Rate(Struct, frozen=True):
    """«раз в два месяца»: ``times`` in ``every`` units."""

    unit: Unit
    every: int = 1
    times: int = 1
    workdays: bool = False


MONTH_SPANS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9}
PARTS_OF_MONTH = {"decade": ((1, 10), (11, 20), (21, 31)), "half_month": ((1, 15), (16, 31))}


def span(part: Day | Stretch, year: int) -> tuple[date, date]:
    """Return the first and last day of a part in a year. Raises DoubtError for a day the calendar does not have."""
    if isinstance(part, Day):
        day = _exact(year, part.month, part.day)
        return day, day
    if part.unit in PARTS_OF_MONTH:
        first, last = PARTS_OF_MONTH[part.unit][part.number - 1]
        return date(year, part.month, first), day_of_month(year, part.month, last)
    if part.unit == "last_week":
        end = _month_end(year, part.number)
        return end - timedelta(days=6), end
    if part.unit == "winter":
        return date(year - 1, 12, 1), _month_end(year, 2)
    if part.unit in SEASONS:
        month = SEASONS[part.unit]
        return date(year, month, 1), _month_end(year, month + 2)
    size = MONTH_SPANS[part.unit]
    first_month = (part.number - 1) * size + 1
    return date(year, first_month, 1), _month_end(year, first_month + size - 1)


def whole_year(plan: Period | None) -> int | None:
    """Return the one calendar year these days are; None for other days."""
    year = plan.due.year if plan else 0
    return year if plan and (plan.start, plan.due) == (date(year, 1, 1), date(year, 12, 31)) else None


def sort_of(part: Day | Stretch) -> str:
    """Return what may stand in one list or range: days with days, quarters with quarters, seasons with seasons."""
    if isinstance(part, Day):
        return "day"
    return "season" if part.unit in {*SEASONS, "winter"} else part.unit


def last_of(part: Part) -> Day | Stretch:
    """Return the part itself, of a range its last one."""
    return part.last if isinstance(part, Range) else part


def year_of(part: Day | Stretch, signed: date) -> int | None:
    """Return the year as written, «текущего»/«следующего года» counted from the signing."""
    return part.year if part.ahead is None else signed.year + part.ahead


def within_range(part: Range, year: int, signed: date) -> tuple[date, date]:
    """Return the range whose last day lies in ``year``; a first part without a year stands before the last one."""
    due = span(part.last, year)[1]
    written = year_of(part.first, signed)
    start = span(part.first, written or year)[0]
    if start > due and written is None and not _same_unit(part):
        start = span(part.first, year - 1)[0]
    if start > due:
        raise DoubtError("начало срока позже его конца: уточните обе даты")
    return start, due


def _same_unit(part: Range) -> bool:
    """Tell whether both days are of one month: «с 26 по 10 апреля» cannot pass into the next year."""
    return isinstance(part.first, Day) and isinstance(part.last, Day) and part.first.month == part.last.month


def first_on_or_after(part: Part, day: date) -> int:
    """Return the first year in which the part ends on or after a day."""
    return day.year if span(last_of(part), day.year)[1] >= day else day.year + 1


def with_year(part: Part, year: int) -> Part:
    """Return the part with a year taken from its neighbour."""
    if isinstance(part, Range):
        return Range(part.first, replace(part.last, year=year))
    return replace(part, year=year)


def months_later(day: date, months: int) -> date:
    """Return the same number of a later month, its last day where the month is shorter (ГК РФ, ст. 192)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day_of_month(year, month + 1, day.day)


def day_before(day: date) -> date:
    """Return the previous day."""
    return day - timedelta(days=1)


def _exact(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        raise DoubtError(f"дня {day:02}.{month:02}.{year} в календаре нет: уточните дату")
    return date(year, month, day)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def day_of_month(year: int, month: int, day: int) -> date:
    """Return a day of the month, its last one where the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))
