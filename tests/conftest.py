"""What several rooms' tests begin with: a home as the clerk has it on the first morning."""

import shutil
from pathlib import Path

import pytest

from tests.support.clerk import new_home
from tests.support.kept_templates import remember_templates

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
