"""A page of a PDF as LibreOffice gives it – pieces of text and ruled lines at their places – read back into blocks."""

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from automation.plan.order.archive import Archive, attribute, local
from automation.plan.order.blocks import Block, OrderParagraph, Source, Table, TableCell, tidy, unbroken
from automation.russian.morphology import is_known

if TYPE_CHECKING:
    from lxml.etree import _Element

_UNITS = {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72}
_CUT_WORD = re.compile(r"([А-ЯЁа-яё]+)\n(?=([а-яё]+))")
NEAR = 0.06
WIDE = 0.35


class Piece(Struct, frozen=True):
    """A piece of text; inches from the left and upper edge of its page."""

    x: float
    y: float
    width: float
    height: float
    text: str


class PrintedPage(Struct):
    """What stands on one page; lines are (place, from, to)."""

    pieces: list[Piece] = field(default_factory=list)
    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)


def read_printed(archive: Archive) -> Source:
    """Read paragraphs and ruled tables of all pages; a scan gives none."""
    pages: dict[int, PrintedPage] = defaultdict(PrintedPage)
    for node in archive.xml("content.xml").iter():
        number = attribute(node, "anchor-page-number") or ""
        if number.isdecimal() and len(number) <= 9:
            _place(node, pages[int(number)])
    return Source(tuple(block for _, page in sorted(pages.items()) for block in blocks_of(page)))


def _place(node: "_Element", page: PrintedPage) -> None:
    if local(node) == "line":
        x1, x2 = sorted((_inches(node, "x1"), _inches(node, "x2")))
        y1, y2 = sorted((_inches(node, "y1"), _inches(node, "y2")))
        _rule(page, x1, y1, x2, y2)
        return
    x, y = _inches(node, "x"), _inches(node, "y")
    width, height = _inches(node, "width"), _inches(node, "height")
    text = tidy(" ".join("".join(map(str, part.itertext())) for part in node.iter() if local(part) == "p"))
    if text:
        page.pieces.append(Piece(x, y, width, height, text))
    elif local(node) != "frame":
        for ruled in ((x, y, x + width, y), (x, y + height, x + width, y + height)):
            _rule(page, *ruled)
        for ruled in ((x, y, x, y + height), (x + width, y, x + width, y + height)):
            _rule(page, *ruled)


def _rule(page: PrintedPage, x1: float, y1: float, x2: float, y2: float) -> None:
    if x2 - x1 > 2 * NEAR and y2 - y1 < NEAR:
        page.across.append((y1, x1, x2))
    elif y2 - y1 > 2 * NEAR and x2 - x1 < NEAR:
        page.down.append((x1, y1, y2))


def _inches(node: "_Element", name: str) -> float:
    found = re.fullmatch(r"(-?[\d.]+)(in|cm|mm|pt)", attribute(node, name) or "")
    return float(found[1]) * _UNITS[found[2]] if found else 0.0


def _near(values: list[float]) -> list[float]:
    """Return ascending places, those nearer than ``NEAR`` taken as one."""
    made: list[float] = []
    for value in sorted(values):
        if not made or value - made[-1] > NEAR:
            made.append(value)
    return made


def blocks_of(page: PrintedPage) -> list[Block]:
    """Return text above, table, text between, … in reading order."""
    blocks: list[Block] = []
    rest = sorted(page.pieces, key=lambda piece: (piece.y, piece.x))
    for top, bottom in _areas(page):
        blocks += _paragraphs([piece for piece in rest if _middle(piece) < top])
        blocks.append(_table(page, top, bottom, [piece for piece in rest if top <= _middle(piece) <= bottom]))
        rest = [piece for piece in rest if _middle(piece) > bottom]
    return blocks + _paragraphs(rest)


def _middle(piece: Piece) -> float:
    return piece.y + piece.height / 2


def _areas(page: PrintedPage) -> list[tuple[float, float]]:
    """Return from where to where upright lines run: one stretch is one table."""
    areas: list[tuple[float, float]] = []
    for _, top, bottom in sorted(page.down, key=lambda line: line[1]):
        if areas and top <= areas[-1][1] + NEAR:
            areas[-1] = (areas[-1][0], max(areas[-1][1], bottom))
        else:
            areas.append((top, bottom))
    return [area for area in areas if len(_near([x for x, y, _ in page.down if area[0] - NEAR <= y <= area[1]])) > 2]


