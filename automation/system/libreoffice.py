"""Converts files with LibreOffice, where it is installed, within a time limit.

Each start gets a profile of its own in the folder given, so that two runs do not disturb each other, none of the user's
settings are read and no macro runs. One start converts many files.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path

from automation.system.children import run_program

PROGRAMS = ("soffice", "libreoffice", r"C:\Program Files\LibreOffice\program\soffice.exe")


def find_libreoffice() -> str | None:
    """Return the program's path, None where it is not installed."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def convert(program: str, folder: Path, names: Sequence[str], into: str, *, seconds: float, reading: str = "") -> None:
    """Turn ``names`` of ``folder`` into ``into`` («pdf», «odt:writer8»), beside them; ``reading`` is an import filter.

    What could not be converted is simply not there afterwards. Raises ``TimeoutError`` after ``seconds``, when all
    the program's processes have been ended, and ``OSError`` where it does not start.
    """
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck"),
        *((f"--infilter={reading}",) if reading else ()),
        *("--convert-to", into, "--outdir", str(folder)),
        *names,
    ]
    run_program(command, seconds, cwd=folder)  # soffice is a script that starts another program: both end
