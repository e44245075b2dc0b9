"""Builds orders as an office has them, real Word, OpenDocument and text files, from a few lines.

In a table «^» continues the cell above, «<» the cell to the left.
"""

import zipfile
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from automation.model.plan import OrderDraft
from tests.support.blank_document import blank_document

Table = list[list[str]]
Content = list[str | Table]
TAB = "\t"


def word(path: Path, content: Content) -> Path:
    """Write a .docx with the paragraphs and tables of the content."""
    document = blank_document()
    for block in content:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        table.style = "Table Grid"
        for r, row in enumerate(block):
            for c, text in enumerate(row):
                if text == "^":
                    table.cell(r, c).merge(table.cell(r - 1, c))
                elif text == "<":
                    table.cell(r, c).merge(table.cell(r, c - 1))
                else:
                    table.cell(r, c).text = text
    document.save(str(path))
    return path


ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>{}'
    "</office:text></office:body></office:document-content>"
)


def open_document(path: Path, content: Content) -> Path:
    """Write an .odt with the paragraphs and tables of the content, merged cells included."""
    made = "".join(_lines(block) if isinstance(block, str) else _odt_table(block) for block in content)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", ODT.format(made))
    return path


def _lines(text: str) -> str:
    return "".join(f"<text:p>{escape(line).replace(TAB, '<text:tab/>')}</text:p>" for line in text.split("\n"))


def _odt_table(rows: Table) -> str:
    made = ""
    for r, row in enumerate(rows):
        cells = ""
        for c, text in enumerate(row):
            across = next((n for n in range(c + 1, len(row)) if row[n] != "<"), len(row)) - c
            down = next((n for n in range(r + 1, len(rows)) if rows[n][c] != "^"), len(rows)) - r
            spans = f'table:number-columns-spanned="{across}" table:number-rows-spanned="{down}"'
            covered = text in {"<", "^"}
            cells += (
                "<table:covered-table-cell/>"
                if covered
                else f"<table:table-cell {spans}>{_lines(text)}</table:table-cell>"
            )
        made += f"<table:table-row>{cells}</table:table-row>"
    return f"<table:table>{made}</table:table>"


def plain(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """Write a text file."""
    path.write_bytes(text.encode(encoding))
    return path


def head(draft: OrderDraft) -> tuple[str, str, date, str, str, str, str]:
    """Return kind, number, date, body, place, heading and title of the plan."""
    order = draft.order
    return order.kind, order.number, order.date, order.body, order.place, order.heading, order.plan_title


def people(draft: OrderDraft) -> list[tuple[str, str]]:
    """Return post and name of who signed, who is responsible and who controls."""
    order = draft.order
    return [(one.post, one.name) for one in (order.signed_by, order.responsible, order.control)]


def rows(draft: OrderDraft) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Return number, text, term and groups of each item."""
    return [(item.number, item.text, item.term.phrase, item.groups) for item in draft.items]
