"""Gives all pages of papers the margins of the reports: ``make pages``, after somebody has changed ``MARGINS``.

The pages in templates/ are Word files, and a margin stands in each of them; tables are as wide as the text. This script
writes the margins into every page and makes the tables as much wider or narrower. Pages that have them stay untouched.
"""

import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from automation.reports.plain_pages import MARGINS

ROOT = Path(__file__).resolve().parent.parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = "word/document.xml"
TWIPS = 1440 / 25.4  # in a millimetre
WIDTHS = ("tblW", "tcW", "gridCol")


def with_margins(page: bytes, margins: Mapping[str, float]) -> bytes:
    """Return the page with these margins (mm), its tables fitted to the text; the same bytes where nothing changes."""
    source = zipfile.ZipFile(BytesIO(page))
    body = etree.fromstring(source.read(BODY))
    wanted = {side: round(mm * TWIPS) for side, mm in margins.items()}
    changed = False
    for blocks, section in _sections(body[0]):
        size, edges = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        before = {side: _twips(edges, side) for side in wanted}
        if before != wanted:
            changed, width = True, _twips(size, "w")
            room = width - before["left"] - before["right"]
            _scale(blocks, (width - wanted["left"] - wanted["right"]) / room)
            edges.attrib.update({f"{W}{side}": str(twips) for side, twips in wanted.items()})
    if not changed:
        return page
    return _packed(source, etree.tostring(body, xml_declaration=True, encoding="UTF-8", standalone=True))


def _sections(body: etree._Element) -> Iterator[tuple[list[etree._Element], Any]]:
    """Yield the blocks of each section and its sheet, which stands in its last paragraph or at the end of the body."""
    blocks: list[etree._Element] = []
    for block in body:
        blocks.append(block)
        section = block if block.tag == f"{W}sectPr" else block.find(f"{W}pPr/{W}sectPr")
        if section is not None:
            yield blocks, section
            blocks = []


def _scale(blocks: Iterable[etree._Element], factor: float) -> None:
    for element in (e for block in blocks for e in block.iter(*(f"{W}{name}" for name in WIDTHS))):
        if element.get(f"{W}type", "dxa") == "dxa":
            element.set(f"{W}w", str(round(_twips(element, "w") * factor)))


def _twips(element: etree._Element, attribute: str) -> int:
    return int(element.get(f"{W}{attribute}") or 0)


def _packed(source: zipfile.ZipFile, body: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(entry, body if entry.filename == BODY else source.read(entry))
    return made.getvalue()


def main() -> None:
    """Write the margins into the pages of templates/ and say which have changed."""
    for path in sorted((ROOT / "templates").glob("*.docx")):
        page = path.read_bytes()
        made = with_margins(page, MARGINS)
        if made != page:
            path.write_bytes(made)
            sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
