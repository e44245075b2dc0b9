"""Findings about one cell of the workbook: of a row of «Ход исполнения», of an item, of a performer."""

from typing import Any

from automation.model.catalogue import finding
from automation.model.plan import Item
from automation.model.report import Book, Finding, Performer, StatusRow
from automation.model.sheets import PERFORMERS, PLAN, STATUS


def in_row(book: Book, row: StatusRow, header: str, code: str, /, **facts: Any) -> Finding:
    """Make the finding of a code about a cell of a row of «Ход исполнения»."""
    cell = book.cell(STATUS, header, row.row)
    return finding(code, sheet=STATUS, cell=cell, performer=row.code, item=row.item, **facts)


def of_item(book: Book, item: Item, header: str, code: str, /, **facts: Any) -> Finding:
    """Make the finding of a code about a cell of an item in «План-график»."""
    return finding(code, sheet=PLAN, cell=book.cell(PLAN, header, item.row), item=item.number, **facts)


def of_performer(book: Book, performer: Performer, header: str, code: str, /, **facts: Any) -> Finding:
    """Make the finding of a code about a cell of a performer in «Исполнители»."""
    cell = book.cell(PERFORMERS, header, performer.row)
    return finding(code, sheet=PERFORMERS, cell=cell, performer=performer.code, **facts)
