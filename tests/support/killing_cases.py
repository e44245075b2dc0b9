"""Disturbs a day: kills it, lets the disk refuse it, kills it while the mail server listens."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from tests.support.killing import STEPS, Bench, Ended, Mailbox, Point, Told
from tests.support.post_servers import POLITE, scripted

CALL = re.compile(r"(\w+)\((.*)")


def can_trace() -> bool:
    """Tell whether strace is installed and may trace a process of ours."""
    if not shutil.which("strace"):
        return False
    tried = subprocess.run(["strace", "-o", os.devnull, sys.executable, "-c", ""], capture_output=True, check=False)
    return tried.returncode == 0


def spread(points: Sequence[Point], n: int) -> list[Point]:
    """Choose ``n`` points evenly over the day, none at its very ends."""
    return [points[(2 * i + 1) * len(points) // (2 * n)] for i in range(n)]


class Killer(Struct, kw_only=True):
    """A mail server that ends the run with a signal when the ``nth`` ``verb`` has come."""

    verb: str
    nth: int
    signal: int = signal.SIGKILL
    pid: int = 0

    def begun(self, pid: int) -> None:
        """Note the process to kill."""
        self.pid = pid

    def answer(self, count: int) -> bytes:
        """Kill once, then answer as a polite server does."""
        if count == self.nth and self.pid:
            os.kill(self.pid, self.signal)
            self.pid = 0
        polite_answer = POLITE[self.verb]
        assert isinstance(polite_answer, bytes)
        return polite_answer


@contextmanager
def mail_to(one: Bench, killer: Killer) -> Iterator[None]:
    """Let the bench's mail go to the killer's server during the block."""
    before = one.mailbox
    with scripted(answers={killer.verb: killer.answer}) as server:
        one.mailbox = Mailbox(
            port=server.port, letters=lambda: [m for _, m in server.accepted], forget=server.accepted.clear
        )
        try:
            yield
        finally:
            one.mailbox = before


def kill_at(one: Bench, expected: Told, *deaths: Point) -> list[str]:
    """Kill a day at a point, and the next runs at further points, then work to the end; return what is wrong.

    A day may make one call less than the day that was counted: one that outran its killer is played once more.
    """
    found = _kill_at(one, expected, deaths)
    return _kill_at(one, expected, deaths) if found and found[0].startswith("not killed") else found


def _kill_at(one: Bench, expected: Told, deaths: Sequence[Point]) -> list[str]:
    one.fresh()
    found, unknown = [], set[str]()
    for death in deaths:
        ended = one.day(trace=death.inject("SIGKILL"))
        if ended.code != -signal.SIGKILL and death is deaths[0]:
            found.append(f"not killed: {ended}")
        unknown |= one.unknown()
    return found + one.faults(expected, unknown)


def fail_at(one: Bench, expected: Told, point: Point, error: str) -> list[str]:
    """Let the system refuse a step. The run must say so, and nothing may be lost or doubled; return what is wrong.

    Where every ``write`` is refused from then on, no word can be written either: the exit code tells.
    """
    one.fresh()
    ended = one.day(trace=point.inject(error))
    found = [] if ended.code in {0, 1, 3} and "Traceback" not in ended.err else [f"ended badly: {ended}"]
    mute = error.endswith("+") and point.call == "write"
    if ended.code == 3 and not ended.out and "Ошибка: " not in ended.err and not mute:
        found.append(f"not told: {ended}")
    return found + one.faults(expected, one.unknown())


def kill_in_mail(one: Bench, expected: Told, verb: str, nth: int) -> list[str]:
    """Kill a day the moment the server has heard a command or a letter; return what is wrong."""
    killer = Killer(verb=verb, nth=nth)
    with mail_to(one, killer):
        one.fresh()
        ended = one.day(begun=killer.begun)
        found = [] if ended.code == -signal.SIGKILL else [f"not killed: {ended}"]
        return found + one.faults(expected, one.unknown())


def undisturbed(one: Bench) -> Told:
    """Work the same days with nothing in their way."""
    one.fresh()
    one.finish()
    told = one.told()
    assert len(told.papers) == 10
    assert len(told.mail) == 4
    assert one.faults(told, set()) == []
    return told


def points(one: Bench, work: Callable[..., Ended] | None = None) -> tuple[Point, ...]:
    """List every durable step of the main thread of a day, or of other ``work``, after start-up."""
    if work is None:
        one.fresh()
        work = one.day
    log = one.folder / "steps.txt"
    assert work(trace=("-e", f"trace={STEPS}"), log=log).code in {0, 1}
    counts: Counter[str] = Counter()
    found = []
    for line in log.read_text("utf-8").splitlines():
        called = CALL.match(line)
        if not called:
            continue
        call, rest = called.groups()
        counts[call] += 1
        if call != "openat" or "O_CREAT" in rest:
            found.append(Point(call=call, nth=counts[call], place=place_of(rest, one.folder)))
    return tuple(found)


def place_of(words: str, folder: Path) -> str:
    """Return the file a call is about, as a short name."""
    named = re.match(r"\d+<([^>]+)>", words) or re.search(r'"([^"]+)"', words)
    whole = named[1] if named else ""
    return re.sub(r"(\\\d{3})+", "…", whole.removeprefix(f"{folder}/"))[-60:]
