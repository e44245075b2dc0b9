"""The house keeps its floors: imports go downward, the pure rooms touch nothing, files stay readable."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = {
    "automation": 0,
    "automation.model": 0,
    "automation.errors": 0,
    "automation.russian": 1,
    "automation.plan": 1,
    "automation.plan.terms": 1,
    "automation.plan.workdays": 1,
    "automation.workbook.columns": 2,
    "automation.workbook.cells": 2,
    "automation.workbook.understand": 2,
    "automation.names": 1,
    "automation.control": 2,
    "automation.messages": 2,
    "automation.workbook.marks": 2,
    "automation.workbook.merge": 2,
    "automation.workbook.discipline": 2,
    "automation.workbook.summary_facts": 2,
    "automation.documents.titles": 2,
    "automation.documents.sheets": 2,
    "automation.documents.compose": 2,
    "automation.day": 4,
    "automation.cli": 5,
    "run": 5,
}
LIFTED = 3  # every other room: one thing of the world and one library each
CLOCK = {"now", "today", "utcnow", "time"}
FORBIDDEN = {"open", "print", "input", "environ", "getenv"}


def modules() -> list[Path]:
    return sorted((ROOT / "automation").rglob("*.py")) + [p for p in [ROOT / "run.py"] if p.exists()]


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def floor_of(module: str) -> int:
    known = [
        m for m in FLOORS if module == m or (module.startswith(m + ".") and m not in {"automation", "automation.plan"})
    ]
    return FLOORS[max(known, key=len)] if known else LIFTED


def imports_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                room = ROOT / Path(*node.module.split("."), alias.name)
                yield f"{node.module}.{alias.name}" if room.with_suffix(".py").exists() else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_go_downward(path: Path) -> None:
    mine = floor_of(name_of(path))
    up = [
        m for m in imports_of(ast.parse(path.read_text("utf-8"))) if m.startswith("automation.") and floor_of(m) > mine
    ]
    assert not up, f"{name_of(path)} (floor {mine}) imports upward: {up}"


def test_no_circle_of_imports_not_even_a_late_one() -> None:
    known = {name_of(path) for path in modules()}
    graph = {
        name_of(path): set(imports_of(ast.parse(path.read_text("utf-8")))) & known - {name_of(path)}
        for path in modules()
    }
    assert len(list(TopologicalSorter(graph).static_order())) == len(known)


@pytest.mark.parametrize("path", [p for p in modules() if floor_of(name_of(p)) <= 2], ids=name_of)
def test_pure_rooms_touch_nothing(path: Path) -> None:
    calls = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in CLOCK | {"environ", "getenv"}:
            if isinstance(node.value, ast.Name) and node.value.id in {"datetime", "date", "time", "os", "dt"}:
                calls.add(node.attr)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN:
            calls.add(node.func.id)
    assert not calls


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 300
    long = [
        f"{n.name} ({(n.end_lineno or 0) - n.lineno + 1})"
        for n in ast.walk(ast.parse(text))
        if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef) and (n.end_lineno or 0) - n.lineno + 1 > 40
    ]
    assert not long


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_no_mail_connection_of_our_own(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "smtplib":
            assert not node.attr.startswith("SMTP") or node.attr.endswith(
                ("Error", "Exception", "Disconnected", "Refused")
            )
