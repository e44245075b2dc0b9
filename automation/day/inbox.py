"""The inbox as readings: stable copies, read in bounded children, filled forms merged into their book."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from automation.day.call import Call, Reading
from automation.errors import AlarmError, UnreadError
from automation.model.settings import Limits
from automation.workbook.forms import merge_forms, read_forms
from automation.workbook.inbox import copy_stable, list_inbox
from automation.workbook.read import read_book

FORMS = "forms"


def read_inbox(call: Call) -> tuple[Reading, ...]:
    """Every workbook of inbox/, by name, with the forms laid into inbox/forms/ merged for the day.

    Raises ``AlarmError`` when the inbox is missing or cannot be read: that is never «nothing to do».
    """
    office = (call.settings.office.name, call.settings.office.short_name)
    readings = tuple(read_files(call.inbox, call.settings.limits, call.home, office))
    return _with_forms(call, readings)


def read_files(inbox: Path, limits: Limits, home: Path, office: tuple[str, ...] = ()) -> Iterator[Reading]:
    """The readings of one folder."""
    try:
        candidates = list_inbox(inbox)
    except OSError as error:
        raise AlarmError(f"Папка {inbox} не читается ({error.strerror}): ничего не выпущено.") from None
    with TemporaryDirectory() as folder:
        for candidate in candidates:
            if candidate.skipped:
                yield Reading(file=candidate.name, state="skipped", message=candidate.note)
            else:
                yield _read(candidate.path, Path(folder) / candidate.path.name, limits, home, office, candidate.note)


def _read(path: Path, copy: Path, limits: Limits, home: Path, office: tuple[str, ...], note: str) -> Reading:
    try:
        copy_stable(path, copy, sleep=time.sleep)
        book = read_book(copy, limits, copy.parent, office=office)
    except UnreadError as error:
        return Reading(file=path.name, state="unread", message=str(error))
    return Reading(file=path.name, state="read", message=note, book=replace(book, file=path.name))


def read_file(call: Call, path: Path) -> Reading:
    """One workbook given by its path, wherever it lies."""
    office = (call.settings.office.name, call.settings.office.short_name)
    return read_file_of(path, call.settings.limits, call.home, office)


def read_file_of(path: Path, limits: Limits, home: Path, office: tuple[str, ...] = ()) -> Reading:
    """The same with its parts."""
    with TemporaryDirectory() as folder:
        return _read(path, Path(folder) / path.name, limits, home, office, "")
