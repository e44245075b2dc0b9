"""How large a spreadsheet prints its letters: the smallest font of a sheet, times the scale that fits it in width."""

from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

PAPERS = {9: (210.0, 297.0), 8: (297.0, 420.0)}  # mm: A4, A3
STANDARD = 9.14  # letters of a column without a width of its own, the space beside them included


def smallest_letters(workbook: Workbook) -> dict[str, float]:
    """Return for each sheet with words the size in points of its smallest letters on paper."""
    return {sheet.title: _smallest(sheet) for sheet in workbook.worksheets if sheet.max_row > 1 or sheet["A1"].value}


def without_repeated_headers(workbook: Workbook) -> list[str]:
    """Return the titles of the sheets whose header stands on the first page alone."""
    return [sheet.title for sheet in workbook.worksheets if not sheet.print_title_rows]


def _smallest(sheet: Worksheet) -> float:
    fonts = [float(c.font.sz) for row in sheet.iter_rows() for c in row if c.value is not None and c.font.sz]
    width, height = PAPERS[int(sheet.page_setup.paperSize or 0)]
    paper = height if sheet.page_setup.orientation == "landscape" else width
    room = (paper / 25.4 - sheet.page_margins.left - sheet.page_margins.right) * 96  # pixels
    columns: Any = sheet.column_dimensions.values()  # one stands for all its neighbours of the same width
    widths: dict[int, float] = {n: c.width for c in columns for n in range(c.min, c.max + 1)}
    drawn = sum(7 * widths.get(n, STANDARD) for n in range(1, sheet.max_column + 1))  # pixels, seven a letter
    assert sheet.sheet_properties.pageSetUpPr
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    return min(fonts, default=99.0) * min(1.0, room / drawn)
