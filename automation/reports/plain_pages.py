"""Plain office pages as values: what stands on a paper that nobody signs as a letter.

``sheet_docx.print_sheet`` puts a ``PlainPage`` on A4; here is only what is said, in order.
"""

from typing import Literal

from msgspec import Struct

from automation.patterns import lazy

MARGINS = {"left": 20, "right": 10, "top": 20, "bottom": 20}  # mm; ``make pages`` gives them to the Word pages as well
Align = Literal["left", "center", "right", "justify"]

_UNPRINTABLE = lazy(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def printable(text: str) -> str:
    """Leave out what XML or a printer cannot carry (control characters, direction marks)."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


class PageLine(Struct, frozen=True, kw_only=True):
    """One paragraph. ``size`` in points (None: the sheet's own), ``after`` the space below in points.

    ``together`` keeps it on the page of what follows.
    """

    text: str
    bold: bool = False
    align: Align = "left"
    size: float | None = None
    after: float = 0
    together: bool = False


class PageTable(Struct, frozen=True, kw_only=True):
    """A ruled table; ``header`` repeats on each page (empty: none), ``widths`` in mm, ``centred`` column indexes."""

    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    centred: frozenset[int] = frozenset()
    size: float = 10


class PlainPage(Struct, frozen=True, kw_only=True):
    """One paper: ``title`` stands in the file's properties, ``blocks`` from top to bottom."""

    title: str
    blocks: tuple[PageLine | PageTable, ...]
    landscape: bool = False
    size: float = 12
    footer: str = ""


def shortened(text: str, letters: int) -> str:
    """Keep the first words of a long text, with an ellipsis; a short text stays whole."""
    return text if len(text) <= letters else text[:letters].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "\u00a0…"


def heading(text: str, *, size: float | None = None) -> PageLine:
    """Make a bold line that never parts from the table below it."""
    return PageLine(text=text, bold=True, size=size, after=2, together=True)


def gap(points: float = 6) -> PageLine:
    """Make an empty line, ``points`` high, between two blocks."""
    return PageLine(text="", size=2, after=points)
