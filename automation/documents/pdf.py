"""DOCX pages as PDF by LibreOffice, where it is installed: a courtesy to a phone, never a condition.

Each start has a profile of its own in a folder that is removed: two runs never meet, nothing of the user's
settings is read, no macro runs. One start converts many pages.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

TIMEOUT = 60  # seconds for one start
PROGRAMS = ("soffice", "libreoffice")
MIME = "application/pdf"
ZIP = b"PK"  # what a DOCX begins with; a scan put in its place does not


def make_pdfs(pages: Sequence[bytes], *, timeout: float = TIMEOUT) -> tuple[bytes | None, ...]:
    """The PDF of each DOCX, in order; None for each that was not made (no LibreOffice, a fault, out of time)."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None or not pages:
        return (None,) * len(pages)
    try:
        with TemporaryDirectory(prefix="pdf-", ignore_cleanup_errors=True) as folder:
            return _convert(program, Path(folder), pages, timeout)
    except OSError:
        return (None,) * len(pages)


def _convert(program: str, folder: Path, pages: Sequence[bytes], timeout: float) -> tuple[bytes | None, ...]:
    names = [f"{at}.docx" for at in range(len(pages))]
    written = {name: data for name, data in zip(names, pages, strict=True) if data.startswith(ZIP)}
    for name, data in written.items():
        (folder / name).write_bytes(data)
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf", "--outdir", str(folder)),
        *written,
    ]
    _run(command, folder, timeout)
    return tuple(_made((folder / name).with_suffix(".pdf")) for name in names)


def _run(command: Sequence[str], folder: Path, timeout: float) -> None:
    """Run to the end or to the end of time; the program's children end with it."""
    silent = subprocess.DEVNULL
    process = subprocess.Popen(
        command, cwd=folder, stdin=silent, stdout=silent, stderr=silent, start_new_session=os.name == "posix"
    )
    try:
        process.wait(timeout)
    except subprocess.TimeoutExpired:
        _end(process)
        process.wait()


def _end(process: "subprocess.Popen[bytes]") -> None:
    if os.name != "posix":
        process.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _made(path: Path) -> bytes | None:
    """A whole PDF, or None."""
    with suppress(OSError):
        data = path.read_bytes()
        if data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF"):
            return data
    return None
