"""Measures a whole quiet day (1,000 rows, nothing due, nothing changed, with its morning message) and its imports.

CPU from start to end, the reading child included, is compared with that of a program that only loads the same workbook
with openpyxl and looks at every value, as any usual script does first. ``python -m benchmarks.bench --only idle``
"""

import subprocess
import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from statistics import median

from msgspec.structs import replace

from benchmarks.measure import ROOT, Figure, at_most, cpu_of, environment
from benchmarks.world import BOOK, FAR_TERM, OVERDUE_ON, World, new_home, write_workbook

FIRST, SECOND = OVERDUE_ON, date(2025, 12, 17)
QUIET = [date(2025, 12, day) for day in (18, 19, 22, 23, 24, 25, 26)]
PAPER = "С-1"  # the справка of the first day
SHOWN = 14
LOAD = """
import sys
from openpyxl import load_workbook
for sheet in load_workbook(sys.argv[1]).worksheets:
    for row in sheet.iter_rows(values_only=True):
        any(row)
"""


def day(home: Path, on: date) -> list[str]:
    """Return the command that works a day of a home."""
    return [sys.executable, str(ROOT / "run.py"), "day", "--on", on.isoformat(), "--yes", "--home", str(home)]


def quiet_home(folder: Path) -> Path:
    """Make a home that has worked two days: its справка is signed and sent, so every later day is quiet."""
    home, world = folder / "home", World(performers=100, items=10, term=FAR_TERM, reported=True)
    new_home(home, world)
    cpu_of(day(home, FIRST))
    write_workbook(home / "inbox" / BOOK, replace(world, sent=((PAPER, FIRST),)))
    cpu_of(day(home, SECOND))
    return home


def figures(*, quick: bool = False) -> list[Figure]:
    """Measure the rows of the table."""
    days = QUIET[:3] if quick else QUIET
    with tempfile.TemporaryDirectory() as folder:
        home = quiet_home(Path(folder))
        worked, loaded = [], []
        for on in days:
            loaded.append(cpu_of([sys.executable, "-c", LOAD, str(home / "inbox" / BOOK)]))
            worked.append(cpu_of(day(home, on)))
        papers = list((home / "outbox").glob("454*/20*"))
        assert [p.name for p in papers if p.name > SECOND.isoformat()] == [], papers
        told = imports(day(home, days[-1]))
    ours, theirs = median(worked), median(loaded)
    more = f" ({ours:.2f} s, openpyxl {theirs:.2f} s)"
    rows = [at_most("a quiet day of 1,000 rows / openpyxl's loading of its workbook", ours / theirs, 1.5, "×", more)]
    costs = ", ".join(f"{name} {micro / 1000:.1f}" for name, micro in told.most_common(SHOWN))
    return [*rows, Figure(work="… its imports, ms each by itself (-X importtime)", figure=costs)]


def imports(command: list[str]) -> Counter[str]:
    """Return the microseconds of importing each package; each room of the program counts as one."""
    done = subprocess.run(
        [command[0], "-X", "importtime", *command[1:]],
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    told: Counter[str] = Counter()
    for line in done.stderr.splitlines():
        if line.startswith("import time:") and "self" not in line:
            own, _, name = line.removeprefix("import time:").split("|")
            parts = name.strip().split(".")
            told[".".join(parts[: 2 if parts[0] == "automation" else 1])] += int(own)
    return told
