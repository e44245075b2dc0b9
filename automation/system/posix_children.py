"""Processes on POSIX systems. ``windows_children`` has the same functions; ``automation.system.children`` chooses."""

import math
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, TypeVar

assert sys.platform != "win32"

END_SIGNALS = (signal.SIGTERM,)
MEMORY_ENDS = frozenset({134, -6, -9, -11, -7})  # abort of a library, killed by the system, broken memory access
TIME_ENDS = frozenset({-24, -14})  # SIGXCPU, SIGALRM
T = TypeVar("T")


def spawn(command: Sequence[str], *, mib: int = 0, cpu_seconds: int = 0, **how: Any) -> "subprocess.Popen[bytes]":
    """Start a process in a group of its own, which ``end`` ends as a whole.

    The child bounds its memory and processor time itself (``automation.system.limits``); Windows needs both here.
    """
    return subprocess.Popen(command, start_new_session=True, **how)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """End a process and its group at once."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def release(process: "subprocess.Popen[bytes]") -> None:
    """Do nothing: only Windows keeps something of a process that has ended."""


def is_alive(pid: int, until: float = math.inf) -> bool:
    """Tell whether a process of this number runs; a process that may not be asked about counts as running.

    ``until`` serves Windows alone, which gives numbers again soon; POSIX systems do so only after very many others.
    """
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def start_asked(command: Sequence[str], **how: Any) -> "subprocess.Popen[bytes]":
    """Start a process that ``ask_to_end`` can ask."""
    return subprocess.Popen(command, **how)


def ask_to_end(process: "subprocess.Popen[bytes]") -> None:
    """Ask a process to end by itself."""
    process.terminate()


def wait_for(process: "subprocess.Popen[bytes]") -> int:
    """Wait for the exit code of a process; handlers of signals run meanwhile."""
    return process.wait()


def take(queue: "SimpleQueue[T]", seconds: float) -> T:
    """Wait for the next value of a queue; handlers of signals run meanwhile. Raises ``Empty`` after ``seconds``."""
    return queue.get(timeout=max(0.0, seconds))
