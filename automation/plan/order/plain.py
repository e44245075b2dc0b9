"""Plain text as an order: tab-separated lines are rows of a table, all others are paragraphs."""

import re

from automation.plan.order.blocks import Block, OrderParagraph, Table, grid, tidy
from automation.plan.order.drawn import aligned_table, drawn_end, read_drawn

_NUMBER = re.compile(r"\s*\d+(\.\d+)*[.)]?\s*")
_FREQUENT = frozenset("оеаинтсрвлкмдпу")


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16, or the likeliest of the Russian one-byte encodings."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        guesses = [data.decode(name, errors="replace") for name in ("cp1251", "cp866", "koi8-r")]
        return max(guesses, key=lambda text: sum(letter in _FREQUENT for letter in text))


def read_plain(data: bytes) -> list[Block]:
    """Read paragraphs and tables of a text file, whose tables are drawn with tabs, box characters or blanks."""
    lines = decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        table, at_end = _table_at(lines, at)
        blocks.append(table or OrderParagraph(_without_bars(lines[at])))
        at = at_end if table else at + 1
    return blocks


def _without_bars(line: str) -> str:
    """Return a line outside tables; the bars between its columns («Глава района | П.П. Примеров |») become tabs."""
    return tidy(line.replace("|", "\t").strip() if "|" in line else line)


def _table_at(lines: list[str], at: int) -> tuple[Table | None, int]:
    """Return the table that begins at a line and where it ends; (None, …) where none does.

    Two tabbed lines with the same number of columns make a table; blank lines inside it are passed over, and a line
    without its tabs goes on with the row before it.
    """
    if (end := _table_end(lines, at)) > at:
        return grid(_rows(lines[at:end])), end
    if (end := drawn_end(lines, at)) > at:
        return read_drawn(lines[at:end]), end
    return aligned_table(lines, at) or (None, at)


def _width(line: str) -> int:
    return len(line.rstrip("\n").split("\t"))


def _table_end(lines: list[str], start: int) -> int:
    """Say where the table that begins at ``start`` ends; ``start`` itself where none begins."""
    width = _width(lines[start])
    if width < 3:
        return start
    last = start
    for at in range(start + 1, len(lines)):
        if not lines[at].strip():
            continue
        if "\t" in lines[at]:
            last = at
        elif not _goes_on(lines, at):
            break
    return last + 1 if last > start else start


def _goes_on(lines: list[str], at: int) -> bool:
    """Say whether a line without tabs belongs to the table, since a tabbed line follows within two lines."""
    return any("\t" in line for line in lines[at + 1 : at + 3]) and bool(lines[at - 1].strip())


def _rows(lines: list[str]) -> list[list[str]]:
    """Return rows of cells; a line that only completes the columns of the row before is joined to it."""
    width = _width(lines[0])
    rows: list[list[str]] = []
    for line in lines:
        if not line.strip():
            continue
        cells = line.split("\t")
        if rows and len(rows[-1]) < width and _completes(cells, width - len(rows[-1]) + 1):
            rows[-1] = [*rows[-1][:-1], f"{rows[-1][-1]} {cells[0]}".strip(), *cells[1:]]
        elif rows and len(cells) == 1 and len(rows[-1]) == width and rows[-1] is not rows[0] and not _alone(line):
            rows[-1][-1] = f"{rows[-1][-1]}\n{cells[0]}"
        else:
            rows.append(cells)
    return rows


def _alone(line: str) -> bool:
    """Say whether a line opens a section of the table instead of going on with the row above."""
    return re.match(r"\s*(?:раздел|глава|этап|часть|[IVX]+\.|\d+\.)\s", line, re.IGNORECASE) is not None


def _completes(cells: list[str], room: int) -> bool:
    """Say whether the cells fit into the ``room`` left by the row before and begin with words, not a number."""
    return len(cells) <= room and bool(cells[0].strip()) and not _NUMBER.fullmatch(cells[0])
