"""One place where days are killed, and one first day, for all files: each costs as much as the days played on it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from automation.cli import main
from automation.day import running
from tests.support.killing import Bench, Told, bench
from tests.support.killing_cases import undisturbed


@pytest.fixture(scope="session")
def one() -> Iterator[Bench]:
    with bench() as found:
        yield found


@pytest.fixture(scope="session")
def expected(one: Bench) -> Told:
    return undisturbed(one)


@pytest.fixture(scope="session")
def evening(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Play the day of the first letters once, without boards and lists; no test changes this home."""
    home = tmp_path_factory.mktemp("evening") / "home"
    shutil.copytree(made, home)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "write_views", lambda *_, **__: [])
        assert main(["day", "--on", "16.12.2025", "--home", str(home)]) == 0
    return home


@pytest.fixture
def issued(evening: Path, tmp_path: Path) -> Path:
    """Copy the home of the evening of 16.12.2025 for one test: its six letters wait for a signature."""
    shutil.copytree(evening, tmp_path / "home")
    return tmp_path / "home"
