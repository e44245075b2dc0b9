"""Converts files with LibreOffice through the program's own room, whose time limit ends every process it started."""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pytest

from automation.system.libreoffice import convert, find_libreoffice

PATIENCE = (60.0, 120.0)  # seconds: one start that hangs in its own making is no fault of the file
needs_libreoffice = pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed")


def saved_by_libreoffice(files: Iterable[Path], folder: Path, kind: str) -> None:
    """Save each file in another format into ``folder``; fail the test where one of them did not come out."""
    program, names = find_libreoffice(), [str(file) for file in files]
    assert program
    for seconds in PATIENCE:
        with suppress(TimeoutError):
            convert(program, folder, names, kind, seconds=seconds)
        shutil.rmtree(folder / "profile", ignore_errors=True)
        missing = [name for name in names if not (folder / Path(name).with_suffix(f".{kind}").name).exists()]
        if not missing:
            return
    pytest.fail(f"LibreOffice left out {missing}")
