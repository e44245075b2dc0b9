"""Limits for what an office may edit: files that are plain and small, templates that end and stay small.

Templates are half programs. What the sandbox cannot see beforehand (loops in loops, texts that double) is ended on the
main thread by its processor time, told by a timer of the system, and by the process's address space. In any other
thread (a cluster's worker), and where the system has no such timer (Windows), the sandbox alone holds: whoever waits
for such a thread waits for a limited time.
"""

import gc
import math
import mmap
import os
import signal
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

MAIN = threading.main_thread().ident
TICK = 0.25  # seconds of processor time
SECONDS, MIB = 4.0, 512  # of processor time and of memory on top, for one paper
TEMPLATE_MIB = 16
PROGRAM, TEMPLATE = __name__.partition(".")[0], ""  # whose code is ended: compiled templates have no name


def read_plain(path: Path, *, mib: int = TEMPLATE_MIB) -> bytes:
    """A file's bytes. Raises ``OSError`` for a pipe or a device (never waiting for it) and beyond ``mib``."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(0, "это не обычный файл")
        if found.st_size > mib << 20:
            raise OSError(0, f"файл больше {mib} МиБ")
        return file.read()


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage while very many lasting values are made; afterwards all of them count as old."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.freeze()
            gc.unfreeze()  # into the oldest generation, unsearched
            gc.enable()


class bounded:  # noqa: N801 - used as ``with bounded():``; a class costs a third of a generator, once a letter
    """Raises ``TimeoutError`` or ``MemoryError`` inside the block once it has used up its share; may be nested."""

    __slots__ = ("_alone", "_mib", "_outer", "_seconds")

    def __init__(self, seconds: float = SECONDS, mib: int = MIB) -> None:
        self._seconds, self._mib = seconds, mib
        self._alone: bounded_together | None = None
        self._outer: float | None = None

    def __enter__(self) -> None:
        if threading.get_ident() != MAIN:
            return
        if not _Watch.on:
            self._alone = bounded_together(self._mib)
            self._alone.__enter__()
        self._outer = _Watch.left
        _Watch.left = min(self._outer, self._seconds)

    def __exit__(self, *_trouble: object) -> None:
        if self._outer is not None:
            _Watch.left = self._outer
        if self._alone is not None:
            self._alone.__exit__()


class bounded_together:  # noqa: N801 - as above
    """Many bounded blocks in a row share one timer and one limit of memory: setting them costs half a letter."""

    __slots__ = ("_before", "_limits", "_mib", "_mine")

    def __init__(self, mib: int = MIB) -> None:
        self._mib = mib

    def __enter__(self) -> None:
        self._mine = not _Watch.on and hasattr(signal, "setitimer") and threading.get_ident() == MAIN
        if self._mine:
            self._limits = _hold_memory(self._mib)
            self._before = signal.signal(signal.SIGVTALRM, _tick)
            _Watch.on, _Watch.left, _Watch.seen = True, math.inf, math.nan
            signal.setitimer(signal.ITIMER_VIRTUAL, TICK, TICK)

    def __exit__(self, *_trouble: object) -> None:
        if self._mine:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            _Watch.on = False
            signal.signal(signal.SIGVTALRM, self._before)
            _let_memory_go(self._limits)


class _Watch:
    """Seconds of processor time left to the block the main thread is in, by the ticks of its clock."""

    on = False
    left, seen = math.inf, math.nan


def _tick(_signal: int, frame: FrameType | None) -> None:
    """Ends the block, and again at each further tick, should something have swallowed the first."""
    now = time.thread_time()
    if _Watch.seen == _Watch.seen:  # the first tick only looks at the clock
        _Watch.left -= now - _Watch.seen
    _Watch.seen = now
    if _Watch.left < 0 and _Watch.on and _may_be_ended(frame):
        raise TimeoutError


def _may_be_ended(frame: FrameType | None) -> bool:
    """Whether a tick fell into code of the program or of a template; elsewhere the next one is near.

    A library may hold a lock that nobody would let go of (the import system does, and what measures the tests' lines).
    This room itself is left whole: a block being entered or left would leave its limits behind.
    """
    if frame is None or frame.f_globals.get("__name__", TEMPLATE).partition(".")[0] not in {PROGRAM, TEMPLATE}:
        return False
    for _ in range(4):  # what this room calls is no deeper
        if frame is None:
            break
        if frame.f_globals is globals():
            return False
        frame = frame.f_back
    return True


def _hold_memory(mib: int) -> tuple[int, int]:
    """At most so much more address space from now on; answers the limits that held before."""
    import resource

    limits, wanted = resource.getrlimit(resource.RLIMIT_AS), _memory_used() + (mib << 20)
    if limits[0] == resource.RLIM_INFINITY or limits[0] > wanted:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, limits[1]))
    return limits


def _let_memory_go(limits: tuple[int, int]) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, limits)


def _memory_used() -> int:
    """Bytes of address space; far too many where the system does not tell, so that nothing is held short."""
    try:
        descriptor = os.open("/proc/self/statm", os.O_RDONLY)
    except OSError:
        return 1 << 50
    try:
        return int(os.read(descriptor, 64).split()[0]) * mmap.PAGESIZE
    finally:
        os.close(descriptor)
