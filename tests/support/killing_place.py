"""Gives disturbed days a place and a time limit, so that nothing is left behind and nothing hangs for ever."""

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from tests.support.killing_runner import GO

MEMORY = Path("/dev/shm")
NAME = "plan-days-"
PATIENCE = 120.0  # seconds; a day lasts one or two, also beside many others


class HungError(AssertionError):
    """A day that did not end and was killed: a promise broken like any other."""


@contextmanager
def workplace() -> Iterator[Path]:
    """Make a folder for homes, on a disk in memory where there is one, which takes the same steps.

    It is removed with the block; what a killed process has left behind is removed by the next block of any process.
    """
    place = MEMORY if MEMORY.is_dir() else Path(gettempdir())
    for left in place.glob(f"{NAME}*"):
        owner = left.name.removeprefix(NAME).partition("-")[0]
        if owner.isdecimal() and not Path("/proc", owner).exists():
            shutil.rmtree(left, ignore_errors=True)
    with TemporaryDirectory(dir=place, prefix=f"{NAME}{os.getpid()}-") as folder:
        yield Path(folder)


@contextmanager
def patience(end: Callable[[], None], seconds: float) -> Iterator[None]:
    """Call ``end`` when the block lasts longer than ``seconds``, and raise ``HungError``."""
    late = threading.Event()

    def give_up() -> None:
        late.set()
        end()

    timer = threading.Timer(seconds, give_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    except AssertionError as error:
        if late.is_set():
            raise HungError(f"not ended after {seconds:.0f} s: {error}") from error
        raise
    finally:
        timer.cancel()
    if late.is_set():
        raise HungError(f"not ended after {seconds:.0f} s")


def end_days(pids: Sequence[int]) -> None:
    """Kill days together with their helpers; each day leads a process group of its own."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)


@contextmanager
def attached(pid: int, trace: Sequence[str], log: Path, seconds: float) -> Iterator[None]:
    """Put strace on a waiting day and let the day go once strace holds it; neither outlasts ``seconds``."""
    command = ["strace", "-y", "-o", str(log), *trace, "-p", str(pid)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer, patience(tracer.kill, seconds):
        assert tracer.stderr
        said = tracer.stderr.readline()
        os.kill(pid, GO)
        assert "attached" in said, said
        yield
        tracer.stderr.read()
