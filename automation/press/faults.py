"""Trouble with a page told as a person would: file, place, what is wrong, «возможно, …»."""

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from automation.errors import TemplateError

TAGS = ("for", "endfor", "if", "elif", "else", "endif", "set", "endset", "macro", "endmacro")
ENDLESS = (RecursionError, TimeoutError, MemoryError)
TROUBLE = (JinjaError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, *ENDLESS)


class PageError(TemplateError):
    """A page cannot be used. ``file`` is the page, ``place`` where in it ("" for the whole), ``message`` the rest."""

    def __init__(self, file: str, place: str, message: str) -> None:
        super().__init__(": ".join(part for part in (file, place, message) if part))
        self.file, self.place, self.message = file, place, message

    def __reduce__(self) -> tuple[type["PageError"], tuple[str, str, str]]:
        """Told whole by another process."""
        return PageError, (self.file, self.place, self.message)


def with_lines(source: str) -> str:
    """The source with each paragraph on a line of its own, so that a line number tells the place."""
    return re.sub(r"(?=<w:p[ >])|(?<=</w:p>)", "\n", source)


def text_at(lined: str, number: int) -> str:
    """«абзац «…»»: the words of the paragraph on that line, shortened; the line before where it has none."""
    for line in reversed(lined.split("\n")[max(number - 3, 0) : number]):
        words = " ".join(re.sub(r"<[^>]+>", "", line).split())
        if words:
            return f"абзац «{words[:80]}»"
    return ""


def line_of(error: BaseException) -> int:
    """The line of the page where filling stopped, 0 where it is not known."""
    trace, line = error.__traceback__, getattr(error, "lineno", None) or 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def place_of(part: str, words: str = "") -> str:
    """Where in a page: the part as Word calls it and the paragraph."""
    name = part.removeprefix("word/")
    known = (("footnotes", "сноски"), ("header", "верхний колонтитул"), ("footer", "нижний колонтитул"))
    return ", ".join(p for p in (next((r for k, r in known if name.startswith(k)), "текст"), words) if p)


def reason(error: BaseException, known: Iterable[str]) -> str:
    """What went wrong, in Russian, with the nearest known name where one is unknown."""
    if isinstance(error, UndefinedError):
        quoted = re.findall(r"'([^']+)'", str(error))
        return unknown_name(quoted[-1], known) if quoted else str(error)
    if isinstance(error, SecurityError):
        return f"действие запрещено ({error})"
    if isinstance(error, RecursionError):
        return "тег обращается сам к себе без конца"
    if isinstance(error, TimeoutError | MemoryError):
        return "заполнение не кончается или требует слишком много памяти; проверьте циклы"
    if isinstance(error, JinjaError):
        return f"тег не читается ({_in_russian(str(error.message))})"
    return f"тег не выполняется ({error})"


def _in_russian(message: str) -> str:
    """The usual faults of tags in the clerk's language; what is rare stays as Jinja2 tells it."""
    quoted = re.findall(r"'([^']+)'", message)
    if message.startswith("Unexpected end of template"):
        return f"не закрыт тег «{quoted[-1]}»" if quoted else "тег не закрыт"
    if message.startswith("Encountered unknown tag"):
        return unknown_name(quoted[0], TAGS).replace("неизвестное имя", "неизвестный тег", 1)
    if message.startswith(("No filter named", "No test named")):
        return f"неизвестный фильтр «{quoted[0]}»"
    if message.startswith(("expected token", "unexpected", "Expected an expression")):
        return f"лишний или пропущенный знак: {message}"
    return message


def unknown_name(name: str, known: Iterable[str]) -> str:
    """«неизвестное имя …; возможно, …»."""
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"неизвестное имя «{name}»" + (f"; возможно, «{near[0]}»" if near else "")


def names_in(context: Any) -> frozenset[str]:
    """Every key of the context, however deep: the names a page may know."""
    if isinstance(context, Mapping):
        return frozenset(map(str, context)).union(*map(names_in, context.values()))
    if isinstance(context, list | tuple):
        return frozenset().union(*map(names_in, context))
    return frozenset()
