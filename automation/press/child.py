"""The press's child process, the only one that runs templates that may not end.

It bounds its memory, and its processor time for each template. ``press.Press`` asks; a question and its answer are
plain tuples. A fault in a template is answered as data. A template that never ends or wants too much memory ends this
process, and the parent says which template it was.
"""

import marshal
from collections.abc import Callable
from typing import Any

from automation.press import texts
from automation.press.check import check_page
from automation.press.compiling import compiled
from automation.press.fill import fill
from automation.press.pages import Page, PageError
from automation.press.texts import TextError
from automation.system.limits import allow_processor, bound_myself
from automation.system.serving import serve


def main(mib: str, seconds: str) -> None:
    """Answer until the parent has no more questions; each template may take so many seconds of processor time."""
    each = int(seconds)
    bound_myself(int(mib), 0)
    serve(lambda question: _answer(question, each))


def _answer(question: tuple[Any, ...], seconds: int) -> Any:
    what, *given = question
    if what == "fill":
        pages, jobs = given
        return [_attempt(seconds, _filled, pages[at], context) for at, context in jobs]
    return _attempt(seconds, WORK[what], *given)


def _attempt(seconds: int, work: Callable[..., Any], *given: Any) -> tuple[bool, Any]:
    """Return (True, what the work gives), or (False, the fields of the error that tells what is wrong)."""
    allow_processor(seconds)
    try:
        return True, work(*given)
    except PageError as error:
        return False, (error.file, error.place, error.message)
    except TextError as error:
        return False, (error.code, error.detail, error.line)


def _filled(page: tuple[str, bytes], context: dict[str, Any]) -> bytes:
    filled = fill(compiled(Page(*page)), context)
    if not context.get("code"):
        return filled
    from automation.press.code import with_code  # segno is loaded only where codes are printed

    return with_code(filled, context["code"])


def _problems(
    page: tuple[str, bytes], known: frozenset[str], contexts: list[dict[str, Any]]
) -> list[tuple[str, str, str]]:
    return [(found.file, found.place, found.message) for found in check_page(compiled(Page(*page)), known, contexts)]


def _text(source: str, values: bytes) -> str:
    return texts.render(source, marshal.loads(values))  # noqa: S302 - our own parent wrote it


WORK: dict[str, Callable[..., Any]] = {"check": _problems, "names": texts.names, "text": _text}
