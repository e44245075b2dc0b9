"""Fills a compiled page: one render by Jinja2, one deflate, one append. Page and context alone decide the result."""

from collections.abc import Mapping
from typing import Any, NoReturn

from automation.press.compiling import CompiledPage, PagePart
from automation.press.pages import PageError
from automation.press.quick import Printed
from automation.press.sandbox import PageEnvironment
from automation.press.template_faults import TROUBLE, line_of, place_of, reason, text_at, with_lines
from automation.press.text import (
    LINE_BREAK,
    UNPRINTABLE,
    has_whole,
    keep_whole,
    number_pictures,
    settle,
    without_empty_section,
)
from automation.press.texts import names_in

_NO_ROWS = "</w:tblGrid></w:tbl>"


def fill(page: CompiledPage, context: dict[str, Any]) -> bytes:
    """Return the .docx of a context (plain JSON data) on the page; raise PageError with file and place.

    A page that changes its table grid, or a context with docxtpl's pictures or subdocuments, is rendered by docxtpl
    itself, about 200 times slower.
    """
    if page.by_docxtpl:
        return _fill_by_docxtpl(page, context)
    changed = []
    for part in page.parts:
        try:
            pieces = list(part.template.root_render_func(part.template.new_context(context)))
        except TROUBLE as error:
            if _carrier(context) is not None:
                return _fill_by_docxtpl(page, context)
            _explain(page, part, context, error)
        values = "".join([piece for piece in pieces if type(piece) is Printed])
        if "<" in values and _carrier(context) is not None:
            return _fill_by_docxtpl(page, context)
        if "None" in values or "nan" in values:
            _refuse_holes(page, part, context)
        if has_whole(values):
            keep_whole(pieces)
        text = "".join(pieces)
        plain = values.replace("\u00a0", " ")
        if part.in_runs:
            plain = plain.replace("\n", " ")
        # A look at the values saves ``settle`` for most letters: with it a letter takes more than twice as long.
        masked = "_" in values and ("{_" in text or "_}" in text)  # a line to write on has underscores, too
        if part.settles or masked or not plain.isprintable():
            text = settle(text, pictures=part.pictures)
        else:
            text = text.replace("\n", LINE_BREAK)  # those of values in runs: no other line break is left
            if part.pictures:
                text = number_pictures(text)
        if _NO_ROWS in text:
            return _fill_by_docxtpl(page, context)
        changed.append((part.member, without_empty_section(text).encode()))
    return page.package.with_members(changed)


def _carrier(value: Any) -> Any:
    """Return the docxtpl page that a picture or subdocument in the context belongs to, None where there is none."""
    if isinstance(value, Mapping):
        value = value.values()
    elif not isinstance(value, list | tuple):
        return getattr(value, "tpl", None)
    return next((found for inner in value if (found := _carrier(inner)) is not None), None)


def _refuse_holes(page: CompiledPage, part: PagePart, context: dict[str, Any]) -> None:
    """Raise PageError where a tag prints None or not-a-number; a text may well contain these words."""
    try:
        PageEnvironment(strict_values=True).from_string(part.source).render(context)
    except TROUBLE as error:
        _explain(page, part, context, error)


def _explain(page: CompiledPage, part: PagePart, context: dict[str, Any], error: BaseException) -> NoReturn:
    """Raise PageError with the paragraph where filling stopped, which a second, slower filling tells."""
    lined, line = with_lines(part.source), 0
    try:
        PageEnvironment(strict_values=True).from_string(lined).render(context)
    except TROUBLE as again:
        line = line_of(again)
    place = place_of(part.name, text_at(lined, line))
    raise PageError(page.file, place, reason(error, names_in(context))) from error


def _fill_by_docxtpl(page: CompiledPage, context: dict[str, Any]) -> bytes:
    try:
        return page.fill_slowly(_without_controls(context), _carrier(context))
    except TROUBLE as error:
        raise PageError(page.file, "", reason(error, names_in(context))) from error


def _without_controls(value: Any) -> Any:
    """Take the characters XML forbids out of a context, because docxtpl loses the text that follows one."""
    if type(value) is str:
        return UNPRINTABLE.sub("", value)
    if type(value) is dict:
        return {key: _without_controls(inner) for key, inner in value.items()}
    if type(value) in {list, tuple}:
        return type(value)(map(_without_controls, value))
    return value
