"""One real IMAP server for all tests of the room; each test finds the mailbox empty."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.dovecot import MISSING, Server, can_serve, dovecot


@pytest.fixture(scope="session")
def running() -> Iterator[Server]:
    if not can_serve():
        pytest.skip(MISSING)
    with dovecot() as server:
        yield server


@pytest.fixture
def server(running: Server) -> Server:
    running.forget()
    return running


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path
