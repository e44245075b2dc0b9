"""The words of an answer: as the office goes on with them, or as they were written (papers.md B7)."""

from datetime import date

import pytest

from automation.letters.answers_cited import answer_words
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
