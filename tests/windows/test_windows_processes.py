"""Processes under Windows: two runs at once, a killed run, a long watch, workbooks that hang or eat memory."""

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from automation.cli import main
from automation.register import Register
from tests.support.clerk import ROOT
from tests.support.hostile import long_rows, zip_bomb
from tests.support.wine import Wine, give_time, windows_path
from tests.windows import promises

pytestmark = [pytest.mark.nightly, pytest.mark.timeout(3600)]  # seconds: Wine is slow, and slower on a busy machine
ON = "2025-12-16"
READ_SECONDS = 60
KILLED = Path(__file__).with_name("killed.py")
WATCHED = Path(__file__).with_name("watched.py")
STEPS = (1, 4, 8, 12, 16, 20)  # a spread over the steps of the sample's day


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home after a day that nobody disturbed, under Linux."""
    home = tmp_path_factory.mktemp("quiet") / "дом"
    fill(home)
    assert main(["day", "--on", ON, "--home", str(home)]) == 1
    return home


def fill(home: Path) -> None:
    """A home with the sample's workbook."""
    assert main(["init", str(home)]) == 0
    for book in (ROOT / "inbox").glob("*.xlsx"):
        shutil.copy2(book, home / "inbox")


@pytest.fixture
def home(place: Path) -> Path:
    """The sample's home in a folder of its own."""
    fill(place / "дом")
    give_time(place / "дом", READ_SECONDS)
    return place / "дом"


def papers(home: Path) -> list[tuple[str, str, str]]:
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        return [(e.key, e.number, e.path) for e in register.entries()]


def names(home: Path) -> set[str]:
    """The files of the outbox; Windows keeps an empty journal beside the register."""
    found = {p.relative_to(home).as_posix() for p in (home / "outbox").rglob("*") if p.is_file()}
    return {name for name in found if not name.endswith(".sqlite-journal")}


def test_the_room_for_the_system_keeps_its_promises(wine: Wine, place: Path) -> None:
    script = Path(promises.__file__)
    ran = wine.run(*wine.python, *map(windows_path, (script, ROOT, place)))
    broken = {name: how for name, how in json.loads(ran.stdout).items() if how != "ok"}
    # Wine does not tell the processor time of another process; the wall time holds (the last test of this file).
    assert set(broken) <= {"a_child_that_burns_its_time_is_ended"}, broken
    assert len(json.loads(ran.stdout)) == len(promises.PROMISES)


def test_the_bundle_works_its_own_sample_as_the_readme_says(wine: Wine) -> None:
    ran = wine.plan_control("day", "--home", "sample", "--on", "16.12.2025")
    assert ran.returncode == 1, ran.stderr
    assert "Подготовлено на подпись: 5 документов" in ran.stdout
    assert len(papers(wine.bundle / "sample")) == 5


def test_of_two_runs_at_once_one_works_and_the_other_says_who(wine: Wine, home: Path) -> None:
    words = ("-m", "automation", "day", "--on", ON, "--home", windows_path(home))
    runs = [wine.start(*wine.python, *words) for _ in range(2)]
    told = [(*run.communicate(timeout=300), run.returncode) for run in runs]
    working = [said for said, _, code in told if code == 1 and "Подготовлено" in said]
    refused = [said + error for said, error, code in told if "уже работает" in said + error]
    assert len(working) + len(refused) == 2, told
    assert len(working) >= 1
    assert len(papers(home)) == 5
    assert main(["register", "--verify", "--home", str(home)]) == 0


@pytest.mark.parametrize("nth", STEPS)
def test_a_run_ended_at_any_step_is_finished_by_the_next_one(wine: Wine, home: Path, quiet: Path, nth: int) -> None:
    script = (*wine.python, windows_path(KILLED), str(nth), "day", "--on", ON, "--home", windows_path(home))
    assert wine.run(*script).returncode in {77, 1}
    assert wine.plan_control("day", "--on", ON, "--home", windows_path(home)).returncode == 1
    assert papers(home) == papers(quiet)
    assert names(home) == names(quiet)
    assert main(["register", "--verify", "--home", str(home)]) == 0


def test_watch_works_the_day_looks_at_a_saved_book_and_leaves_a_sound_home_when_it_is_killed(
    wine: Wine, home: Path
) -> None:
    """Wine passes Ctrl+Break on to no handler, so the loop is ended as the Task Manager would."""
    ended = wine.run(*wine.python, windows_path(WATCHED), windows_path(home))
    assert ended.returncode == 0, ended.stderr
    assert "день обработан" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert main(["register", "--verify", "--home", str(home)]) == 0


HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb": lambda: zip_bomb(600),  # unpacks to more than ``read_mib``
    "rows": lambda: long_rows(3000, same=False),  # understanding it takes longer than ``read_seconds``
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_costs_only_itself_and_only_its_time(wine: Wine, home: Path, name: str) -> None:
    (home / "inbox" / f"{name}.xlsx").write_bytes(HOSTILE[name]())
    begun = time.monotonic()
    ran = wine.plan_control("check", "--on", ON, "--json", "--home", windows_path(home))
    assert time.monotonic() - begun < 3 * READ_SECONDS
    states = {b["file"].rpartition("/")[2]: (b["state"], b["message"]) for b in json.loads(ran.stdout)["workbooks"]}
    assert states.pop(f"{name}.xlsx")[0] == "unread", states
    assert sorted(state for state, _ in states.values()) == ["read", "skipped"]  # the sample, «Замещение»
    assert ran.returncode == 3
