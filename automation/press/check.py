"""Checks a page before it is used: every name, tag and style is known, and every branch fills with sample contexts."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from automation.press.compiling import CompiledPage, PagePart
from automation.press.fill import fill
from automation.press.pages import PageError, PageProblem
from automation.press.sandbox import PageEnvironment
from automation.press.template_faults import place_of, text_at, unknown_name, with_lines

_ATTRIBUTES = frozenset(
    {name for kind in (str, dict, list) for name in dir(kind)}
    | {
        "first",
        "last",
        "index",
        "index0",
        "revindex",
        "revindex0",
        "length",
        "cycle",
        "changed",
        "previtem",
        "nextitem",
    }
)
_STYLE = re.compile(r'<w:(pStyle|rStyle|tblStyle) w:val="([^"]*)"')


def check_page(page: CompiledPage, known: frozenset[str], contexts: Sequence[dict[str, Any]]) -> list[PageProblem]:
    """Return every problem of a compiled page, each once, in the order of the page.

    ``known`` are the names a page may use; ``contexts`` are samples that together take every branch.
    """
    found = [
        problem for part in page.parts for problem in (*_unknown_names(page, part, known), *_missing_styles(page, part))
    ]
    if not found:
        found = [problem for context in contexts for problem in _filled(page, context)]
    return list(dict.fromkeys(found))


def _unknown_names(page: CompiledPage, part: PagePart, known: frozenset[str]) -> Iterator[PageProblem]:
    """Find names that no context has, also in branches that no sample may ever reach."""
    from jinja2 import meta, nodes

    lined = with_lines(part.source)
    tree = PageEnvironment().parse(lined)
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"} | set(PageEnvironment().globals)
    strangers = meta.find_undeclared_variables(tree) - known - own
    for node in tree.find_all((nodes.Name, nodes.Getattr)):
        if isinstance(node, nodes.Name):
            name, strange = node.name, node.name in strangers
        else:
            name = getattr(node, "attr", "")
            strange = name not in known and name not in _ATTRIBUTES
        if strange:
            place = place_of(part.name, text_at(lined, node.lineno))
            yield PageProblem(page.file, place, unknown_name(name, known))


def _missing_styles(page: CompiledPage, part: PagePart) -> Iterator[PageProblem]:
    """Find styles that the page uses and does not have: Word would fall back to another in silence."""
    with zipfile.ZipFile(io.BytesIO(page.content)) as package:
        text = package.read("word/styles.xml").decode() if "word/styles.xml" in package.namelist() else ""
    known = set(re.findall(r'w:styleId="([^"]*)"', text))
    lined = with_lines(part.source)
    for number, line in enumerate(lined.split("\n"), start=1):
        for _, style in _STYLE.findall(line):
            if style not in known:
                place = place_of(part.name, text_at(lined, number))
                message = unknown_name(style, known).replace("неизвестное имя", "в странице нет стиля", 1)
                yield PageProblem(page.file, place, message)


def _filled(page: CompiledPage, context: dict[str, Any]) -> Iterator[PageProblem]:
    """Find what goes wrong when the page is really filled, and whether Word could read the XML it gives."""
    from lxml import etree

    try:
        paper = fill(page, context)
    except PageError as error:
        yield PageProblem(error.file, error.place, error.message)
        return
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        filled = {part.name: package.read(part.name) for part in page.parts}
    for name, content in filled.items():
        try:
            root = etree.fromstring(content)
        except etree.XMLSyntaxError as error:
            message = f"заполненная страница не открылась бы в Word ({error.msg})"
            yield PageProblem(page.file, place_of(name), message)
            continue
        left = re.search(r"\{\{.*?\}\}|\{%.*?%\}", "".join(map(str, root.itertext())))
        if left:
            message = f"тег остался в готовом документе: {left.group()[:60]}"
            yield PageProblem(page.file, place_of(name), message)
