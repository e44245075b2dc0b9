"""Processes on Windows. ``posix_children`` has the same functions; ``automation.system.children`` chooses.

Each child stands in a Job Object of its own: Windows bounds its memory and processor time, ends all that it started
together with it, and ends it when this process dies. A thread of this process watches memory and time as well,
because Wine, and some servers that put everything into jobs of their own, keep such limits without enforcing them.
"""

import ctypes
import math
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from ctypes import wintypes
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

assert sys.platform == "win32"

END_SIGNALS = (signal.SIGTERM, signal.SIGBREAK)
SLICE = 0.5  # seconds of one wait: Windows interrupts no wait for a signal, its handler runs between two of them
OVER_MEMORY, OVER_TIME = 0xE0000001, 0xE0000002  # exit codes of our own, in the range that Windows leaves to programs
MEMORY_ENDS = frozenset({3, OVER_MEMORY, 0xC0000005, 0xC0000017, 0xC00000FD, 0xC0000409})  # abort, broken access, stack
TIME_ENDS = frozenset({OVER_TIME, 1816})  # ERROR_NOT_ENOUGH_QUOTA: the job's processor time is used up
LOOK_SECONDS = 0.05
NEW_GROUP, NO_WINDOW = 0x200, 0x08000000  # CREATE_NEW_PROCESS_GROUP, CREATE_NO_WINDOW
SYNCHRONIZE, STILL_RUNNING, NO_SUCH_PROCESS = 0x00100000, 0x102, 87  # WAIT_TIMEOUT, ERROR_INVALID_PARAMETER
EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
PROCESS_TIME, PROCESS_MEMORY, END_WITH_HANDLE = 0x2, 0x100, 0x2000  # JOB_OBJECT_LIMIT_…
TICKS = 10_000_000  # hundred nanoseconds in a second
SINCE_1601 = 11_644_473_600  # seconds from the beginning of Windows' time to 1970
ASK_TIMES = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
T = TypeVar("T")

_kernel = ctypes.WinDLL("kernel32", use_last_error=True)
_kernel.OpenProcess.restype = _kernel.CreateJobObjectW.restype = wintypes.HANDLE
_kernel.OpenProcess.argtypes = [wintypes.DWORD, wintypes.BOOL, wintypes.DWORD]
_kernel.CreateJobObjectW.argtypes = [wintypes.LPVOID, wintypes.LPCWSTR]
_kernel.WaitForSingleObject.argtypes = [wintypes.HANDLE, wintypes.DWORD]
_kernel.SetInformationJobObject.argtypes = [wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD]
_kernel.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
for _end in (_kernel.TerminateJobObject, _kernel.TerminateProcess):
    _end.argtypes = [wintypes.HANDLE, wintypes.UINT]
_kernel.CloseHandle.argtypes = [wintypes.HANDLE]
_kernel.GetProcessTimes.argtypes = [wintypes.HANDLE, *[ctypes.POINTER(ctypes.c_uint64)] * 4]
_kernel.K32GetProcessMemoryInfo.argtypes = [wintypes.HANDLE, wintypes.LPVOID, wintypes.DWORD]


