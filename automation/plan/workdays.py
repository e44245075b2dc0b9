"""The production calendar of the Russian Federation with the office's own days on top.

Source of a rule: ст. 112 ТК РФ and the yearly government decree on moved days off, as the ``holidays``
library knows them; «Календарь» of the workbook outweighs both. The library is loaded at the first question.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from automation.model.office import DayMark

if TYPE_CHECKING:
    from holidays import HolidayBase

ONE_DAY = timedelta(days=1)
LEFT_OUT = frozenset({date(2014, 3, 10)})  # the library forgets the day off that ст. 112 ТК РФ moves from 08.03.2014


class Calendar:
    """Answers which days are worked. A pure function of ``marks``; answers are kept."""

    __slots__ = ("_added", "_known", "_worked")

    def __init__(self, marks: tuple[DayMark, ...] = ()) -> None:
        self._added: dict[tuple[date, int], date] = {}
        self._known = {mark.day: mark.working for mark in marks}
        self._worked: dict[int, dict[date, int]] = {}

    def is_working(self, day: date) -> bool:
        """Say whether the office works on this day."""
        known = self._known.get(day)
        if known is None:
            known = self._known[day] = day not in _days_off(day.year)
        return known

    def next_working(self, day: date) -> date:
        """Return the first working day strictly after this one."""
        return self.on_or_after(day + ONE_DAY)

    def previous_working(self, day: date) -> date:
        """Return the last working day strictly before this one."""
        return self.on_or_before(day - ONE_DAY)

    def on_or_after(self, day: date) -> date:
        """Return the day itself if it is worked, else the next working day."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def on_or_before(self, day: date) -> date:
        """Return the day itself if it is worked, else the previous working day."""
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def add(self, day: date, n: int) -> date:
        """Return the n-th working day after this one (before it when n is negative; the day itself when 0)."""
        known = self._added.get((day, n))
        if known is None:
            known = day
            for _ in range(abs(n)):
                known = self.next_working(known) if n > 0 else self.previous_working(known)
            self._added[day, n] = known
        return known

    def between(self, a: date, b: date) -> int:
        """Count the working days in (a, b]; negative when b is earlier than a."""
        if b < a:
            return -self.between(b, a)
        whole = sum(self._counts(year)[date(year, 12, 31)] for year in range(a.year, b.year))
        return whole + self._counts(b.year)[b] - self._counts(a.year)[a]

    def unsettled(self, year: int) -> bool:
        """Say whether the decree on moved days off for this year is not known to the calendar yet."""
        return year > _last_decreed_year()

    def _counts(self, year: int) -> dict[date, int]:
        """Count the working days from 1 January up to and including each day of the year."""
        if year not in self._worked:
            days, off = _days_of(year), _days_off(year)
            worked = (self._known.get(day, day not in off) for day in days)
            self._worked[year] = dict(zip(days, accumulate(worked), strict=True))
        return self._worked[year]


@lru_cache(maxsize=16)
def _days_of(year: int) -> tuple[date, ...]:
    """Return all days of the year."""
    first = date(year, 1, 1)
    return tuple(first + timedelta(days=n) for n in range((date(year, 12, 31) - first).days + 1))


class Decreed(Struct):
    """Answers of the library so far: days off by year, and the last year whose decree it holds (0: not asked)."""

    days_off: dict[int, frozenset[date]] = field(default_factory=dict)
    last_year: int = 0


ANSWERED = Decreed()


def library_answers() -> dict[str, list[date] | int]:
    """Return what was asked so far as plain values, to be kept and given to ``remember_answers`` another day."""
    years: dict[str, list[date] | int] = {str(year): sorted(days) for year, days in ANSWERED.days_off.items()}
    return years | {"last": ANSWERED.last_year}


def remember_answers(answers: Mapping[str, Any]) -> None:
    """Take ``library_answers`` of the same library for true: it need not be loaded for these years."""
    for name, told in answers.items():
        if name == "last":
            ANSWERED.last_year = ANSWERED.last_year or told
        else:
            ANSWERED.days_off.setdefault(int(name), frozenset(told))


def _days_off(year: int) -> frozenset[date]:
    """Return the days off of a year by law and decree, weekends included, working Saturdays left out."""
    known = ANSWERED.days_off.get(year)
    if known is None:
        russia = _russia()(years=year)
        known = frozenset(day for day in _days_of(year) if day in LEFT_OUT or not russia.is_working_day(day))
        ANSWERED.days_off[year] = known
    return known


def _last_decreed_year() -> int:
    """Return the last year whose moved days off the library holds (a table of the decrees, one key a year)."""
    if not ANSWERED.last_year:
        decrees: dict[int, object] = _russia()().special_public_holidays
        ANSWERED.last_year = max(decrees)
    return ANSWERED.last_year


@lru_cache(maxsize=1)
def _russia() -> "type[HolidayBase]":
    """Return the library's calendar of Russia, read from its own file.

    The library's package of countries would load two hundred others with it: more than half of a quiet day's cost.
    """
    from importlib.util import module_from_spec, spec_from_file_location
    from pathlib import Path

    import holidays

    spec = spec_from_file_location("holidays.countries.russia", Path(holidays.__file__).parent / "countries/russia.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    russia: type[HolidayBase] = module.Russia
    return russia
