"""The production calendar: decree days, the office's own days, counting, years without a decree."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation.model.office import DayMark
from automation.plan.workdays import Calendar
from tests.support.nightly import share

CALENDAR = Calendar()
days = st.dates(date(2019, 1, 1), date(2029, 12, 31))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2025, 12, 11), True),
        (date(2025, 12, 12), True),
        (date(2025, 12, 13), False),
        (date(2025, 12, 31), False),
        (date(2026, 1, 9), False),
        (date(2026, 1, 12), True),
        (date(2025, 11, 1), True),
        (date(2025, 11, 3), False),
        (date(2024, 4, 27), True),
        (date(2026, 12, 31), False),
    ],
)
def test_moved_days_off_and_working_saturdays_are_known(day: date, working: bool) -> None:
    assert CALENDAR.is_working(day) is working


NORMS = (248, 248, 249, 250, 249, 249, 248, 249, *[247] * 7, 248, 247, 247, 247, 248, 247, 247, 247)


@pytest.mark.parametrize(("year", "number"), [*enumerate(NORMS, 2005)])
def test_the_working_days_of_a_year_are_those_of_the_production_calendar(year: int, number: int) -> None:
    assert CALENDAR.between(date(year - 1, 12, 31), date(year, 12, 31)) == number


def test_the_offices_own_days_outweigh_the_decree() -> None:
    own = Calendar((DayMark(day=date(2025, 12, 12), working=False), DayMark(day=date(2025, 12, 13), working=True)))
    assert not own.is_working(date(2025, 12, 12))
    assert own.is_working(date(2025, 12, 13))
    assert own.next_working(date(2025, 12, 11)) == date(2025, 12, 13)
    assert own.between(date(2025, 12, 11), date(2025, 12, 14)) == 1
    assert CALENDAR.is_working(date(2025, 12, 12))


def test_the_working_day_beside_a_day_is_found() -> None:
    assert CALENDAR.next_working(date(2025, 12, 30)) == date(2026, 1, 12)
    assert CALENDAR.previous_working(date(2026, 1, 12)) == date(2025, 12, 30)
    assert CALENDAR.on_or_after(date(2025, 12, 12)) == date(2025, 12, 12)
    assert CALENDAR.on_or_after(date(2025, 12, 31)) == date(2026, 1, 12)
    assert CALENDAR.on_or_before(date(2025, 12, 14)) == date(2025, 12, 12)


def test_five_working_days_before_the_term_of_the_sample_plan_is_the_nineteenth() -> None:
    assert CALENDAR.add(date(2025, 12, 26), -5) == date(2025, 12, 19)
    assert CALENDAR.between(date(2025, 12, 19), date(2025, 12, 26)) == 5


def test_a_year_without_a_decree_is_unsettled() -> None:
    assert not CALENDAR.unsettled(2025)
    assert not CALENDAR.unsettled(2026)
    assert CALENDAR.unsettled(2060)


@given(days, st.integers(-400, 400))
@settings(max_examples=share(60, 200), deadline=None)
def test_counting_agrees_with_adding(day: date, n: int) -> None:
    start = CALENDAR.on_or_after(day)
    assert CALENDAR.between(start, CALENDAR.add(start, n)) == n


@given(days, st.integers(0, 800))
@settings(max_examples=share(30, 100), deadline=None)
def test_between_counts_each_working_day_once(day: date, length: int) -> None:
    end = day + timedelta(days=length)
    counted = sum(CALENDAR.is_working(day + timedelta(days=n)) for n in range(1, length + 1))
    assert CALENDAR.between(day, end) == counted
    assert CALENDAR.between(end, day) == -counted
