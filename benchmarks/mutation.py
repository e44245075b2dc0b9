"""Does a test notice? The rules are made wrong in one place at a time, and the tests of that line are run.

``python -m benchmarks.mutation [--data .coverage] [--share N] [module …]``: the data is that of
``pytest --cov --cov-context=test``. Each wrong lives in a process of its own with the tests that ran its line, the
narrowest first, until one fails. Leaves with 1 when one survives that ``benchmarks/equivalent.tsv`` does not explain.
"""

import argparse
import csv
import functools
import gc
import importlib.abc
import importlib.util
import os
import re
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib.machinery import ModuleSpec
from itertools import pairwise
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

import pytest
from coverage import CoverageData

from benchmarks.mutants import Mutant, mutants

ROOT = Path(__file__).resolve().parent.parent
CONTROL = "standings morning obligations claims grounds requests decisions memos extensions acting"
TERMS = "details display fixed joining parts placing reading relative repeated repetition scan spelling wording words"
MODULES = (
    *(f"automation.control.{name}" for name in CONTROL.split()),
    *(f"automation.plan.terms.{name}" for name in TERMS.split()),
    "automation.plan.workdays",
)
CACHE = type(functools.lru_cache(int))
EXPLAINED = ROOT / "benchmarks" / "equivalent.tsv"
BATCHES = (0, 15, 100, 500, None)  # the narrowest tests first
SECONDS, A_TEST = 60, 0.3  # a wrong that makes no end of it is noticed too: for a batch, and for each test of it
FOREIGN = ("hypothesis.strategies", "openpyxl", "docx", "lxml.etree", "xlsxwriter", "holidays", "pymorphy3", "jinja2")
QUIET = (
    "-x",
    "-q",
    *["-p", "no:cacheprovider", "-p", "no:cov", "-p", "no:xdist", "-W", "ignore::pytest.PytestAssertRewriteWarning"],
)


class Wrong(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds one module and gives it a body with a wrong in it."""

    def __init__(self, module: str, path: Path, body: CodeType) -> None:
        self.module, self.path, self.body = module, path, body

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if fullname != self.module:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        exec(self.body, module.__dict__)


def path_of(module: str) -> Path:
    return (ROOT / Path(*module.split("."))).with_suffix(".py")


class Tests:
    """Which tests ran a line, the narrowest first: those that ran the fewest lines of the whole house."""

    def __init__(self, data: CoverageData) -> None:
        self.breadth: Counter[str] = Counter()
        self.by_line: dict[str, dict[int, set[str]]] = {}
        for file in data.measured_files():
            lines: dict[int, set[str]] = defaultdict(set)
            for line, contexts in data.contexts_by_lineno(file).items():
                for context in contexts:
                    test, _, phase = context.partition("|")
                    if phase == "run":
                        lines[line].add(test)
                        self.breadth[test] += 1
            self.by_line[file.rpartition("/automation/")[2]] = lines

    @property
    def files(self) -> list[str]:
        return sorted({test.split("::")[0] for test in self.breadth})

    def of(self, module: str, line: int) -> list[str]:
        """Of a line that only an import runs: all tests that ran the module."""
        lines = self.by_line.get(str(path_of(module).relative_to(ROOT / "automation")), {})
        found = lines.get(line) or set().union(*lines.values())
        return sorted(found, key=lambda test: (self.breadth[test], test))


def survives(module: str, mutant: Mutant, tests: Sequence[str]) -> bool:
    """Whether all these tests pass with the wrong in its place."""
    body = compile(mutant.tree, str(path_of(module)), "exec", dont_inherit=True)
    child = os.fork()
    if child == 0:
        _run_in_child(module, body, tests)
    until = time.monotonic() + SECONDS + A_TEST * len(tests)
    while time.monotonic() < until:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.01)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def warm_up(modules: Sequence[str], files: Iterable[str]) -> None:
    """Everything is loaded once, before the wrongs."""
    re._MAXCACHE = 1 << 16  # type: ignore[attr-defined]
    named = (file.removesuffix(".py").replace("/", ".") for file in files)
    for name in (*FOREIGN, *modules, *named):
        importlib.import_module(name)


def _changed_in_place(body: CodeType) -> bool:
    """Give the living functions of the module their new code; False where the wrong is in no function."""
    new = {(code.co_qualname, code.co_firstlineno): code for code in _codes(body)}
    changed = False
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and thing.__code__.co_filename == body.co_filename:
            code = new[thing.__code__.co_qualname, thing.__code__.co_firstlineno]
            if _placeless(code) != _placeless(thing.__code__):
                thing.__code__ = code
                changed = True
        elif isinstance(thing, CACHE):
            thing.cache_clear()
    return changed


def _placeless(code: CodeType) -> CodeType:
    """What a function does, wherever its parts stand: places alone make no wrong."""
    constants = tuple(_placeless(c) if isinstance(c, CodeType) else c for c in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=constants)


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _codes(inner)


def _forget_ours() -> None:
    for name in [n for n in sys.modules if n.split(".")[0] in {"automation", "tests"}]:
        del sys.modules[name]


def _run_in_child(module: str, body: CodeType, tests: Sequence[str]) -> None:
    code = 1
    try:
        os.setsid()
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        if not _changed_in_place(body):
            _forget_ours()
            sys.meta_path.insert(0, Wrong(module, path_of(module), body))
        code = int(pytest.main([*QUIET, *tests]))
    finally:
        os._exit(code)


def explained() -> dict[tuple[str, str], str]:
    """Wrongs that change nothing anybody could see, with the reason."""
    if not EXPLAINED.exists():
        return {}
    with EXPLAINED.open(encoding="utf-8", newline="") as file:
        return {(r["module"], r["mutant"]): r["reason"] for r in csv.DictReader(file, delimiter="\t")}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("modules", nargs="*", default=MODULES)
    parser.add_argument("--data", default=".coverage")
    parser.add_argument("--share", type=int, default=1, help="run every N-th wrong only")
    parser.add_argument("--from", type=int, default=0, dest="first")
    call = parser.parse_args()
    data = CoverageData(call.data)
    data.read()
    tests, known, total = Tests(data), explained(), Counter[str]()
    warm_up(call.modules, tests.files)
    for module in call.modules:
        count = Counter[str]()
        started = time.monotonic()
        for n, mutant in enumerate(mutants(path_of(module).read_text("utf-8"))):
            count["sites"] += 1
            if (n - call.first) % call.share:
                count["not run"] += 1
            elif (module, mutant.name) in known:
                count["equivalent"] += 1
            elif _told(module, mutant, tests.of(module, mutant.line)):
                count["survived"] += 1
            else:
                count["killed"] += 1
        print(f"{module}: {dict(count)}, {time.monotonic() - started:.0f} s", flush=True)
        total += count
    print(f"all: {dict(total)}")
    return 1 if total["survived"] else 0


def _told(module: str, mutant: Mutant, tests: Sequence[str]) -> bool:
    """Whether it survived; a survivor is told at once."""
    batches = [tests[a:b] for a, b in pairwise(BATCHES) if tests[a:b]]
    alive = all(survives(module, mutant, batch) for batch in batches)
    if alive:
        print(f"SURVIVED {module}:{mutant.line} {mutant.name}  ({len(tests)} tests)", flush=True)
    return alive


if __name__ == "__main__":
    sys.exit(main())