def _table(page: PrintedPage, top: float, bottom: float, pieces: list[Piece]) -> Table:
    ys = _near([top, bottom, *(y for y, _, _ in page.across if top - NEAR <= y <= bottom + NEAR)])
    xs = _near([x for x, y, _ in page.down if top - NEAR <= y <= bottom])
    rows: list[tuple[TableCell, ...]] = []
    for r in range(len(ys) - 1):
        row: list[TableCell] = []
        for c in range(len(xs) - 1):
            middle_x, middle_y = (xs[c] + xs[c + 1]) / 2, (ys[r] + ys[r + 1]) / 2
            if r and not any(abs(y - ys[r]) <= NEAR and x1 <= middle_x <= x2 for y, x1, x2 in page.across):
                row.append(rows[-1][c])
            elif c and not any(abs(x - xs[c]) <= NEAR and y1 <= middle_y <= y2 for x, y1, y2 in page.down):
                row.append(row[-1])
            else:
                row.append(TableCell("", (r, c)))
        rows.append(tuple(row))
    words = _words_of(rows, xs, ys, pieces)
    return Table(tuple(tuple(TableCell(words.get(cell.origin, ""), cell.origin) for cell in row) for row in rows))


def _words_of(
    rows: list[tuple[TableCell, ...]], xs: list[float], ys: list[float], pieces: list[Piece]
) -> dict[tuple[int, int], str]:
    held: dict[tuple[int, int], list[Piece]] = defaultdict(list)

    def place(piece: Piece) -> tuple[int, int]:
        middle = piece.x + min(piece.width, 0.4) / 2
        c = max((n for n in range(len(xs) - 1) if xs[n] <= middle), default=0)
        r = max((n for n in range(len(ys) - 1) if ys[n] <= _middle(piece)), default=0)
        return rows[r][c].origin

    for piece in pieces:
        parts = _over_columns(piece, xs)
        for one in parts if len({place(part) for part in parts}) == len(parts) else [piece]:
            held[place(one)].append(one)
    return {
        origin: _CUT_WORD.sub(_whole, unbroken("\n".join(text for _, _, text in _lines(inside)).replace("\t", " ")))
        for origin, inside in held.items()
    }


def _over_columns(piece: Piece, xs: list[float]) -> list[Piece]:
    """Return the words of a piece that runs over lines between columns, where there is one word for each («№ Срок»)."""
    within = [x for x in xs[1:-1] if piece.x + NEAR < x < piece.x + piece.width - NEAR]
    words = piece.text.split()
    if not within or len(words) != len(within) + 1:
        return [piece]
    ends = [*within, piece.x + piece.width]
    starts = [piece.x, *within]
    return [
        replace(piece, x=start, width=end - start, text=word)
        for start, end, word in zip(starts, ends, words, strict=True)
    ]


def _whole(cut: re.Match[str]) -> str:
    """Join what a narrow column cuts without a hyphen («общеобразовател», «ьных»)."""
    return cut[1] if is_known((cut[1] + cut[2]).lower()) and not all(map(is_known, cut.groups())) else cut[0]


def _lines(pieces: list[Piece]) -> list[tuple[float, float, str]]:
    """Return top, height and text of each line; a wide gap within a line is a tab."""
    grouped: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.y, piece.x)):
        if grouped and abs(_middle(grouped[-1][0]) - _middle(piece)) < max(NEAR, piece.height / 2):
            grouped[-1].append(piece)
        else:
            grouped.append([piece])
    made = []
    for line in grouped:
        text, end = "", 0.0
        for piece in sorted(line, key=lambda piece: piece.x):
            gap = piece.x - end
            text += ("\t" if gap > WIDE else " " if gap > 0.02 else "") * bool(text) + piece.text
            end = piece.x + piece.width
        made.append((line[0].y, line[0].height, tidy(text)))
    return made


def _paragraphs(pieces: list[Piece]) -> list[Block]:
    """Return the lines as paragraphs; where a gap is higher than a line, an empty one stands."""
    blocks: list[Block] = []
    end = None
    for top, height, text in _lines(pieces):
        if end is not None and top - end > 0.9 * height:
            blocks.append(OrderParagraph(""))
        if not re.fullmatch(r"\d{1,3}", text):  # the number of the page
            blocks.append(OrderParagraph(text))
        end = top + height
    return [*blocks, OrderParagraph("")] if blocks else []
