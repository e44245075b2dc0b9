"""Print a ``PlainPage`` on A4 as DOCX (python-docx).

Layout follows ГОСТ Р 7.0.97: the margins of ``MARGINS``, the page number centred in the header from page 2 on,
an explicit Cyrillic typeface, table headers repeated on each page, rows never split across pages, the last two rows
kept together, words hyphenated and numbers never torn.
Same sheet, same bytes: times inside the package are fixed.
"""

import io
from copy import deepcopy
from datetime import datetime
from functools import lru_cache
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from automation.press.package import Package, without
from automation.press.text import NO_LANGUAGE, WHOLE
from automation.reports.plain_pages import MARGINS, PageLine, PageTable, PlainPage, printable
from automation.russian import untorn

FONT = "Times New Roman"
ALIGNMENT = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
# What the schema wants after ``w:suppressAutoHyphens`` in the properties of a paragraph.
AFTER_HYPHENS = tuple(
    f"w:{name}" for name in ["spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr", "pPrChange"]
)
PROPERTIES, TEXT = "docProps/core.xml", "word/document.xml"
EPOCH = datetime.fromisoformat("1980-01-01")  # the package format's own, no clock


def print_sheet(sheet: PlainPage) -> bytes:
    """Print a page as a DOCX file."""
    blank, unchanged = _blank(sheet.landscape, sheet.size, sheet.footer, tuple(MARGINS.values()))
    document = Doc(deepcopy(blank.element), blank.part)
    for block in sheet.blocks:
        if isinstance(block, PageLine):
            _add_line(document, block)
        else:
            _add_table(document, block)
    blank.core_properties.title = printable(sheet.title)[:255]
    properties = blank.part.package.part_related_by(RT.CORE_PROPERTIES).blob
    text = serialize_part_xml(document.element)
    return unchanged.with_members([(PROPERTIES.encode(), properties), (TEXT.encode(), text)])


@lru_cache(maxsize=16)
def _blank(landscape: bool, size: float, footer: str, _margins: tuple[int, ...]) -> tuple[Doc, Package]:
    """Make the blank for pages of one shape and pack what is the same in each of them, once a process.

    To read and pack 800 kB of styles for each page took 37 of its 46 ms.
    """
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.left_margin, section.right_margin = Mm(MARGINS["left"]), Mm(MARGINS["right"])
    section.top_margin, section.bottom_margin = Mm(MARGINS["top"]), Mm(MARGINS["bottom"])
    section.header_distance = section.footer_distance = Mm(10)
    _set_language_and_font(document)
    _hyphenate(document)
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(size)
    normal.paragraph_format.space_after = Pt(0)
    _number_pages(section)
    if footer:
        for bottom in (section.first_page_footer, section.footer):
            _put(bottom.paragraphs[0], footer, size=9)
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = EPOCH
    made = io.BytesIO()
    document.save(made)
    return document, without(made.getvalue(), PROPERTIES, TEXT)


def _add_line(document: Doc, line: PageLine) -> None:
    paragraph = document.add_paragraph()
    _put(paragraph, line.text, bold=line.bold, size=line.size)
    if not line.text and line.size:
        _size_mark(paragraph, line.size)
    paragraph.alignment = ALIGNMENT[line.align]
    if line.bold:
        _keep_words(paragraph)
    paragraph.paragraph_format.space_after = Pt(line.after)
    paragraph.paragraph_format.keep_with_next = line.together or None


def _add_table(document: Doc, table: PageTable) -> None:
    drawn: Any = document.add_table(rows=0, cols=len(table.widths))
    drawn.style = "Table Grid"
    drawn.autofit = False
    widths = _fitted(document, table)
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = width
    lines = [table.header, *table.rows] if table.header else table.rows
    for index, values in enumerate(lines):
        top = bool(table.header) and index == 0
        row = drawn.add_row()
        _keep_row(row, repeat=top)
        for at, (cell, width, value) in enumerate(zip(row.cells, widths, values, strict=True)):
            cell.width = width
            _fill_cell(cell, value, heading=top, centred=top or at in table.centred, size=table.size)
            cell.paragraphs[0].paragraph_format.keep_with_next = top or index == len(lines) - 2 or None


def _fitted(document: Doc, table: PageTable) -> list[Mm]:
    """Answer the widths of the columns, stretched or narrowed until the table is as wide as the text."""
    page = document.sections[0].page_width
    assert page is not None
    text = page.mm - MARGINS["left"] - MARGINS["right"]
    return [Mm(width * text / sum(table.widths)) for width in table.widths]


def _fill_cell(cell: Any, value: str, *, heading: bool, centred: bool, size: float) -> None:
    paragraph = cell.paragraphs[0]
    _put(paragraph, value, bold=heading, size=size)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    if heading:
        _keep_words(paragraph)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _put(paragraph: Paragraph, text: str, *, bold: bool = False, size: float | None = None) -> None:
    for at, piece in enumerate(WHOLE.split(untorn(printable(text)))):
        run = paragraph.add_run(piece)
        run.bold = bold or None
        run.font.size = None if size is None else Pt(size)
        if at % 2:
            language: Any = OxmlElement("w:lang")
            language.set(qn("w:val"), NO_LANGUAGE)
            run._r.get_or_add_rPr().append(language)


def _size_mark(paragraph: Paragraph, size: float) -> None:
    """Let an empty line be as high as its own size says: without a letter only the mark of its end has one."""
    properties: Any = paragraph._p.get_or_add_pPr()
    mark = OxmlElement("w:rPr")
    height = OxmlElement("w:sz")
    height.set(qn("w:val"), str(int(size * 2)))
    mark.append(height)
    properties.insert_element_before(mark, "w:sectPr", "w:pPrChange")


def _hyphenate(document: Doc) -> None:
    """Let Word and LibreOffice part long words at line ends; headings are left whole (``_keep_words``)."""
    after: Any = document.settings.element.find(qn("w:defaultTabStop"))
    after.addnext(OxmlElement("w:autoHyphenation"))


def _keep_words(paragraph: Paragraph) -> None:
    """Let no word of the paragraph be parted."""
    properties: Any = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(OxmlElement("w:suppressAutoHyphens"), *AFTER_HYPHENS)


def _keep_row(row: Any, *, repeat: bool) -> None:
    """Keep a row on one page; a header row comes again on the next."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if repeat:
        properties.append(OxmlElement("w:tblHeader"))


def _set_language_and_font(document: Doc) -> None:
    for properties in document.styles.element.iter(qn("w:rPr")):
        fonts = properties.find(qn("w:rFonts"))
        if fonts is not None:
            fonts.attrib.clear()
            for script in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(qn(f"w:{script}"), FONT)
        language = properties.find(qn("w:lang"))
        if language is not None:
            language.set(qn("w:val"), "ru-RU")
    for zoom in document.settings.element.findall(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")


def _number_pages(section: Any) -> None:
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        paragraph.add_run()._r.append(part)
