"""Fills a compiled page: one Jinja2 render, one deflate, one append. Trouble is told with file and place."""

import difflib
import json
import re
import zlib
from collections.abc import Mapping
from typing import Any, NoReturn

from jinja2 import TemplateError as JinjaError
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from automation.documents.pages_compile import CompiledPage, Part, text_at, with_lines
from automation.documents.pages_sandbox import PageEnvironment, names_in
from automation.documents.pages_text import UNPRINTABLE, number_pictures, settle
from automation.errors import TemplateError

LEVEL = 6
TROUBLE = (JinjaError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False).encode


def pack(data: bytes) -> bytes:
    """Raw deflate of a member that changes."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def fill(page: CompiledPage, context: Mapping[str, Any]) -> bytes:
    """The .docx of ``context`` on the page. Values that are not plain JSON are docxtpl's matter."""
    try:
        signs = _encode(context)
    except (TypeError, ValueError):
        return _fill_by_docxtpl(page, context)
    if page.by_docxtpl:
        return _fill_by_docxtpl(page, context)
    plain = "\\" not in signs.replace('\\"', "") and "{_" not in signs and "_}" not in signs and "%_" not in signs
    changed = []
    for part in page.parts:
        text = _render(page, part, context, part.template)
        if not plain or part.settles:
            text = settle(text, pictures=part.pictures)
        elif part.pictures:
            text = number_pictures(text)
        if "None" in text or "nan" in text:
            _render(page, part, context, PageEnvironment(strict_values=True).from_string(part.source))
        if "</w:tblGrid></w:tbl>" in text:
            return _fill_by_docxtpl(page, context)
        changed.append((part.member, text))
    return page.package.with_members(((name, _bytes(text)) for name, text in changed), pack)


def _bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        return UNPRINTABLE.sub("", text).encode()


def _render(page: CompiledPage, part: Part, context: Mapping[str, Any], template: Any) -> str:
    try:
        text: str = template.render(context)
    except TROUBLE as error:
        _explain(page, part, context, error)
    return text


def _explain(page: CompiledPage, part: Part, context: Mapping[str, Any], error: BaseException) -> NoReturn:
    """Raise TemplateError with the paragraph where filling stopped, found by filling once more line by line."""
    lined = with_lines(part.source)
    place = part.place()
    try:
        PageEnvironment(strict_values=True).from_string(lined).render(context)
    except TROUBLE as again:
        place += f", {text_at(lined, _line_of(again))}"
    raise TemplateError(f"{page.file}: {place}: {reason(error, names_in(context))}") from error


def _line_of(error: BaseException) -> int:
    trace, line = error.__traceback__, 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def reason(error: BaseException, known: frozenset[str]) -> str:
    """What went wrong, in Russian, with the nearest known name where one is unknown."""
    if isinstance(error, UndefinedError):
        quoted = re.findall(r"'([^']+)'", str(error))
        if not quoted:
            return str(error)
        return unknown_name(quoted[-1], known)
    if isinstance(error, SecurityError):
        return f"действие запрещено ({error})"
    if isinstance(error, RecursionError):
        return "тег обращается сам к себе без конца"
    return f"тег не выполняется ({error})"


def unknown_name(name: str, known: frozenset[str]) -> str:
    """«неизвестное имя …; возможно, …»."""
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"неизвестное имя «{name}»" + (f"; возможно, «{near[0]}»" if near else "")


def _fill_by_docxtpl(page: CompiledPage, context: Mapping[str, Any]) -> bytes:
    try:
        return page.fill_slowly(_without_controls(dict(context)))
    except TROUBLE as error:
        raise TemplateError(f"{page.file}: {reason(error, names_in(context))}") from error


def _without_controls(value: Any) -> Any:
    """The same context without characters XML forbids: docxtpl loses the text after one."""
    if type(value) is str:
        return UNPRINTABLE.sub("", value)
    if type(value) is dict:
        return {key: _without_controls(inner) for key, inner in value.items()}
    if type(value) in {list, tuple}:
        return type(value)(map(_without_controls, value))
    return value
