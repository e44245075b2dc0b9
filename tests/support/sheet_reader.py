"""Reads a DOCX sheet back the way a person does: paragraphs and table rows from top to bottom."""

import io
from collections.abc import Iterator

from docx import Document
from docx.table import Table


def lines_of(data: bytes) -> list[str]:
    """Read every paragraph, and every table row with its cells parted by « | »."""
    return list(_lines(data))


def _lines(data: bytes) -> Iterator[str]:
    document = Document(io.BytesIO(data))
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield as_seen(" | ".join(cell.text for cell in row.cells))
        elif block.text:
            yield as_seen(block.text)


def as_seen(text: str) -> str:
    """Return a text as a reader sees it: a no-break blank is a blank, a no-break hyphen a hyphen."""
    return text.replace("\u00a0", " ").replace("\u2011", "-")
