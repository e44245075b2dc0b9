"""Starts, bounds, watches and ends processes. The rest of the program knows only this module, on every system."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

if sys.platform == "win32":
    from automation.system.windows_children import (
        END_SIGNALS,
        MEMORY_ENDS,
        TIME_ENDS,
        ask_to_end,
        is_alive,
        kill,
        release,
        spawn,
        start_asked,
        take,
        wait_for,
    )
else:
    from automation.system.posix_children import (
        END_SIGNALS,
        MEMORY_ENDS,
        TIME_ENDS,
        ask_to_end,
        is_alive,
        kill,
        release,
        spawn,
        start_asked,
        take,
        wait_for,
    )

__all__ = [
    "ask_to_end",
    "end",
    "is_alive",
    "kill",
    "spawn",
    "start_asked",
    "take",
    "wait_for",
    "when_asked",
    "why_ended",
]


def why_ended(code: int) -> str:
    """Tell why a child ended, by its exit code: «time», «memory», «damaged», or "" for a good end."""
    if code in TIME_ENDS:
        return "time"
    if code in MEMORY_ENDS:
        return "memory"
    return "damaged" if code else ""


def end(process: "subprocess.Popen[bytes]") -> None:
    """End a process started by ``spawn`` and whatever it started; they are gone when this returns."""
    if process.poll() is None:
        kill(process)
    process.wait()
    release(process)
    for stream in (process.stdin, process.stdout):
        if stream:
            with suppress(OSError):
                stream.close()


@contextmanager
def when_asked(handler: Callable[[], object], *, also_keys: bool = False) -> Iterator[None]:
    """Call ``handler`` when the process is asked to end, instead of ending it at once; ``also_keys`` counts Ctrl+C."""
    numbers = (*END_SIGNALS, signal.SIGINT) if also_keys else END_SIGNALS
    before = {number: signal.signal(number, lambda _signal, _frame: handler()) for number in numbers}
    try:
        yield
    finally:
        for number, was in before.items():
            signal.signal(number, was)
