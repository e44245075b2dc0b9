"""Reads a tracking workbook in a child process bounded in memory, processor and wall time.

A hostile or broken file can only end its child: what comes back is plain data or a fault named in Russian.
"""

import gc
import marshal
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from automation.errors import UnreadError
from automation.model.report import Book
from automation.model.settings import Limits
from automation.workbook.columns import SHEETS
from automation.workbook.refusals import shown, words_of
from automation.workbook.understand import understand
from automation.workbook.understand.raw import RawBook, RawSheet

ROOT = str(Path(__file__).resolve().parents[2])
START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); from automation.workbook.child import main; main(*sys.argv[1:])"
)
SECRETS = "AUTOMATION_"  # settings of ours in the environment: the child needs none of them
MEMORY_ENDS = {134, -6, -9, -11, -7}  # abort of the reader, killed by the system, broken memory access
TIME_ENDS = {-24, -14}  # SIGXCPU, SIGALRM


def read_book(path: Path, limits: Limits, home: Path, *, file: str = "", office: Sequence[str] = ()) -> Book:
    """The workbook as understood. Raises UnreadError: one Russian sentence with the file and the cure.

    ``file`` is the name to tell people where ``path`` is a copy. ``office`` are the office's own names (full, short):
    such an organisation is «администрация» by default.
    """
    raw = read_raw(path, limits, home, file=file)
    with uncollected():
        return understand(raw, office=office)


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage while very many small lasting values are made."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def read_raw(path: Path, limits: Limits, home: Path, *, file: str = "") -> RawBook:
    """The workbook as the child hands it over. Raises UnreadError."""
    file = shown(file or named(path, home))
    answer = ask_child(path, limits)
    if "refused" in answer:
        words = words_of(answer["refused"], mib=limits.read_mib, seconds=limits.read_seconds)
        raise UnreadError(f"{file}: {words}")
    return raw_book(answer, file)


def raw_book(answer: Mapping[str, Any], file: str) -> RawBook:
    """The child's answer as a value."""
    return RawBook(
        file=file,
        sha256=answer["sha256"],
        modified=answer["modified"],
        sheets=tuple(
            RawSheet(
                name=s["name"],
                columns=s["columns"],
                merged=tuple(s["merged"]),
                faults=s["faults"],
                hidden=tuple(s["hidden"]),
            )
            for s in answer["sheets"]
        ),
        epoch_1904=answer["epoch_1904"],
    )


def named(path: Path, home: Path) -> str:
    """The path as people name it: relative to the home with «/», or the bare name for a file elsewhere."""
    with suppress(ValueError):
        return path.relative_to(home).as_posix()
    return path.name


def ask_child(path: Path, limits: Limits) -> dict[str, Any]:
    """The child's answer; a child that ended badly answers {"refused": code}."""
    command = [sys.executable, "-I", "-X", "utf8", "-c", START, ROOT, os.fspath(path), str(limits.read_mib)]
    command += [str(max(1, limits.read_seconds // 2)), ";".join(SHEETS)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(SECRETS)}
    try:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
    except OSError:
        return {"refused": "unstarted"}
    try:
        said, _ = child.communicate(timeout=limits.read_seconds)
    except subprocess.TimeoutExpired:
        return {"refused": "time"}
    finally:
        end(child)
    if child.returncode in TIME_ENDS:
        return {"refused": "time"}
    if child.returncode in MEMORY_ENDS:
        return {"refused": "memory"}
    if child.returncode:
        return {"refused": "damaged"}
    try:
        answer: dict[str, Any] = marshal.loads(said)  # noqa: S302 - written by our own child, never by the workbook
    except (EOFError, ValueError, TypeError):
        return {"refused": "damaged"}
    return answer


def end(child: subprocess.Popen[bytes]) -> None:
    """The child and whatever it started are gone when this returns."""
    if child.poll() is None:
        with suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                child.kill()
            else:
                os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    if child.stdout:
        child.stdout.close()
