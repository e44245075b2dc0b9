"""Count the lines of code of each room: ``python -m benchmarks.lines [REVISION]``.

A line of code is a line that holds a token of the program: blank lines, comments and docstrings are left out.
With a git revision the files of that revision are counted instead of those on disk.
"""

import ast
import io
import subprocess
import sys
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SILENT = {
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
}


def code_lines(text: str) -> int:
    """Count the lines of one module that hold code."""
    docstrings: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and ast.get_docstring(
            node
        ):
            first = node.body[0]
            docstrings.update(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    held: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in SILENT:
            held.update(range(token.start[0], token.end[0] + 1))
    return len(held - docstrings)


def sources(revision: str) -> Iterator[tuple[str, str]]:
    """Yield the path and text of each module of the program; an empty revision means the files on disk."""
    if not revision:
        for path in sorted((ROOT / "automation").rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")
        return
    listed = _git("ls-tree", "-r", "--name-only", revision, "automation/")
    for name in listed.splitlines():
        if name.endswith(".py"):
            yield name, _git("show", f"{revision}:{name}")


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def room_of(name: str) -> str:
    """Name the room a path stands in: the first folder below ``automation``, else the package itself."""
    parts = name.split("/")
    return parts[1] if len(parts) > 2 else "(top)"


def main() -> None:
    """Print one line a room and the sum."""
    files: dict[str, int] = defaultdict(int)
    lines: dict[str, int] = defaultdict(int)
    for name, text in sources(sys.argv[1] if len(sys.argv) > 1 else ""):
        files[room_of(name)] += 1
        lines[room_of(name)] += code_lines(text)
    print(f"{'room':<12}{'files':>7}{'lines':>8}")
    for room in sorted(lines):
        print(f"{room:<12}{files[room]:>7}{lines[room]:>8}")
    print(f"{'all':<12}{sum(files.values()):>7}{sum(lines.values()):>8}")


if __name__ == "__main__":
    main()
