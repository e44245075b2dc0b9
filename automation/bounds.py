"""Limits for what an office may edit: files that are plain and small, templates that end and stay small.

Templates are half programs. What the sandbox cannot see beforehand (loops in loops, texts that double) is ended by
the process's own processor time and address space; without these (another thread, Windows) the sandbox alone holds.
"""

import math
import mmap
import os
import signal
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

TICK = 0.25  # seconds of processor time
SECONDS, MIB = 4.0, 512  # of processor time and of memory on top, for one paper
TEMPLATE_MIB = 16


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
def bounded(seconds: float = SECONDS, mib: int = MIB) -> Iterator[None]:
    """Raises ``TimeoutError`` or ``MemoryError`` inside the block once it has used up its share; may be nested."""
    if not _can_bound():
        yield
    elif not _Watch.on:
        with bounded_together(mib), bounded(seconds):
            yield
    else:
        outer, _Watch.left = _Watch.left, min(_Watch.left, seconds / TICK)
        try:
            yield
        finally:
            _Watch.left = outer


@contextmanager
def bounded_together(mib: int = MIB) -> Iterator[None]:
    """Many bounded blocks in a row share one timer and one limit of memory: setting them costs half a letter."""
    if not _can_bound() or _Watch.on:
        yield
        return
    import resource

    before, limits = signal.signal(signal.SIGVTALRM, _tick), resource.getrlimit(resource.RLIMIT_AS)
    wanted = _memory_used() + (mib << 20)
    if limits[0] == resource.RLIM_INFINITY or limits[0] > wanted:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, limits[1]))
    signal.setitimer(signal.ITIMER_VIRTUAL, TICK, TICK)
    _Watch.on = True
    try:
        yield
    finally:
        _Watch.on = False
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        resource.setrlimit(resource.RLIMIT_AS, limits)
        signal.signal(signal.SIGVTALRM, before)


class _Watch:
    """The block under way: how many ticks of processor time are left to it, and whether the timer is running."""

    left = math.inf
    on = False


def _can_bound() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def _tick(_signal: int, _frame: FrameType | None) -> None:
    """Ends the block, and again at each further tick, should something have swallowed the first."""
    _Watch.left -= 1
    if _Watch.left < 0:
        raise TimeoutError


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
