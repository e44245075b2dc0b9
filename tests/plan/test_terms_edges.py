"""Terms at their edges: numbers in words, the last part of a month or year, the shortest and longest repetitions."""

from datetime import date

import pytest

from automation.model.plan import By, Unclear
from automation.plan.terms import number_said, read_term, show_term
from automation.plan.terms.scan import FORMS, first_letters
from automation.plan.workdays import Calendar

PERIOD_TAKEN = "Частота не названа: отчётный период прочитан как месяц."
SIGNED, CALENDAR = date(2025, 12, 11), Calendar()


@pytest.mark.parametrize(
    ("phrase", "shown"),
    [
        ("в течение десяти дней", "до 21.12.2025 включительно"),
        ("в течение двенадцати рабочих дней", "до 29.12.2025 включительно"),
        ("в течение четырнадцати дней", "до 25.12.2025 включительно"),
        ("в течение пятнадцати дней", "до 26.12.2025 включительно"),
        ("до семнадцатого января 2026 г.", "до 17.01.2026 включительно"),
        ("в первой декаде января 2026", "с 01.01.2026 по 10.01.2026 включительно"),
        ("вторая декада января 2026 года", "с 11.01.2026 по 20.01.2026 включительно"),
        ("третья декада января 2026 года", "с 21.01.2026 по 31.01.2026 включительно"),
        ("осень 2026 года", "с 01.09.2026 по 30.11.2026 включительно"),
        ("IV квартал 2026", "с 01.10.2026 по 31.12.2026 включительно"),
        ("2 полугодие 2026", "с 01.07.2026 по 31.12.2026 включительно"),
        ("15 декабря 2026 и 15 января", "15.12.2026, 15.01.2027"),
        ("15 декабря 2026, 15 февраля, 10 января", "15.12.2026, 15.02.2027, 10.01.2028"),
        ("с 20 декабря 2026 по 15 января", "с 20.12.2026 по 15.01.2027 включительно"),
        ("до 31.12.2045", "до 31.12.2045 включительно"),
        (
            "по пятницам начиная с января 2026 года еженедельно",
            "раз в неделю: 02.01.2026, 09.01.2026, 16.01.2026, 23.01.2026, …",
        ),
        (
            "еженедельно по пятницам начиная с января 2026 года",
            "раз в неделю: 02.01.2026, 09.01.2026, 16.01.2026, 23.01.2026, …",
        ),
        ("в текущем году", "с 01.01.2025 по 31.12.2025 включительно"),
        ("в следующем году", "с 01.01.2026 по 31.12.2026 включительно"),
        ("до двадцать девятого декабря 2025 г.", "до 29.12.2025 включительно"),
        ("зима 2026–27", "с 01.12.2026 по 28.02.2027 включительно"),
        ("зима 2026-2027", "с 01.12.2026 по 28.02.2027 включительно"),
        ("2026–27 гг.", "с 01.01.2026 по 31.12.2027 включительно"),
        ("2026 год: 15 марта", "до 15.03.2026 включительно"),
        ("П квартал 2026", "с 01.04.2026 по 30.06.2026 включительно"),
        ("Ш квартал 2026", "с 01.07.2026 по 30.09.2026 включительно"),
        ("1 раз в год", "раз в год: 31.12.2025, 31.12.2026, 31.12.2027, 31.12.2028, …"),
        ("12/12/2025", "до 12.12.2025 включительно"),
        ("с 20 декабря по 15 января", "с 20.12.2025 по 15.01.2026 включительно"),
        ("декабрь – январь", "с 01.12.2025 по 31.01.2026 включительно"),
        ("зима 2027 года – зима 2028 года", "с 01.12.2026 по 29.02.2028 включительно"),
        ("до 12.12.2025 18:00", "до 12.12.2025 включительно"),
        ("раз в 2 месяца, начиная с января 2026", "раз в 2 месяца: 28.02.2026, 30.04.2026, 30.06.2026, 31.08.2026, …"),
        (
            "раз в 12 месяцев, начиная с января 2026",
            "раз в 12 месяцев: 31.12.2026, 31.12.2027, 31.12.2028, 31.12.2029, …",
        ),
        (
            "раз в 22 месяца, начиная с января 2026",
            "раз в 22 месяца: 31.10.2027, 31.08.2029, 30.06.2031, 30.04.2033, …",
        ),
        ("раз в 5 лет, начиная с 2026 года", "раз в 5 лет: 31.12.2030, 31.12.2035, 31.12.2040, 31.12.2045, …"),
        ("ежегодно до 29 февраля", "раз в год: 28.02.2026, 28.02.2027, 29.02.2028, 28.02.2029, …"),
        ("ежемесячно до 16 числа отчётного месяца", "раз в месяц: 16.12.2025, 16.01.2026, 16.02.2026, 16.03.2026, …"),
        ("ежедневно", "ежедневно: 12.12.2025, 13.12.2025, 14.12.2025, 15.12.2025, …"),
        ("ежедневно, начиная с 12.01.2026", "ежедневно: 12.01.2026, 13.01.2026, 14.01.2026, 15.01.2026, …"),
    ],
)
def test_a_phrase_at_an_edge_is_read_and_shown(phrase: str, shown: str) -> None:
    assert show_term(read_term(phrase, SIGNED, CALENDAR), SIGNED, CALENDAR) == shown


