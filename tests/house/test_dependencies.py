"""What the program is said to need is imported, and what it imports is said; docs/dependencies.md is true."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.support.floors import ROOT, modules, nodes_of

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
TEXT = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
OURS = {"automation", "tests", "benchmarks", "bundles"}
DATA = {"tzdata"}  # read by the standard library's zoneinfo
TOOLS = {
    "axe-playwright-python",
    "mutmut",
    "mypy",
    "pytest-cov",
    "pytest-timeout",
    "pytest-xdist",
    "ruff",
    "hatchling",
    "uv",
}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def named(requirements: Iterable[str]) -> set[str]:
    """The packages of a list of requirements."""
    return {plain(re.split(r"[<>=\[;!~ ]", one)[0]) for one in requirements}


def imported(paths: Iterable[Path]) -> set[str]:
    """The packages of other people that files import anywhere, as a registry calls them."""
    found = set()
    for path in paths:
        for node in nodes_of(path):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    of_others = found - OURS - set(sys.stdlib_module_names)
    known = packages_distributions()
    return {plain(package) for name in of_others for package in known.get(name, [name])}


def rows() -> set[str]:
    """The packages that have a row in docs/dependencies.md."""
    return {plain(name) for name in re.findall(r"^\| ([\w.-]+) \|", TEXT, re.MULTILINE)} - {"package"}


def test_what_runs_is_imported_and_what_is_imported_is_pinned() -> None:
    runs = named(PROJECT["dependencies"])
    used = imported(modules())
    assert used - runs == {"markupsafe"}, "jinja2 brings it and speaks in its type"
    assert runs - used == DATA


def test_every_package_that_runs_has_its_row_and_no_other_has_one() -> None:
    assert rows() == named(PROJECT["dependencies"])


def test_every_package_of_development_is_named_and_used() -> None:
    needed = named(PROJECT["optional-dependencies"]["dev"])
    used = imported(path for folder in ("tests", "benchmarks", "bundles") for path in (ROOT / folder).rglob("*.py"))
    stubs = {name for name in needed if name.endswith("-stubs") or name.startswith("types-")}
    assert needed - used - stubs - TOOLS == set()
    assert used - needed - named(PROJECT["dependencies"]) == {"coverage"}, "pytest-cov brings it"
    words = {plain(word) for word in re.findall(r"[\w.-]+", TEXT)}
    assert needed - words == set()
