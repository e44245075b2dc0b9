"""Lays rows out on sheets (openpyxl): headers with notes, coloured cells, guards, page setup, «Памятка»."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.worksheet import Worksheet

from automation.model.sheets import (
    CALENDAR,
    CALLS,
    DISPATCH,
    EXTENSIONS,
    GUIDE,
    ORDER,
    PERFORMERS,
    PLAN,
    PUBLICATIONS,
    RULINGS,
    STATUS,
    SUBSTITUTIONS,
)
from automation.workbook import guards, paint
from automation.workbook.columns import COLUMNS, SHEETS
from automation.workbook.guide import Guide
from automation.workbook.rows import Row, Rows

BLANKS = {PERFORMERS: 12, SUBSTITUTIONS: 8, PUBLICATIONS: 25, EXTENSIONS: 12, DISPATCH: 30, CALLS: 20, RULINGS: 12}
BLANKS |= {CALENDAR: 8}
SINGLE_BLANKS, SINGLE_SINCE = 30, date(2021, 1, 1)  # such a book belongs to no order: its dates may begin in 2020
EMPTY_STATUS = 20  # blank lines of «Ход исполнения» while no performer has a code
PROTECTED = frozenset({PLAN, STATUS})
FROZEN = {STATUS: "Срок", PLAN: "Срок исполнения", PERFORMERS: "Группа"}  # the first column that scrolls
TABS = {GUIDE: "70AD47", STATUS: "FFD966"}


def tracking_workbook(rows: Rows, signed: date, footer: str, guide: Guide) -> Workbook:
    """Make the whole book: «Памятка» and every sheet of ours, in the order a clerk reads them."""
    workbook = Workbook()
    paint.add_styles(workbook)
    guide_sheet(workbook, guide, footer)
    for title in SHEETS:
        data_sheet(workbook, title, rows.get(title, []), signed, footer)
    guards.name_extensions(workbook, letters_of(SHEETS[EXTENSIONS].headers))
    workbook.active = 0
    return workbook


def single_sheet(title: str, words: str) -> Workbook:
    """Make a book of one sheet of ours with blank lines to write on, under a line of words for people."""
    workbook = Workbook()
    paint.add_styles(workbook)
    workbook.remove(workbook.worksheets[0])
    sheet = data_sheet(workbook, title, [], SINGLE_SINCE, title, blanks=SINGLE_BLANKS, top=2)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(COLUMNS[title]))
    paint.put(sheet["A1"], words)
    sheet["A1"].alignment = Alignment(wrap_text=True, vertical="center")
    sheet.row_dimensions[1].height = 34
    return workbook


def letters_of(headers: Iterable[str]) -> dict[str, str]:
    """Map headers to column letters for columns laid out from A."""
    return {header: get_column_letter(at) for at, header in enumerate(headers, start=1)}


def data_sheet(
    workbook: Workbook,
    title: str,
    rows: Sequence[Row],
    signed: date,
    footer: str,
    *,
    headers: Sequence[str] | None = None,
    widths: Mapping[str, float] | None = None,
    blanks: int | None = None,
    top: int = 1,
    extensions: bool = True,
) -> Worksheet:
    """Lay out one sheet with its header in row ``top``, the rows and some blank lines to write on.

    ``headers`` and ``widths`` outweigh the usual ones; without ``extensions`` colours look at no other sheet.
    """
    names = list(headers or COLUMNS[title])
    letters = letters_of(names)
    sheet: Worksheet = workbook.create_sheet(title)
    paint.set_widths(sheet, [(widths or {}).get(name, COLUMNS[title][name].width) for name in names])
    for at, name in enumerate(names, start=1):
        write_head(sheet, top, at, name)
    sheet.row_dimensions[top].height = 42
    spare = BLANKS.get(title, 0 if rows else EMPTY_STATUS) if blanks is None else blanks
    lines: list[Row] = [*rows, *([{}] * (spare if title not in {ORDER, PLAN} else 0))]
    for at, row in enumerate(lines, start=top + 1):
        append_row(sheet, at, letters, row)
    finish_sheet(sheet, letters, signed, footer, top=top, extensions=extensions)
    return sheet


def write_head(sheet: Worksheet, row: int, column: int, name: str, *, title: str | None = None) -> None:
    """Write a coloured header cell with its note."""
    cell = sheet.cell(row, column)
    cell.style = paint.head_style(COLUMNS[title or sheet.title][name].filler.value)
    paint.put(cell, name)
    note = Comment(COLUMNS[title or sheet.title][name].hint, "Подсказка")
    # Excel would show a note of the default size with its last lines cut off.
    note.width, note.height = 260, 90
    cell.comment = note


def append_row(
    sheet: Worksheet, row: int, letters: Mapping[str, str], values: Row, *, title: str | None = None
) -> None:
    """Write one row; program-filled cells of protected sheets are locked where the row holds anything.

    Words in «Срок» stay open: of a repeated item the clerk types over them for which date a late report is.
    ``title`` is the sheet's name in ``columns`` where a clerk spelt it otherwise.
    """
    name = title or sheet.title
    for header, letter in letters.items():
        value = values.get(header)
        cell = sheet[f"{letter}{row}"]
        colour = COLUMNS[name][header].filler.value
        typed_over = header == "Срок" and isinstance(value, str)
        locked = name in PROTECTED and colour == "grey" and bool(values) and not typed_over
        look = COLUMNS[name][header]
        kind = {"past": "date", "moment": "text"}.get(look.kind, look.kind)
        cell.style = paint.body_style(colour, kind if value in (None, "") else paint.kind_of(value), locked=locked)
        if name == ORDER:
            cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
        paint.put(cell, value)


def finish_sheet(
    sheet: Worksheet, letters: Mapping[str, str], signed: date, footer: str, *, top: int = 1, extensions: bool = True
) -> None:
    """Add checks on entry, colours, protection, a frozen header, the filter and the page."""
    columns = dict(letters)
    if sheet.title in PROTECTED:
        for letter in columns.values():
            sheet.column_dimensions[letter].protection = Protection(locked=False)
        guards.protect(sheet)
    guards.add_checks(sheet, sheet.title, columns, signed, top + 1)
    if sheet.title == STATUS:
        guards.add_colours(sheet, columns, top + 1, extensions=extensions)
    last = list(columns.values())[-1]
    sheet.freeze_panes = f"{columns.get(FROZEN.get(sheet.title, ''), 'A')}{top + 1}"
    if sheet.title != ORDER:
        sheet.auto_filter.ref = f"A{top}:{last}{max(sheet.max_row, top + 1)}"
    sheet.sheet_properties.tabColor = TABS.get(sheet.title)
    upright = sheet.title in {ORDER, CALENDAR}
    paint.set_page(sheet, footer=f"{sheet.title}. {footer}", landscape=not upright, header_row=top)


def guide_sheet(workbook: Workbook, guide: Guide, footer: str) -> Worksheet:
    """Write «Памятка»: steps, colours and a small table of examples."""
    sheet: Worksheet = workbook.worksheets[0]
    sheet.title = GUIDE
    paint.set_widths(sheet, [32, 17, 17, 48])
    row = 0
    wide: set[CellRange] = set()
    for kind, text in guide:
        row += 1
        if kind == "example":
            row = _example(sheet, row, text, first=sheet.cell(row - 1, 1).value == "Примеры")
            continue
        wide.add(CellRange(min_col=1, min_row=row, max_col=4, max_row=row))
        cell = sheet.cell(row, 1)
        target, text = text.split("|", 1) if kind == "check" else ("", text)  # noqa: PLW2901
        paint.put(cell, text)
        size = {"title": 16, "step": 12}.get(kind, 11)
        cell.font = Font(name=paint.FONT, size=size, bold=kind in {"title", "step"})
        if target:
            paint.link(cell, target)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        if kind in paint.HEAD:
            cell.fill = PatternFill("solid", start_color=paint.HEAD[kind])
        lines = -(-len(text) // (106 if size == 11 else 76))
        sheet.row_dimensions[row].height = lines * (size + 4) + (8 if kind == "step" else 4)
    # ``merge_cells`` would compare each line with all the others, and a long plan has hundreds of them.
    sheet.merged_cells = MultiCellRange(wide)
    sheet.sheet_properties.tabColor = TABS[GUIDE]
    sheet.sheet_view.showGridLines = False
    paint.set_page(sheet, landscape=False, header_row=0, footer=footer)
    return sheet


def _example(sheet: Worksheet, row: int, text: str, *, first: bool) -> int:
    """Write a line of the table of examples, its header above the first; answer the last row used."""
    lines = [("grey", "Случай|Состояние|Дата исполнения|Подтверждение или пояснение")] if first else []
    for colour, line in [*lines, ("yellow", text)]:
        for at, part in enumerate(line.split("|"), start=1):
            cell = sheet.cell(row, at)
            cell.style = paint.head_style(colour) if colour == "grey" else paint.body_style(colour)
            paint.put(cell, part)
        row += 1
    return row - 1


def note_unsettled(sheet: Worksheet, years: Sequence[int]) -> None:
    """Ask for days off of a year whose decree is not out: a note on the header, no row of data."""
    listed = ", ".join(str(year) for year in years)
    text = f"Производственный календарь на {listed} год ещё не утверждён: проверьте переносы выходных дней."
    note = Comment(f"{COLUMNS[sheet.title]['День'].hint}\n{text}", "Подсказка")
    note.width, note.height = 300, 140
    sheet["A1"].comment = note
