"""Both directions: a date written in any shape is read back; no text raises; no phrase is read against its date."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from automation.model.plan import By, Dates, Period, Recurring, Unclear
from automation.plan.terms import control_dates, read_term, show_term, term_json
from automation.plan.workdays import Calendar
from automation.russian.dates import MONTHS, show
from tests.support.nightly import share

CALENDAR = Calendar()
NOMINATIVE = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
]
ROMAN = ("I", "II", "III", "IV")

signings = st.dates(date(2010, 1, 1), date(2027, 12, 31))
SHAPES: tuple[Callable[[date], str], ...] = (
    show,
    lambda d: f"до {show(d)} г.",
    lambda d: f"в срок до {show(d)}г",
    lambda d: f"{d.day}.{d.month:02}.{d.year}",
    lambda d: f"не позднее {d.day} {MONTHS[d.month - 1]} {d.year} года",
    lambda d: f"до «{d.day:02}» {MONTHS[d.month - 1]} {d.year} г.",
    lambda d: f"К {d.day}-му {MONTHS[d.month - 1].upper()} {d.year}г.",
    lambda d: f"по {show(d)} включительно",
    lambda d: d.isoformat(),
    lambda d: f"{d.isoformat()} 00:00:00",
    lambda d: f"до {d.day:02},{d.month:02},{d.year}",
    lambda d: f"до{show(d)}",
    lambda d: f"{d:%d.%m.%y}",
    lambda d: f"до {show(d)} до 18:00",
)


@given(signings, st.integers(0, 3000), st.sampled_from(SHAPES))
@settings(max_examples=share(60, 400), deadline=None)
def test_a_date_in_any_shape_is_read_back(signed: date, later: int, shape: Callable[[date], str]) -> None:
    day = signed + timedelta(days=later)
    assert read_term(shape(day), signed, CALENDAR).deadline == By(due=day)


@given(signings, st.integers(0, 365), st.sampled_from(("до {} {}", "{} {}", "к {} {}")))
@settings(max_examples=share(30, 200), deadline=None)
def test_a_date_without_a_year_is_the_next_one_unless_it_has_just_passed(signed: date, later: int, shape: str) -> None:
    day = signed + timedelta(days=later)
    found = read_term(shape.format(day.day, MONTHS[day.month - 1]), signed, CALENDAR).deadline
    if (day.month, day.day) == (2, 29):
        assert isinstance(found, By | Unclear)
        return
    passed = date(signed.year, day.month, day.day)
    if timedelta(0) < signed - passed < timedelta(days=60):
        assert isinstance(found, Unclear)
        return
    assert isinstance(found, By)
    assert (found.due.month, found.due.day) == (day.month, day.day)
    assert signed <= found.due
    assert found.due.replace(year=found.due.year - 1) < signed if (day.month, day.day) != (2, 29) else True


@given(signings, st.integers(1, 2000), st.integers(1, 400))
@settings(max_examples=share(25, 150), deadline=None)
def test_a_range_is_read_back(signed: date, later: int, length: int) -> None:
    start = signed + timedelta(days=later)
    due = start + timedelta(days=length)
    expected = Period(start=start, due=due)
    assert read_term(f"с {show(start)} по {show(due)}", signed, CALENDAR).deadline == expected
    assert read_term(f"{show(start)}–{show(due)}", signed, CALENDAR).deadline == expected


@given(signings, st.lists(st.integers(1, 900), min_size=2, max_size=6, unique=True))
@settings(max_examples=share(25, 150), deadline=None)
def test_a_list_of_dates_is_read_back(signed: date, later: list[int]) -> None:
    days = tuple(signed + timedelta(days=n) for n in sorted(later))
    expected = Dates(due=days)
    assert read_term(", ".join(map(show, days)), signed, CALENDAR).deadline == expected
    assert read_term("; ".join(f"до {show(d)} г." for d in days), signed, CALENDAR).deadline == expected


@given(signings, st.integers(0, 5), st.integers(0, 11))
@settings(max_examples=share(30, 200), deadline=None)
def test_months_and_quarters_end_on_their_last_day(signed: date, years: int, index: int) -> None:
    year = signed.year + 1 + years
    month_end = date(year + index // 11, (index + 1) % 12 + 1, 1) - timedelta(days=1)
    found = read_term(f"{NOMINATIVE[index]} {year} г.", signed, CALENDAR).deadline
    assert found == Period(start=date(year, index + 1, 1), due=month_end)
    quarter = index // 3
    ends = (date(year, 3, 31), date(year, 6, 30), date(year, 9, 30), date(year, 12, 31))
    for words in (
        f"{ROMAN[quarter]} квартал {year}",
        f"{quarter + 1} кв. {year}г.",
        f"в {quarter + 1}-м квартале {year}",
    ):
        assert read_term(words, signed, CALENDAR).deadline == Period(
            start=date(year, quarter * 3 + 1, 1), due=ends[quarter]
        )


@given(signings, st.integers(1, 31))
@settings(max_examples=share(15, 100), deadline=None)
def test_monthly_control_dates_follow_one_another_without_a_gap(signed: date, day: int) -> None:
    rule = read_term(f"ежемесячно до {day} числа", signed, CALENDAR).deadline
    assert isinstance(rule, Recurring)
    pairs = control_dates(rule, signed, 14, CALENDAR)
    assert pairs[0].start == signed < pairs[0].due
    assert all(b.start == a.due + timedelta(days=1) for a, b in pairwise(pairs))
    months = [p.due.year * 12 + p.due.month for p in pairs]
    assert months == list(range(months[0], months[0] + 14))


WORDS = st.sampled_from(
    [
        "до",
        "по",
        "к",
        "с",
        "в",
        "и",
        ",",
        ".",
        "-",
        "(",
        "12.12.2025",
        "10.10",
        "31.02",
        "5",
        "25",
        "2026",
        "46003",
        "IV",
        "X",
        "квартал",
        "года",
        "г.",
        "декабря",
        "май",
        "месяц",
        "недели",
        "дней",
        "рабочих",
        "числа",
        "ежемесячно",
        "раз",
        "в",
        "течение",
        "постоянно",
        "начиная",
        "следующего",
        "за",
        "отчетным",
        "10:00",
        "каждого",
        "пятницам",
        "конца",
        "не",
        "позднее",
        "дневный",
        "срок",
        "включительно",
        "I-II",
        "последний",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join)), signings)
@settings(max_examples=share(30, 600), deadline=None)
def test_no_text_raises_and_every_reading_can_be_shown(phrase: str, signed: date) -> None:
    term = read_term(phrase, signed, CALENDAR)
    assert term.phrase == phrase
    assert show_term(term, signed, CALENDAR)
    found = term_json(term, signed, CALENDAR)
    assert all(date.fromisoformat(day) >= signed for day in found["due"])
    assert read_term(phrase, signed, CALENDAR) == term


@given(st.lists(WORDS, max_size=10))
@settings(max_examples=share(30, 300), deadline=None)
def test_blanks_case_and_yo_change_nothing(words: list[str]) -> None:
    signed = date(2025, 12, 11)
    plain = read_term(" ".join(words), signed, CALENDAR).deadline
    other = read_term("  ".join(words).upper().replace("Е", "Ё"), signed, CALENDAR).deadline
    if isinstance(plain, Unclear):
        assert isinstance(other, Unclear)
    else:
        assert other == plain
