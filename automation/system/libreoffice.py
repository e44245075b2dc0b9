"""LibreOffice where it is installed: files turned into another format within a time limit.

Each start has a profile of its own in the folder given: two runs never meet, nothing of the user's settings is read,
no macro runs. One start converts many files.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

PROGRAMS = ("soffice", "libreoffice")
SILENT = subprocess.DEVNULL


def find_libreoffice() -> str | None:
    """The program's path, None where it is not installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def convert(program: str, folder: Path, names: Sequence[str], into: str, *, seconds: float, reading: str = "") -> None:
    """Turn ``names`` of ``folder`` into ``into`` («pdf», «odt:writer8»), beside them; ``reading`` is an import filter.

    What could not be converted is simply not there afterwards. Raises ``TimeoutError`` after ``seconds``, when all
    the program's processes have been ended, and ``OSError`` where it does not start.
    """
    process = subprocess.Popen(
        [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck"),
            *((f"--infilter={reading}",) if reading else ()),
            *("--convert-to", into, "--outdir", str(folder)),
            *names,
        ],
        cwd=folder,
        stdin=SILENT,
        stdout=SILENT,
        stderr=SILENT,
        start_new_session=os.name == "posix",
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        process.wait()
        raise TimeoutError from None


def _end(process: "subprocess.Popen[bytes]") -> None:
    """The program is a script that starts another: the whole group is ended."""
    if os.name != "posix":
        process.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
