"""A finished paper as the norm check sees it: lines, tables and margins with the place of each.

Lengths are in millimetres, sizes in points.
"""

from collections.abc import Mapping

from msgspec import Struct


class SeenRun(Struct, frozen=True, kw_only=True):
    """A run: text, size in points, scripts without a typeface, whether it looks in capitals or quotes the order."""

    text: str
    size: float
    unset: tuple[str, ...]
    caps: bool
    quoted: bool


class SeenLine(Struct, frozen=True, kw_only=True):
    """A paragraph as it looks; ``room`` is the width its lines may take; ``spacing`` in lines (0: exact).

    ``table`` is 0 outside tables; ``ruled`` tells a table of data from one that only places requisites.
    ``column`` counts from 0.
    """

    place: str
    stretches: tuple[SeenRun, ...]
    style: str
    align: str
    first: float
    left: float
    right: float
    room: float
    spacing: float
    numbered: bool
    new_page: bool
    table: int = 0
    ruled: bool = False
    column: int = 0

    @property
    def text(self) -> str:
        """The text of the paragraph as it is read."""
        return "".join(s.text for s in self.stretches)

    @property
    def shown(self) -> str:
        """The text as it looks: letters that the format shows as capitals are capitals."""
        return "".join(s.text.upper() if s.caps else s.text for s in self.stretches).strip()

    @property
    def own(self) -> str:
        """The paragraph without words of the order (each quotation leaves a sign that is neither word nor blank)."""
        return "".join("\ufffc" if s.quoted else s.text for s in self.stretches)


class SeenTable(Struct, frozen=True, kw_only=True):
    """A ruled table: how many rows, whether its head repeats, the rows (from 1) that may split."""

    place: str
    rows: int
    head: bool
    splitting: tuple[int, ...]


class Band(Struct, frozen=True, kw_only=True):
    """A header or footer as it is on a page: its kind (default, first, even), text, PAGE field and alignment of it."""

    kind: str
    footer: bool
    numbered: bool
    align: str
    text: str


class Section(Struct, frozen=True, kw_only=True):
    """Page geometry in mm and what stands in the margins."""

    width: float
    height: float
    margins: Mapping[str, float]
    first_differs: bool
    bands: tuple[Band, ...]


class SeenPaper(Struct, frozen=True, kw_only=True):
    """The whole paper; ``pages`` as Word last counted them (0: unknown)."""

    sections: tuple[Section, ...]
    lines: tuple[SeenLine, ...]
    tables: tuple[SeenTable, ...]
    pages: int
