"""Measures reading 100,000 rows × 10 filled columns: in the child, handed over, with all checks; and by openpyxl.

Each runs in a process of its own; they take turns. Process CPU counts with children. ``python -m benchmarks.bench
--only reading``
"""

import tempfile
from pathlib import Path

from benchmarks.measure import Figure, alternating, at_least, in_process
from benchmarks.world import FAR_TERM, World, write_workbook

CHILD = """
import gc, sys, time
from automation.workbook.child import read
from automation.workbook.columns import SHEETS
gc.disable()  # as the child's own main does
start = time.process_time()
answer = read(sys.argv[1], 512 << 20, list(SHEETS))
told = [time.process_time() - start, max(len(c) for s in answer["sheets"] for c in s["columns"])]
"""
PARENT = """
import sys, time
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from automation.model.settings import Limits
from automation.workbook import read
def cpu():
    kids = getrusage(RUSAGE_CHILDREN)
    return time.process_time() + kids.ru_utime + kids.ru_stime
start, path = cpu(), Path(sys.argv[1])
answer = getattr(read, sys.argv[2])(path, Limits(read_seconds=120), path.parent)
told = [cpu() - start, len(answer.rows) if sys.argv[2] == "read_book" else len(answer.sheets)]
"""
OPENPYXL = """
import sys, time
from openpyxl import load_workbook
start = time.process_time()
book = load_workbook(sys.argv[1])
rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
told = [time.process_time() - start, len(rows)]
"""


def figures(*, quick: bool = False) -> list[Figure]:
    """Measure the rows of the table."""
    world = World(performers=1_000 if quick else 10_000, items=10, term=FAR_TERM, full=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        write_workbook(path, world)
        found = alternating(
            {
                "openpyxl": lambda: in_process(OPENPYXL, path),
                "child": lambda: in_process(CHILD, path),
                "raw": lambda: in_process(PARENT, path, "read_raw"),
                "book": lambda: in_process(PARENT, path, "read_book"),
            },
            1 if quick else 3,
        )
    assert found["book"].told[1] == world.rows
    theirs, seconds = found["openpyxl"].told[0], {name: cost.told[0] for name, cost in found.items()}
    name = f"reading {world.rows:,} rows × 10, openpyxl / ours"
    peak = max(found["raw"].peak, found["book"].peak)
    return [
        Figure(work=f"reading {world.rows:,} rows × 10 by openpyxl", figure=f"{theirs:.2f} s"),
        at_least(f"{name}: inside the child", theirs / seconds["child"], 10, f" ({seconds['child']:.2f} s)"),
        at_least(f"{name}: handed over", theirs / seconds["raw"], 5, f" ({seconds['raw']:.2f} s)"),
        at_least(f"{name}: with all checks", theirs / seconds["book"], 4, f" ({seconds['book']:.2f} s)"),
        Figure(
            work="… the largest peak of a process, ours / openpyxl",
            figure=f"{peak:.0f} / {found['openpyxl'].peak:.0f} MiB",
            target="below",
            met=peak < found["openpyxl"].peak,
        ),
    ]
