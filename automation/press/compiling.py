"""Compiles a Word page, so that filling it for one letter takes one render, one deflate and one append.

docxtpl's own preprocessing gives the XML with Jinja2 tags for the body, headers, footers and footnotes. Parts without
tags are finished here once and stay packed. docxtpl itself fills a page that changes its package or table grid while it
is filled (``{%tc %}``, colspan, cellbg, vm, hm, uneven rows, tags in the document's properties).
"""

import io
import re
import zipfile
import zlib
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from automation.press.package import Package, repack
from automation.press.pages import Page, PageError
from automation.press.sandbox import PageEnvironment
from automation.press.template_faults import TROUBLE, line_of, place_of, reason, text_at, with_lines
from automation.press.text import settle

if TYPE_CHECKING:
    from docxtpl import DocxTemplate
    from jinja2 import Template, TemplateSyntaxError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST_UNPACKED = 64 << 20  # bytes of all members of a page
TAGS = re.compile(r"\{\{|\{%|\{#")
GRID_CHANGES = re.compile(r"\{%\s*(?:colspan|cellbg|vm|hm)\b|(?:\{%|\{\{|\{#)tc\b")
NEEDS_SETTLING = re.compile(r"[\t\n\r\a\f]|\{_[{%]|[}%]_\}|\\")
PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
RUN_TEXT = re.compile(r"<w:t(?: [^>]*)?>[^<]*</w:t>")
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class PagePart(Struct, frozen=True):
    """A member that changes: its name in the package, its Jinja2 source and the compiled template.

    ``in_runs``: values are printed only in the texts of plain runs, so that each line break of a value becomes Word's
    own without parsing. ``settles``: the source itself needs ``text.settle``. ``pictures``: the part holds pictures to
    number.
    """

    name: str
    member: bytes
    source: str
    template: "Template"
    pictures: bool
    settles: bool
    in_runs: bool


class CompiledPage(Struct, frozen=True):
    """A page ready to be filled; ``by_docxtpl`` says that docxtpl itself must fill it."""

    file: str
    content: bytes
    package: Package
    parts: tuple[PagePart, ...]
    by_docxtpl: bool

    def fill_slowly(self, context: dict[str, Any], page: "DocxTemplate | None") -> bytes:
        """Return the package as docxtpl fills it, with fixed dates; the context's pictures belong to ``page``."""
        page = page or _open(self.content, self.file)
        page.render(context, PageEnvironment(strict_values=True))
        out = io.BytesIO()
        _leave_out_empty_section(page)
        page.save(out)
        return repack(out.getvalue())


def _leave_out_empty_section(page: "DocxTemplate") -> None:
    """Do to docxtpl's document what ``without_empty_section`` does to our text."""
    *_, before, last = page.docx.element.body
    own = before.find(f"{W}pPr/{W}sectPr")
    if own is not None and len(before) == 1:
        page.docx.element.body.replace(last, own)
        page.docx.element.body.remove(before)


@lru_cache(maxsize=16)
def compiled(page: Page) -> CompiledPage:
    """Compile a page, once a process for each content; raise PageError where Word's file or a tag is broken."""
    try:
        return _compile(page.content, page.file)
    except RecursionError as error:
        raise PageError(page.file, "", "страница слишком велика или не кончается; восстановите её") from error


def _compile(content: bytes, file: str) -> CompiledPage:
    page, environment = _open(content, file), PageEnvironment()
    page.render_init()
    by_docxtpl = _changes_grid(page) or any(TAGS.search(getattr(page.core_properties, name)) for name in PROPERTIES)
    if not by_docxtpl:
        page.render_properties({}, environment)
    out = io.BytesIO()
    page.docx.save(out)
    with zipfile.ZipFile(out) as package:
        members = {info.filename: package.read(info) for info in package.infolist()}
    parts: list[PagePart] = []
    for name, source in _sources(page, members).items():
        if TAGS.search(source):
            parts.append(_part(name, source, environment, file))
            del members[name]
        else:
            members[name] = settle(source, pictures="<wp:docPr" in source and name.endswith("document.xml")).encode()
    return CompiledPage(file, content, Package.of(members.items()), tuple(parts), by_docxtpl)


