"""The house keeps its plan: imports go downward, the pure rooms touch nothing, files stay readable.

Each test reads all modules and lists every offender in one message.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from tests.support.floors import FLOORS, LIFTED, ORDER, PURE, ROOT, floor_of, modules, name_of, nodes_of

CLOCK = {"now", "today", "utcnow", "time"}
WORLD = {"open", "print", "input", "environ", "getenv"}
FILES = {"read_bytes", "write_bytes", "write_text", "iterdir", "stat", "mkdir", "unlink"}
CHANCE = {"random", "secrets", "uuid"}
OWN_TABLE = "automation.model.catalogue"  # reads findings.toml, which comes with the program
LINES_A_FILE, LINES_A_FUNCTION = 300, 40
SMTP_ERRORS = ("Error", "Exception", "Disconnected", "Refused")


@cache
def imports_of(path: Path) -> frozenset[str]:
    """The modules a file imports anywhere, late imports included."""
    return frozenset(_imports_of(path))


def _imports_of(path: Path) -> Iterator[str]:
    for node in nodes_of(path):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                room = ROOT / Path(*node.module.split("."), alias.name)
                yield f"{node.module}.{alias.name}" if room.with_suffix(".py").exists() else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_imports_go_downward() -> None:
    upward = [
        f"{name_of(path)} (floor {floor_of(name_of(path))}) imports {module} (floor {floor_of(module)})"
        for path in modules()
        for module in imports_of(path)
        if module.startswith("automation.") and floor_of(module) > floor_of(name_of(path))
    ]
    assert not upward, "\n".join(upward)


def test_reading_stands_below_judging_and_judging_below_writing() -> None:
    above = {room: set(ORDER[at + 1 :]) for at, room in enumerate(ORDER)}
    rooms = {path: name_of(path).split(".")[1:2] for path in modules()}
    assert {room for path in rooms for room in rooms[path]} >= set(ORDER)
    upward = [
        f"{name_of(path)} imports {module}"
        for path, room in rooms.items()
        for module in imports_of(path)
        if module.startswith("automation.") and room and module.split(".")[1] in above.get(room[0], ())
    ]
    assert not upward, "\n".join(upward)


def test_values_are_made_in_one_way() -> None:
    """The standard library's dataclasses cost a quiet day a fifth of its time (decision 0014)."""
    assert [name_of(path) for path in modules() if "dataclasses" in imports_of(path)] == []


def test_no_circle_of_imports_not_even_a_late_one() -> None:
    known = {name_of(path) for path in modules()}
    graph = {name_of(path): set(imports_of(path)) & known - {name_of(path)} for path in modules()}
    assert len(list(TopologicalSorter(graph).static_order())) == len(known)


def touches(path: Path) -> Iterator[str]:
    """Where a file reads the clock, the environment, a file or the terminal, or draws lots."""
    yield from (f"{name_of(path)} imports {module}" for module in imports_of(path) & CHANCE)
    for node in nodes_of(path):
        if isinstance(node, ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            world = node.attr in CLOCK | {"environ", "getenv"} and owner in {"datetime", "date", "time", "os", "dt"}
            if world or (node.attr in FILES and name_of(path) != OWN_TABLE):
                yield f"{name_of(path)}:{node.lineno} {node.attr}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WORLD:
            yield f"{name_of(path)}:{node.lineno} {node.func.id}"


def test_pure_rooms_touch_nothing() -> None:
    pure = [path for path in modules() if floor_of(name_of(path)) <= PURE]
    assert len(pure) > 50, "the table of floors names the pure rooms"
    touched = [place for path in pure for place in touches(path)]
    assert not touched, "\n".join(touched)


def test_files_stay_small() -> None:
    besides = [path for folder in ("tests", "benchmarks") for path in (ROOT / folder).rglob("*.py")]
    sizes = {
        path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in [*modules(), *besides]
    }
    assert {name: size for name, size in sizes.items() if size > LINES_A_FILE} == {}


def test_functions_stay_small() -> None:
    long = [
        f"{name_of(path)}.{node.name}: {(node.end_lineno or 0) - node.lineno + 1} lines"
        for path in modules()
        for node in nodes_of(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LINES_A_FUNCTION
    ]
    assert not long, "\n".join(long)


def test_no_mail_connection_of_our_own() -> None:
    """yagmail is the only way out (design card); of smtplib the program may name the errors."""
    opened = [
        f"{name_of(path)}:{node.lineno} smtplib.{node.attr}"
        for path in modules()
        for node in nodes_of(path)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "smtplib"
        if node.attr.startswith("SMTP") and not node.attr.endswith(SMTP_ERRORS)
    ]
    assert not opened, "\n".join(opened)


def test_no_two_files_and_no_two_classes_share_a_name() -> None:
    """A name in a message, in a stack trace or in a document leads to one place."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path in modules():
        if path.name != "__init__.py":
            places[path.name].append(name_of(path))
        for node in nodes_of(path):
            if isinstance(node, ast.ClassDef):
                places[f"class {node.name}"].append(name_of(path))
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_the_table_of_floors_in_the_docs_is_the_one_that_is_kept() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    wrong = []
    for floor, line in re.findall(r"^\| (\d) \| (.*) \|$", text, re.MULTILINE):
        parent, told = "", set()
        for name in re.findall(r"`([\w.]+)`", line):
            parent = parent if name.startswith(".") else name.partition(".")[0]
            told.add(f"automation.{parent}{name}" if name.startswith(".") else f"automation.{name}")
        kept = {room for room, at in FLOORS.items() if at == int(floor) and room.startswith("automation.")}
        kept -= {"automation.plan", "automation.__main__"}  # the first only holds its parts
        told -= {"automation.findings.toml", "automation.run.py"}
        if int(floor) != LIFTED and told != kept:  # what stands in no table is on that floor
            wrong.append(f"floor {floor}: {sorted(told ^ kept)}")
    assert wrong == []


PLACE = re.compile(r"`((?!outbox/)(?:[\w*]+/)*[\w*.-]+(?:\.(?:py|toml|tsv|txt|docx|md)|(?<=\w)/))(?:::(\w+))?`")


def test_the_map_of_the_house_names_what_is_there() -> None:
    """docs/architecture.md and docs/first-hour.md lead to files, folders and functions by name."""
    wrong, seen = [], 0
    for document in ("architecture.md", "first-hour.md"):
        for place, name in PLACE.findall((ROOT / "docs" / document).read_text("utf-8")):
            seen += 1
            rooms = (ROOT, ROOT / "automation", ROOT / "automation" / "model", ROOT / "docs")
            path = next((p for room in rooms for p in room.glob(place.rstrip("/"))), None)
            if path is None or (name and not re.search(rf"^(?:def |class )?{name}\b", path.read_text("utf-8"), re.M)):
                wrong.append(f"{document}: {place}{'::' + name if name else ''}")
    assert seen > 100
    assert not wrong, "\n".join(wrong)
