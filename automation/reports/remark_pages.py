"""The sheets of «Замечания» (openpyxl): the list with links and the faulty rows with coloured, commented cells."""

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from automation.gathering import gathered
from automation.model.sheets import REMARKS
from automation.reports.remarks import FaultySheet, Remark, RemarkBook
from automation.workbook import paint
from automation.workbook.columns import COLUMNS

LISTED = (
    ("№", 6),
    ("Важность", 13),
    ("Где в таблице", 26),
    ("Организация", 26),
    ("Пункт", 8),
    ("Что не так", 54),
    ("Как исправить", 41),
)
HEAD_ROW = 4
FILL = {"ошибка": "F4B6B6", "замечание": "FFE08A", "для сведения": "DDEBF7"}
Places = dict[tuple[str, str], str]  # sheet and cell of the clerk's book → where it is shown here


def print_remarks(page: RemarkBook) -> bytes:
    """Print the book (XLSX): the list with links, and a sheet for each sheet of the tracking workbook that has faults.

    Each faulty cell is coloured and commented.
    """
    workbook = Workbook()
    paint.add_styles(workbook)
    places: Places = {}
    for faulty in page.sheets:
        mine = [r for r in page.remarks if r.sheet == faulty.title and r.cell and r.header]
        places |= _rows_sheet(workbook, faulty, mine, whole=page.organisation is None)
    _list_sheet(workbook.worksheets[0], page, places)
    return paint.save(workbook)


def _list_sheet(sheet: Worksheet, page: RemarkBook, places: Places) -> None:
    whole = page.organisation is None
    sheet.title = REMARKS
    columns = [(name, width) for name, width in LISTED if whole or name != "Организация"]
    if not whole:
        columns[2] = ("Где в таблице", 42)  # named by its column, on one line: a link does not wrap everywhere
    paint.set_widths(sheet, [width for _, width in columns])
    for row, (text, size) in enumerate(((page.head, 13), (page.organisation or "Все исполнители", 11)), start=1):
        paint.put(sheet.cell(row, 1), text)
        sheet.cell(row, 1).font = Font(name=paint.FONT, size=size, bold=row == 1)
    for at, (name, _) in enumerate(columns, start=1):
        sheet.cell(HEAD_ROW, at).style = paint.head_style("white")
        paint.put(sheet.cell(HEAD_ROW, at), name)
    for row, remark in enumerate(page.remarks, start=HEAD_ROW + 1):
        _list_row(sheet, row, remark, places.get((remark.sheet, remark.cell)), whole=whole)
    if not page.remarks:
        paint.put(sheet.cell(HEAD_ROW + 1, 1), "Замечаний нет.")
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(columns))}{max(sheet.max_row, HEAD_ROW + 1)}"
    paint.set_page(sheet, header_row=HEAD_ROW, footer=page.footer)


def _list_row(sheet: Worksheet, row: int, remark: Remark, target: str | None, *, whole: bool) -> None:
    """Write one line; ``whole`` is the office's list, which names cells of the shared table and whose the row is."""
    place = remark.cell if whole else (f"«{remark.header}»" if remark.header else "")
    where = ", ".join(part for part in (remark.sheet, place) if part)
    whose = (remark.organisation,) if whole else ()
    values = (row - HEAD_ROW, remark.level, where, *whose, remark.item, remark.text, remark.cure)
    for at, value in enumerate(values, start=1):
        cell = sheet.cell(row, at)
        cell.style = paint.body_style("white", "number" if at == 1 else "text")
        paint.put(cell, value)
    sheet.cell(row, 2).fill = PatternFill("solid", start_color=FILL[remark.level])
    if target:
        paint.link(sheet.cell(row, 3), target, size=10)


def _rows_sheet(workbook: Workbook, faulty: FaultySheet, remarks: Sequence[Remark], *, whole: bool) -> Places:
    """Write the faulty rows of one sheet and answer where each cell of the clerk's book is shown here.

    An organisation (``whole`` False) sees no row numbers of the shared table.
    """
    sheet: Worksheet = workbook.create_sheet(faulty.title)
    lead = ("Строка",) if whole else ()
    widths = [9.0 for _ in lead] + [float(COLUMNS[faulty.title][header].width) for header in faulty.headers]
    large = paint.pixels(widths) > paint.READABLE
    paint.set_widths(sheet, paint.narrowed(widths) if large else widths)
    for at, name in enumerate((*lead, *faulty.headers), start=1):
        sheet.cell(1, at).style = paint.head_style("white")
        paint.put(sheet.cell(1, at), name)
    wrong = gathered(remarks, lambda r: (r.row, r.header))
    places: Places = {}
    for at, (row, values) in enumerate(faulty.rows, start=2):
        if whole:
            sheet.cell(at, 1).style = paint.body_style("grey", "number")
            sheet.cell(at, 1).value = row
        for column, (header, value) in enumerate(zip(faulty.headers, values, strict=True), start=1 + len(lead)):
            cell = sheet.cell(at, column)
            mine = wrong.get((row, header), ())
            _show(cell, value, mine)
            for remark in mine:
                places[faulty.title, remark.cell] = f"'{faulty.title}'!{cell.coordinate}"
    sheet.freeze_panes = "B2"
    paint.set_page(sheet, footer=f"Замечания. {faulty.title}", large=large)
    return places


def _show(cell: Any, value: object, remarks: Sequence[Remark]) -> None:
    cell.style = paint.body_style("white", paint.kind_of(value))
    paint.put(cell, value)
    if remarks:
        gravest = min(remarks, key=lambda r: list(FILL).index(r.level))
        cell.fill = PatternFill("solid", start_color=FILL[gravest.level])
        note = Comment("\n".join(dict.fromkeys(f"{r.text} {r.cure}".strip() for r in remarks)), "Замечание")
        note.width, note.height = 340, 60 + 50 * len(remarks)
        cell.comment = note
