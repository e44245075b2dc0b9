"""The child of ``damaged.Reader``: reads one workbook after another as the program's reading child reads one."""

from typing import Any

from automation.system import limits
from automation.system.serving import serve
from automation.workbook import child
from automation.workbook.child.formats import UnreadableError


def main(mib: str) -> None:
    """Answer questions within so many MiB and ten minutes of processor time."""
    limits.bound_myself(int(mib), 600)

    def answer(question: tuple[str, list[str]]) -> dict[str, Any]:
        path, titles = question
        try:
            return child.read(path, int(mib) << 20, titles)
        except UnreadableError as refused:
            return {"refused": refused.code}

    serve(answer)
