"""An OpenDocument text (.odt) as paragraphs and tables, read from its XML, automatic numbers included."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from automation.errors import UnreadError
from automation.plan.order.archive import Archive, attribute, child, local, whole, within
from automation.plan.order.blocks import Block, OrderParagraph, Row, Source, Table, TableCell, cell_text, framed, tidy
from automation.plan.order.numbers import show_figure

if TYPE_CHECKING:
    from lxml.etree import _Element

DEPTH = 8
REPEATS = 64
_SKIPPED = frozenset(
    {"tracked-changes", "annotation", "note", "forms", "sequence-decls", "soft-page-break", "desc", "title"}
)
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_FORMS |= {"а": "russianLower", "А": "russianUpper", "а, б, .., аа, аб, ... (ru)": "russianLower"}
Level = tuple[str, str, str, int, int]


def read_opendocument(archive: Archive) -> Source:
    """Read the blocks of the text, and the texts of page headers and footers."""
    manifest = "META-INF/manifest.xml"
    if manifest in archive.names and b"encryption-data" in archive.read(manifest):
        raise UnreadError(f"Файл «{archive.name}» защищён паролем: снимите пароль, сохраните и повторите команду.")
    root = archive.xml("content.xml")
    body = child(root, "body", "text")
    if body is None:
        raise UnreadError(f"Файл «{archive.name}» – не текстовый документ: укажите файл распоряжения.")
    styles = _list_styles(root)
    margins: list[str] = []
    if "styles.xml" in archive.names:
        pages = archive.xml("styles.xml")
        styles = {**_list_styles(pages), **styles}
        margins = [
            block.text
            for node in pages.iter()
            if local(node) in {"header", "footer", "header-first", "footer-first", "header-left", "footer-left"}
            for block in _OpenDocumentReader({}).blocks(node, 0)
            if isinstance(block, OrderParagraph) and block.text
        ]
    return Source(tuple(_OpenDocumentReader(styles).blocks(body, 0)), tuple(margins))


def _list_styles(root: "_Element") -> dict[str, dict[int, Level]]:
    """List style → level → (form, before, after, levels shown, start)."""
    made: dict[str, dict[int, Level]] = {}
    for node in root.iter():
        if local(node) != "list-style":
            continue
        levels = made.setdefault(attribute(node, "name") or "", {})
        for level in node:
            at = whole(attribute(level, "level"), 1)
            if local(level) == "list-level-style-number":
                levels[at] = (
                    _FORMS.get(attribute(level, "num-format") or "", ""),
                    attribute(level, "num-prefix") or "",
                    attribute(level, "num-suffix") or "",
                    whole(attribute(level, "display-levels"), 1),
                    whole(attribute(level, "start-value"), 1),
                )
            elif local(level) == "list-level-style-bullet":
                levels[at] = ("bullet", "", "", 1, 1)
    return made


class _OpenDocumentReader:
    """One walk through the text; it remembers how far each list has come."""

    def __init__(self, styles: dict[str, dict[int, Level]]) -> None:
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}

    def blocks(self, parent: "_Element", depth: int) -> Iterator[Block]:
        """Yield the blocks inside an element, in reading order."""
        for node in parent:
            name = local(node)
            if name in {"p", "h"}:
                yield from self._paragraph(node, "", depth)
            elif name == "table":
                yield from self._table(node, depth)
            elif name == "list" and depth < 4 * DEPTH:
                yield from self._list(node, "", 1, depth)
            elif name not in _SKIPPED and depth < 4 * DEPTH:
                yield from self.blocks(node, depth + 1)

    def _paragraph(self, node: "_Element", label: str, depth: int) -> Iterator[Block]:
        if depth < DEPTH:
            for box in within(node, "text-box", lambda tag: tag not in _SKIPPED):
                yield from self.blocks(box, depth + 1)
        text = tidy("".join(_text(node)))
        yield OrderParagraph(f"{label} {text}".strip() if text else "")

    def _list(self, node: "_Element", style: str, level: int, depth: int) -> Iterator[Block]:
        style = attribute(node, "style-name") or style
        if level == 1 and attribute(node, "continue-numbering") != "true" and attribute(node, "continue-list") is None:
            self._counts[style] = {}
        for item in node:
            if local(item) not in {"list-item", "list-header"}:
                continue
            start = attribute(item, "start-value")
            if start is not None:
                self._counts.setdefault(style, {})[level] = whole(start, 1) - 1
            label = ""
            if local(item) == "list-item" and any(local(kid) in {"p", "h"} for kid in item):
                label = self._next(style, level)
            for kid in item:
                if local(kid) == "list" and depth < 4 * DEPTH:
                    yield from self._list(kid, style, level + 1, depth + 1)
                elif local(kid) in {"p", "h"}:
                    yield from self._paragraph(kid, label, depth)
                    label = ""
                elif local(kid) == "table":
                    yield from self._table(kid, depth)

    def _next(self, style: str, level: int) -> str:
        levels = self._styles.get(style, {})
        if level not in levels:
            return ""
        form, before, after, shown, start = levels[level]
        if form == "bullet":
            return "–"
        counts = self._counts.setdefault(style, {})
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        counts[level] = counts.get(level, start - 1) + 1
        figures = [
            show_figure(counts.get(at, levels[at][4]), levels[at][0])
            for at in range(max(1, level - shown + 1), level + 1)
            if at in levels and levels[at][0]
        ]
        return f"{before}{'.'.join(figures)}{after}".strip() if form else ""

    def _table(self, node: "_Element", depth: int) -> Iterator[Block]:
        lines = within(node, "table-row", {"table-header-rows", "table-rows", "table-row-group"}.__contains__)
        rows = [
            list(self._cells(line, depth))
            for line in lines
            for _ in range(min(whole(attribute(line, "number-rows-repeated"), 1), REPEATS))
        ]
        inner = [block for row in rows for _, _, _, blocks in row for block in blocks]
        if frame := framed(inner, max((len(row) for row in rows), default=0)):
            yield from frame
            return
        yield _grid(rows)

    def _cells(self, row: "_Element", depth: int) -> Iterator[tuple[bool, int, int, list[Block]]]:
        """Yield of each place of a row: whether it is covered, its columns, the rows it spans, its blocks."""
        for cell in row:
            if local(cell) not in {"table-cell", "covered-table-cell"}:
                continue
            covered = local(cell) == "covered-table-cell"
            columns = whole(attribute(cell, "number-columns-spanned"), 1)
            down = whole(attribute(cell, "number-rows-spanned"), 1)
            blocks = list(self.blocks(cell, depth + 1)) if depth < DEPTH else []
            for _ in range(min(whole(attribute(cell, "number-columns-repeated"), 1), REPEATS)):
                yield covered, columns, down, blocks


def _grid(rows: list[list[tuple[bool, int, int, list[Block]]]]) -> Table:
    width = max((len(row) for row in rows), default=0)
    taken: dict[tuple[int, int], TableCell] = {}
    made: list[Row] = []
    for r, row in enumerate(rows):
        for c, (covered, columns, down, blocks) in enumerate(row):
            if (r, c) in taken:
                continue
            cell = TableCell("" if covered else cell_text(blocks), (r, c))
            for dr in range(min(down, len(rows) - r)):
                for dc in range(min(columns, width - c)):
                    taken.setdefault((r + dr, c + dc), cell)
        made.append(tuple(taken.get((r, c)) or TableCell("", (r, c)) for c in range(width)))
    return Table(tuple(made))


def _text(node: "_Element") -> Iterator[str]:
    yield node.text or ""
    for kid in node:
        name = local(kid)
        if name == "s":
            yield " " * min(whole(attribute(kid, "c"), 1), 100)
        elif name == "tab":
            yield "\t"
        elif name == "line-break":
            yield "\n"
        elif name and name not in _SKIPPED and name not in {"frame", "text-box", "custom-shape"}:
            yield from _text(kid)
        yield kid.tail or ""
