"""Tells a person, in Russian, what is wrong with a page and where: the file, the place, the fault, the likely word."""

import difflib
import re
from collections.abc import Iterable

from jinja2 import TemplateError as JinjaError
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from automation.press.texts import UNCOMPUTED

TAGS = ("for", "endfor", "if", "elif", "else", "endif", "set", "endset", "macro", "endmacro")
TROUBLE = (JinjaError, RecursionError, *UNCOMPUTED)


def with_lines(source: str) -> str:
    """Put each paragraph of the source on a line of its own, so that a line number of Jinja2 tells the place."""
    return re.sub(r"(?=<w:p[ >])|(?<=</w:p>)", "\n", source)


def text_at(lined: str, number: int) -> str:
    """Return «абзац «…»» with the words of the paragraph on that line, cut to 80 characters.

    Where that paragraph has no words, those of the paragraph before it are given; "" where that one has none either.
    """
    for line in reversed(lined.split("\n")[max(number - 3, 0) : number]):
        words = " ".join(re.sub(r"<[^>]+>", "", line).split())
        if words:
            return f"абзац «{words[:80]}»"
    return ""


def line_of(error: BaseException) -> int:
    """Return the line of the page where filling stopped, 0 where it is not known."""
    trace, line = error.__traceback__, getattr(error, "lineno", None) or 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def place_of(part: str, words: str = "") -> str:
    """Say where in a page a fault lies: the part as Word calls it, and the paragraph."""
    name = part.removeprefix("word/")
    known = (("footnotes", "сноски"), ("header", "верхний колонтитул"), ("footer", "нижний колонтитул"))
    return ", ".join(p for p in (next((r for k, r in known if name.startswith(k)), "текст"), words) if p)


def reason(error: BaseException, known: Iterable[str]) -> str:
    """Say what went wrong, with the nearest known name where one is unknown."""
    if isinstance(error, UndefinedError):
        quoted = re.findall(r"'([^']+)'", str(error))
        return unknown_name(quoted[-1], known) if quoted else str(error)
    if isinstance(error, SecurityError):
        return f"действие запрещено ({error})"
    if isinstance(error, RecursionError):
        return "тег обращается сам к себе без конца"
    if isinstance(error, JinjaError):
        return f"тег не читается ({_in_russian(str(error.message))})"
    return f"тег не выполняется ({error})"


def _in_russian(message: str) -> str:
    """Translate the usual faults of tags; a rare one stays as Jinja2 tells it."""
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
    """Say «неизвестное имя …; возможно, …»."""
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"неизвестное имя «{name}»" + (f"; возможно, «{near[0]}»" if near else "")
