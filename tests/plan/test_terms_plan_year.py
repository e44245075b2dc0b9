"""A plan made for one year decides the year of its dates («План работы на 2026 год»)."""

from datetime import date

import pytest

from automation.model.plan import By, Period, Unclear
from automation.plan.terms import control_dates, plan_period, plan_year, read_term
from automation.plan.terms.display import show_term
from automation.plan.workdays import Calendar

CALENDAR, SIGNED = Calendar(), date(2025, 11, 20)
YEAR = Period(start=date(2026, 1, 1), due=date(2026, 12, 31))
SCHOOL = Period(start=date(2025, 9, 1), due=date(2026, 8, 31))


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
    assert read_term("до 15 декабря", SIGNED, CALENDAR, plan=YEAR).deadline == By(due=date(2026, 12, 15))
    assert read_term("до 15 декабря 2025", SIGNED, CALENDAR, plan=YEAR).deadline == By(due=date(2025, 12, 15))


@pytest.mark.parametrize(
    ("phrase", "start", "due"),
    [
        ("с 10 по 25 декабря", date(2026, 12, 10), date(2026, 12, 25)),
        ("ноябрь – декабрь", date(2026, 11, 1), date(2026, 12, 31)),
        ("с 1 декабря 2025 года по 25 декабря", date(2025, 12, 1), date(2025, 12, 25)),
    ],
)
def test_the_last_day_of_a_stretch_lies_in_the_year_of_the_plan(phrase: str, start: date, due: date) -> None:
    """A day and a stretch of one plan are read alike, unless the stretch names its first year."""
    assert read_term(phrase, SIGNED, CALENDAR, plan=YEAR).deadline == Period(start=start, due=due)


@pytest.mark.parametrize(
    ("phrase", "between"),
    [
        ("с 20 декабря по 10 января", "с 20.12.2025 по 10.01.2026 или с 20.12.2026 по 10.01.2027"),
        ("ноябрь – март", "с 01.11.2025 по 31.03.2026 или с 01.11.2026 по 31.03.2027"),
    ],
)
def test_a_stretch_over_new_year_that_lies_half_in_the_plan_is_asked_about(phrase: str, between: str) -> None:
    """It may begin the year of the plan or end it; in a plan of several years the first whole one is meant."""
    asked = read_term(phrase, SIGNED, CALENDAR, plan=YEAR).deadline
    assert asked == Unclear(question=f"Срок «{phrase}»: это {between}? Напишите оба года.")
    longer = Period(start=date(2026, 1, 1), due=date(2027, 12, 31))
    read = read_term(phrase, SIGNED, CALENDAR, plan=longer).deadline
    assert isinstance(read, Period)
    assert (read.start.year, read.due.year) == (2026, 2027)
    school = read_term(phrase, SIGNED, CALENDAR, plan=SCHOOL).deadline
    assert isinstance(school, Period)
    assert (school.start.year, school.due.year) == (2025, 2026)


def test_a_cycle_longer_than_the_plan_is_asked_about() -> None:
    asked = read_term("1 раз в 3 года", SIGNED, CALENDAR, plan=YEAR).deadline
    assert asked == Unclear(
        question="Срок «1 раз в 3 года»: первый такой срок наступит позже, чем кончится план: назовите дату."
    )
    triple = Period(start=date(2026, 1, 1), due=date(2028, 12, 31))
    read = read_term("1 раз в 3 года", SIGNED, CALENDAR, plan=triple).deadline
    assert [c.due for c in control_dates(read, SIGNED, 9, CALENDAR)] == [date(2028, 12, 31)]


@pytest.mark.parametrize("phrase", ["зимой", "осень – зима"])
def test_a_winter_is_asked_about_also_in_a_plan_of_one_year(phrase: str) -> None:
    question = f"Срок «{phrase}»: зима переходит из года в год: напишите последний день."
    assert read_term(phrase, SIGNED, CALENDAR, plan=YEAR).deadline == Unclear(question=question)


