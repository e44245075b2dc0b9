"""How much of a plain page goes on one sheet of A4, estimated without printing it.

Cyrillic letters of Times New Roman are on average 0.45 times as wide as high, and lines 1.15 times as high. The
estimate is a little generous, so that what fits by it fits in Word and in LibreOffice.
"""

from collections.abc import Iterable
from textwrap import wrap

from automation.reports.plain_pages import MARGINS, PageLine, PageTable, PlainPage

MM = 72 / 25.4  # points in a millimetre
LETTER, LEADING = 0.48, 1.17
CELL = 4.0  # millimetres of a column that hold no text
A4 = (210.0, 297.0)


def first_on_one_sheet(pages: Iterable[PlainPage]) -> PlainPage:
    """Choose the first page that fits one sheet, else the last; they are given from the fullest to the shortest."""
    page = None
    for page in pages:
        if height_of(page) <= _sheet(page)[1] * MM:
            break
    assert page is not None
    return page


def height_of(page: PlainPage) -> float:
    """Estimate the height of all blocks in points."""
    width = _sheet(page)[0]
    return sum(_line(b, width, page.size) if isinstance(b, PageLine) else _table(b) for b in page.blocks)


def _sheet(page: PlainPage) -> tuple[float, float]:
    """Answer width and height between the margins in millimetres."""
    width, height = reversed(A4) if page.landscape else A4
    return width - MARGINS["left"] - MARGINS["right"], height - MARGINS["top"] - MARGINS["bottom"]


def _line(line: PageLine, width: float, size: float) -> float:
    own = line.size or size
    return _lines(line.text, width, own) * own * LEADING + line.after


def _table(table: PageTable) -> float:
    rows = [table.header, *table.rows] if table.header else table.rows
    highest = (
        max(_lines(text, width - CELL, table.size) for text, width in zip(row, table.widths, strict=True))
        for row in rows
    )
    return sum(lines * table.size * LEADING + 1 for lines in highest)


def _lines(text: str, width: float, size: float) -> int:
    letters = width * MM / (size * LETTER)
    return sum(max(1, len(wrap(part, max(1, int(letters))))) for part in text.split("\n"))
