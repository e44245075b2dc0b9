"""The floors of the house (docs/architecture.md): which room may import which, and which rooms are pure."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOORS = {
    "automation": 0,
    "automation.patterns": 0,
    "automation.gathering": 0,
    "automation.model": 0,
    "automation.errors": 0,
    "automation.russian": 1,
    "automation.plan": 1,
    "automation.plan.terms": 1,
    "automation.plan.workdays": 1,
    "automation.plan.groups": 1,
    "automation.plan.halves": 1,
    "automation.plan.extending": 1,
    "automation.plan.own_tasks": 1,
    "automation.plan.indicators": 1,
    "automation.plan.results": 1,
    "automation.plan.information": 1,
    "automation.plan.receiver_behind": 1,
    "automation.plan.paper_nouns": 1,
    "automation.plan.papers_together": 1,
    "automation.plan.result_papers": 1,
    "automation.plan.repeated_work": 1,
    "automation.workbook.columns": 2,
    "automation.workbook.cells": 2,
    "automation.workbook.typed": 2,
    "automation.reports.today": 2,
    "automation.workbook.understand": 2,
    "automation.file_names": 1,
    "automation.numbering": 1,
    "automation.press.quick": 1,
    "automation.press.sandbox": 1,
    "automation.press.texts": 1,
    "automation.control": 2,
    "automation.messages": 2,
    "automation.workbook.form_marks": 2,
    "automation.workbook.merge": 2,
    "automation.reports.discipline": 2,
    "automation.reports.explained": 2,
    "automation.reports.summary_changes": 2,
    "automation.reports.summary_pages": 2,
    "automation.reports.summary_table": 2,
    "automation.titles": 1,
    "automation.reports.plain_pages": 2,
    "automation.letters": 2,
    "automation.day": 4,
    "automation.cli": 5,
    "automation.__main__": 5,
    "run": 5,
}
# What a workbook says is read before anything is judged, and judged before anything is written about it: a room imports
# nothing of a room that stands after it here, on whatever floors their modules are.
ORDER = ("model", "russian", "plan", "workbook", "control", "letters", "messages", "reports")
LIFTED = 3  # every other room: one thing of the world and one library each
PURE = 2  # up to this floor no file, clock, environment or random number


def modules() -> list[Path]:
    return sorted((ROOT / "automation").rglob("*.py")) + [p for p in [ROOT / "run.py"] if p.exists()]


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """All that stands in a file; several tests look through all files for something of their own."""
    return tuple(ast.walk(tree_of(path)))


@cache
def floor_of(module: str) -> int:
    known = [
        m for m in FLOORS if module == m or (module.startswith(m + ".") and m not in {"automation", "automation.plan"})
    ]
    return FLOORS[max(known, key=len)] if known else LIFTED


def pure_rooms() -> list[str]:
    """Return the names of the rooms on the pure floors, without the packages that only hold them."""
    return [room for room, floor in FLOORS.items() if floor <= PURE and room not in {"automation", "automation.plan"}]