class _Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", wintypes.DWORD),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", wintypes.DWORD),
        ("affinity", ctypes.c_size_t),
        ("priority", wintypes.DWORD),
        ("scheduling", wintypes.DWORD),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class _Memory(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS; ``committed`` is what the process was promised, used or not."""

    _fields_ = (
        ("size", wintypes.DWORD),
        ("faults", wintypes.DWORD),
        ("others", ctypes.c_size_t * 6),
        ("committed", ctypes.c_size_t),
        ("peak_committed", ctypes.c_size_t),
    )


class _Child(subprocess.Popen[bytes]):
    """A process with its job."""

    job: int = 0


def spawn(command: Sequence[str], *, mib: int = 0, cpu_seconds: int = 0, **how: Any) -> "subprocess.Popen[bytes]":
    """Start a process in a job of its own, which ``end`` ends as a whole, with limits of memory and processor time."""
    child = _Child(command, creationflags=NO_WINDOW, **how)
    child.job = _job(mib, cpu_seconds)
    _kernel.AssignProcessToJobObject(child.job, _handle(child))  # refused only to a process that has ended already
    if mib or cpu_seconds:
        threading.Thread(target=_watch, args=(child, mib, cpu_seconds), daemon=True).start()
    return child


def kill(process: "subprocess.Popen[bytes]") -> None:
    """End a process and whatever it started at once."""
    if isinstance(process, _Child):
        _kernel.TerminateJobObject(process.job, 1)
    with suppress(OSError):
        process.kill()


def release(process: "subprocess.Popen[bytes]") -> None:
    """Let go of the job of a process that has ended; what it started and left behind ends with the job."""
    if isinstance(process, _Child) and process.job:
        _kernel.CloseHandle(process.job)
        process.job = 0


def is_alive(pid: int, until: float = math.inf) -> bool:
    """Tell whether a process of this number runs that began before ``until``; a hidden process counts as running.

    Windows gives the number of a dead process to a new one soon. ``os.kill(pid, 0)`` must not be used here: it
    interrupts every program of the console.
    """
    handle = _kernel.OpenProcess(SYNCHRONIZE | ASK_TIMES, False, pid & 0xFFFFFFFF)
    if not handle:
        return ctypes.get_last_error() != NO_SUCH_PROCESS
    try:
        running = _kernel.WaitForSingleObject(handle, 0) == STILL_RUNNING
        return bool(running and _begun(handle) <= until)
    finally:
        _kernel.CloseHandle(handle)


def start_asked(command: Sequence[str], **how: Any) -> "subprocess.Popen[bytes]":
    """Start a process that ``ask_to_end`` can ask: a group of its own, which Ctrl+C does not reach."""
    return subprocess.Popen(command, creationflags=NEW_GROUP, **how)


def ask_to_end(process: "subprocess.Popen[bytes]") -> None:
    """Ask a process to end by itself; without a common console it is ended, and the next run goes on from there."""
    try:
        process.send_signal(signal.CTRL_BREAK_EVENT)
    except OSError:
        process.terminate()


def wait_for(process: "subprocess.Popen[bytes]") -> int:
    """Wait for the exit code of a process; handlers of signals run between two slices of the wait."""
    while True:
        with suppress(subprocess.TimeoutExpired):
            return process.wait(SLICE)


def take(queue: "SimpleQueue[T]", seconds: float) -> T:
    """Wait for the next value of a queue; handlers of signals run between slices. Raises ``Empty`` when time is up."""
    while seconds > SLICE:
        seconds -= SLICE
        with suppress(Empty):
            return queue.get(timeout=SLICE)
    return queue.get(timeout=max(0.0, seconds))


def _job(mib: int, cpu_seconds: int) -> int:
    job = int(_kernel.CreateJobObjectW(None, None) or 0)
    limits = _Limits(
        flags=END_WITH_HANDLE | (PROCESS_MEMORY if mib else 0) | (PROCESS_TIME if cpu_seconds else 0),
        process_memory=mib << 20,
        process_time=cpu_seconds * TICKS,
    )
    _kernel.SetInformationJobObject(job, EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
    return job


def _watch(child: _Child, mib: int, cpu_seconds: int) -> None:
    """End the child once it uses more than it may."""
    while True:
        with suppress(subprocess.TimeoutExpired):
            child.wait(LOOK_SECONDS)
            return
        handle = _handle(child)
        code = OVER_MEMORY if mib and _memory(handle) > mib << 20 else 0
        code = OVER_TIME if cpu_seconds and _seconds(handle) > cpu_seconds else code
        if code:
            _kernel.TerminateProcess(handle, code)


def _memory(handle: int) -> int:
    found = _Memory(size=ctypes.sizeof(_Memory))
    _kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(found), found.size)
    return int(found.committed)


def _seconds(handle: int) -> float:
    """Return the processor time of a process so far, in seconds."""
    _, _, in_system, in_program = _times(handle)
    return in_system + in_program


def _begun(handle: int) -> float:
    """Return when a process began, as ``time.time`` counts; 0 where Windows does not say."""
    begun = _times(handle)[0]
    return begun - SINCE_1601 if begun else 0.0


def _times(handle: int) -> tuple[float, float, float, float]:
    """Return begin and end of a process in seconds since 1601, and its seconds in the system and in the program."""
    begun, ended, in_system, in_program = (ctypes.c_uint64() for _ in range(4))
    _kernel.GetProcessTimes(handle, *map(ctypes.byref, (begun, ended, in_system, in_program)))
    return begun.value / TICKS, ended.value / TICKS, in_system.value / TICKS, in_program.value / TICKS


def _handle(child: "subprocess.Popen[bytes]") -> int:
    return int(child._handle)  # type: ignore[attr-defined]
