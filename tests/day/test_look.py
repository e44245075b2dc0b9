"""A look of ``watch``: a saved workbook is read and shown, and papers, numbers, mail and the register stay."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from automation.register import Register
from tests.day.test_day_inbox import book_of, work
from tests.day.test_order_folder import BOOK, TEXT, put
from tests.support.clerk import Clerk
from tests.support.nightly import LONG

FOLDER = "454 от 11.12.2025"


def look(home: Path, on: str = "16.12.2025") -> int:
    return main(["watch", "--once", "--on", on, "--home", str(home)])


def register_hash(home: Path) -> str:
    return hashlib.sha256((home / "outbox" / "register.sqlite").read_bytes()).hexdigest()


def mistype(home: Path) -> Clerk:
    clerk = Clerk(book_of(home))
    clerk.report("ОБР", "1", Состояние="исполнено", Дата_исполнения="вчера")
    clerk.save()
    return clerk


def test_a_mistake_saved_after_the_day_is_shown_and_nothing_is_issued(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work(home, capsys)
    before, papers = register_hash(home), sorted((home / "outbox" / FOLDER / "2025-12-16").glob("*.docx"))
    mistype(home)
    assert look(home) == 1
    shown = (home / "outbox" / "board.html").read_text("utf-8")
    assert "Ход исполнения, " in shown
    assert "Дата не прочитана" in shown
    assert "Впишите существующий день" in shown
    assert "таблицы прочитаны в" not in shown, "the hour belongs to today's clock, not to another day"
    assert (home / "outbox" / FOLDER / "Замечания.xlsx").exists()
    assert register_hash(home) == before
    assert sorted((home / "outbox" / FOLDER / "2025-12-16").glob("*.docx")) == papers


@LONG
def test_the_orders_folder_holds_card_and_forms_and_a_file_a_person_changed_is_kept(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert look(home) == 0
    folder = home / "outbox" / FOLDER
    card = folder / "Контрольная карточка.docx"
    forms = sorted((folder / "Формы").glob("*.xlsx"))
    assert card.exists()
    assert forms
    card.write_bytes(b"my notes")
    clerk = Clerk(book_of(home))
    clerk.done("ОБР", "1", date(2025, 12, 15))
    clerk.save()
    assert look(home) == 1
    assert card.read_bytes() == b"my notes"
    assert "не узнан (обычно его изменил человек)" in capsys.readouterr().err


def test_an_order_taken_in_between_two_days_is_not_taken_in_again_by_the_day(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work(home, capsys, on="15.12.2025")
    put(home, "Новое.txt", TEXT.replace("454", "455"))
    look(home, "15.12.2025")
    assert sorted(p.name for p in (home / "inbox").glob("*.xlsx")) == [BOOK, "№ 455 от 11.12.2025.xlsx"]
    (home / "inbox" / "№ 455 от 11.12.2025.xlsx").unlink()
    work(home, capsys)
    assert [p.name for p in (home / "inbox").glob("*.xlsx")] == [BOOK]
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        assert register.last_day() == date(2025, 12, 16)
