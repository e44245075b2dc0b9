"""Imports everything once and forks for each day: ``python -m tests.support.killing_runner BASE SCRATCH``.

It reads one wish a line from stdin (JSON) and writes two lines to stdout: the children's numbers, then their exit codes
(negative: the signal that ended the child). A forked day that is to be traced waits for ``GO``.
"""

import ctypes
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from contextlib import redirect_stderr, redirect_stdout, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from automation.cli import main
from automation.cli.verbs import Surroundings
from tests.support.keeping import keep_days_ahead, keep_pages, keep_sound_templates
from tests.support.nursery import PRESS, READING, keep_children_warm

PR_SET_PTRACER, PTRACER_ANY = 0x59616D61, -1
PR_SET_PDEATHSIG = 1
CAPABILITY_VERSION_3 = 0x20080522
GO = signal.SIGUSR1


def warm(base: Path, scratch: Path) -> None:
    """Work two days here once, so that libraries, word lists and pages are loaded in every child."""
    import keyring  # noqa: F401
    import yagmail  # noqa: F401

    keep_children_warm(PRESS, READING)
    keep_pages()
    keep_days_ahead()
    keep_sound_templates()
    shutil.copytree(base, scratch)
    with (scratch / "warm.txt").open("w", encoding="utf-8") as told, redirect_stdout(told), redirect_stderr(told):
        for on in ("2025-12-16", "2025-12-17"):
            main(["day", "--on", on, "--yes", "--home", str(scratch)])
    shutil.rmtree(scratch)


def play(wish: dict[str, Any], nth: int) -> int:
    """Call the command line as the wish says; return its exit code."""
    folder = Path(wish["folder"])
    for descriptor, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(folder / f"{name}{nth}.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), descriptor)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.update(wish["environment"])
    tempfile.tempdir = str(folder)
    if wish["now"]:
        moment = datetime.fromisoformat(wish["now"])
        Surroundings.now = lambda _self, _settings: moment  # type: ignore[method-assign, assignment]
    if wish["file_size"]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (wish["file_size"], wish["file_size"]))
    if wish["powerless"]:
        drop_powers()
    if wish["traced"]:
        ctypes.CDLL(None).prctl(PR_SET_PTRACER, ctypes.c_long(PTRACER_ANY), 0, 0, 0)
        signal.sigwait({GO})
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {GO})
    return main(wish["argv"])


def lead_group() -> None:
    """Lead a process group, so that a day ends with its helpers, and end with the process that forks days."""
    os.setpgid(0, 0)
    end_with_parent()


def end_with_parent() -> None:
    """Let the system end this process when the one that started it is gone, however it went."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, ctypes.c_long(signal.SIGKILL), 0, 0, 0)


def drop_powers() -> None:
    """Take from root the right to pass over permissions, so that a read-only folder is read-only for root too."""
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    with suppress(AttributeError):
        ctypes.CDLL(None).capset(header, (ctypes.c_uint32 * 6)())


def fork(wish: dict[str, Any], nth: int) -> int:
    """Fork a child and return its number; the child itself never comes back."""
    pid = os.fork()
    if pid:
        return pid
    lead_group()
    code = 70
    try:
        code = play(wish, nth)
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 1
    except BaseException:  # noqa: BLE001 - the test reads it in err.txt
        traceback.print_exc()
    finally:
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def serve() -> None:
    """Play wishes until stdin ends."""
    end_with_parent()
    warm(Path(sys.argv[1]), Path(sys.argv[2]))
    signal.pthread_sigmask(signal.SIG_BLOCK, {GO})
    print("ready", flush=True)
    for line in sys.stdin:
        wish = json.loads(line)
        pids = [fork(wish, n) for n in range(wish["copies"])]
        print(*pids, flush=True)
        print(*(os.waitstatus_to_exitcode(os.waitpid(p, 0)[1]) for p in pids), flush=True)


if __name__ == "__main__":
    serve()
