"""Kills a day of ten papers and three mails, and lets the disk refuse it, at *every* durable step.

``python -m benchmarks.kill [--jobs N] [--every 1]`` plays as many days at a time as there are cores. Each case is the
disturbed day, the day again and the next working day, compared with days nobody disturbed. A home that was left exactly
like one that has already been finished well is not finished a second time. A day that hangs is killed and counts as a
broken promise. The exit code is 1 when any promise was broken; asked to end, the script leaves nothing behind.
"""

import argparse
import os
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from msgspec import Struct

from tests.support.killing import Bench, Point, Told, benches
from tests.support.killing_cases import can_trace, fail_at, kill_at, kill_in_mail, points, undisturbed

ONCE = {"BANNER", "EHLO", "QUIT"}  # one of each in a connection
SHOWN = 250  # days between two lines about how far it is
AGAIN = (Point(call="renameat", nth=3), Point(call="fdatasync", nth=8), Point(call="pwrite64", nth=60))


class Case(Struct, frozen=True, kw_only=True):
    """One disturbed day: its kind in the table, its name, and the function that plays it with its arguments."""

    kind: str
    name: str
    play: Callable[..., list[str]]
    at: tuple[object, ...]


def cases(steps: tuple[Point, ...], every: int) -> Iterator[Case]:
    """Yield a case for every step, or for every so many steps."""
    chosen = steps[::every]
    for p in chosen:
        yield Case(kind="SIGKILL", name=str(p), play=kill_at, at=(p,))
    for error in ("ENOSPC", "EIO"):
        for p in chosen:
            yield Case(kind=error, name=str(p), play=fail_at, at=(p, error))
    for error in ("ENOSPC+", "EIO+"):
        for p in (p for p in chosen[::10] if p.call != "openat"):  # the program must still open its own files
            yield Case(kind=f"{error[:-1]} from then on", name=str(p), play=fail_at, at=(p, error))
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
    """Play all cases, ``--jobs`` at a time, and print a table at the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--every", type=int, default=1)
    arguments = parser.parse_args()
    if not can_trace():
        print("strace is missing or ptrace is forbidden here: nothing was tried")
        return 1
    signal.signal(signal.SIGTERM, lambda _signal, _frame: sys.exit(128 + signal.SIGTERM))
    with benches(arguments.jobs) as found:
        told = undisturbed(found[0])
        steps = points(found[0])
        proven = set[str]()
        for one in found:
            one.proven = proven
        print(f"{len(steps)} durable steps, {len(found)} days at a time", flush=True)
        return report(found, told, list(cases(steps, arguments.every)))


def report(found: list[Bench], told: Told, todo: list[Case]) -> int:
    """Play the cases and print the table; return 1 when anything is wrong."""
    begun, done, broken = time.monotonic(), Counter[str](), Counter[str]()
    free: SimpleQueue[Bench] = SimpleQueue()
    for one in found:
        free.put(one)
    writing = threading.Lock()

    def play(case: Case) -> None:
        one = free.get()
        try:
            wrong = case.play(one, told, *case.at)
        except AssertionError as error:
            wrong = [f"the day could not be finished: {error}"]
        finally:
            free.put(one)
        with writing:
            done[case.kind] += 1
            if wrong:
                broken[case.kind] += 1
                print(f"! {case.kind}, {case.name}", *wrong, sep="\n    ", flush=True)
            if done.total() % SHOWN == 0:
                print(f"{done.total()} of {len(todo)} days, {time.monotonic() - begun:.0f} s", flush=True)

    executor = ThreadPoolExecutor(len(found))
    try:
        for _ in executor.map(play, todo):
            pass
    finally:
        executor.shutdown(cancel_futures=True)
    for kind, n in done.items():
        print(f"{kind:20} {n:5} points, {broken[kind]} broken promises")
    states = len(found[0].proven or ())
    print(f"{done.total()} days disturbed, {states} different homes left, {(time.monotonic() - begun) / 60:.1f} min")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
