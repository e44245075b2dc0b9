"""A number that «Отправка» says is on a signed paper is not given again, though the register has never heard of it."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from automation.register import Register
from tests.day.test_day_inbox import book_of
from tests.support.clerk import Clerk

pytestmark = pytest.mark.usefixtures("plain_days")
SENT = {"Подписан": date(2025, 12, 16), "Отправлен": date(2025, 12, 16)}


def day(home: Path, on: str) -> int:
    return main(["day", "--on", on, "--yes", "--home", str(home)])


def numbers(home: Path) -> list[str]:
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        return [entry.number for entry in register.entries()]


def mark(home: Path, *given: str) -> None:
    clerk = Clerk(book_of(home))
    for number in given:
        clerk.mark(number, **SENT)
    clerk.save()


@pytest.mark.parametrize("on", ["17.12.2025", "12.01.2026"])
def test_a_home_whose_outbox_is_not_there_gives_no_number_a_second_time(
    home: Path, on: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert day(home, "16.12.2025") == 0
    mark(home, *numbers(home))
    kept = home.with_name("on another disk")
    shutil.move(home / "outbox", kept)
    capsys.readouterr()
    assert day(home, on) == 3
    told = capsys.readouterr().err
    assert "документ № 02-03/К-1 уже отмечен 16.12.2025" in told
    assert "проверьте, на месте ли диск с папкой outbox" in told
    assert numbers(home) == []
    shutil.rmtree(home / "outbox")
    shutil.move(kept, home / "outbox")
    assert day(home, on) == 0


def test_a_copy_of_the_register_without_its_last_papers_gives_their_numbers_to_no_others(home: Path) -> None:
    register = home / "outbox" / "register.sqlite"
    assert day(home, "15.12.2025") == 0
    copy = shutil.copy(register, home / "copy.sqlite")
    assert day(home, "16.12.2025") == 0
    mark(home, "01-15/К-1")
    shutil.copy(copy, register)
    for folder in (home / "outbox").glob("*/2025-12-16"):
        shutil.rmtree(folder)
    assert day(home, "17.12.2025") == 3


def test_a_mark_that_no_paper_of_today_can_have_holds_nothing(home: Path) -> None:
    mark(home, "01-15/К-77", "вх-5")
    assert day(home, "16.12.2025") == 0
    assert "01-15/К-1" in numbers(home)


def test_a_trial_that_begins_anew_is_not_held_by_the_marks_of_the_former_one(home: Path) -> None:
    settings = home / "templates" / "office.toml"
    settings.write_text(settings.read_text("utf-8").replace("trial = false", "trial = true"), "utf-8")
    assert day(home, "16.12.2025") == 0
    mark(home, "ПРОБА-L-1", "ПРОБА-N-1")
    shutil.rmtree(home / "outbox")
    assert day(home, "17.12.2025") == 0
