"""Several programs read one mailbox at the same moment: nothing is taken twice, and nothing gets lost between them."""

import subprocess
import sys
from pathlib import Path

import pytest

from automation.day.answers import unsettled
from automation.register import Register
from automation.register.intake import read_notes
from tests.support.clerk import ROOT, new_home
from tests.support.dovecot import Server
from tests.support.incoming import message

pytestmark = pytest.mark.nightly  # programs started anew; test_kill_circumstances.py shows the run lock in every check
LETTERS, TURNS = 6, 3
DAY = ("day", "--on", "2025-12-16", "--yes")


@pytest.fixture(autouse=True)
def mailbox(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.offer(monkeypatch)
    scans = [(f"скан {n}.pdf", b"%%PDF %d" % n) for n in range(LETTERS)]
    server.put([message("prim@example.org", f"Отчёт {n}", "По № 454", [scan]) for n, scan in enumerate(scans)])


def at_once(*calls: tuple[Path, tuple[str, ...]]) -> list[int]:
    """The exit codes of programs started at the same moment, each in its home."""
    command, silent = [sys.executable, str(ROOT / "run.py")], subprocess.DEVNULL
    running = [
        subprocess.Popen([*command, *call, "--home", str(home)], stdout=silent, stderr=silent) for home, call in calls
    ]
    return [process.wait(120) for process in running]


def taken(home: Path) -> tuple[list[str], int]:
    """The subjects of the messages a home has taken in, and how many files it keeps of them."""
    outbox = home / "outbox"
    with Register.open(outbox / "register.sqlite", read_only=True) as register, read_notes(outbox, register) as notes:
        subjects = [m.subject for m in unsettled(notes)]
    return sorted(subjects), sum(p.is_file() for p in (home / "inbox" / "letters").rglob("*"))


WHOLE = [f"Отчёт {n}" for n in range(LETTERS)], LETTERS


@pytest.mark.parametrize("_turn", range(TURNS))
def test_a_day_and_a_look_at_once_in_one_home_take_each_message_once(tmp_path: Path, _turn: int) -> None:
    home = new_home(tmp_path / "home").path.parents[1]
    codes = at_once((home, DAY), (home, ("watch", "--once")))
    assert sorted(codes)[0] in {0, 1}, "whoever came second said so and ended"
    at_once((home, DAY))
    assert taken(home) == WHOLE


@pytest.mark.parametrize("_turn", range(TURNS))
def test_two_homes_that_read_one_mailbox_at_once_take_each_message_once_each(
    server: Server, tmp_path: Path, _turn: int
) -> None:
    homes = [new_home(tmp_path / name).path.parents[1] for name in ("one", "two")]
    assert set(at_once(*((home, DAY) for home in homes))) <= {0, 1}
    assert [taken(home) for home in homes] == [WHOLE, WHOLE]
    assert all(b"Seen" not in flags for flags in server.flags())


@pytest.mark.parametrize("_turn", range(TURNS))
def test_two_homes_that_move_what_they_took_lose_nothing(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _turn: int
) -> None:
    with server.person() as client:
        client.create("Done")
    monkeypatch.setenv("AUTOMATION_MAILBOX_DONE_FOLDER", "Done")
    homes = [new_home(tmp_path / name).path.parents[1] for name in ("one", "two")]
    assert set(at_once(*((home, DAY) for home in homes))) <= {0, 1}
    subjects = {subject for home in homes for subject in taken(home)[0]}
    assert subjects == set(WHOLE[0])
    assert len(server.flags("Done")) == LETTERS
    server.forget("Done")
