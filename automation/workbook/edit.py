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
from pathlib import Path

from openpyxl import Workbook, load_workbook

from automation.errors import UnreadError
from automation.model.report import Book
from automation.system.limits import bound_myself
from automation.workbook import child, paint, renew
from automation.workbook.child.formats import UnreadableError, recognise
from automation.workbook.columns import SHEETS
from automation.workbook.create import recreate_book
from automation.workbook.differences import Before
from automation.workbook.patch import UnpatchableError, losses, patched
from automation.workbook.read import raw_book
from automation.workbook.retype import retype

ANEW = "всё, кроме прочитанного программой"
FORMAT = "оформление и всё, кроме значений: книга другого формата"
EDITABLE = frozenset({".xlsx", ".xlsm"})
UNOPENED = (OSError, KeyError, ValueError, IndexError, TypeError, AttributeError, SyntaxError)
UNOPENED += (zipfile.BadZipFile, zlib.error)  # type: ignore[assignment]


def main(path: str, mib: str, seconds: str) -> None:
    """Edit one file within the limits and write the answer."""
    book: Book = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own parent, never by the workbook
    # The Book is taken in before: the limit of memory is meant for the clerk's file.
    bound_myself(int(mib), int(seconds), files=int(mib) << 20)
    try:
        data, lost = edited(book, Path(path), int(mib) << 20)
        answer: dict[str, object] = {"data": data, "lost": list(lost)}
    except MemoryError:
        answer = {"refused": "memory"}
    sys.stdout.buffer.write(marshal.dumps(answer))
    sys.stdout.buffer.flush()
    os._exit(0)


def edited(book: Book, source: Path, memory: int) -> tuple[bytes, tuple[str, ...]]:
    """Make the new book (XLSX), and say what it has lost; what can be neither edited nor typed over is written anew."""
    if patched_book := _patched(book, source, memory):
        return patched_book, ()
    # openpyxl drops what it does not know, so it saves the book only where the XML could not be changed in place.
    pair = _opened(source, memory) or _typed_over(book, source, memory)
    if pair is None:
        return recreate_book(book), (ANEW,)
    workbook, values = pair
    lost = (FORMAT,) if workbook is values else losses(_names(source))
    renew.renew(workbook, values, book)
    return paint.save(workbook), lost


def _names(source: Path) -> list[str]:
    with zipfile.ZipFile(source) as package:
        return package.namelist()


def _patched(book: Book, source: Path, memory: int) -> bytes | None:
    """Change nothing of the book but the cells ``renew`` fills in; None where its XML cannot be changed alone."""
    pair = _opened(source, memory) if source.suffix.lower() == ".xlsx" else None
    if pair is None:
        return None
    workbook = pair[0]
    before = Before(workbook)
    renew.renew(workbook, None, book)
    try:
        return patched(source.read_bytes(), before.patches(workbook, book.order.date))
    except UnpatchableError:
        return None


def _typed_over(book: Book, source: Path, memory: int) -> tuple[Workbook, Workbook] | None:
    try:
        raw = raw_book(child.read(str(source), memory, list(SHEETS)), source.name)
    except (UnreadableError, UnreadError):
        return None
    workbook = retype(raw, book)
    return workbook, workbook


def _opened(source: Path, memory: int) -> tuple[Workbook, Workbook] | None:
    """Open the book to edit, and the same book with the values its formulas had; or return None."""
    if source.suffix.lower() not in EDITABLE:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # parts openpyxl cannot keep: our own checks are laid again
        try:
            recognise(child.load(str(source))[0], memory)  # the unpacked size is looked at first
            workbook = load_workbook(source, keep_links=False, rich_text=True)
            values = load_workbook(source, keep_links=False, data_only=True)
        except (UnreadableError, *UNOPENED):
            return None
    return (workbook, values) if workbook.worksheets else None
