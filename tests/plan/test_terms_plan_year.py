"""A plan made for one year decides the year of its dates («План работы на 2026 год»)."""

from datetime import date

import pytest

from automation.model.plan import By, Period, Unclear
from automation.plan.terms import plan_period, plan_year, read_term
from automation.plan.terms.display import show_term
from automation.plan.workdays import Calendar

CALENDAR, SIGNED = Calendar(), date(2025, 11, 20)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("План работы на 2026 год", 2026),
        ("План мероприятий на 2026 г.", 2026),
        ("План подготовки к паводку в 2026 году", 2026),
        ("План на 2025–2027 годы", None),
        ("План работы на 2025-2026 учебный год", None),
        ("План-график", None),
        ("График составления проекта бюджета на 2027 год", None),
    ],
)
def test_a_title_names_one_year_or_none(title: str, year: int | None) -> None:
    assert plan_year(title) == year


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("План работы на 2018-2020 годы", date(2018, 1, 1), date(2020, 12, 31)),
        ("План на второе полугодие 2024 года", date(2024, 7, 1), date(2024, 12, 31)),
        ("План работы школы на 2024/2025 учебный год", date(2024, 9, 1), date(2025, 8, 31)),
        ("План проверок на I квартал 2026 г.", date(2026, 1, 1), date(2026, 3, 31)),
    ],
)
def test_the_title_says_for_what_days_a_plan_is_made(title: str, first: date, last: date) -> None:
    assert plan_period(title) == Period(start=first, due=last)


def test_a_title_without_days_or_of_a_budget_says_no_days() -> None:
    assert plan_period("План работы") is None
    assert plan_period("План подготовки бюджета на 2027 год") is None


def test_the_year_of_the_plan_holds_for_dates_without_one() -> None:
    assert read_term("до 15 декабря", SIGNED, CALENDAR).deadline == By(due=date(2025, 12, 15))
    assert read_term("до 15 декабря", SIGNED, CALENDAR, year=2026).deadline == By(due=date(2026, 12, 15))
    assert read_term("до 15 декабря 2025", SIGNED, CALENDAR, year=2026).deadline == By(due=date(2025, 12, 15))


@pytest.mark.parametrize(
    ("phrase", "start", "due"),
    [
        ("с 10 по 25 декабря", date(2026, 12, 10), date(2026, 12, 25)),
        ("ноябрь – декабрь", date(2026, 11, 1), date(2026, 12, 31)),
        ("с 20 декабря по 10 января", date(2025, 12, 20), date(2026, 1, 10)),
        ("с 1 декабря 2025 года по 25 декабря", date(2025, 12, 1), date(2025, 12, 25)),
    ],
)
def test_the_last_day_of_a_stretch_lies_in_the_year_of_the_plan(phrase: str, start: date, due: date) -> None:
    """A day and a stretch of one plan are read alike, unless the stretch names its first year."""
    assert read_term(phrase, SIGNED, CALENDAR, year=2026).deadline == Period(start=start, due=due)


@pytest.mark.parametrize("phrase", ["зимой", "осень – зима"])
def test_a_winter_is_asked_about_also_in_a_plan_of_one_year(phrase: str) -> None:
    question = f"Срок «{phrase}»: зима переходит из года в год: напишите последний день."
    assert read_term(phrase, SIGNED, CALENDAR, year=2026).deadline == Unclear(question=question)


def test_in_the_course_of_the_year_is_the_year_of_the_plan_and_asked_without_one() -> None:
    whole = Period(start=date(2026, 1, 1), due=date(2026, 12, 31))
    assert read_term("в течение года", SIGNED, CALENDAR, year=2026).deadline == whole
    assert isinstance(read_term("в течение года", SIGNED, CALENDAR).deadline, Unclear)


@pytest.mark.parametrize(
    ("phrase", "question"),
    [
        ("октябрь", "31.10.2025 – незадолго до подписания (20.11.2025): это 2025 или 2026 год? Напишите год."),
        ("зима 2026 года", "зима 2026 года: до 28.02.2026 или до конца следующей зимы – назовите последний день."),
        ("в начале следующего года", "последний день не назван: где-то между 01.01.2026 и 31.12.2026."),
    ],
)
def test_a_year_two_people_would_take_differently_is_asked(phrase: str, question: str) -> None:
    assert read_term(phrase, SIGNED, CALENDAR).deadline == Unclear(question=f"Срок «{phrase}»: {question}")


@pytest.mark.parametrize(
    ("phrase", "days"),
    [
        ("раз в полгода (июнь, декабрь)", "30.06.2026, 31.12.2026"),
        ("до 15 января года, следующего за отчётным", "15.01.2027"),
        ("ежемесячно до 5 числа месяца, следующего за отчётным", "05.02.2026, 05.03.2026"),
        ("ежемесячно", "31.01.2026"),
    ],
)
def test_a_repetition_of_next_years_plan_begins_with_that_year(phrase: str, days: str) -> None:
    term = read_term(phrase, SIGNED, CALENDAR, year=2026)
    assert f": {days}" in show_term(term, SIGNED, CALENDAR)
    assert "Взят год, на который составлен план: 2026." in term.assumptions
    assert f": {days}" not in show_term(read_term(phrase, SIGNED, CALENDAR), SIGNED, CALENDAR)
    ended = read_term("ежемесячно до конца 2025 года", SIGNED, CALENDAR, year=2026)
    assert ": 30.11.2025, 31.12.2025" in show_term(ended, SIGNED, CALENDAR)
    assert read_term("ежемесячно", date(2026, 1, 9), CALENDAR, year=2026).assumptions[1:] == ()
