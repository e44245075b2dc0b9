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
    file = shown(file or named(path, home))
    answer = ask_reader(path, limits, titles)
    if "refused" in answer:
        stop = BrokenError if answer["refused"] in BROKEN else UnreadError
        raise stop(f"{file}: {told(answer['refused'], limits)}")
    return raw_book(answer, file)


def told(code: str, limits: Limits) -> str:
    """Say a refusal in words."""
    return words_of(code, mib=limits.read_mib, seconds=limits.read_seconds)


def raw_book(answer: Mapping[str, Any], file: str) -> RawBook:
    """Make a value of the child's answer."""
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
        names=tuple(answer["names"]),
    )


def named(path: Path, home: Path) -> str:
    """Name the path as people do: relative to the home with «/», or the bare name of a file elsewhere."""
    with suppress(ValueError):
        return path.relative_to(home).as_posix()
    return path.name


def ask_reader(path: Path, limits: Limits, titles: Sequence[str] = tuple(SHEETS)) -> dict[str, Any]:
    """Ask the reading child about the sheets called ``titles``; the answer may be {"refused": code}."""
    mib, cpu_seconds = limits.read_mib, max(1, limits.read_seconds // 2)
    arguments = [os.fspath(path), str(mib), str(cpu_seconds), ";".join(titles)]
    return ask_child(
        "automation.workbook.child", arguments, seconds=limits.read_seconds, mib=mib, cpu_seconds=cpu_seconds
    )