def test_in_the_course_of_the_year_is_the_year_of_the_plan_and_asked_without_one() -> None:
    whole = Period(start=date(2026, 1, 1), due=date(2026, 12, 31))
    assert read_term("в течение года", SIGNED, CALENDAR, plan=YEAR).deadline == whole
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
    term = read_term(phrase, SIGNED, CALENDAR, plan=YEAR)
    assert f": {days}" in show_term(term, SIGNED, CALENDAR)
    assert "Взяты дни, на которые составлен план: с 01.01.2026 по 31.12.2026." in term.assumptions
    assert f": {days}" not in show_term(read_term(phrase, SIGNED, CALENDAR), SIGNED, CALENDAR)


@pytest.mark.parametrize(
    ("title", "phrase", "first", "last"),
    [
        ("План на 2022–2024 годы", "ежегодно до 15 декабря", date(2022, 12, 15), date(2024, 12, 15)),
        ("План на 2022–2024 годы", "ежегодно, октябрь – ноябрь", date(2022, 11, 30), date(2024, 11, 30)),
        ("План на 2021/2022 учебный год", "ежемесячно", date(2021, 12, 31), date(2022, 8, 31)),
        ("План на второе полугодие 2022 года", "еженедельно по средам", date(2022, 7, 6), date(2022, 12, 28)),
        ("План на 2022 год", "не реже одного раза в три месяца", date(2022, 3, 31), date(2022, 12, 31)),
        ("План на 2022 год", "ежеквартально до 10 числа месяца, следующего за отчётным", date(2022, 4, 10),
         date(2023, 1, 10)),
        ("План на 2021/2022 учебный год", "каждую пятницу апреля", date(2022, 4, 1), date(2022, 4, 29)),
    ],
)  # fmt: skip
def test_what_is_repeated_begins_and_ends_with_the_plan(title: str, phrase: str, first: date, last: date) -> None:
    signed = date(2021, 12, 20)
    term = read_term(phrase, signed, CALENDAR, plan=plan_period(title))
    days = [one.due for one in control_dates(term.deadline, signed, 500, CALENDAR)]
    assert (days[0], days[-1]) == (first, last)


def test_words_that_bound_a_repetition_outweigh_the_plan_and_others_outside_it_are_told() -> None:
    own = read_term("ежемесячно до конца 2025 года", SIGNED, CALENDAR, plan=YEAR)
    assert ": 30.11.2025, 31.12.2025" in show_term(own, SIGNED, CALENDAR)
    begun = read_term("ежемесячно с 1 октября 2027 года", SIGNED, CALENDAR, plan=YEAR)
    assert "План составлен" not in " ".join((*own.assumptions, *begun.assumptions))
    half = Period(start=date(2026, 7, 1), due=date(2026, 12, 31))
    outside = read_term("ежегодно до 1 марта", SIGNED, CALENDAR, plan=half)
    told = "План составлен с 01.07.2026 по 31.12.2026, а повторяется в другое время: проверьте срок."
    assert outside.assumptions == (told,)
    past = read_term("ежемесячно", date(2027, 1, 9), CALENDAR, plan=YEAR)
    assert len(control_dates(past.deadline, date(2027, 1, 9), 20, CALENDAR)) == 20


@pytest.mark.parametrize("phrase", ["в течение учебного года", "на протяжении всего учебного года", "в течение года"])
def test_the_school_year_of_a_plan_is_its_year(phrase: str) -> None:
    assert read_term(phrase, SIGNED, CALENDAR, plan=SCHOOL).deadline == Period(start=SIGNED, due=date(2026, 8, 31))
    assert isinstance(read_term("в течение учебного года", SIGNED, CALENDAR, plan=YEAR).deadline, Unclear)


def test_a_day_without_a_year_lies_in_the_first_year_of_a_plan_of_several() -> None:
    plan = plan_period("План на 2026–2028 годы")
    assert read_term("до 15 декабря", SIGNED, CALENDAR, plan=plan).deadline == By(due=date(2026, 12, 15))
