"""Limits for what an office may edit: files that are plain and small, templates that end and stay small.

Templates are half programs. What the sandbox cannot see beforehand (loops in loops, texts that double) is ended by the
processor time of the thread that fills them and by the process's address space. On the main thread a timer of the
system tells the time, in any other (and on Windows) a thread that looks after it. Address space is limited where the
system can (not on Windows), for all threads of the process together.
"""

import _thread
import gc
import math
import mmap
import os
import signal
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
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

    __slots__ = ("_alone", "_mib", "_outer", "_seconds", "_watch")

    def __init__(self, seconds: float = SECONDS, mib: int = MIB) -> None:
        self._seconds, self._mib = seconds, mib
        self._alone: AbstractContextManager[None] | None = None

    def __enter__(self) -> None:
        ident = threading.get_ident()
        if ident not in _WATCHES:
            self._alone = bounded_together(self._mib)
            self._alone.__enter__()
        self._watch = _WATCHES[ident]
        self._outer = self._watch.left
        self._watch.left = min(self._outer, self._seconds)

    def __exit__(self, *trouble: Any) -> None:
        self._watch.left = self._outer
        if self._alone is not None:
            self._alone.__exit__(*trouble)


@contextmanager
def bounded_together(mib: int = MIB) -> Iterator[None]:
    """Many bounded blocks in a row share one timer and one limit of memory: setting them costs half a letter."""
    ident = threading.get_ident()
    if ident in _WATCHES:
        yield
        return
    watch = _WATCHES[ident] = _Watch()
    by_signal = ident == MAIN and hasattr(signal, "setitimer")
    try:
        with _timer() if by_signal else _companion(watch, ident), _address_space(mib):
            yield
    finally:
        del _WATCHES[ident]


class _Watch:
    """Seconds of processor time left to the block a thread is in, by the ticks of its thread's clock."""

    __slots__ = ("left", "seen")

    def __init__(self) -> None:
        self.left, self.seen = math.inf, math.nan

    def used_up(self, now: float) -> bool:
        """Whether nothing is left at a tick of the clock; the first tick only looks at it."""
        if self.seen == self.seen:
            self.left -= now - self.seen
        self.seen = now
        return self.left < 0


_WATCHES: dict[int, _Watch] = {}  # of each thread that is inside a bounded block


@contextmanager
def _timer() -> Iterator[None]:
    """The system's own timer ticks on the main thread."""
    before = signal.signal(signal.SIGVTALRM, _tick)
    signal.setitimer(signal.ITIMER_VIRTUAL, TICK, TICK)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _tick(_signal: int, _frame: FrameType | None) -> None:
    """Ends the block, and again at each further tick, should something have swallowed the first."""
    if (watch := _WATCHES.get(MAIN or 0)) and watch.used_up(time.thread_time()):
        raise TimeoutError


@contextmanager
def _companion(watch: _Watch, ident: int) -> Iterator[None]:
    """A thread beside the one that works ticks for it."""
    import ctypes  # now: when it is needed there may be no memory left

    raise_there = ctypes.pythonapi.PyThreadState_SetAsyncExc
    interrupt = partial(raise_there, ctypes.c_ulong(ident), ctypes.py_object(TimeoutError))
    _thread.start_new_thread(
        _look_after, (watch, ident, _clock_of(ident), interrupt)
    )  # ``Thread.start`` would wait for one without memory
    yield


def _look_after(watch: _Watch, ident: int, spent: Callable[[], float], interrupt: Callable[[], object]) -> None:
    """Raises ``TimeoutError`` in the thread whose block has used up its time, again and again until it is left."""
    while True:
        time.sleep(TICK)
        try:
            if _WATCHES.get(ident) is not watch:
                return
            over = watch.used_up(spent())
        except OSError:  # the thread ended between the look and the question
            return
        if over:
            interrupt()


def _clock_of(ident: int) -> Callable[[], float]:
    """The processor time of a thread; where the system does not tell it, the time on the wall."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return time.monotonic
    clock = time.pthread_getcpuclockid(ident)
    return lambda: time.clock_gettime(clock)


class _Held:
    """The limit of address space while any thread is inside a bounded block."""

    lock = threading.Lock()
    blocks = 0
    used = 0
    limits = (-1, -1)


@contextmanager
def _address_space(mib: int) -> Iterator[None]:
    try:
        import resource
    except ImportError:
        yield
        return
    with _Held.lock:
        if not _Held.blocks:
            _Held.used, _Held.limits = _memory_used(), resource.getrlimit(resource.RLIMIT_AS)
        _Held.blocks += 1
        wanted = _Held.used + _Held.blocks * (mib << 20)
        if _Held.limits[0] == resource.RLIM_INFINITY or _Held.limits[0] > wanted:
            resource.setrlimit(resource.RLIMIT_AS, (wanted, _Held.limits[1]))
    try:
        yield
    finally:
        with _Held.lock:
            _Held.blocks -= 1
            if not _Held.blocks:
                resource.setrlimit(resource.RLIMIT_AS, _Held.limits)


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
