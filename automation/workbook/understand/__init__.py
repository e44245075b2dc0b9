"""Raw sheets → a Book: typed rows, findings, and where everything stands. Pure.

One bad cell or row costs that row only and is told; a missing sheet or header stops the workbook (UnreadError).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from automation.errors import UnreadError
from automation.model import sheets
from automation.model.office import ActingList
from automation.model.plan import Item
from automation.model.report import Book, Finding
from automation.plan.groups import codes_by_item
from automation.plan.workdays import Calendar
from automation.workbook.columns import SHEETS
from automation.workbook.understand.absences import read_substitutions
from automation.workbook.understand.locate import copies_of, find_table
from automation.workbook.understand.order_sheet import read_order
from automation.workbook.understand.performers import (
    Codes,
    codes_of,
    read_performers,
    tell_groups,
)
from automation.workbook.understand.plan_sheet import read_calendar, read_items
from automation.workbook.understand.raw import RawBook
from automation.workbook.understand.side_sheets import (
    read_calls,
    read_dispatches,
    read_extensions,
    read_publications,
    read_rulings,
)
from automation.workbook.understand.status import Belonging, read_copy, read_status
from automation.workbook.understand.tables import SheetTable, letters


def understand(raw: RawBook, *, office: Sequence[str] = ()) -> Book:
    """Understand the workbook. Raises UnreadError naming the file, what is missing and the cure.

    ``office`` are the office's own names beside «Орган»: such an organisation is «администрация» by default.
    """
    tables = {title: table for title, sheet in SHEETS.items() if (table := find_table(raw, sheet))}
    order = read_order(tables[sheets.ORDER], raw.file)
    calendar = read_calendar(tables[sheets.CALENDAR])
    items = read_items(tables[sheets.PLAN], order, Calendar(calendar))
    if not items:
        raise UnreadError(f"{raw.file}: на листе «План-график» нет ни одного пункта; впишите пункты из документа")
    performers = read_performers(tables[sheets.PERFORMERS], (order.body, *office))
    tell_groups(tables[sheets.PERFORMERS], performers, items)
    codes, numbers = codes_of(performers), {item.number: item for item in items}
    book = Book(
        file=raw.file,
        sha256=raw.sha256,
        modified=raw.modified,
        order=order,
        items=items,
        performers=performers,
        rows=(),
        calendar=calendar,
        columns={title: {h: letters(c) for h, c in table.columns.items()} for title, table in tables.items()},
        **_beside(tables, codes, numbers),
    )
    status = read_status(tables[sheets.STATUS], codes, numbers, codes_by_item(book), Belonging(performers, items))
    sheet, needed = SHEETS[sheets.STATUS], ("Код", "№", "Состояние")
    copies = {name: read_copy(table, codes, numbers) for name, table in copies_of(raw, sheet, needed)}
    return replace(
        book, rows=status.rows, filled=status.filled, copies=copies, **_told(tables, {sheets.STATUS: status.who})
    )


def _beside(tables: Mapping[str, SheetTable], codes: Codes, items: Mapping[str, Item]) -> dict[str, Any]:
    """Return the fields of a Book that come from the sheets beside plan, performers and reports."""
    absences, publications = tables.get(sheets.SUBSTITUTIONS), tables.get(sheets.PUBLICATIONS)
    calls, rulings = tables.get(sheets.CALLS), tables.get(sheets.RULINGS)
    substitutions, acting = read_substitutions(absences, codes) if absences else ((), ActingList())
    return {
        "substitutions": substitutions,
        "acting": acting,
        "publications": read_publications(publications, codes) if publications else (),
        "extensions": read_extensions(tables[sheets.EXTENSIONS], codes, items),
        "dispatches": read_dispatches(tables[sheets.DISPATCH]),
        "calls": read_calls(calls, codes, items) if calls else (),
        "rulings": read_rulings(rulings, codes, items) if rulings else (),
    }


def _told(tables: dict[str, SheetTable], who: Mapping[str, Mapping[int, tuple[str, str]]]) -> dict[str, Any]:
    """Return all faults by sheet, row and column, and the rows they point at as somebody typed them."""
    findings = tuple(f for title, table in tables.items() for f in table.findings(who.get(title)))
    rows = _rows_told(findings)
    typed = {(title, row + 1): cells for title, numbers in rows.items() for row, cells in tables[title].typed(numbers)}
    return {"findings": findings, "typed": typed}


def _rows_told(findings: Iterable[Finding]) -> dict[str, set[int]]:
    """Return the zero-based rows that a finding points at, by sheet."""
    rows: dict[str, set[int]] = {}
    for found in findings:
        figures = "".join(c for c in found.cell or "" if c.isdigit())
        if found.sheet and figures:
            rows.setdefault(found.sheet, set()).add(int(figures) - 1)
    return rows
