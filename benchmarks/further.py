"""Measures what one further letter costs an office's day, from the workbook to the board, against the usual way.

Performers with four obligations each, all overdue: one letter each. A day of many is compared with a day of few, and
the difference divided by the letters between them, so that what a day costs anyway does not count. The usual way
reads the workbook with openpyxl, fills the same page with docxtpl and writes the rows into a workbook with openpyxl;
it judges nothing, composes nothing and keeps no register. CPU counts with all children.
``python -m benchmarks.bench --only further``
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.measure import ROOT, Figure, at_least, cpu_of
from benchmarks.world import OVERDUE_ON, World, new_home

ITEMS, FEW, MANY, AIM = 4, 200, 2_000, 1.5  # ``AIM`` is in milliseconds: a wish, not a target
USUAL = """
import sys
from pathlib import Path
from docxtpl import DocxTemplate
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Font, Side
home, looks = Path(sys.argv[1]), (Font(name="Times New Roman", size=10), Border(bottom=Side("thin")))
book = load_workbook(next((home / "inbox").glob("*.xlsx")))
rows = list(book["Ход исполнения"].iter_rows(min_row=2, values_only=True))
mine = {}
for row in rows:
    mine.setdefault(row[0], []).append(row)
(home / "usual").mkdir()
for code, owed in mine.items():
    page = DocxTemplate(str(home / "templates" / "letter.docx"))
    items = [{"number": r[2], "text": r[3], "term": r[4], "performers": "", "mark": "", "section": False} for r in owed]
    page.render({
        "form": "letter", "title": "", "number_line": "16.12.2025 № 1", "body_name": "Администрация", "unit": "",
        "reference_data": [], "addressee": [owed[0][1]], "heading": "О представлении сведений", "salutation": "",
        "paragraphs": [{"runs": [{"text": "Просим представить сведения.", "quoted": False}], "role": "text"}],
        "rows": items, "table_after": 0, "attachments": [], "closing": "", "signer_post": "Глава", "signer_name": "К.",
        "executor": [], "draft_mark": "", "appendix": None,
    }, autoescape=True)
    page.save(str(home / "usual" / f"{code}.docx"))
summary = Workbook()
for row in rows:
    summary.active.append(row)
for cell in (c for r in summary.active.iter_rows() for c in r):
    cell.font, cell.border = looks
summary.save(str(home / "usual" / "summary.xlsx"))
"""


def spent(performers: int, command: list[str]) -> float:
    """Return the CPU seconds of a command on a home of so many performers; its last argument is the home."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        new_home(home, World(performers=performers, items=ITEMS))
        return cpu_of([*command, str(home)])


def further(few: int, many: int, command: list[str]) -> float:
    """Return the milliseconds of CPU of one more letter, between a home of few performers and one of many."""
    return (spent(many, command) - spent(few, command)) / (many - few) * 1000


def figures(*, quick: bool = False) -> list[Figure]:
    """Measure the row of the table."""
    day = [sys.executable, str(ROOT / "run.py"), "day", "--on", OVERDUE_ON.isoformat(), "--yes", "--home"]
    few, many = (FEW // 4, MANY // 4) if quick else (FEW, MANY)
    ours, usual = further(few, many, day), further(few // 4, many // 4, [sys.executable, "-c", USUAL])
    more = f" ({ours:.2f} ms, the usual way {usual:.1f} ms; the aim is {AIM} ms)"
    return [at_least("CPU of the whole day per further letter, the usual way / ours", usual / ours, 10, more)]
