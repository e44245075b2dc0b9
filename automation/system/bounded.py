"""A child process of ours, bounded in memory, processor and wall time: a hostile file can only end its child."""

import marshal
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = str(Path(__file__).resolve().parents[2])
START = (
    "import sys; from importlib import import_module; sys.path.insert(0, sys.argv.pop(1));"
    " import_module(sys.argv.pop(1)).main(*sys.argv[1:])"
)
SECRETS = "AUTOMATION_"  # settings of ours in the environment: the child needs none of them
MEMORY_ENDS = {134, -6, -9, -11, -7}  # abort of the reader, killed by the system, broken memory access
TIME_ENDS = {-24, -14}  # SIGXCPU, SIGALRM


def ask_child(
    module: str,
    arguments: Sequence[str],
    *,
    seconds: float,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """What ``main`` of the module says (one ``marshal`` value); a child that ended badly answers {"refused": code}.

    ``seconds`` of wall time are the parent's to watch; memory and processor time the child bounds itself. ``given``
    is what the child may read from its stdin.
    """
    known = {name: value for name, value in os.environ.items() if not name.startswith(SECRETS)}
    try:
        child = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", "-c", START, ROOT, module, *arguments],
            stdin=subprocess.PIPE if given else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=known | dict(environment or {}),
            start_new_session=True,
        )
    except OSError:
        return {"refused": "unstarted"}
    try:
        said, _ = child.communicate(given or None, timeout=seconds)
    except subprocess.TimeoutExpired:
        return {"refused": "time"}
    finally:
        end(child)
    return answer_of(child.returncode, said)


def answer_of(code: int, said: bytes) -> dict[str, Any]:
    """The answer of a child that ended with an exit code."""
    if code in TIME_ENDS:
        return {"refused": "time"}
    if code in MEMORY_ENDS:
        return {"refused": "memory"}
    if code:
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
    for stream in (child.stdin, child.stdout):
        if stream:
            with suppress(OSError):
                stream.close()
