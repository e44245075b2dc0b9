"""Measures writing «Сводка» of 10,000 obligations against openpyxl, which writes the same cells in the same looks.

Process CPU; the two take turns, and the medians are shown. ``python -m benchmarks.bench --only summary``
"""

import io
import tempfile
import time
from collections.abc import Callable
from copy import copy
from pathlib import Path
from statistics import median
from typing import Any

from automation.control.review import review
from automation.model.control import empty_history
from automation.model.figures import Figures
from automation.model.settings import Limits
from automation.reports.summary import write_summary
from automation.settings_file import read_settings
from automation.workbook.read import read_book
from benchmarks.measure import ROOT, Figure, at_least
from benchmarks.world import OVERDUE_ON, World, write_workbook

PARTS = ("font", "fill", "border", "alignment", "number_format")


def order_figures(world: World) -> Figures:
    """Judge the workbook of a world; return its figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        write_workbook(path, world)
        book = read_book(path, Limits(), path.parent)
    return review(book, empty_history(), read_settings(ROOT, {}), OVERDUE_ON).figures


STYLE = "_style"  # openpyxl keeps the look of a cell under a private name


def rival(data: bytes) -> Callable[[], bytes]:
    """Let openpyxl write the same sheets. Values and looks of all cells are laid out first: only writing is timed."""
    from openpyxl import Workbook, load_workbook

    sheets: list[tuple[str, list[tuple[int, int, Any, dict[str, Any]]]]] = []
    looks: dict[tuple[int, ...], dict[str, Any]] = {}
    for sheet in load_workbook(io.BytesIO(data)).worksheets:
        cells: list[tuple[int, int, Any, dict[str, Any]]] = []
        for cell in (c for row in sheet.iter_rows() for c in row if c.has_style or c.value is not None):
            worn = tuple(getattr(cell, STYLE))
            if worn not in looks:
                looks[worn] = {part: copy(getattr(cell, part)) for part in PARTS}
            cells.append((int(cell.row or 0), int(cell.column or 0), cell.value, looks[worn]))
        sheets.append((sheet.title, cells))

    def write() -> bytes:
        book = Workbook()
        for title, cells in sheets:
            sheet = book.create_sheet(title)
            for row, column, value, look in cells:
                cell = sheet.cell(row, column, value)
                for part, worn in look.items():
                    setattr(cell, part, worn)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return write


def figures(*, quick: bool = False) -> list[Figure]:
    """Measure the rows of the table."""
    world = World(performers=100 if quick else 1_000, items=10, reported=True)
    orders = [order_figures(world)]
    works = {"ours": lambda: write_summary(orders), "openpyxl": rival(write_summary(orders))}
    spent: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(3):
        for name, write in works.items():
            start = time.process_time()
            write()
            spent[name].append(time.process_time() - start)
    ours, theirs = median(spent["ours"]), median(spent["openpyxl"])
    more = f" ({ours:.2f} s, openpyxl {theirs:.2f} s)"
    return [at_least(f"summary workbook of {world.rows:,} styled rows, openpyxl / ours", theirs / ours, 4, more)]
