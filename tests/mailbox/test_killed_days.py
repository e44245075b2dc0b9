"""A day killed or refused by its disk while it takes mail: the next run ends with the same register and files."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing

import pytest

from tests.support.dovecot import PASSWORD, Server
from tests.support.incoming import message
from tests.support.killing import Bench, Point, Told, bench
from tests.support.killing_cases import can_trace, fail_at, kill_at, points, spread, undisturbed

pytestmark = [
    pytest.mark.nightly,  # test_attachments.py dies at notes in every check
    pytest.mark.skipif(not can_trace(), reason="strace отсутствует или ptrace запрещён"),
]
KILLS, FAULTS = 30, 8
MAIL = [
    message(
        "chief@trusted.example", f"Отчёт {n} к распоряжению № 454", "Направляем.", [(f"скан {n}.pdf", b"%%PDF %d" % n)]
    )
    for n in range(3)
]


@pytest.fixture(scope="module")
def one(running: Server) -> Iterator[Bench]:
    running.forget()
    running.put(MAIL)
    settings = running.mailbox()
    with bench() as found:
        names = ("host", "port", "user", "ca_file", "timeout", "days")
        found.environment = {f"AUTOMATION_MAILBOX_{n.upper()}": str(getattr(settings, n)) for n in names}
        found.environment["AUTOMATION_MAILBOX_PASSWORD"] = PASSWORD
        yield found


@pytest.fixture(scope="module")
def expected(one: Bench) -> Told:
    return undisturbed(one)


@pytest.fixture(scope="module")
def came(one: Bench, expected: Told) -> tuple[list[tuple[str, ...]], list[str]]:
    found = incoming(one)
    assert len(found[1]) == len(MAIL)
    return found


@pytest.fixture(scope="module")
def steps(one: Bench, came: object) -> Sequence[Point]:
    """The durable steps from shortly before the first letter is kept to shortly after the last."""
    found = points(one)
    at = [n for n, point in enumerate(found) if "letters" in point.place or "скан" in point.place]
    assert at
    return found[max(0, at[0] - 12) : at[-1] + 12]


def incoming(one: Bench) -> tuple[list[tuple[str, ...]], list[str]]:
    """What the register knows of messages, and the files kept of them."""
    with closing(sqlite3.connect(one.home / "outbox" / "register.sqlite")) as db:
        kinds = ("message", "message content", "mailbox place")
        notes = db.execute("SELECT kind, key, value FROM notes WHERE kind IN (?, ?, ?) ORDER BY kind, key", kinds)
        told = notes.fetchall()
    inbox = one.home / "inbox"
    return told, sorted(p.relative_to(inbox).as_posix() for p in (inbox / "letters").rglob("*") if p.is_file())


@pytest.mark.parametrize("nth", range(KILLS))
def test_a_day_killed_while_it_takes_mail_takes_each_message_once(
    nth: int,
    one: Bench,
    expected: Told,
    came: tuple[list[tuple[str, ...]], list[str]],
    steps: Sequence[Point],
) -> None:
    assert kill_at(one, expected, spread(steps, KILLS)[nth]) == []
    assert incoming(one) == came


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("nth", range(FAULTS))
def test_a_disk_that_fails_while_mail_is_taken_is_told_and_loses_nothing(
    nth: int,
    error: str,
    one: Bench,
    expected: Told,
    came: tuple[list[tuple[str, ...]], list[str]],
    steps: Sequence[Point],
) -> None:
    assert fail_at(one, expected, spread(steps, FAULTS)[nth], error) == []
    assert incoming(one) == came
