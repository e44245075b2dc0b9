"""The child process that edits a clerk's workbook for ``update``: bounded, and it writes nothing but its answer.

Started by ``automation.workbook.update`` with the understood Book on stdin; answers {"data": bytes of the new book,
"lost": what it has no more} or {"refused": code}.
"""

import marshal
import os
import pickle
import sys
import warnings
import zipfile
import zlib
from datetime import date
from pathlib import Path

from msgspec import Struct
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from automation.model.report import Book
from automation.system.limits import bound_myself
from automation.workbook import child, guards, paint
from automation.workbook.child.formats import UnreadableError, recognise
from automation.workbook.columns import COLUMNS, SHEETS
from automation.workbook.patch import SheetPatch, UnpatchableError, Write, losses, patched
from automation.workbook.read import raw_book
from automation.workbook.renew import Grid, find_grid, renew, sheet_of
from automation.workbook.retype import retype

FORMAT = "оформление и всё, кроме значений: книга другого формата"
EDITABLE = frozenset({".xlsx", ".xlsm"})
UNOPENED = (OSError, KeyError, ValueError, IndexError, TypeError, AttributeError, SyntaxError)
UNOPENED += (zipfile.BadZipFile, zlib.error)  # type: ignore[assignment]
MODEL = "Отправка"  # the sheet whose header lends its look to a sheet that is new


def main(path: str, mib: str, seconds: str) -> None:
    """Edit one file within the limits and write the answer."""
    book: Book = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own parent, never by the workbook
    # The Book is taken in before: the limit of memory is meant for the clerk's file.
    bound_myself(int(mib), int(seconds), files=int(mib) << 20)
    sys.stdout.buffer.write(marshal.dumps(said(book, Path(path), int(mib))))
    sys.stdout.buffer.flush()
    os._exit(0)


def said(book: Book, path: Path, mib: int) -> dict[str, object]:
    """Return what the parent is told: the new book and what it has lost, or the code of a refusal."""
    try:
        data, lost = edited(book, path, mib << 20)
    except UnreadableError as refused:
        return {"refused": refused.code}
    except MemoryError:
        return {"refused": "memory"}
    return {"data": data, "lost": list(lost)}


def edited(book: Book, source: Path, memory: int) -> tuple[bytes, tuple[str, ...]]:
    """Make the new book (XLSX), and say what it has lost. Raises UnreadableError where the file is no workbook now."""
    if patched_book := _patched(book, source, memory):
        return patched_book, ()
    # openpyxl drops what it does not know, so it saves the book only where the XML could not be changed in place.
    workbook, values = _opened(source, memory), _opened(source, memory, data_only=True)
    lost: tuple[str, ...] = (FORMAT,)
    if workbook is None or values is None:
        workbook = values = _typed_over(book, source, memory)
    else:
        with zipfile.ZipFile(source) as package:
            lost = losses(package.namelist())
    renew(workbook, values, book)
    return paint.save(workbook), lost


def _patched(book: Book, source: Path, memory: int) -> bytes | None:
    """Change nothing of the book but the cells ``renew`` fills in; None where its XML cannot be changed alone."""
    workbook = _opened(source, memory) if source.suffix.lower() == ".xlsx" else None
    if workbook is None:
        return None
    before = _Before(workbook)
    renew(workbook, None, book)
    try:
        return patched(source.read_bytes(), before.patches(workbook, book.order.date))
    except UnpatchableError:
        return None


def _typed_over(book: Book, source: Path, memory: int) -> Workbook:
    return retype(raw_book(child.read(str(source), memory, list(SHEETS)), source.name), book)


def _opened(source: Path, memory: int, *, data_only: bool = False) -> Workbook | None:
    """Open the book to edit, or with the values its formulas had (``data_only``); return None where it cannot be."""
    if source.suffix.lower() not in EDITABLE:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # parts openpyxl cannot keep: our own checks are laid again
        try:
            recognise(child.load(str(source))[0], memory)  # the unpacked size is looked at first
            workbook = load_workbook(source, keep_links=False, rich_text=not data_only, data_only=data_only)
        except (UnreadableError, *UNOPENED):
            return None
    return workbook if workbook.worksheets else None


class _Sheet(Struct, frozen=True):
    """The values of one of our sheets by address, its headers and the area of its filter."""

    values: dict[str, object]
    headers: frozenset[str]
    filter_area: str


class _Before:
    """A workbook before it was renewed: only what differs from it afterwards is written into the clerk's own XML."""

    def __init__(self, workbook: Workbook) -> None:
        self._sheets: dict[str, _Sheet] = {}
        for title in SHEETS:
            sheet = sheet_of(workbook, title)
            if sheet is not None:
                grid = find_grid(sheet, title)
                self._sheets[title] = _Sheet(
                    {c.coordinate: c.value for c in sheet._cells.values()},
                    frozenset(grid.letters if grid else ()),
                    sheet.auto_filter.ref or "",
                )

    def patches(self, workbook: Workbook, signed: date) -> list[SheetPatch]:
        """Return what has changed since, sheet by sheet."""
        found = []
        for title in SHEETS:
            sheet = sheet_of(workbook, title)
            grid = find_grid(sheet, title) if sheet is not None else None
            if sheet is not None and grid is not None:
                before = self._sheets.get(title)
                found.append(_changed(sheet, grid, before, signed) if before else _whole(sheet, grid, signed))
        return [patch for patch in found if patch.cells or patch.checks]


def _changed(sheet: Worksheet, grid: Grid, before: _Sheet, signed: date) -> SheetPatch:
    """Find the cells that hold something else; of new rows also the empty ones, for their look and their lock."""
    differ = [c for c in sheet._cells.values() if c.value != before.values.get(c.coordinate)]
    last = max((c.row or 0 for c in sheet._cells.values() if before.values.get(c.coordinate) is not None), default=0)
    rows = {c.row for c in differ if (c.row or 0) > last}
    mine = set(grid.letters.values())
    blank = [
        c
        for c in sheet._cells.values()
        if c.row in rows and c.value is None and get_column_letter(c.column or 1) in mine
    ]
    added = {header: letters for header, letters in grid.letters.items() if header not in before.headers}
    area = sheet.auto_filter.ref or ""
    return SheetPatch(
        title=sheet.title,
        cells={c.coordinate: Write(c.value, bool(c.protection.locked)) for c in (*differ, *blank)},
        filter_area=area if area != before.filter_area else "",
        checks=_checks(sheet, grid, signed),
        widths={letters: float(COLUMNS[grid.title][header].width) for header, letters in added.items()},
    )


def _whole(sheet: Worksheet, grid: Grid, signed: date) -> SheetPatch:
    """Describe a sheet that did not exist: its header, widths and checks."""
    return SheetPatch(
        title=sheet.title,
        cells={f"{letters}1": Write(header, True) for header, letters in grid.letters.items()},
        checks=_checks(sheet, grid, signed),
        widths={letters: float(COLUMNS[grid.title][header].width) for header, letters in grid.letters.items()},
        new=True,
        like=(MODEL, "A1"),
    )


def _checks(sheet: Worksheet, grid: Grid, signed: date) -> tuple[DataValidation, ...]:
    """Return our lists and checks on entry; whoever writes them leaves out those a column has already."""
    return tuple(guards.checks(grid.title, grid.letters, signed, grid.header_row + 1, guards.last_row(sheet)))
