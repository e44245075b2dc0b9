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
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

MAIN = threading.main_thread().ident
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


class bounded:  # noqa: N801 - used as ``with bounded():``; a class costs a third of a generator, once a letter
    """Raises ``TimeoutError`` or ``MemoryError`` inside the block once it has used up its share; may be nested."""

    __slots__ = ("_alone", "_mib", "_outer", "_seconds")

    def __init__(self, seconds: float = SECONDS, mib: int = MIB) -> None:
        self._seconds, self._mib = seconds, mib
        self._alone: AbstractContextManager[None] | None = None

    def __enter__(self) -> None:
        if not _Watch.on:
            self._alone = bounded_together(self._mib)
            self._alone.__enter__()
        self._outer = _Watch.left
        if _Watch.on and _on_main_thread():
            _Watch.left = min(_Watch.left, self._seconds / TICK)

    def __exit__(self, *trouble: Any) -> None:
        if _on_main_thread():
            _Watch.left = self._outer
        if self._alone is not None:
            self._alone.__exit__(*trouble)


@contextmanager
def bounded_together(mib: int = MIB) -> Iterator[None]:
    """Many bounded blocks in a row share one timer and one limit of memory: setting them costs half a letter."""
    if _Watch.on or not hasattr(signal, "setitimer") or not _on_main_thread():
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


def _on_main_thread() -> bool:
    return threading.get_ident() == MAIN


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