def _open(content: bytes, file: str) -> "DocxTemplate":
    from docx.opc.exceptions import OpcError
    from docxtpl import DocxTemplate
    from lxml.etree import XMLSyntaxError

    damage = (zipfile.BadZipFile, zlib.error, XMLSyntaxError, OpcError, LookupError, ValueError, OSError, RuntimeError)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(info.file_size for info in package.infolist()) > MOST_UNPACKED:
                raise PageError(file, "", "в распакованном виде страница слишком велика; восстановите её")
        page = DocxTemplate(io.BytesIO(content))
        page.init_docx()
    except damage as error:
        message = "это не документ Word (.docx) или файл повреждён; восстановите его: удалите и выполните init"
        raise PageError(file, "", message) from error
    _own_properties(page)
    return page


def _own_properties(page: "DocxTemplate") -> None:
    """Leave the page one part of core properties, without the time at which it is compiled.

    LibreOffice links its part under another relationship; python-docx would then add a second part of its own, with
    the present time in it.
    """
    from docx.opc.constants import RELATIONSHIP_TYPE

    for relation in page.docx.part.package.rels.values():
        if relation.reltype.endswith("/core-properties"):
            relation._reltype = RELATIONSHIP_TYPE.CORE_PROPERTIES
            return
    made = page.docx.core_properties
    made.author = made.last_modified_by = made.title = ""
    made.created = made.modified = datetime(1980, 1, 1)  # noqa: DTZ001 - the format's epoch


def _part(name: str, source: str, environment: PageEnvironment, file: str) -> PagePart:
    from jinja2 import TemplateSyntaxError

    try:
        template = environment.from_string(source)
    except TemplateSyntaxError as error:
        raise _broken_tag(name, source, file, error) from error
    pictures = "<wp:docPr" in source and name.endswith("document.xml")
    settles = bool(NEEDS_SETTLING.search(source))
    in_runs = not settles and "{{" not in RUN_TEXT.sub("", source) and "<w:txbxContent" not in source
    return PagePart(name, name.encode("ascii"), source, template, pictures, settles, in_runs)


def _broken_tag(name: str, source: str, file: str, error: "TemplateSyntaxError") -> PageError:
    """Make the PageError of a tag that Jinja2 cannot read; its place holds the words around the tag."""
    lined, line = with_lines(source), 0
    try:
        PageEnvironment().parse(lined)
    except TROUBLE as again:
        line = line_of(again)
    return PageError(file, place_of(name, text_at(lined, line)), reason(error, ()))


def _sources(page: "DocxTemplate", members: dict[str, bytes]) -> dict[str, str]:
    """Return the XML of each part as docxtpl would give it to Jinja2, by the part's name in the package."""
    sources = {}
    body = page.patch_xml(page.get_xml())
    name = page.docx.part.partname.lstrip("/")
    whole = members[name].decode()
    start, opened = re.search(r"<w:body[^>]*>", whole), re.match(r"<w:body[^>]*>", body)
    if start is None or opened is None:
        raise PageError(name, "", "в документе нет основного текста")
    head = whole[: start.end()].replace("?>\n", "?>", 1)
    sources[name] = head + body[opened.end() :] + whole[whole.rindex("</w:body>") + len("</w:body>") :]
    for uri in (page.HEADER_URI, page.FOOTER_URI):
        for _, part in page.get_headers_footers(uri):
            head = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
            sources[part.partname.lstrip("/")] = head + page.patch_xml(page.get_part_xml(part))
    for part in page.docx.part.package.parts:
        if part.content_type == FOOTNOTES:
            sources[part.partname.lstrip("/")] = page.patch_xml(part.blob.decode())
    return sources


def _changes_grid(page: "DocxTemplate") -> bool:
    """Tell whether filling may change columns: docxtpl's grid tags, or rows that do not fill their table's grid."""
    source = page.get_xml() + "".join(
        page.get_part_xml(part)
        for uri in (page.HEADER_URI, page.FOOTER_URI)
        for _, part in page.get_headers_footers(uri)
    )
    plain = re.sub(r"<[^>]+>", "", source)
    return bool(GRID_CHANGES.search(plain)) or any(map(_is_uneven, page.docx.element.body.iter(f"{W}tbl")))


def _is_uneven(table: Any) -> bool:
    grid = table.find(f"{W}tblGrid")
    columns = 0 if grid is None else len(grid.findall(f"{W}gridCol"))
    for row in table.iter(f"{W}tr"):
        if re.search(r"(?:\{%|\{\{|\{#)tr\b", "".join(row.itertext())):
            continue
        width = sum(_span(cell) for cell in row.findall(f"{W}tc"))
        if width > columns or (row.getparent() is table and width != columns):
            return True
    return columns == 0


def _span(cell: Any) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else int(span.get(f"{W}val"))
