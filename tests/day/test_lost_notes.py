"""The notes between two days are lost (a damaged ``outbox/intake.sqlite``): the day goes on, and the office is told.

What each kind of damage does to the notes is in tests/register/test_register_notes.py.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from automation.cli import main
from tests.day.test_day_inbox import numbers
from tests.day.test_order_folder import books, put
from tests.day.test_present import CARD, REMARKS, Office
from tests.support.damaged_notes import ASIDE, WAYS, overwrite
from tests.support.nightly import LONG, first


@pytest.mark.parametrize("damage", first(1, WAYS), ids=lambda way: way.__name__)
def test_damaged_notes_are_put_aside_and_told_until_they_are_taken_away_and_the_day_goes_on(
    home: Path, capsys: pytest.CaptureFixture[str], damage: Callable[[Path], None]
) -> None:
    office, outbox = Office(home), home / "outbox"
    assert office.day("15.12.2025") == 0
    damage(outbox / "intake.sqlite")
    damaged = (outbox / "intake.sqlite").read_bytes() if (outbox / "intake.sqlite").is_file() else b""
    assert main(["explain", numbers(home)[0], "--home", str(home)]) == 0, "who only reads passes damaged notes over"
    capsys.readouterr()
    assert office.day("16.12.2025") == 1
    told = capsys.readouterr().out
    assert f"отложен как outbox/{ASIDE}" in told
    assert "Подготовлено на подпись" in told
    if damaged:
        assert (outbox / ASIDE).read_bytes() == damaged
    assert office.day("17.12.2025") == 1
    assert f"отложен как outbox/{ASIDE}" in office.morning_mail()
    (outbox / ASIDE).rename(home / "away")
    for old in (office.folder / CARD, office.folder / REMARKS):
        old.unlink()
    shutil.rmtree(office.form.parent)
    capsys.readouterr()
    assert office.day("18.12.2025") == 0
    assert "отложен" not in capsys.readouterr().out


@LONG
def test_an_order_taken_in_before_its_note_was_lost_gets_no_second_workbook(home: Path) -> None:
    for book in (home / "inbox").glob("*.xlsx"):
        book.unlink()
    put(home)
    assert main(["watch", "--once", "--on", "15.12.2025", "--home", str(home)]) in {0, 1}
    made = books(home)
    assert len(made) == 1
    overwrite(home / "outbox" / "intake.sqlite")
    Office(home).day("15.12.2025")
    assert books(home) == made
