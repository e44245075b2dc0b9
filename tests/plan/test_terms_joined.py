"""Words that make one sign together: tens and ones, Roman numbers, short years, a year before its days."""

from datetime import date

import pytest

from automation.model.plan import By, Unclear
from automation.plan.terms import read_term, show_term
from automation.plan.workdays import Calendar

SIGNED, CALENDAR = date(2025, 12, 11), Calendar()
CLOCKS = "это могут быть и даты, и часы: напишите даты с годом."
BOTH = "названы и частота, и дата с годом: это конец повторения или отдельный срок?"


def shown(phrase: str, signed: date = SIGNED) -> str:
    return show_term(read_term(phrase, signed, CALENDAR), signed, CALENDAR)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("в течение двадцати пяти дней", "до 05.01.2026 включительно"),
        ("в течение двадцати рабочих дней", "до 20.01.2026 включительно"),
        ("до двадцать первого марта 2026", "до 21.03.2026 включительно"),
        ("П квартал 2026", "с 01.04.2026 по 30.06.2026 включительно"),
        ("II декада января 2026", "с 11.01.2026 по 20.01.2026 включительно"),
        ("зима 2025–26", "с 01.12.2025 по 28.02.2026 включительно"),
        ("2026–27 гг.", "с 01.01.2026 по 31.12.2027 включительно"),
        ("2026 год: 15 марта", "до 15.03.2026 включительно"),
        ("в следующем году", "с 01.01.2026 по 31.12.2026 включительно"),
        ("в текущем году", "с 01.01.2025 по 31.12.2025 включительно"),
        ("24.05, 29.05.2026", "24.05.2026, 29.05.2026"),
    ],
)
def test_words_that_belong_together_are_read_together(phrase: str, expected: str) -> None:
    assert shown(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "question"),
    [
        ("23.05, 29.05.2026", CLOCKS),
        ("раз в полугодие: 15 января, 15 июля 2026", BOTH),
        ("ежегодно до 30 февраля следующего года", "дня 30.02 в календаре нет: уточните дату."),
        ("ежегодно до 31 апреля", "дня 31.04 в календаре нет: уточните дату."),
        ("в течение двадцати десяти дней", "слова не поняты: напишите последний день, например «до 25.12.2025»."),
    ],
)
def test_words_that_do_not_are_asked(phrase: str, question: str) -> None:
    deadline = read_term(phrase, SIGNED, CALENDAR).deadline
    assert isinstance(deadline, Unclear)
    assert deadline.question == f"Срок «{phrase}»: {question}"


def test_a_year_of_two_figures_is_told_and_a_far_one_asked() -> None:
    assert read_term("12 декабря 25 г.", SIGNED, CALENDAR).assumptions == ("Год из двух цифр прочитан как 2025.",)
    assert "12.12.2099 – больше 20 лет после подписания" in shown("12 декабря 99 г.")


def test_a_day_of_the_next_year_waits_for_the_year_after_the_signing() -> None:
    assert shown("ежегодно до 1 марта следующего года", date(2026, 1, 12)).startswith(
        "раз в год: 01.03.2027, 01.03.2028"
    )


def test_the_end_of_february_needs_no_word_about_short_months() -> None:
    told = read_term("ежегодно в феврале", SIGNED, CALENDAR).assumptions
    assert told == ("Взят последний день каждого названного периода.",)


@pytest.mark.parametrize("word", ["абв", "май"])
def test_a_phrase_of_nothing_but_words_and_commas_ends_and_is_asked(word: str) -> None:
    """Each comma is tried once as the place between an event and a day; trying them within one another never ends."""
    phrase = ", ".join([word] * 36)
    assert isinstance(read_term(phrase, SIGNED, CALENDAR).deadline, Unclear)


@pytest.mark.parametrize(
    "phrase",
    [
        "за 45 дней до дня голосования, но не позднее 5 августа 2026 года",
        "за 45 дней до дня голосования, по согласованию с Думой, не позднее 5 августа 2026 года",
    ],
)
def test_a_day_after_any_comma_beside_an_event_decides_and_is_told(phrase: str) -> None:
    term = read_term(phrase, SIGNED, CALENDAR)
    assert term.deadline == By(due=date(2026, 8, 5))
    assert term.assumptions == ("Названы и событие, и день: взят день.",)
