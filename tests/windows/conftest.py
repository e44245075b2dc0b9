"""The bundle for Windows under Wine, for tests that run by night and by ``make windows``."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.wine import WINE, Wine


@pytest.fixture(scope="session")
def wine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    if not WINE:
        pytest.skip("Wine is not installed")
    one = Wine(tmp_path_factory.mktemp("wine"))
    yield one
    one.close()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder whose path a clerk could have: with Cyrillic letters and a blank."""
    folder = tmp_path / "План контроля"
    folder.mkdir()
    return folder
