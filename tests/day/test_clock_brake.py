"""A computer's clock that lies far ahead issues nothing and bars no right day; a person may trust it.

The computer's own clock is the wrong one here: the last day worked lies in December 2025, long before it.
"""

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from automation.cli import main
from automation.day.workable_day import CLOCK_DAYS, clock_doubt
from automation.register import MailState, Register
from tests.support.clerk import ROOT
from tests.support.nightly import LONG

pytestmark = pytest.mark.usefixtures("plain_days")

LAST = date(2025, 12, 16)


def today() -> str:
    return f"{datetime.now(ZoneInfo('Europe/Moscow')):%d.%m.%Y}"


@pytest.fixture
def home(issued: Path) -> Path:
    return issued


def rows(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything the register holds but its mail."""
    with closing(sqlite3.connect(home / "outbox" / "register.sqlite")) as db:
        names = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {n: db.execute(f"SELECT * FROM {n}").fetchall() for n in names if not n.startswith("mail")}


def is_told(words: str) -> bool:
    return all(part in words for part in (today(), "16.12.2025", "Проверьте дату", "day --yes"))


def test_a_clock_far_ahead_registers_nothing_and_tells_the_office_once(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = rows(home)
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        mail = len(register.mail())
    for _ in range(3):
        assert main(["day", "--home", str(home)]) == 3
        assert is_told(capsys.readouterr().err)
    assert rows(home) == before
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        told = register.mail()[mail:]
        assert [(m.to, m.key, m.state) for m in told] == [("office@example.org", "clock/2025-12-16", MailState.KEPT)]
    assert main(["day", "--on", "17.12.2025", "--home", str(home)]) == 0, "the right day is not barred"


def test_the_monitoring_line_names_the_clock(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--home", str(home)]) == 3
    assert is_told(capsys.readouterr().out)


@LONG
def test_the_clock_for_machines_without_cron_says_it_too(home: Path) -> None:
    command = [sys.executable, "run.py", "watch", "--at", "00:00", "--home", str(home)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as watching:
        assert watching.stdout
        said = ""
        for line in watching.stdout:
            said += line
            if "следующая попытка" in line:
                watching.send_signal(signal.SIGTERM)
        assert watching.wait() == 0
    assert is_told(said)
    assert "код 3" in said


@pytest.mark.parametrize("named", [["--yes"], ["--on", "today"], ["--dry-run"]], ids=str)
def test_a_day_a_person_trusts_or_names_is_not_held_back(home: Path, named: list[str]) -> None:
    argv = [today() if word == "today" else word for word in named]
    assert main(["day", *argv, "--home", str(home)]) in {0, 1}


def test_a_register_without_a_finished_day_has_no_brake(home: Path) -> None:
    shutil.rmtree(home / "outbox")
    assert main(["day", "--home", str(home)]) in {0, 1}


def test_a_month_of_rest_raises_no_doubt() -> None:
    assert clock_doubt(LAST + timedelta(days=CLOCK_DAYS), LAST) == ""
    assert clock_doubt(LAST + timedelta(days=CLOCK_DAYS + 1), LAST)
    assert clock_doubt(LAST, None) == ""


def test_a_wrong_day_that_was_worked_is_taken_back_with_the_copy_of_the_register(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The way described in docs/admin.ru.md: nothing of the wrong day was signed or sent."""
    at, copy = ["--home", str(home)], tmp_path / "copy.sqlite"
    assert main(["backup", str(copy), *at]) == 0
    wrong = date(2026, 11, 20)  # a working day: on a day off nothing is issued
    assert main(["day", "--on", f"{wrong:%d.%m.%Y}", "--yes", *at]) in {0, 1}
    assert main(["day", "--on", "17.12.2025", *at]) == 1, "barred by the wrong day"
    shutil.copy(copy, home / "outbox" / "register.sqlite")
    assert main(["day", "--on", "17.12.2025", *at]) == 3, "papers no register knows"
    capsys.readouterr()
    for folder in list((home / "outbox").glob(f"*/{wrong:%Y-%m-%d}")):
        shutil.move(folder, tmp_path / folder.parent.name)
    assert main(["day", "--on", "17.12.2025", *at]) in {0, 1}
    assert main(["register", "--verify", *at]) == 0
