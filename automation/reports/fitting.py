"""How much of a plain page goes on one sheet of A4, estimated without printing it.

Cyrillic letters of Times New Roman are about half as wide as high, capitals wider, and lines 1.15 times as high. The
estimate is a little generous and parts no words, so that what fits by it fits in Word and in LibreOffice.
"""

import math
from collections.abc import Iterable
from functools import lru_cache

from automation.reports.plain_pages import MARGINS, PageLine, PageTable, PlainPage
from automation.russian import untorn

MM = 72 / 25.4  # points in a millimetre
LETTER, BLANK, LEADING = 0.5, 0.25, 1.17
WIDTHS = (  # of the letters that are far from ``LETTER``, in the height of the letters
    ("\u00a0.,;:!()[]/|'", 0.3),
    ("жмшщыюф", 0.73),
    ("АБВГДЕЗИЙКЛНОПРСТУХЦЧЭЯABCDEGHKNOPRTUXY", 0.7),
    ("ЖМФШЩЮMW№…—%", 0.98),
)
CELL = 4.0  # millimetres of a column that hold no text
A4 = (210.0, 297.0)


def first_on_one_sheet(pages: Iterable[PlainPage]) -> PlainPage:
    """Choose the first page that fits one sheet, else the last; they are given from the fullest to the shortest."""
    page = None
    for page in pages:
        if fits(page):
            break
    assert page is not None
    return page


def fits(page: PlainPage) -> bool:
    """Tell whether the whole page goes on one sheet."""
    return height_of(page) <= _sheet(page)[1] * MM


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


@lru_cache(maxsize=4096)
def _lines(text: str, width: float, size: float) -> int:
    room = width * MM / size
    return sum(_broken(part.split(" "), room) for part in untorn(text).split("\n"))


def _broken(words: Iterable[str], room: float) -> int:
    """Tell how many lines words take; ``room`` is the width of a line, measured in the height of the letters."""
    lines, left = 0, 0.0
    for width in map(_wide, words):
        if lines == 0 or width > left:
            lines += max(1, math.ceil(width / room))
            left = room * max(1, math.ceil(width / room))
        left -= width + BLANK
    return lines


@lru_cache(maxsize=1 << 14)
def _wide(word: str) -> float:
    return sum(next((width for letters, width in WIDTHS if letter in letters), LETTER) for letter in word)
