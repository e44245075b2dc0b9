"""Reads scans with Tesseract, where it is installed with Russian: the pixels of each page and the words on it.

pdftoppm (poppler) draws the pages. Each program runs in a process group of its own; all pages share one time limit.
"""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from automation.system.children import run_program

DPI = 200
LONG_SIDE = 2339  # dots of the long side of a page, A4 at ``DPI``, whatever size the file claims
PAGES = 30
SECONDS = 120.0
MIB = 1024
LANGUAGE = "rus"
Prepare = Callable[[bytes], tuple[bytes, object]]


def can_recognise() -> bool:
    """Tell whether pages can be drawn on this machine and Russian words recognised on them."""
    programs = shutil.which("tesseract"), shutil.which("pdftoppm")
    return all(programs) and LANGUAGE in _output(["tesseract", "--list-langs"], 10).split()


def recognise(pdf: bytes, prepare: Prepare) -> list[tuple[object, str]]:
    """Return what ``prepare`` found on each page, and the page's words as Tesseract's TSV.

    ``prepare`` gets a page as a grey PGM picture (``DPI`` dots an inch). It returns the picture to recognise and what
    it has found there, such as ruled lines. Raises ``TimeoutError`` where the time does not suffice for all pages.
    """
    until = time.monotonic() + SECONDS
    made = []
    with _pictures(pdf, PAGES) as pictures:
        for picture in pictures:
            pixels, found = prepare(picture.read_bytes())
            picture.write_bytes(pixels)
            command = ["tesseract", str(picture), "stdout", "-l", LANGUAGE, "--dpi", str(DPI), "--psm", "6", "tsv"]
            made.append((found, _output(command, until - time.monotonic())))
    return made


def drawn(pdf: bytes, pages: int) -> list[bytes]:
    """Draw the first pages of a PDF as grey PGM pictures; none where pdftoppm is missing or cannot read it."""
    with _pictures(pdf, pages) as pictures:
        return [picture.read_bytes() for picture in pictures]


def picture_as_pdf(picture: bytes, kind: str) -> bytes:
    """Turn a picture (png, jpg, tif of several pages) into a PDF; b"" where Tesseract cannot open it."""
    with tempfile.TemporaryDirectory(prefix="scan-", ignore_cleanup_errors=True) as name:
        source, made = Path(name, f"scan.{kind}"), Path(name, "made.pdf")
        source.write_bytes(picture)
        _output(["tesseract", str(source), str(made.with_suffix("")), "--psm", "6", "-l", LANGUAGE, "pdf"], SECONDS)
        return made.read_bytes() if made.is_file() else b""


@contextmanager
def _pictures(pdf: bytes, pages: int) -> Iterator[list[Path]]:
    """Draw the first pages of a PDF into grey PGM files, which exist as long as the block."""
    with tempfile.TemporaryDirectory(prefix="scan-", ignore_cleanup_errors=True) as name:
        source = Path(name, "scan.pdf")
        source.write_bytes(pdf)
        size = ("-scale-to", str(LONG_SIDE), "-gray", "-l", str(pages))
        _output(["pdftoppm", *size, str(source), str(Path(name, "page"))], SECONDS)
        yield sorted(Path(name).glob("page*.pgm"))


def _output(command: list[str], seconds: float) -> str:
    """Return what a program writes to stdout; "" where it does not start. Raises ``TimeoutError`` after ``seconds``."""
    if seconds <= 0:
        raise TimeoutError
    try:
        return run_program(command, seconds, stdout=subprocess.PIPE, mib=MIB).decode("utf-8", "replace")
    except TimeoutError:
        raise
    except OSError:
        return ""
