"""Child processes of ours, bounded in memory, processor and wall time: a hostile file can only end its child.

``ask_child`` starts a child for one question. ``Child`` is one that stays and answers many (``serving`` is its side).
The parent watches the wall time, on every system alike; memory and processor time the child limits itself (``limits``).
"""

import marshal
import os
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from automation.system.children import end, native_children, why_ended
from automation.system.serving import ANSWERED, LENGTH

ROOT = str(Path(__file__).resolve().parents[2])
# A child whose memory is used up aborts, by which ``why_ended`` tells it from a child that a damaged file has ended.
START = """import os, sys
from importlib import import_module
sys.path.insert(0, sys.argv.pop(1))
try:
    import_module(sys.argv.pop(1)).main(*sys.argv[1:])
except MemoryError:
    os.abort()
"""
SECRETS = "AUTOMATION_"  # begins our settings in the environment, of which a child needs none
LARGEST_ANSWER = 128 << 20  # bytes; the child could otherwise fill the memory of its parent
LOOK_SECONDS = 0.5  # how often the parent looks whether a child has used up its wall time


class ChildEndedError(Exception):
    """A child ended before it answered; ``code`` says why: «time», «memory», «damaged» or «unstarted»."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Child:
    """A child process that answers questions one at a time until it is ended."""

    def __init__(self, module: str, *arguments: str, mib: int = 0) -> None:
        """Start ``main`` of the module with the arguments; raise ChildEndedError where no process can be started.

        ``mib`` bounds its memory on Windows, where it cannot bound itself.
        """
        self._process = _start(module, arguments, mib=mib, stdin=subprocess.PIPE)
        self._watch = _Watch(self._process)
        self.end = weakref.finalize(self, end, self._process)  # at the latest when the program ends

    @property
    def lives(self) -> bool:
        """Tell whether the child can still be asked."""
        return self._process.poll() is None

    def ask(self, question: Any, *, seconds: float) -> Any:
        """Return what the child says to one question within so many seconds of wall time.

        Raises ChildEndedError where the child ends instead, and RuntimeError with the child's traceback for a
        programmer's error in it. After ChildEndedError the child is gone.
        """
        assert self._process.stdin
        assert self._process.stdout
        sent = marshal.dumps(question)
        self._watch.until = time.monotonic() + seconds
        try:
            self._process.stdin.write(LENGTH.pack(len(sent)) + sent)
            self._process.stdin.flush()
            head = self._process.stdout.read(LENGTH.size)
            size = LENGTH.unpack(head)[0] if len(head) == LENGTH.size else 0
            said = self._process.stdout.read(size) if size <= LARGEST_ANSWER else b""
        except OSError:
            size, said = 0, b""
        finally:
            self._watch.until = None
        if not size or len(said) < size:
            ended = self._why_ended()
            raise ChildEndedError("memory" if size > LARGEST_ANSWER else ended)
        how, value = marshal.loads(said)  # noqa: S302 - written by our own child
        if how != ANSWERED:
            raise RuntimeError(value)
        return value

    def _why_ended(self) -> str:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=1)  # its pipe is closed, so it is about to end
        code = self._process.poll()
        self.end()
        return "time" if self._watch.late else why_ended(-1 if code is None else code) or "damaged"


class _Watch(threading.Thread):
    """Ends a child that has not answered by ``until`` (monotonic seconds; None while nothing is asked).

    A thread, because no system-wide timer exists on Windows; one for the child's whole life, because starting a thread
    for each question would cost more than a short question does.
    """

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        super().__init__(daemon=True)
        self.until: float | None = None
        self.late = False
        self._process = process
        self.start()

    def run(self) -> None:
        while self._process.returncode is None:
            until = self.until
            if until is not None and time.monotonic() > until:
                self.late = True
                native_children.kill(self._process)
                return
            time.sleep(LOOK_SECONDS)


def ask_child(
    module: str,
    arguments: Sequence[str],
    *,
    seconds: float,
    mib: int,
    cpu_seconds: int,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return what ``main`` of the module says (one ``marshal`` value); {"refused": code} where its child ended badly.

    ``seconds`` of wall time are the parent's to watch. ``mib`` and ``cpu_seconds`` bound the child's memory and
    processor time on Windows; elsewhere it bounds itself. ``given`` is what the child may read from its stdin.
    """
    try:
        stdin = subprocess.PIPE if given else subprocess.DEVNULL
        child = _start(module, arguments, mib=mib, cpu_seconds=cpu_seconds, stdin=stdin, more=environment)
    except ChildEndedError as error:
        return {"refused": error.code}
    try:
        said, _ = child.communicate(given or None, timeout=seconds)
    except subprocess.TimeoutExpired:
        return {"refused": "time"}
    finally:
        end(child)
    return _answer_of(child.returncode, said)


def _start(
    module: str,
    arguments: Sequence[str],
    *,
    stdin: int,
    mib: int,
    cpu_seconds: int = 0,
    more: Mapping[str, str] | None = None,
) -> "subprocess.Popen[bytes]":
    known = {name: value for name, value in os.environ.items() if not name.startswith(SECRETS)}
    try:
        return native_children.spawn(
            [sys.executable, "-I", "-X", "utf8", "-c", START, ROOT, module, *arguments],
            mib=mib,
            cpu_seconds=cpu_seconds,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=known | dict(more or {}),
        )
    except OSError as error:
        raise ChildEndedError("unstarted") from error


def _answer_of(code: int, said: bytes) -> dict[str, Any]:
    """Return what a child said that ended with an exit code, or {"refused": why}."""
    if code:
        return {"refused": why_ended(code)}
    try:
        answer: dict[str, Any] = marshal.loads(said)  # noqa: S302 - written by our own child, never by the workbook
    except (EOFError, ValueError, TypeError):
        return {"refused": "damaged"}
    return answer
