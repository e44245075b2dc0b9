"""The values in which the norm check sees a finished paper: lines, tables and margins, with the place of each.

Lengths are in millimetres, sizes in points.
"""

from collections.abc import Mapping

from msgspec import Struct


class SeenRun(Struct, frozen=True, kw_only=True):
    """A run of text: ``unset`` are its scripts without a typeface, ``quoted`` says that it quotes the order."""

    text: str
    size: float
    unset: tuple[str, ...]
    caps: bool
    quoted: bool


class SeenLine(Struct, frozen=True, kw_only=True):
    """A paragraph as it looks in Word; ``place`` names it for a person.

    ``first``, ``left`` and ``right`` are its indents, ``room`` is the width its lines may take, ``spacing`` the
    distance of its lines as a multiple of one line (0: set exactly in points). ``table`` is the number of the table it
    stands in, 0 outside tables; ``column`` counts from 0. ``ruled`` tells a table of data from one that only places
    requisites.
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
        """Return the text of the paragraph as it is read."""
        return "".join(s.text for s in self.stretches)

    @property
    def shown(self) -> str:
        """Return the text as it looks: letters that the format shows as capitals are capitals."""
        return "".join(s.text.upper() if s.caps else s.text for s in self.stretches).strip()

    @property
    def own(self) -> str:
        """Return the text without words of the order; each quotation leaves U+FFFC, which is neither word nor blank."""
        return "".join("\ufffc" if s.quoted else s.text for s in self.stretches)


class SeenTable(Struct, frozen=True, kw_only=True):
    """A table; ``rows`` is 0 where it has no rules and only places requisites.

    ``head``: its first row repeats on each page. ``splitting`` are the rows (from 1) that may split between pages
    though they fit on one.
    """

    place: str
    rows: int
    head: bool
    splitting: tuple[int, ...]


class Band(Struct, frozen=True, kw_only=True):
    """A header or footer; ``kind`` is default, first or even.

    ``numbered``: it holds a PAGE field; ``align`` and ``text`` are those of the paragraph with this field.
    """

    kind: str
    footer: bool
    numbered: bool
    align: str
    text: str


class Section(Struct, frozen=True, kw_only=True):
    """A section of the document: its page geometry in mm, and its headers and footers."""

    width: float
    height: float
    margins: Mapping[str, float]
    first_differs: bool
    bands: tuple[Band, ...]


class SeenPaper(Struct, frozen=True, kw_only=True):
    """The whole paper; ``pages`` is their number as Word last counted them (0: unknown)."""

    sections: tuple[Section, ...]
    lines: tuple[SeenLine, ...]
    tables: tuple[SeenTable, ...]
    pages: int
