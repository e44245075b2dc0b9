"""Starts, bounds, watches and ends processes. ``native_children`` is the module of this operating system."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

if sys.platform == "win32":
    from automation.system import windows_children

    native_children = windows_children
else:
    from automation.system import posix_children

    native_children = posix_children


def why_ended(code: int) -> str:
    """Tell why a child ended, by its exit code: «time», «memory», «damaged», or "" for a good end."""
    if code in native_children.TIME_ENDS:
        return "time"
    if code in native_children.MEMORY_ENDS:
        return "memory"
    return "damaged" if code else ""


def end(process: "subprocess.Popen[bytes]") -> None:
    """End a process started by ``spawn`` and whatever it started; they are gone when this returns."""
    if process.poll() is None:
        native_children.kill(process)
    process.wait()
    native_children.release(process)
    for stream in (process.stdin, process.stdout):
        if stream:
            with suppress(OSError):
                stream.close()


def run_program(command: Sequence[str], seconds: float, *, stdout: int = subprocess.DEVNULL, **how: Any) -> bytes:
    """Run another program, and return what it wrote where ``stdout`` is a pipe; nothing is read or told otherwise.

    Raises ``TimeoutError`` after so many seconds and ``OSError`` where it does not start. It and whatever it started
    have ended when this returns.
    """
    silent = subprocess.DEVNULL
    process = native_children.spawn(command, stdin=silent, stdout=stdout, stderr=silent, **how)
    try:
        said: bytes | None = process.communicate(timeout=seconds)[0]
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    finally:
        end(process)
    return said or b""


@contextmanager
def when_asked(handler: Callable[[], object], *, also_keys: bool = False) -> Iterator[None]:
    """Call ``handler`` when the process is asked to end, instead of ending it at once; ``also_keys`` counts Ctrl+C."""
    numbers = (*native_children.END_SIGNALS, signal.SIGINT) if also_keys else native_children.END_SIGNALS
    before = {number: signal.signal(number, lambda _signal, _frame: handler()) for number in numbers}
    try:
        yield
    finally:
        for number, was in before.items():
            signal.signal(number, was)