@pytest.mark.parametrize(
    "phrase",
    [
        "4 декада января 2026 года",
        "5 квартал 2026",
        "V квартал 2026",
        "3 полугодие 2026",
        "зима 2026 года",
        "через день",
        "постоянно, далее ежеквартально",
    ],
)
def test_what_no_calendar_has_or_two_people_would_read_differently_is_asked(phrase: str) -> None:
    assert isinstance(read_term(phrase, SIGNED, CALENDAR).deadline, Unclear)


@pytest.mark.parametrize(("day", "told"), [(28, False), (29, True), (31, True)])
def test_a_day_some_months_do_not_have_is_told(day: int, told: bool) -> None:
    term = read_term(f"ежемесячно, до {day} числа", SIGNED, CALENDAR)
    assert ("Где в месяце такого числа нет, взят последний день месяца." in term.assumptions) is told


def test_an_event_of_unknown_date_says_that_nobody_will_be_reminded() -> None:
    term = read_term("по мере поступления", SIGNED, CALENDAR)
    assert "напоминаний не будет" in term.assumptions[0]


@pytest.mark.parametrize(
    "phrase",
    [
        "до 20.12.2025 18:75",
        "до 18:75 20.12.2025",
        "до 20.12.2025 25:00",
        "до 20.12.2025 24:30",
        "до 20.12.2025 к 18:75",
        "до 20.12.2025 18 ч. 75 мин.",
        "2025-12-20T18:75",
        "ежедневно в 10:99",
        "20.12.2025 25.00",
    ],
)
def test_a_time_that_cannot_be_is_asked_and_never_left_out(phrase: str) -> None:
    deadline = read_term(phrase, SIGNED, CALENDAR).deadline
    assert isinstance(deadline, Unclear)
    assert "не бывает: уточните" in deadline.question


@pytest.mark.parametrize(
    "phrase",
    [
        "20.12.2025?",
        "20.12.2025 (план)",
        "31.02.2026",
        "до 20.12.2025, 31.02.2026",
        "20.12.2025 18:00 19:00",
        "20.12.2025 18:60",
        "20.12.2025 18:00:60",
        "20.12.2025 24:01",
        "20.12.2025 24:00:01",
        "2025-12-20T24:00:01",
        "20.12.205",
    ],
)
def test_words_and_figures_beside_a_day_are_asked(phrase: str) -> None:
    assert isinstance(read_term(phrase, SIGNED, CALENDAR).deadline, Unclear)


