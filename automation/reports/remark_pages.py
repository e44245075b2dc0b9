"""The sheets of «Замечания» (openpyxl): the list with links and the faulty rows with coloured, commented cells."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec.structs import replace
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from automation.model.report import Book, Finding
from automation.model.sheets import PERFORMERS, STATUS
from automation.reports.remarks import Remark, remarks_of
from automation.russian import show
from automation.workbook import paint
from automation.workbook.columns import COLUMNS, SHEETS, Filler
from automation.workbook.rows import rows_by_place

LIST = "Замечания"
LISTED = (
    ("№", 6),
    ("Важность", 13),
    ("Где в таблице", 26),
    ("Организация", 26),
    ("Пункт", 8),
    ("Что не так", 60),
    ("Как исправить", 48),
)
HEAD_ROW = 4
FILL = {"ошибка": "F4B6B6", "замечание": "FFE08A", "для сведения": "DDEBF7"}
LINK = Font(name=paint.FONT, size=10, color="0563C1", underline="single")
Show = Callable[[str, str, int], object]  # sheet, header, row → the value to show


def write_remarks(book: Book, findings: Sequence[Finding], *, organisation: str | None = None) -> bytes:
    """The book (XLSX): the list with links, and each faulty row with its cell coloured and commented."""
    return paint.save(remark_workbook(book, remarks_of(book, findings, organisation), organisation))


def remark_workbook(book: Book, remarks: Sequence[Remark], organisation: str | None) -> Workbook:
    """The whole book; a sheet for each sheet of the tracking workbook that has faulty cells."""
    workbook = Workbook()
    paint.add_styles(workbook)
    places: dict[tuple[str, str], str] = {}
    show_value = _as_understood(book, remarks)
    for title in SHEETS:
        mine = [r for r in remarks if r.sheet == title and r.cell and r.header]
        if mine:
            places |= _rows_sheet(workbook, book, title, mine, show_value, whole=organisation is None)
    _list_sheet(workbook.worksheets[0], book, remarks, places, organisation)
    return workbook


def _list_sheet(
    sheet: Worksheet,
    book: Book,
    remarks: Sequence[Remark],
    places: Mapping[tuple[str, str], str],
    organisation: str | None,
) -> None:
    sheet.title = LIST
    columns = [(name, width) for name, width in LISTED if organisation is None or name != "Организация"]
    if organisation is not None:
        columns[2] = ("Где в таблице", 42)  # named by its column, on one line: a link does not wrap everywhere
    paint.set_widths(sheet, [width for _, width in columns])
    order = book.order
    head = f"Замечания к таблице учёта: {order.kind.lower()} от {show(order.date)} № {order.number}"
    for row, (text, size) in enumerate(((head, 13), (organisation or "Все исполнители", 11)), start=1):
        paint.put(sheet.cell(row, 1), text)
        sheet.cell(row, 1).font = Font(name=paint.FONT, size=size, bold=row == 1)
    for at, (name, _) in enumerate(columns, start=1):
        sheet.cell(HEAD_ROW, at).style = paint.head_style("white")
        paint.put(sheet.cell(HEAD_ROW, at), name)
    for row, remark in enumerate(remarks, start=HEAD_ROW + 1):
        _list_row(sheet, row, remark, places.get((remark.sheet, remark.cell)), whole=organisation is None)
    if not remarks:
        paint.put(sheet.cell(HEAD_ROW + 1, 1), "Замечаний нет.")
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(columns))}{max(sheet.max_row, HEAD_ROW + 1)}"
    paint.set_page(sheet, header_row=HEAD_ROW, footer=f"Замечания. № {order.number} от {show(order.date)}")


def _list_row(sheet: Worksheet, row: int, remark: Remark, target: str | None, *, whole: bool) -> None:
    """``whole`` is the office's list: cells of the shared table, and whose the row is."""
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
        cell = sheet.cell(row, 3)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target, tooltip="Показать ячейку")
        cell.font = LINK


def _rows_sheet(
    workbook: Workbook, book: Book, title: str, remarks: Sequence[Remark], show_value: Show, *, whole: bool
) -> dict[tuple[str, str], str]:
    """The faulty rows of one sheet; answers where each cell of the clerk's book is shown here.

    Columns without a remark that are empty in all of these rows are left out. An organisation (``whole`` False) sees
    the columns of its form, and no row numbers of the shared table.
    """
    sheet: Worksheet = workbook.create_sheet(title)
    columns = sorted(book.columns[title].items(), key=lambda pair: column_index_from_string(pair[1]))
    hidden = set() if whole else {"Организация", *SHEETS[title].filled_by(Filler.OFFICE)}
    rows = {remark.row for remark in remarks}
    told = {remark.header for remark in remarks} | {h for h, _ in columns if any(show_value(title, h, r) for r in rows)}
    headers = [header for header, _ in columns if header in told - hidden]
    lead = ("Строка",) if whole else ()
    paint.set_widths(sheet, [*(9 for _ in lead), *(COLUMNS[title][header].width for header in headers)])
    for at, name in enumerate((*lead, *headers), start=1):
        sheet.cell(1, at).style = paint.head_style("white")
        paint.put(sheet.cell(1, at), name)
    wrong: dict[int, dict[str, list[Remark]]] = defaultdict(lambda: defaultdict(list))
    for remark in remarks:
        wrong[remark.row][remark.header].append(remark)
    places = {}
    for at, row in enumerate(sorted(wrong), start=2):
        if whole:
            sheet.cell(at, 1).style = paint.body_style("grey", "number")
            sheet.cell(at, 1).value = row
        for column, header in enumerate(headers, start=1 + len(lead)):
            cell = sheet.cell(at, column)
            _show(cell, show_value(title, header, row), wrong[row].get(header, []))
            if header in wrong[row]:
                places[title, f"{book.columns[title][header]}{row}"] = f"'{title}'!{cell.coordinate}"
    sheet.freeze_panes = "B2"
    paint.set_page(sheet, footer=f"Замечания. {title}")
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


def _as_understood(book: Book, remarks: Sequence[Remark]) -> Show:
    """A cell as understood; one that could not be, as somebody typed it."""
    wanted = {(remark.sheet, remark.row) for remark in remarks}
    some = replace(
        book,
        performers=tuple(p for p in book.performers if (PERFORMERS, p.row) in wanted),
        rows=tuple(r for r in book.rows if (STATUS, r.row) in wanted),
    )
    rows = rows_by_place(some)

    def show_value(title: str, header: str, row: int) -> object:
        understood = rows.get((title, row), {}).get(header)
        return book.typed.get((title, row), {}).get(header) if understood in {None, ""} else understood

    return show_value
