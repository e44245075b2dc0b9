"""A new book with what the tracking workbook lacks; the clerk's own file is only read.

Added: rows of «Ход исполнения» for new performers, items and control dates; the program's reading of new items;
grey columns of «Исполнители» where they are empty; sheets and columns that are missing. Everything else a clerk
put into the book – values, own columns, notes, colours – stays where it was.
"""

import warnings
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from automation.errors import UnreadError
from automation.model.report import Book
from automation.model.settings import Limits
from automation.workbook.create import recreate_book
from automation.workbook.read import read_raw

if TYPE_CHECKING:
    from openpyxl import Workbook

EDITABLE = frozenset({".xlsx", ".xlsm"})
UNOPENED = (OSError, KeyError, ValueError, IndexError, TypeError, AttributeError, SyntaxError)


def update_book(book: Book, source: Path) -> bytes:
    """The new book (XLSX) made from ``source``, the file ``book`` was read from.

    A file of another kind (.xls, .ods, .xlsb) is typed over cell by cell; one that can no longer be opened is written
    anew from everything that was understood of it. Macros and links to other files are not copied.
    """
    from automation.workbook import paint, renew

    pair = _opened(source) or _typed_over(book, source)
    if pair is None:
        return recreate_book(book)
    workbook, values = pair
    renew.renew(workbook, values, book)
    return paint.save(workbook)


def _typed_over(book: Book, source: Path) -> "tuple[Workbook, Workbook] | None":
    from automation.workbook.retype import retype

    try:
        workbook = retype(read_raw(source, Limits(), source.parent), book)
    except UnreadError:
        return None
    return workbook, workbook


def _opened(source: Path) -> "tuple[Workbook, Workbook] | None":
    """The book to edit and the same book with the values its formulas had, or None."""
    from openpyxl import load_workbook

    if source.suffix.lower() not in EDITABLE:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # parts openpyxl cannot keep: our own checks are laid again
        try:
            workbook = load_workbook(source, keep_links=False, rich_text=True)
            values = load_workbook(source, keep_links=False, data_only=True)
        except (*UNOPENED, zipfile.BadZipFile, zlib.error):
            return None
    return (workbook, values) if workbook.worksheets else None
