"""Breaks a page of ours in one place for each check of the document, by the code that must tell of it."""

from collections.abc import Callable
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

Break = Callable[[Any], None]


def paragraph(document: Any, style: str) -> Any:
    inside = (p for table in document.tables for cell in table._cells for p in cell.paragraphs)
    return next(p for p in (*document.paragraphs, *inside) if p.style.name == style)


def page_width(document: Any) -> None:
    document.sections[0].page_width = Mm(216)


def left_margin(document: Any) -> None:
    document.sections[0].left_margin = Mm(15)


def no_number(document: Any) -> None:
    document.sections[0].header.paragraphs[0].clear()


def number_on_first(document: Any) -> None:
    document.sections[0].different_first_page_header_footer = False


def number_at_right(document: Any) -> None:
    document.sections[0].header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def number_at_edge(document: Any) -> None:
    document.sections[0].header_distance = Mm(5)


def number_with_words(document: Any) -> None:
    document.sections[0].header.paragraphs[0].add_run(" стр.")


def no_typeface(document: Any) -> None:
    fonts = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:rFonts')}")
    del fonts.attrib[qn("w:cs")]


def small_type(document: Any) -> None:
    paragraph(document, "Текст, последний абзац").runs[0].font.size = Pt(11)


def ragged(document: Any) -> None:
    paragraph(document, "Текст, последний абзац").alignment = WD_ALIGN_PARAGRAPH.LEFT


def no_red_line(document: Any) -> None:
    paragraph(document, "Текст, последний абзац").paragraph_format.first_line_indent = Mm(0)


def double_spaced(document: Any) -> None:
    paragraph(document, "Текст, последний абзац").paragraph_format.line_spacing = 2.0


def justified_heading(document: Any) -> None:
    paragraph(document, "Заголовок к тексту").alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def wide_heading(document: Any) -> None:
    heading = paragraph(document, "Заголовок к тексту")
    heading.paragraph_format.right_indent = Mm(0)
    heading.runs[0].text = heading.text + " " + heading.text


def heading_last(document: Any) -> None:
    paragraph(document, "Подпись")._p.addprevious(paragraph(document, "Заголовок к тексту")._p)


def kind(document: Any) -> None:
    paragraph(document, "Заголовок к тексту").insert_paragraph_before("ПИСЬМО", "Normal")


def low_kind(document: Any) -> None:
    paragraph(document, "Вид документа").style.element.find(f".//{qn('w:caps')}").set(qn("w:val"), "0")


def attachment_last(document: Any) -> None:
    paragraph(document, "Подпись")._p.addnext(paragraph(document, "Отметка о приложении")._p)


def no_repeated_head(document: Any) -> None:
    row = document.tables[1].rows[0]._tr
    row.find(qn("w:trPr")).remove(row.find(f".//{qn('w:tblHeader')}"))


def splitting_row(document: Any) -> None:
    row = document.tables[1].rows[1]._tr
    row.remove(row.find(qn("w:trPr")))


def signature_box(document: Any) -> None:
    box = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent><w:p>'
        "<w:r><w:t>ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r>"
    )
    paragraph(document, "Подпись")._p.append(parse_xml(box))


DOCUMENT: dict[str, Break] = {
    "page-size": page_width,
    "margins": left_margin,
    "page-number-missing": no_number,
    "page-number-first": number_on_first,
    "page-number-place": number_at_right,
    "page-number-edge": number_at_edge,
    "page-number-form": number_with_words,
    "font-unset": no_typeface,
    "font-size": small_type,
    "body-alignment": ragged,
    "body-indent": no_red_line,
    "line-spacing": double_spaced,
    "requisite-justified": justified_heading,
    "requisite-width": wide_heading,
    "requisite-order": heading_last,
    "kind-on-letter": kind,
    "attachment-place": attachment_last,
    "table-header": no_repeated_head,
    "table-split": splitting_row,
    "invented-mark": signature_box,
}
