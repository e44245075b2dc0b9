"""What the board of a day says of the inbox, for a clerk who sees no terminal."""

import shutil
from pathlib import Path

import pytest

from tests.day.test_day_inbox import book_of, second_order, work


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
