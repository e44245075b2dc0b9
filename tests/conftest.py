"""What several rooms' tests begin with: a home as the clerk has it on the first morning."""

import shutil
from pathlib import Path

import pytest

from automation.press import press
from tests.support.clerk import new_home
from tests.support.kept_press import keep_press
from tests.support.kept_templates import remember_templates
from tests.support.nightly import MARK, NIGHTLY

keep_press()
remember_templates()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home as made, never changed."""
    home = tmp_path_factory.mktemp("made") / "home"
    new_home(home)
    return home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """A copy of the home for one test."""
    shutil.copytree(made, tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second of processor time for a template instead of four, so that endless ones end soon."""
    monkeypatch.setattr(press, "SECONDS", 1)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests of the night out of an ordinary run."""
    if NIGHTLY:
        return
    left_out = [item for item in items if item.get_closest_marker(MARK)]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)
