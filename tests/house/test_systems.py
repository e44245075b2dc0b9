"""What differs between operating systems lives in ``automation/system``: pairs of modules with the same functions."""

import ast
from pathlib import Path

import pytest

from tests.support.floors import ROOT, modules, nodes_of, tree_of

SYSTEM = ROOT / "automation" / "system"
OF_ONE_SYSTEM = {"fcntl", "resource", "signal", "msvcrt", "winreg", "pwd", "grp", "ctypes", "_winapi"}
ATTRIBUTES = {"kill", "killpg", "fsync", "fdatasync", "sync", "uname", "fork", "setsid", "getuid", "geteuid", "symlink"}


def marks_of_one_system(path: Path) -> list[str]:
    """Imports, attributes of ``os`` and keywords that not every operating system has, with their lines."""
    found = []
    for node in nodes_of(path):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            found += [f"{path}:{node.lineno} import {name}" for name in names if name.split(".")[0] in OF_ONE_SYSTEM]
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            whole = f"{node.value.id}.{node.attr}"
            of_os = node.value.id == "os" and (node.attr in ATTRIBUTES or node.attr.startswith("O_"))
            if of_os or whole in {"sys.platform", "os.name"}:
                found.append(f"{path}:{node.lineno} {whole}")
        if isinstance(node, ast.keyword) and node.arg in {"dir_fd", "src_dir_fd", "start_new_session", "preexec_fn"}:
            found.append(f"{path}:{node.value.lineno} {node.arg}")
    return found


def functions(path: Path) -> dict[str, str]:
    """The public functions of a module with their parameters and answers."""
    return {
        node.name: f"({ast.unparse(node.args)}) -> {ast.unparse(node.returns) if node.returns else ''}"
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }


def test_only_the_room_for_the_system_asks_which_system_it_is() -> None:
    offenders = [mark for path in modules() if SYSTEM not in path.parents for mark in marks_of_one_system(path)]
    assert offenders == []


def test_the_check_knows_what_it_looks_for() -> None:
    assert len(marks_of_one_system(SYSTEM / "posix_disk.py")) > 10
    assert len(marks_of_one_system(SYSTEM / "windows_disk.py")) > 5


@pytest.mark.parametrize("topic", ["disk", "children"])
def test_both_systems_have_the_same_functions(topic: str) -> None:
    posix, windows = functions(SYSTEM / f"posix_{topic}.py"), functions(SYSTEM / f"windows_{topic}.py")
    assert posix
    assert posix == windows
