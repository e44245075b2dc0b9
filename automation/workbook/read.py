"""Reads a tracking workbook in a child process bounded in memory, processor and wall time.

A hostile or broken file can only end its child: what comes back is plain data or a fault named in Russian. The child
hands over no more than an eighth of its memory, no cell longer than Excel's 32,767 characters, and no more long texts
than can be understood in its seconds. Understanding is linear in all of them, so this process needs no limit of its
own.
"""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from automation.errors import BrokenError, UnreadError
from automation.model.report import Book
from automation.model.settings import Limits
from automation.system.bounded import ask_child
from automation.system.garbage import uncollected
from automation.workbook.columns import SHEETS
from automation.workbook.refusals import shown, words_of
from automation.workbook.understand import understand
from automation.workbook.understand.raw import RawBook, RawSheet

BROKEN = frozenset({"empty", "zeros", "truncated", "damaged"})  # as a file looks that is being written


def read_book(path: Path, limits: Limits, home: Path, *, file: str = "", office: Sequence[str] = ()) -> Book:
    """Read the workbook as understood. Raises UnreadError: one Russian sentence with the file and the cure.

    ``file`` is the name to tell people where ``path`` is a copy. ``office`` are the office's own names (full, short):
    such an organisation is «администрация» by default.
    """
    raw = read_raw(path, limits, home, file=file)
    with uncollected():
        return understand(raw, office=office)


def read_raw(
    path: Path, limits: Limits, home: Path, *, file: str = "", titles: Sequence[str] = tuple(SHEETS)
) -> RawBook:
    """Return the sheets called ``titles`` as the child hands them over.

    Raises UnreadError, and BrokenError where the bytes of the file are cut or damaged.
    """
    file, seconds, mib = shown(file or named(path, home)), limits.read_seconds, limits.read_mib
    cpu_seconds = max(1, seconds // 2)
    arguments = [os.fspath(path), str(mib), str(cpu_seconds), ";".join(titles)]
    answer = ask_child("automation.workbook.child", arguments, seconds=seconds, mib=mib, cpu_seconds=cpu_seconds)
    if refused := answer.get("refused"):
        stop = BrokenError if refused in BROKEN else UnreadError
        raise stop(f"{file}: {words_of(refused, mib=mib, seconds=seconds)}")
    return raw_book(answer, file)


def raw_book(answer: Mapping[str, Any], file: str) -> RawBook:
    """Make a value of the child's answer, whose keys are called like the fields."""
    sheets = tuple(RawSheet(**sheet) for sheet in answer["sheets"])
    return RawBook(**{**answer, "file": file, "sheets": sheets})


def named(path: Path, home: Path) -> str:
    """Name the path as people do: relative to the home with «/», or the bare name of a file elsewhere."""
    with suppress(ValueError):
        return path.relative_to(home).as_posix()
    return path.name
