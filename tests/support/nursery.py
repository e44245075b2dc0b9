"""Lets one warm process fork children of the program, so that a test's child does not import everything again.

The child does what it always does, within the limits it sets itself. Tests of the press and of commands that run as
processes of their own start true children. A killed day's readers and press are forked too, the press with the
delivered pages compiled: to compile them took half of the time of such a day.
"""

import atexit
import contextlib
import marshal
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from automation.press.compiling import compiled
from automation.press.pages import Page
from automation.russian.morphology import analyser
from automation.shipped import shipped_templates
from automation.system import bounded

READING, PRESS = "automation.workbook.child", "automation.press.child"
READY = (
    "automation.plan.order.reading_child",
    "automation.workbook.edit",
    "automation.mailbox.imap_child",
    "automation.mailbox.opening_child",
)


def keep_children_warm(*more: str) -> None:
    """Let the modules of ``READY`` and ``more`` be forked by a nursery, which is started with the first of them."""
    started, nursery, modules = bounded._start, list[tuple[socket.socket, object]](), (*READY, *more)

    def start(module: str, arguments: Sequence[str], *, stdin: int, **bounds: Any) -> Any:
        if module not in {*READY, *more}:
            return started(module, arguments, stdin=stdin, **bounds)
        if not nursery:
            nursery.append(_nursery(*modules))
        known = {name: value for name, value in os.environ.items() if not name.startswith(bounded.SECRETS)}
        wish = (module, list(arguments), known | dict(bounds.get("more") or {}), str(Path.cwd()))
        return Forked(nursery[0][0], wish)

    room: Any = bounded
    room._start = start


def _nursery(*modules: str) -> tuple[socket.socket, object]:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-X", "utf8", "-m", __name__, str(theirs.fileno()), *modules]
    process = subprocess.Popen(command, cwd=bounded.ROOT, pass_fds=[theirs.fileno()], start_new_session=True)
    theirs.close()
    atexit.register(_end, ours, process)
    return ours, process


def _end(ours: socket.socket, process: "subprocess.Popen[bytes]") -> None:
    """Close the nursery's line, at which it leaves, and wait for it, so that Python does not warn of either."""
    ours.close()
    process.wait(10)


class Forked:
    """What ``automation.system`` uses of ``subprocess.Popen``, for a process whose parent is the nursery."""

    def __init__(self, nursery: socket.socket, wish: Any) -> None:
        (read, question), (answer, write) = os.pipe(), os.pipe()
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        socket.send_fds(nursery, [marshal.dumps(wish)], [read, write, theirs.fileno()])
        for descriptor in (read, write):
            os.close(descriptor)
        theirs.close()
        self.pid = int(self._line.recv(32))
        self.returncode: int | None = None
        self.stdin: IO[bytes] = os.fdopen(question, "wb")
        self.stdout: IO[bytes] = os.fdopen(answer, "rb")

    def poll(self) -> int | None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self.wait(0)
        return None

    def wait(self, timeout: float | None = None) -> int:
        if self.returncode is None:
            if not select.select([self._line], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("forked", timeout or 0)
            self.returncode = int(self._line.recv(32) or -signal.SIGKILL)
            self._line.close()
        return self.returncode

    def communicate(self, given: bytes | None = None, timeout: float = 0) -> tuple[bytes, None]:
        until, said = time.monotonic() + timeout, b""
        with contextlib.suppress(BrokenPipeError), self.stdin as questions:
            questions.write(given or b"")
        while select.select([self.stdout], [], [], max(0, until - time.monotonic()))[0]:
            piece = os.read(self.stdout.fileno(), 1 << 20)
            if not piece:
                self.wait(max(0, until - time.monotonic()))
                return said, None
            said += piece
        raise subprocess.TimeoutExpired("forked", timeout)


def main(descriptor: str, *modules: str) -> None:
    """Fork a child for each wish until the test process is gone."""
    for module in modules:
        import_module(module)
    analyser()  # each child that reads or edits would load the dictionary
    if PRESS in modules:
        for page in shipped_templates().glob("*.docx"):
            compiled(Page(page.name, page.read_bytes()))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(fileno=int(descriptor)) as wishes:
        while True:
            said, given, *_ = socket.recv_fds(wishes, 1 << 20, 3)
            if not said:
                return
            if not os.fork():
                wishes.close()
                _watch(marshal.loads(said), *given)
            for one in given:
                os.close(one)


def _watch(wish: tuple[str, list[str], dict[str, str], str], stdin: int, stdout: int, line: int) -> None:
    """Fork the child, tell its number, then how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    pid = os.fork()
    if not pid:
        _live(wish, stdin, stdout, line)
    for one in (stdin, stdout):
        os.close(one)
    with contextlib.suppress(BrokenPipeError):  # whoever asked may have been killed by its test
        os.write(line, str(pid).encode())
        os.write(line, str(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])).encode())
    os._exit(0)


def _live(wish: tuple[str, list[str], dict[str, str], str], stdin: int, stdout: int, line: int) -> None:
    module, arguments, environment, folder = wish
    os.setsid()
    os.close(line)
    for own, given in enumerate((stdin, stdout, os.open(os.devnull, os.O_WRONLY))):
        os.dup2(given, own)
        os.close(given)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    code = 1
    try:
        import_module(module).main(*arguments)
        sys.stdout.flush()
        code = 0
    except MemoryError:
        os.abort()
    finally:
        os._exit(code)


if __name__ == "__main__":
    main(*sys.argv[1:])
