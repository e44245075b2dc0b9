"""The summary workbook of 10,000 obligations: ours against openpyxl writing the same cells in the same looks.

Process CPU, taking turns, medians. ``python benchmarks/summary.py``
"""

import io
import sys
import tempfile
import time
from collections.abc import Callable
from copy import copy
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from automation.control.review import review  # noqa: E402
from automation.model.control import empty_history  # noqa: E402
from automation.model.figures import Figures  # noqa: E402
from automation.model.settings import Limits  # noqa: E402
from automation.reports.summary import write_summary  # noqa: E402
from automation.settings_file import read_settings  # noqa: E402
from automation.workbook.read import read_book  # noqa: E402
from benchmarks.measure import Figure, at_least  # noqa: E402
from benchmarks.world import OVERDUE_ON, World, write_workbook  # noqa: E402

PARTS = ("font", "fill", "border", "alignment", "number_format")


def order_figures(world: World) -> Figures:
    """The figures of a world."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        write_workbook(path, world)
        book = read_book(path, Limits(), path.parent)
    return review(book, empty_history(), read_settings(ROOT, {}), OVERDUE_ON).figures


STYLE = "_style"  # openpyxl keeps what a cell wears under a private name


def rival(data: bytes) -> Callable[[], bytes]:
    """The same sheets by openpyxl: what every cell holds and wears is laid out beforehand, only writing is timed."""
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
    """The rows of the table."""
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


if __name__ == "__main__":
    for figure in figures(quick="--quick" in sys.argv):
        print(figure)
