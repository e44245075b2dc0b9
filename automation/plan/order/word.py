"""A Word document (.docx) as paragraphs and tables, read from its XML: nothing of the visible text is lost.

Seen here and missed by a plain paragraph walk: automatic numbers, inserted (tracked) words, text boxes, content
controls, merged cells, tables within tables. Deleted and hidden words and field codes are left out.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from automation.plan.order.archive import Archive, attribute, child, local, whole, within
from automation.plan.order.blocks import Block, OrderParagraph, Source, Table, TableCell, cell_text, framed, tidy
from automation.plan.order.numbers import ListNumbering

if TYPE_CHECKING:
    from lxml.etree import _Element

DEPTH = 8
WIDEST = 63  # columns that one cell covers
_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "customXml"})  # what may stand around rows and cells
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "txbxContent"})
_REVISIONS = frozenset({"ins", "del", "moveFrom", "moveTo"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_RELATION = re.compile(r'Type="[^"]*/officeDocument"[^>]*?Target="/?([^"]+)"|Target="/?([^"]+)"[^>]*?/officeDocument"')


def read_word(archive: Archive) -> Source:
    """Read the blocks of the main part, and the texts of headers and footers."""
    main = "word/document.xml"
    if "_rels/.rels" in archive.names:
        found = _RELATION.search(archive.read("_rels/.rels").decode("utf-8", "replace"))
        main = (found.group(1) or found.group(2)) if found else main
    folder = main.rpartition("/")[0]
    reader = _WordReader(ListNumbering.of(archive, folder))
    body = child(archive.xml(main), "body")
    blocks = tuple(reader.blocks(body, 0)) if body is not None else ()
    margins = [
        block.text
        for name in sorted(archive.names)
        if re.fullmatch(rf"{re.escape(folder)}/(header|footer)\d*\.xml", name)
        for block in _WordReader(ListNumbering()).blocks(archive.xml(name), 0)
        if isinstance(block, OrderParagraph) and block.text
    ]
    revised = body is not None and any(local(node) in _REVISIONS for node in body.iter("{*}*"))
    return Source(blocks, tuple(margins), revised=revised)


class _WordReader:
    """One walk through a part; it remembers how far the automatic numbers have come."""

    def __init__(self, numbering: ListNumbering) -> None:
        self._numbering = numbering

    def blocks(self, parent: "_Element", depth: int) -> Iterator[Block]:
        """Yield the blocks inside an element, in reading order."""
        for node in parent:
            name = local(node)
            if name == "p":
                yield from self._paragraph(node, depth)
            elif name == "tbl":
                yield from self._table(node, depth)
            elif name not in _SKIPPED and name not in {"sectPr", "tblPr", "tblGrid"}:
                yield from self.blocks(node, depth)

    def _paragraph(self, node: "_Element", depth: int) -> Iterator[Block]:
        if depth < DEPTH:
            for box in within(node, "txbxContent", lambda tag: tag not in {"Fallback", "pPr"}):
                yield from self.blocks(box, depth + 1)
        text = tidy("".join(_text(node)))
        label = self._numbering.label(node) if text else ""
        yield OrderParagraph(f"{label} {text}".strip())

    def _table(self, node: "_Element", depth: int) -> Iterator[Block]:
        lines = within(node, "tr", _WRAPPERS.__contains__)
        rows = [list(self._row(line, depth)) for line in lines if child(line, "trPr", "del") is None]
        width = max((sum(span for span, _, _ in row) for row in rows), default=0)
        if frame := framed([block for row in rows for _, _, blocks in row for block in blocks], width):
            yield from frame
            return
        yield _grid(rows, width)

    def _row(self, row: "_Element", depth: int) -> Iterator[tuple[int, bool, list[Block]]]:
        """Yield of each cell: the columns it covers, whether it goes on from above, its blocks."""
        if before := whole(attribute(child(row, "trPr", "gridBefore"), "val")):
            yield min(before, WIDEST), False, []
        for cell in within(row, "tc", _WRAPPERS.__contains__):
            merge = child(cell, "tcPr", "vMerge")
            span = whole(attribute(child(cell, "tcPr", "gridSpan"), "val"), 1)
            above = merge is not None and attribute(merge, "val") in {None, "continue"}
            blocks = list(self.blocks(cell, depth + 1)) if depth < DEPTH else []
            yield max(min(span, WIDEST), 1), above, blocks


def _grid(rows: list[list[tuple[int, bool, list[Block]]]], width: int) -> Table:
    made: list[tuple[TableCell, ...]] = []
    for r, row in enumerate(rows):
        places: list[TableCell] = []
        for span, above, blocks in row:
            c = len(places)
            upper = made[-1][c] if above and made else None
            cell = upper or TableCell(cell_text(blocks), (r, c))
            places.extend([cell] * span)
        places.extend(TableCell("", (r, c)) for c in range(len(places), width))
        made.append(tuple(places))
    return Table(tuple(made))


def _text(node: "_Element") -> Iterator[str]:
    for kid in node:
        name = local(kid)
        if name == "t":
            yield kid.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name not in _SKIPPED and not _is_hidden(kid):
            yield from _text(kid)


def _is_hidden(run: "_Element") -> bool:
    """Tell whether a run bears «Скрытый»: it is neither shown nor printed, so nobody signed it."""
    hidden = child(run, "rPr", "vanish")
    return hidden is not None and attribute(hidden, "val") not in {"0", "false", "off"}