@pytest.mark.parametrize(
    "phrase",
    [
        "до 20.12.2025 24:00",
        "до 20.12.2025 г. 18 ч",
        "20.12.2025 в 9:59",
        "20.12.2025 23:59:59",
        "20.12.2025 24 ч",
        "20.12.2025 18:00 ч",
    ],
)
def test_a_time_that_can_be_is_left_out_and_told(phrase: str) -> None:
    assert "Время в срок не входит." in read_term(phrase, SIGNED, CALENDAR).assumptions


@pytest.mark.parametrize(
    ("words", "number"),
    [("двадцать пятого", 25), ("десятидневный", 10), ("пять рабочих", None), ("скоро", None)],
)
def test_a_number_is_said_by_words_of_numbers_alone(words: str, number: int | None) -> None:
    assert number_said(words) == number


def test_every_alternative_of_a_word_begins_with_a_letter_it_is_found_by() -> None:
    assert all("а" <= letter <= "я" for form, _ in FORMS for letter in first_letters(form))
    assert first_letters("двое|втор(?:ой|ого)|ма[йя|]|лет") == {"д", "в", "м", "л"}


def test_permanent_beside_words_that_name_no_day_is_told() -> None:
    told = "Последний день не назван: прочитано как «постоянно»."
    assert read_term("постоянно, по мере необходимости", SIGNED, CALENDAR).assumptions == (told,)


@pytest.mark.parametrize("phrase", ["по мере необходимости", "при необходимости"])
def test_necessity_is_no_event(phrase: str) -> None:
    (told,) = read_term(phrase, SIGNED, CALENDAR).assumptions
    assert told.startswith("Дата события неизвестна")


@pytest.mark.parametrize(
    ("signed", "due"),
    [
        (date(2028, 2, 28), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 2, 29)),
        (date(2028, 3, 1), None),
        (date(2027, 12, 1), None),
    ],
)
def test_a_leap_day_needs_its_year_unless_it_lies_ahead_in_the_year_of_signing(signed: date, due: date | None) -> None:
    deadline = read_term("29 февраля", signed, CALENDAR).deadline
    if due:
        assert deadline == By(due=due)
    else:
        assert isinstance(deadline, Unclear)
        assert deadline.question.endswith("29 февраля бывает не каждый год: напишите год.")


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("ежемесячно", ("День не назван: взят последний день месяца.",)),
        ("ежемесячно до 5 числа", ()),
        ("ежегодно до 1 июля", ()),
        ("ежегодно в течение 5 дней после окончания года", ()),
        ("ежегодно в феврале", ("Взят последний день каждого названного периода.",)),
        ("ежемесячно до 29 числа", ("Где в месяце такого числа нет, взят последний день месяца.",)),
        ("ежемесячно до 28 числа", ()),
        ("ежемесячно до 5 числа до 31.12.2026", ("Повторение заканчивается 31.12.2026.",)),
        ("ежегодно начиная с 1 марта следующего года", ("День не назван: взят последний день года.",)),
        ("до 10 числа месяца, следующего за отчетным", (PERIOD_TAKEN,)),
        ("до 10 числа месяца, следующего за отчетным месяцем", (PERIOD_TAKEN,)),
        ("до 10 числа месяца, следующего за отчетным кварталом", ()),
        ("до 15 января года, следующего за отчетным", ()),
        ("ежемесячно 5 и 30 числа", ("Где в месяце такого числа нет, взят последний день месяца.",)),
        ("ежегодно до 29 февраля", ("Где в месяце такого числа нет, взят последний день месяца.",)),
        ("ежемесячно в последний рабочий день", ()),
        ("еженедельно по пятницам", ()),
        ("ежедневно", ()),
    ],
)
def test_a_day_that_was_assumed_is_told_and_a_named_one_is_not(phrase: str, told: tuple[str, ...]) -> None:
    assert read_term(phrase, SIGNED, CALENDAR).assumptions == told
