"""Orders as an office has them: real Word, OpenDocument and text files built from a few lines.

In a table «^» continues the cell above, «<» the cell to the left.
"""

from datetime import date
from pathlib import Path

from automation.model.plan import OrderDraft

Table = list[list[str]]
Content = list[str | Table]


def word(path: Path, content: Content) -> Path:
    """A .docx with the paragraphs and tables of the content."""
    import docx

    document = docx.Document()
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


def open_document(path: Path, content: Content) -> Path:
    """An .odt with the paragraphs and tables of the content (no merged cells)."""
    from odfdo import Cell, Document, Paragraph, Row, Table

    document = Document("text")
    document.body.clear()
    for n, block in enumerate(content):
        if isinstance(block, str):
            document.body.append(Paragraph(block))
            continue
        table = Table(f"Table{n}")
        for line in block:
            row = Row()
            for text in line:
                cell = Cell()
                for part in text.split("\n"):
                    cell.append(Paragraph(part))
                row.append(cell)
            table.append(row)
        document.body.append(table)
    document.save(str(path))
    return path


def plain(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A text file."""
    path.write_bytes(text.encode(encoding))
    return path


def head(draft: OrderDraft) -> tuple[str, str, date, str, str, str, str]:
    """Kind, number, date, body, place, heading and title of the plan."""
    order = draft.order
    return order.kind, order.number, order.date, order.body, order.place, order.heading, order.plan_title


def people(draft: OrderDraft) -> list[tuple[str, str]]:
    """Who signed, who is responsible, who controls: post and name."""
    order = draft.order
    return [(one.post, one.name) for one in (order.signed_by, order.responsible, order.control)]


def rows(draft: OrderDraft) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Number, text, term and groups of each item."""
    return [(item.number, item.text, item.term.phrase, item.groups) for item in draft.items]
