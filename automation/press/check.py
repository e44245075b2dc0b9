"""Checks a page before it is used: every name, tag and style, and every branch on sample papers."""

import io
import re
import zipfile
from collections.abc import Iterator

from msgspec import Struct

from automation.model.kinds import Form
from automation.press.compiling import CompiledPage, Part
from automation.press.faults import ENDLESS, PageError, names_in, place_of, text_at, unknown_name, with_lines
from automation.press.fill import fill
from automation.press.sample_values import MEMO, samples
from automation.press.sandbox import PageEnvironment

KNOWN = names_in(MEMO.as_json())
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


class PageProblem(Struct, frozen=True, kw_only=True):
    """What must be mended in a page before papers are printed on it."""

    file: str
    place: str
    message: str


def check_page(page: CompiledPage, form: Form) -> list[PageProblem]:
    """Every problem of a compiled page, each once, in the order of the page."""
    found = [problem for part in page.parts for problem in (*_unknown_names(page, part), *_missing_styles(page, part))]
    if not found:
        found = list(_filled_samples(page, form))
    return list(dict.fromkeys(found))


def _unknown_names(page: CompiledPage, part: Part) -> Iterator[PageProblem]:
    """Names no letter has, in branches a sample may never reach too."""
    from jinja2 import meta, nodes

    lined = with_lines(part.source)
    tree = PageEnvironment().parse(lined)
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"} | set(PageEnvironment().globals)
    strangers = meta.find_undeclared_variables(tree) - KNOWN - own
    for node in tree.find_all((nodes.Name, nodes.Getattr)):
        name = node.name if isinstance(node, nodes.Name) else getattr(node, "attr", "")
        known = name not in strangers if isinstance(node, nodes.Name) else name in KNOWN or name in _ATTRIBUTES
        if not known:
            place = place_of(part.name, text_at(lined, node.lineno))
            yield PageProblem(file=page.file, place=place, message=unknown_name(name, KNOWN))


def _missing_styles(page: CompiledPage, part: Part) -> Iterator[PageProblem]:
    """Styles a paragraph, run or table wears that the page does not have: Word would fall back in silence."""
    with zipfile.ZipFile(io.BytesIO(page.content)) as package:
        text = package.read("word/styles.xml").decode() if "word/styles.xml" in package.namelist() else ""
    known = set(re.findall(r'w:styleId="([^"]*)"', text))
    lined = with_lines(part.source)
    for number, line in enumerate(lined.split("\n"), start=1):
        for _, style in _STYLE.findall(line):
            if style not in known:
                place = place_of(part.name, text_at(lined, number))
                message = unknown_name(style, known).replace("неизвестное имя", "в странице нет стиля", 1)
                yield PageProblem(file=page.file, place=place, message=message)


def _filled_samples(page: CompiledPage, form: Form) -> Iterator[PageProblem]:
    """What goes wrong when the page is really filled: each branch, then the XML Word will read."""
    from lxml import etree

    for letter in samples(form):
        try:
            paper = fill(page, letter.as_json())
        except PageError as error:
            yield PageProblem(file=error.file, place=error.place, message=error.message)
            if isinstance(error.__cause__, ENDLESS):
                return
            continue
        with zipfile.ZipFile(io.BytesIO(paper)) as package:
            for part in page.parts:
                try:
                    root = etree.fromstring(package.read(part.name))
                except etree.XMLSyntaxError as error:
                    message = f"заполненная страница не открылась бы в Word ({error.msg})"
                    yield PageProblem(file=page.file, place=place_of(part.name), message=message)
                    continue
                left = re.search(r"\{\{.*?\}\}|\{%.*?%\}", "".join(map(str, root.itertext())))
                if left:
                    message = f"тег остался в готовом документе: {left.group()[:60]}"
                    yield PageProblem(file=page.file, place=place_of(part.name), message=message)
