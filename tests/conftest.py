"""What several rooms' tests begin with: a home as the clerk has it on the first morning."""

import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from automation.day import board, running
from automation.press import press
from automation.system import pdf
from automation.system.bounded import ask_child
from automation.system.libreoffice import find_libreoffice
from tests.support.clerk import new_home
from tests.support.keeping import (
    ASKING,
    keep_books,
    keep_days_ahead,
    keep_pages,
    keep_press,
    keep_sample_papers,
    keep_sound_templates,
    read_here,
)
from tests.support.nightly import NIGHTLY
from tests.support.nursery import keep_children_warm
from tests.support.workers import (
    forget_garbage,
    keep_folders_in_memory,
    let_go,
    pack_quickly,
    scheduler,
    tell_results_alone,
)

UNMEASURED = {"stories", "threats"}  # they run again what the tests of the rooms have run: coverage is not measured

settings.register_profile("busy", deadline=None)  # a busy machine is no fault of an example
settings.load_profile("busy")
keep_folders_in_memory()
pack_quickly()
keep_press()
keep_pages()
keep_books()
keep_days_ahead()
reckon_days_ahead, board._played = board._played, lambda *_: iter(())
keep_children_warm()
read_here()
keep_sample_papers()
keep_sound_templates()
pdf.find_libreoffice = lambda: None  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the home once; no test changes it."""
    home = tmp_path_factory.mktemp("made") / "home"
    new_home(home)
    return home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """Copy the home for one test."""
    shutil.copytree(made, tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    """Allow a template one second of processor time instead of four, so that endless ones end soon."""
    monkeypatch.setattr(press, "SECONDS", 1)


@pytest.fixture
def true_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read and edit in processes that are started for it, as the program does, and not in that of the tests."""
    for room in ASKING:
        monkeypatch.setattr(room, "ask_child", ask_child)


@pytest.fixture
def plain_days(monkeypatch: pytest.MonkeyPatch) -> None:
    """Play days without boards, lists and forms, which cost three quarters of a day."""
    monkeypatch.setattr(running, "write_views", lambda *_, **__: [])


@pytest.fixture(scope="module")
def days_ahead() -> Iterator[None]:
    """Reckon the days to come for the board, as it does outside the tests; that is a fifth of all pages of a day."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(board, "_played", reckon_days_ahead)
        yield


@pytest.fixture
def pdfs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let LibreOffice make the PDFs of mailed papers, as it does outside the tests; that takes seconds a day."""
    monkeypatch.setattr(pdf, "find_libreoffice", find_libreoffice)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests of the night out of an ordinary run, and the long ones unless ``-m long`` asks for them."""
    if NIGHTLY:
        return
    later = {"nightly"} if config.option.markexpr else {"nightly", "long"}
    left_out = [item for item in items if any(map(item.get_closest_marker, later))]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure no coverage in the tests of ``UNMEASURED``, nor in the worlds they make (decision 0236)."""
    plugin: Any = item.config.pluginmanager.get_plugin("_cov")
    measuring = getattr(plugin, "cov_controller", None) if item.path.parent.name in UNMEASURED else None
    if measuring:
        measuring.pause()
    try:
        return (yield)
    finally:
        if measuring:
            measuring.resume()


def pytest_sessionstart(session: pytest.Session) -> None:
    """The worker of xdist is registered by now."""
    tell_results_alone(session.config)


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was loaded and collected stays to the end."""
    forget_garbage()


def pytest_unconfigure() -> None:
    """Pytest searches for garbage next."""
    let_go()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Let the files that share a costly world share a process."""
    return scheduler(config, log)
