"""Damaged copies of a workbook by the thousand: read as it was or refused in a sentence, and never another book."""

import pytest

from automation.workbook.refusals import WORDS
from tests.support.damaged import run
from tests.support.grid import workbook
from tests.support.nightly import first, share

BOOK = """
    [Ход исполнения]
    Код  | № | Срок         | Состояние | Дата исполнения | Подтверждение          | Принято     | Кто принял
    БИБЛ | 1 | @12.12.2025  | исполнено | @12.12.2025     | приказ от 12.12.2025 № 5 | @15.12.2025 | Образцов П.П.
    ПАРК | 1 | @12.12.2025  | в работе  |                 |                        |             |
    БИБЛ | 2 | @26.12.2025  | исполнено | 15 декабря 2025 г. | акт № 3             |             |
    [Продление сроков]
    № | Код  | Новый срок  | Дата решения | Кто решил     | Основание
    2 | ПАРК | @15.01.2026 | @24.12.2025  | Образцов П.П. | резолюция от 24.12.2025
"""


@pytest.mark.parametrize("count", first(1, [300, share(900, 20_000)]))
def test_damaged_books_are_refused_or_are_the_book_they_were(count: int) -> None:
    found = run(workbook(BOOK), count)
    assert sum(found.answers.values()) == count
    assert set(found.answers) <= {*WORDS, "read", "unread"}
    assert found.answers["damaged"] > count // 3
    assert found.silent == [], "a damaged byte never makes another book without a word"
    assert found.starts <= 40
    assert found.slowest < 20
