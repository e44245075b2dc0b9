"""Types a book of another kind (.xls, .ods, .xlsb) over into a new workbook, cell by cell at the same addresses."""

from collections.abc import Sequence
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from automation.model.report import Book
from automation.russian import fold, show
from automation.workbook import layout, paint
from automation.workbook.columns import COLUMNS, SHEETS
from automation.workbook.guide import guide_for
from automation.workbook.renew import find_grid
from automation.workbook.typed import Value, as_text
from automation.workbook.understand.raw import RawBook, RawSheet


def retype(raw: RawBook, book: Book) -> Workbook:
    """Type our sheets anew with everything in them, own columns too; merged cells are filled in one by one."""
    workbook = Workbook()
    paint.add_styles(workbook)
    footer = f"№ {book.order.number} от {show(book.order.date)}"
    layout.guide_sheet(workbook, guide_for("office"), footer)
    titles = {fold(title): title for title in SHEETS}
    for sheet in raw.sheets:
        title = titles.get(fold(sheet.name))
        if title is not None and title not in workbook.sheetnames:
            _dress(_typed(workbook, title, sheet), title, book, footer)
    return workbook


def _typed(workbook: Workbook, title: str, raw: RawSheet) -> Worksheet:
    sheet: Worksheet = workbook.create_sheet(title)
    for column, values in enumerate(_spread(raw), start=1):
        for row, value in enumerate(values, start=1):
            shown = raw.faults.get((row - 1, column - 1)) or _plain(value)
            if shown != "":
                paint.put(sheet.cell(row, column), shown)
    return sheet


def _spread(raw: RawSheet) -> list[list[Value]]:
    """Return the columns with the value of every merged range in all of its cells."""
    columns = [list(column) for column in raw.columns]
    for (top, left), (bottom, right) in raw.merged:
        for column in columns[left : right + 1]:
            last = min(bottom, len(column) - 1)
            column[top : last + 1] = [raw.columns[left][top]] * max(last + 1 - top, 0)
    return columns


def _plain(value: Value) -> str | int | float | date:
    """Return a day as a date, a moment with its time, a time of day in words; anything else as it is."""
    if not isinstance(value, tuple) or len(value) == 1:
        return as_text(value) if isinstance(value, tuple) else value
    try:
        year, month, day, hour, minute, second = (*value, 0, 0, 0)[:6]
        at = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - local time of the office
        return at if any(value[3:]) else at.date()
    except ValueError:
        return as_text(value)


def _dress(sheet: Worksheet, title: str, book: Book, footer: str) -> None:
    """Give a sheet of ours its colours, notes, checks and page; columns that the office added stay plain."""
    grid = find_grid(sheet, title)
    if grid is None:
        return
    for header, letter in grid.letters.items():
        layout.write_head(sheet, grid.header_row, sheet[f"{letter}1"].column, header)
        sheet.column_dimensions[letter].width = COLUMNS[title][header].width
    for row in range(grid.header_row + 1, sheet.max_row + 1):
        values: dict[str, object] = {h: sheet[f"{letter}{row}"].value for h, letter in grid.letters.items()}
        layout.append_row(sheet, row, grid.letters, {h: _day(v) for h, v in values.items()})
    layout.finish_sheet(sheet, _in_order(grid.letters), book.order.date, footer, top=grid.header_row)


def _day(value: object) -> object:
    """Return a moment at midnight as a day, anything else as it is."""
    return value.date() if isinstance(value, datetime) and not (value.hour or value.minute) else value


def _in_order(letters: dict[str, str]) -> dict[str, str]:
    places: Sequence[tuple[str, str]] = sorted(letters.items(), key=lambda pair: (len(pair[1]), pair[1]))
    return dict(places)
