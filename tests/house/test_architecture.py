"""The house keeps its floors: imports go downward, the pure rooms touch nothing, files stay readable."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.support.floors import PURE, ROOT, floor_of, modules, name_of

CLOCK = {"now", "today", "utcnow", "time"}
FORBIDDEN = {"open", "print", "input", "environ", "getenv"}
BESIDES = sorted(p for folder in ("tests", "benchmarks") for p in (ROOT / folder).rglob("*.py"))


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


def test_values_are_made_in_one_way() -> None:
    """The standard library's dataclasses cost a quiet day a fifth of its time (decision 0014)."""
    tempted = {
        name_of(path) for path in modules() if "dataclasses" in set(imports_of(ast.parse(path.read_text("utf-8"))))
    }
    assert tempted == set()


def test_no_circle_of_imports_not_even_a_late_one() -> None:
    known = {name_of(path) for path in modules()}
    graph = {
        name_of(path): set(imports_of(ast.parse(path.read_text("utf-8")))) & known - {name_of(path)}
        for path in modules()
    }
    assert len(list(TopologicalSorter(graph).static_order())) == len(known)


@pytest.mark.parametrize("path", [p for p in modules() if floor_of(name_of(p)) <= PURE], ids=name_of)
def test_pure_rooms_touch_nothing(path: Path) -> None:
    calls = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in CLOCK | {"environ", "getenv"}:
            if isinstance(node.value, ast.Name) and node.value.id in {"datetime", "date", "time", "os", "dt"}:
                calls.add(node.attr)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN:
            calls.add(node.func.id)
    assert not calls


@pytest.mark.parametrize("path", [*modules(), *BESIDES], ids=name_of)
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_functions_stay_small(path: Path) -> None:
    text = path.read_text("utf-8")
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
