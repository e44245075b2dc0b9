"""The words of an answer: as the office goes on with them, or as they were written (papers.md B7)."""

from datetime import date

import pytest

from automation.letters.answers_cited import answer_beside, answer_cited, answer_words, received_words
from automation.letters.marks import plain
from automation.russian.typography import NBSP

ANSWER = "вх. от 02.09.2026 № 1318: предложения рассмотрит сход жителей 05.09.2026"


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (None, "предложения рассмотрит сход жителей 05.09.2026"),
        (date(2026, 9, 5), "предложения рассмотрит сход жителей 05.09.2026"),
        (date(2026, 9, 8), "«предложения рассмотрит сход жителей 05.09.2026»"),
    ],
)
def test_what_names_a_day_that_has_passed_is_quoted(on: date | None, told: str) -> None:
    assert plain(answer_words(ANSWER, on=on)).replace(NBSP, " ") == f"ответ (вх. от 02.09.2026 № 1318): {told}"


def test_what_its_writer_says_of_himself_is_quoted_once() -> None:
    said = plain(answer_words("от 02.09.2026 № 7: направим до 05.09.2026", on=date(2026, 9, 8))).replace(NBSP, " ")
    assert said == "ответ от 02.09.2026 № 7: «направим до 05.09.2026»"


@pytest.mark.parametrize(
    ("answer", "named", "words"),
    [
        (
            "Служебная записка отдела от 04.12.2026: стенды обновляются.",
            "служебная записка отдела от 04.12.2026",
            "стенды обновляются",
        ),
        ("письмо от 24.12.2025 № 5: готовим", "письмо от 24.12.2025 № 5", "готовим"),
        ("служебная записка: готовим", "служебная записка", "готовим"),
        (
            "Служебная записка Каменского территориального отдела: автовышка занята, срок сообщим дополнительно",
            "служебная записка Каменского территориального отдела",
            "автовышка занята, срок сообщим дополнительно",
        ),
    ],
)
def test_what_stands_behind_the_name_of_a_paper_is_quoted(answer: str, named: str, words: str) -> None:
    """«Ответ: служебная записка отдела от 04.12.2026: стенды обновляются» ran through two colons."""
    told = [plain(f(answer)).replace(NBSP, " ") for f in (answer_words, received_words, answer_beside, answer_cited)]
    assert told == [
        f"ответ ({named}): «{words}»",
        f"получен ответ ({named}): «{words}»",
        f"ответ, {named}: «{words}»",
        f"{named}: «{words}»",
    ]


def test_the_items_of_a_named_paper_stand_before_it_as_of_any_answer() -> None:
    said = received_words("служебная записка от 04.12.2026: по пункту 3")
    assert plain(said).replace(NBSP, " ") == "получен ответ по пункту 3 (служебная записка от 04.12.2026)"


@pytest.mark.parametrize("answer", ["письмо передано в отдел: ждём решения", "справка получена: исполним"])
def test_what_happened_to_a_paper_is_no_name_of_it(answer: str) -> None:
    assert plain(answer_words(answer)).replace(NBSP, " ") == f"ответ: «{answer}»"


def test_a_sentence_that_names_a_paper_is_told_as_it_was_written() -> None:
    said = plain(answer_words("сообщили, что письмо от 04.12.2026: получено"))
    assert said.replace(NBSP, " ") == "ответ: сообщили, что письмо от 04.12.2026: получено"
