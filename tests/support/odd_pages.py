"""Makes odd pages with python-docx, and fills pages with docxtpl, with which our filling is compared."""

import io
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docxtpl import DocxTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from automation.press.compiling import FOOTNOTES
from tests.support.blank_document import blank_document

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415478da63f8ffff3f0005fe02fea7a5c6140000000049454e44ae426082"
)


@lru_cache(maxsize=200)
def canonical(xml: bytes) -> bytes:
    return etree.tostring(etree.fromstring(xml), method="c14n")


def members(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        content = {name: opened.read(name) for name in opened.namelist()}
    return {n: canonical(data) if n.endswith((".xml", ".rels")) else data for n, data in content.items()}


def by_docxtpl(page: Path, context: dict[str, Any]) -> bytes:
    template = DocxTemplate(str(page))
    template.render(context, ImmutableSandboxedEnvironment(autoescape=True))  # Jinja2's own, nothing of ours
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def odd_page(
    folder: Path,
    *,
    header: str = "",
    body: tuple[str, ...] = (),
    row: tuple[str, ...] = (),
    runs: tuple[str, ...] = (),
    lines: tuple[str, ...] = (),
    pictures: int = 0,
    title: str = "",
    footnote: str = "",
) -> Path:
    document = blank_document()
    document.core_properties.title = title
    document.sections[0].header.paragraphs[0].text = header
    for words in body:
        document.add_paragraph(words)
    split = document.add_paragraph()
    for words in runs:
        split.add_run(words).bold = len(split.runs) % 2 == 0
    for _ in range(pictures):
        document.add_picture(io.BytesIO(PNG))
    if lines:
        column = document.add_table(rows=len(lines), cols=1)
        for cell, words in zip(column.columns[0].cells, lines, strict=True):
            cell.text = words
    if row:
        table = document.add_table(rows=1, cols=len(row))
        for cell, words in zip(table.rows[0].cells, row, strict=True):
            cell.text = words
    if footnote:
        add_footnote(document, footnote)
    path = folder / "letter.docx"
    document.save(str(path))
    return path


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def add_footnote(document: Any, words: str) -> None:
    """Give the document a part of footnotes with one note; python-docx has no call for it."""
    note = f"<w:footnotes {W}><w:footnote w:id='1'><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, note.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
