"""A day of ten papers and three mails killed, and refused by the disk, at *every* durable step.

``python benchmarks/kill.py [--jobs 2] [--every 1]``: each case is the disturbed day, the day again and the next
working day, compared with days nobody disturbed; a home left exactly as one that was already finished
well is not finished a second time. Leaves with 1 when a promise was broken.
"""

import argparse
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.killing import Bench, Point, Told, bench  # noqa: E402
from tests.killing_cases import can_trace, fail_at, kill_at, kill_in_mail, points, undisturbed  # noqa: E402

ONCE = {"BANNER", "EHLO", "QUIT"}  # one of each in a connection
AGAIN = (Point(call="renameat", nth=3), Point(call="fdatasync", nth=8), Point(call="pwrite64", nth=60))


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One disturbed day: a kind for the table, a name, and the play itself."""

    kind: str
    name: str
    play: Callable[..., list[str]]
    at: tuple[object, ...]


def cases(steps: tuple[Point, ...], every: int) -> Iterator[Case]:
    """All of them, or every so many."""
    chosen = steps[::every]
    for p in chosen:
        yield Case(kind="SIGKILL", name=str(p), play=kill_at, at=(p,))
    for error in ("ENOSPC", "EIO"):
        for p in chosen:
            yield Case(kind=error, name=str(p), play=fail_at, at=(p, error))
    for i, p in enumerate(chosen[::10]):
        second = AGAIN[i % len(AGAIN)]
        yield Case(
            kind="SIGKILL twice",
            name=f"{p}, then {second}",
            play=kill_at,
            at=(p, second),
        )
    for verb in ("BANNER", "EHLO", "MAIL", "RCPT", "DATA", "BODY", "END", "QUIT"):
        for nth in (1,) if verb in ONCE else (1, 2, 3):
            yield Case(
                kind="SIGKILL in mail",
                name=f"{verb} {nth}",
                play=kill_in_mail,
                at=(verb, nth),
            )


def main() -> int:
    """Play all cases, ``--jobs`` at a time; a table at the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--every", type=int, default=1)
    arguments = parser.parse_args()
    if not can_trace():
        print("strace is missing or ptrace is forbidden here: nothing was tried")
        return 1
    with ExitStack() as stack:
        with redirect_stdout(StringIO()):
            benches = [stack.enter_context(bench()) for _ in range(arguments.jobs)]
            told = [undisturbed(one) for one in benches]
        proven = set[str]()
        for one in benches:
            one.proven = proven
        return report(benches, told, list(cases(points(benches[0]), arguments.every)))


def report(benches: list[Bench], told: list[Told], todo: list[Case]) -> int:
    """The table; 1 when anything is wrong."""
    begun, done, broken = time.monotonic(), Counter[str](), Counter[str]()
    free: SimpleQueue[int] = SimpleQueue()
    for n in range(len(benches)):
        free.put(n)
    writing = threading.Lock()

    def play(case: Case) -> None:
        n = free.get()
        try:
            wrong = case.play(benches[n], told[n], *case.at)
        except AssertionError as error:
            wrong = [f"the day could not be finished: {error}"]
        finally:
            free.put(n)
        with writing:
            done[case.kind] += 1
            if wrong:
                broken[case.kind] += 1
                print(f"! {case.kind}, {case.name}", *wrong, sep="\n    ", flush=True)

    with ThreadPoolExecutor(len(benches)) as executor:
        list(executor.map(play, todo))
    for kind, n in done.items():
        print(f"{kind:16} {n:5} points, {broken[kind]} broken promises")
    states = len(benches[0].proven or ())
    print(f"{sum(done.values())} days disturbed, {states} different homes left, {time.monotonic() - begun:.0f} s")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
