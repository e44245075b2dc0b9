"""A sentence that names a term gives all of it; a part of a term never passes for the whole in silence."""

from datetime import date
from functools import cache
from pathlib import Path
from time import process_time

import pytest

from automation.model.plan import By, Deadline, OnDemand, Period, Unclear
from automation.plan.order.phrases import term_phrases
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.nightly import first

PHRASES = Path(__file__).resolve().parents[1] / "data" / "deadline-phrases.tsv"
SIGNED = date(2024, 3, 1)
WHOLE = [
    "в июне – августе 2024 года", "в апреле-мае 2024 г.", "в апреле и мае", "в мае, июне 2024 года",
    "в течение апреля – мая", "10 и 25 апреля 2024 года", "10, 17 и 24 апреля 2024 года", "1–10 мая 2024 года",
    "с 10 по 12 и с 17 по 19 апреля 2024 года", "не позднее 15 апреля и 15 октября", "01.05.2024-10.05.2024",
    "к 1 апреля, 1 июля и 1 октября", "20.05–31.05.2024", "в течение месяца со дня подписания",
    "по понедельникам и средам", "ежемесячно до 5 и 20 числа", "до 5 и 20 числа каждого месяца",
    "до 5 числа каждого месяца", "до 25 числа последнего месяца каждого квартала",
    "ежеквартально до 10 числа первого месяца следующего квартала", "летом 2026 года",
]  # fmt: skip
OPEN = [
    "с 25 марта до окончания паводка", "с 1 мая по особому распоряжению", "через 10 дней после 1 апреля",
    "за 5 дней до 1 мая", "за день до 1 мая", "не позднее чем за 10 дней до 1 мая 2024 года",
    "в двухнедельный срок после 1 апреля",
]  # fmt: skip
TASKS = ["Провести уборку территории {}", "Отделу культуры {} провести работу по уборке"]


def due(phrase: str) -> Deadline:
    return read_term(phrase, SIGNED, Calendar()).deadline


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("phrase", WHOLE)
def test_every_day_and_month_of_a_term_is_taken_from_a_sentence(phrase: str, task: str) -> None:
    found = term_phrases(task.format(phrase))
    assert not isinstance(due(phrase), Unclear)
    assert due("; ".join(found)) == due(phrase)


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("phrase", OPEN)
def test_a_day_from_which_a_term_is_counted_is_not_its_last_day(phrase: str, task: str) -> None:
    assert isinstance(due("; ".join(term_phrases(task.format(phrase)))), Unclear | OnDemand)


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("Отремонтировать кабинет № 5, 10 мая открыть", ["10 мая"]),
        ("Провести 15 апреля, по приказу от 5 марта 2024 г. № 7, сход", ["15 апреля"]),
    ],
)
def test_a_number_or_a_cited_day_beside_a_term_is_no_part_of_it(sentence: str, phrases: list[str]) -> None:
    assert term_phrases(sentence) == phrases


def test_a_range_that_ends_with_a_whole_date_does_not_begin_with_an_hour() -> None:
    assert due("20.05–31.05.2024") == Period(start=date(2024, 5, 20), due=date(2024, 5, 31))
    for hours in ("09.05–10.10", "09.10, 11.10.2024", "09.10-11.30 12.10.2024"):
        assert isinstance(due(hours), Unclear)


def test_an_hour_with_a_dash_behind_a_whole_date_is_an_hour() -> None:
    assert due("18.04.2024, 9-30") == due("18.04.2024 в 9-30") == By(due=date(2024, 4, 18))
    assert isinstance(due("18.04.2024, 9-30 апреля"), Unclear)


