"""Raw sheets → a Book: typed rows, findings, and where everything stands. Pure.

One bad cell or row costs that row only and is told; a missing sheet or header stops the workbook (UnreadError).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from automation.control.obligations import performers_by_item
from automation.errors import UnreadError
from automation.model.report import Book
from automation.model.sheets import (
    CALENDAR,
    DISPATCH,
    EXTENSIONS,
    ORDER,
    PERFORMERS,
    PLAN,
    PUBLICATIONS,
    STATUS,
    SUBSTITUTIONS,
)
from automation.plan.workdays import Calendar
from automation.workbook.columns import SHEETS
from automation.workbook.understand.belonging import Belonging
from automation.workbook.understand.gathered import typed_rows
from automation.workbook.understand.locate import find_table
from automation.workbook.understand.office import read_dispatches, read_extensions, read_publications
from automation.workbook.understand.order import read_order
from automation.workbook.understand.performers import (
    codes_of,
    read_performers,
    read_substitutions,
    tell_groups,
)
from automation.workbook.understand.plan import read_calendar, read_items
from automation.workbook.understand.raw import RawBook
from automation.workbook.understand.status import read_status
from automation.workbook.understand.tables import Table, letters

__all__ = ["understand"]


def understand(raw: RawBook, *, office: Sequence[str] = ()) -> Book:
    """The workbook as understood. Raises UnreadError naming the file, what is missing and the cure.

    ``office`` are the office's own names beside «Орган»: such an organisation is «администрация» by default.
    """
    tables = {title: table for title in SHEETS if (table := find_table(raw, title))}
    order = read_order(tables[ORDER], raw.file)
    calendar = read_calendar(tables[CALENDAR])
    items = read_items(tables[PLAN], order.date, Calendar(calendar))
    if not items:
        raise UnreadError(f"{raw.file}: на листе «План-график» нет ни одного пункта; впишите пункты из документа")
    performers = read_performers(tables[PERFORMERS], (order.body, *office))
    tell_groups(tables[PERFORMERS], performers, items)
    codes, numbers = codes_of(performers), {item.number: item for item in items}
    book = Book(
        file=raw.file,
        sha256=raw.sha256,
        modified=raw.modified,
        order=order,
        items=items,
        performers=performers,
        rows=(),
        extensions=read_extensions(tables[EXTENSIONS], codes, numbers),
        dispatches=read_dispatches(tables[DISPATCH]),
        calendar=calendar,
        columns={title: {h: letters(c) for h, c in table.columns.items()} for title, table in tables.items()},
    )
    bearers = {number: frozenset(p.code for p in found) for number, found in performers_by_item(book).items()}
    status = read_status(tables[STATUS], codes, numbers, bearers, Belonging(performers, items))
    substitutions = tables.get(SUBSTITUTIONS)
    publications = tables.get(PUBLICATIONS)
    return replace(
        book,
        rows=status.rows,
        filled=status.filled,
        substitutions=read_substitutions(substitutions, codes) if substitutions else (),
        publications=read_publications(publications, codes) if publications else (),
        **_told(tables, {STATUS: status.who}),
    )


def _told(tables: dict[str, Table], who: Mapping[str, Mapping[int, tuple[str, str]]]) -> dict[str, Any]:
    """All faults in the order of sheets, rows and columns, and the rows they point at as somebody typed them."""
    findings = tuple(f for title, table in tables.items() for f in table.findings(who.get(title)))
    rows = typed_rows(findings)
    typed = {(title, row + 1): cells for title, numbers in rows.items() for row, cells in tables[title].typed(numbers)}
    return {"findings": findings, "typed": typed}
