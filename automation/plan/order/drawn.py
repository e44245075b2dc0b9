"""Tables that a text file draws with box characters or aligns with blanks, as one grid of cells with spans."""

import re
from itertools import pairwise

from automation.plan.order.blocks import Table, TableCell, grid, tidy, unbroken
from automation.plan.order.table_columns import layout_of

_BAR = re.compile(r"[│┃║|¦]")
_BORDER = re.compile(r"[\s│┃║|¦─━═┄┈┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╟╢╤╧╪+\-=_:]+")
_RUN = re.compile(r"\S+(?: \S+)*")
_HEADED = re.compile(r"мероприят|содержани|наименован|исполнител|ответствен|срок|дата", re.IGNORECASE)
FARTHEST = 3  # how many characters a cell may begin to the left of its heading
TALLEST = 6  # lines of a heading


def drawn_end(lines: list[str], start: int) -> int:
    """Say where the table of box characters that begins at ``start`` ends; ``start`` itself where none begins."""
    if not any(len(_BAR.findall(line)) > 2 for line in lines[start : start + 4]):
        return start
    at = start
    while at < len(lines) and _is_drawn(lines[at]):
        at += 1
    rows = sum(len(_BAR.findall(line)) > 2 and not _BORDER.fullmatch(line) for line in lines[start:at])
    return at if rows > 1 else start


def _is_drawn(line: str) -> bool:
    border = _BORDER.fullmatch(line) is not None and len(line.strip()) > 4
    return border or len(_BAR.findall(line)) > 1


def read_drawn(lines: list[str]) -> Table:
    """Read the table between the borders; lines that no border parts are one row while their first cell stays empty."""
    ruled = [bool(_BORDER.fullmatch(line)) for line in lines]
    parted = sum(after and not before for before, after in pairwise(ruled)) > 2
    columns = max(map(_bars_of, lines), key=len)
    rows: list[list[tuple[int, int, str]]] = []
    fresh = True
    for line, border in zip(lines, ruled, strict=True):
        if border:
            fresh = True
            continue
        cells = _cells(line, columns)
        if rows and not fresh and (parted or not cells[0][2].strip()) and len(cells) == len(rows[-1]):
            rows[-1] = [
                (a, b, f"{old}\n{new.strip()}") for (a, b, old), (_, _, new) in zip(rows[-1], cells, strict=True)
            ]
        else:
            rows.append(cells)
        fresh = False
    return _spread(rows, len(columns) - 1)


def _bars_of(line: str) -> list[int]:
    """Return the places of a line's bars; an edge without a bar that has words beside it counts as one."""
    bars = [bar.start() for bar in _BAR.finditer(line)]
    if bars and line[: bars[0]].strip():
        bars.insert(0, -1)
    if bars and line[bars[-1] + 1 :].strip():
        bars.append(len(line))
    return bars


def _cells(line: str, columns: list[int]) -> list[tuple[int, int, str]]:
    """Return the first column, the columns covered and the words of each cell; one without its bars spans several."""
    bars = _bars_of(line)
    whole = len(bars) == len(columns)
    places = [
        n if whole else min(range(len(columns)), key=lambda c: abs(columns[c] - bar)) for n, bar in enumerate(bars)
    ]
    return [
        (places[n], max(places[n + 1] - places[n], 1), line[left + 1 : right])
        for n, (left, right) in enumerate(pairwise(bars))
    ]


def _spread(rows: list[list[tuple[int, int, str]]], width: int) -> Table:
    made = []
    for r, cells in enumerate(rows):
        row = [TableCell("", (r, c)) for c in range(width)]
        for first, covered, words in cells:
            for c in range(first, min(first + covered, width)):
                row[c] = TableCell(tidy(unbroken(words)), (r, first))
        made.append(tuple(row))
    return Table(tuple(made))


def aligned_table(lines: list[str], start: int) -> tuple[Table, int] | None:
    """Return the table whose columns only blanks part, and where it ends; None where no heading of a plan begins."""
    heading = _heading(lines, start)
    if heading is None:
        return None
    size, columns = heading
    rows = [_placed(lines[start : start + size], columns)]
    at, gap = start + size, True
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            if at + 1 < len(lines) and not lines[at + 1].strip():
                break
            gap = True
        elif _leaves(line, columns):
            break
        else:
            cells = _placed([line], columns)
            if cells[0].strip() or (gap and rows[-1][0].strip() and sum(map(bool, cells)) > 2):
                rows.append(cells)
            else:
                rows[-1] = [f"{old}\n{new}".strip() for old, new in zip(rows[-1], cells, strict=True)]
            gap = False
        at += 1
    return (grid([[unbroken(cell) for cell in row] for row in rows]), at) if len(rows) > 1 else None


def _heading(lines: list[str], start: int) -> tuple[int, list[int]] | None:
    """Return how many lines the heading takes and where its columns begin."""
    runs = _runs(lines[start])
    if len(runs) < 3 or not _HEADED.search(lines[start]):
        return None
    columns = [place for place, _ in runs]
    for size in range(1, TALLEST):
        if start + size > len(lines) or not lines[start + size - 1].strip():
            break
        below = lines[start + size] if start + size < len(lines) else ""
        table = grid([_placed(lines[start : start + size], columns)])
        if layout_of(table) is not None and (not below.strip() or re.match(r"\s*\d", below)):
            return size, columns
    return None


def _runs(line: str) -> list[tuple[int, str]]:
    """Return the words that stand together, with the place where each run begins; two blanks part runs."""
    return [(run.start(), run[0]) for run in _RUN.finditer(line.expandtabs(8))]


def _placed(lines: list[str], columns: list[int]) -> list[str]:
    """Return the words of the lines under the column each run begins in."""
    cells = [""] * len(columns)
    for line in lines:
        for place, words in _runs(line):
            c = max((n for n, left in enumerate(columns) if left <= place + FARTHEST), default=0)
            cells[c] = f"{cells[c]}\n{words}".strip()
    return cells


def _leaves(line: str, columns: list[int]) -> bool:
    """Say whether a line is no row: one run of words that begins at the left edge and crosses other columns."""
    runs = _runs(line)
    at, words = runs[0]
    return len(runs) == 1 and at < columns[1] - FARTHEST and len(words) > columns[1] and not words[0].isdigit()