@pytest.mark.parametrize("every", first(1, [3, 1]))
def test_no_part_of_a_known_term_passes_for_the_whole_of_it(every: int) -> None:
    lines = PHRASES.read_text("utf-8").splitlines()[1:]
    known = {tuple(line.split("\t")[:2]) for line in lines if "\\n" not in line}
    read, calendar = 0, Calendar()
    deadline = cache(lambda text, day: read_term(text, day, calendar).deadline)  # most sentences give the same words
    for phrase, signed in sorted(known)[::every]:
        day = date.fromisoformat(signed)
        whole = deadline(phrase, day)
        small = phrase if phrase[:2].isupper() else phrase[:1].lower() + phrase[1:]
        for task in TASKS:
            found = term_phrases(task.format(small))
            part = deadline("; ".join(found), day)
            settled = len(found) == 1 and not isinstance(whole, Unclear | OnDemand) and not isinstance(part, Unclear)
            assert not settled or part == whole, (phrase, found)
            read += settled
    assert read > 700 / every - 10


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("Представить отчёт не ранее 20 мая 2024 года", ["не ранее 20 мая 2024 года"]),
        ("Отчитаться до 31 декабря отчётного года", ["до 31 декабря отчётного года"]),
        ("Сдать отчёт ежегодно до 1 мая следующего года.", ["ежегодно до 1 мая следующего года"]),
        ("Дежурить ежедневно, кроме выходных", ["ежедневно, кроме выходных"]),
        ("Проверять ежеквартально 2 объекта в год", ["ежеквартально"]),
        ("Сдать отчёт до 13.04.2026, далее по понедельникам", ["до 13.04.2026, далее по понедельникам"]),
        ("Сдавать сведения еженедельно по пятницам до 24.04.2026", ["еженедельно по пятницам до 24.04.2026"]),
        ("Убирать парк в течение всего месячника", ["в течение всего месячника"]),
        (
            "В течение 5 дней после издания распоряжения о начале отопительного периода проверить котлы",
            ["В течение 5 дней после издания распоряжения о начале отопительного периода"],
        ),
        ("До 20 декабря в 3 экземплярах представить планы на 2025 год", ["До 20 декабря"]),
    ],
)
def test_a_term_goes_on_with_what_limits_it_and_nothing_else(sentence: str, phrases: list[str]) -> None:
    assert term_phrases(sentence) == phrases


@pytest.mark.parametrize("words", first(2, ["5, ", "с 1 мая по ", "за 5 дней до 1 мая и ", "1 и ", "до 5 и 6, 7 "]))
def test_a_hostile_sentence_is_searched_soon(words: str) -> None:
    begun = process_time()
    term_phrases(f"Провести {words * 3000}")
    assert process_time() - begun < 2


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("обеспечить запас топлива до начала отопительного сезона.", ["до начала отопительного сезона"]),
        ("После окончания ремонта проверить сети", ["После окончания ремонта"]),
        ("сдать отчёт до 1 марта после завершения работ", ["до 1 марта"]),
    ],
)
def test_a_task_may_end_with_a_day_that_nobody_knows_yet(text: str, phrases: list[str]) -> None:
    assert term_phrases(text) == phrases


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("в срок до 01.03.2026 провести", ["в срок до 01.03.2026"]),
        (
            "ежеквартально, до 5 числа месяца, следующего за отчётным, представлять",
            ["ежеквартально, до 5 числа месяца, следующего за отчётным"],
        ),
        ("в 10-дневный срок со дня подписания назначить", ["в 10-дневный срок со дня подписания"]),
        ("в соответствии с постановлением от 01.02.2025 № 5 принять меры", []),
        ("провести субботник 15.04.2026", ["15.04.2026"]),
        ("с 1 по 15 апреля 2026 года провести", ["с 1 по 15 апреля 2026 года"]),
        ("провести конкурс «До 1 мая» не позднее 5 июня", ["не позднее 5 июня"]),
        ("дежурить с 01.04.2018 до особого распоряжения", ["с 01.04.2018 до особого распоряжения"]),
        ("дежурить с 01.04.2018 до отмены", ["с 01.04.2018 до отмены"]),
    ],
)  # fmt: skip
def test_the_phrase_of_a_term_is_found_in_a_sentence(text: str, phrases: list[str]) -> None:
    assert term_phrases(text) == phrases


@pytest.mark.parametrize("words", first(2, ["- ", "и ", "- 5 ", "и - "]))
def test_a_hostile_event_is_read_soon(words: str) -> None:
    begun = process_time()
    read_term(f"при слове {words * 60}план", date(2026, 1, 1), Calendar())
    assert process_time() - begun < 2
