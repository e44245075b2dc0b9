"""What the board of a day says of the inbox, for a clerk who sees no terminal."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.day.test_day_inbox import book_of, second_order, work
from tests.support.clerk import Clerk


def test_the_board_of_a_day_names_the_workbook_that_was_not_read_and_shows_the_others(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second_order(home)
    assert work(home, capsys, on="15.12.2025")[0] == 0
    shutil.copyfile(home / "inbox" / "Другое.xlsx", home / "inbox" / "Другое (копия).xlsx")
    assert work(home, capsys)[0] == 3
    board = (home / "outbox" / "board.html").read_text("utf-8")
    assert "лежит ещё одна книга (Другое (копия).xlsx)" in board
    assert "распоряжение от 11.12.2025 № 454" in board.lower()


def test_a_day_off_with_news_shows_the_orders_all_the_same(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert work(home, capsys, on="19.12.2025")[0] <= 1
    (home / "inbox" / "письмо.docx").write_bytes(b"x")
    work(home, capsys, on="20.12.2025")
    board = (home / "outbox" / "board.html").read_text("utf-8")
    assert "«письмо.docx» в папке inbox не прочитан" in board
    assert "Ни одна таблица учёта не прочитана" not in board


def test_a_workbook_in_a_folder_of_the_inbox_is_named_with_its_place(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert work(home, capsys, on="15.12.2025")[0] == 0
    (home / "inbox" / "2025").mkdir()
    book_of(home).rename(home / "inbox" / "2025" / book_of(home).name)
    assert work(home, capsys)[0] == 3
    assert "исчезла из папки inbox (лежит в inbox/2025)" in (home / "outbox" / "board.html").read_text("utf-8")


def test_what_is_wrong_with_a_line_of_the_dispatch_is_said_to_its_last_word(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert work(home, capsys)[0] == 0
    clerk = Clerk(book_of(home))
    clerk.mark("01-15/К-1 от 16.12.2025", Подписан=date(2025, 12, 17), Отправлен=date(2025, 12, 16))
    clerk.save()
    work(home, capsys, on="17.12.2025")
    told = load_workbook(home / "outbox" / "454 от 11.12.2025" / "Замечания.xlsx").worksheets[0]
    assert any("раньше, чем «Подписан» (17.12.2025); дата отправки не учтена." in str(c.value) for r in told for c in r)
