"""Gives the tests an empty Word document that is cheap to read and to write."""

import io
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document


def blank_document() -> "Document":
    """Return an empty document to write into."""
    import docx

    return docx.Document(io.BytesIO(_blank()))


@cache
def _blank() -> bytes:
    """Return an empty .docx without the hundred table styles of python-docx: to write them cost more than an order."""
    import docx
    from docx.enum.style import WD_STYLE_TYPE

    document, made = docx.Document(), io.BytesIO()
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in {"Normal Table", "Table Grid"}:
            style.delete()
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            document.part.drop_rel(key)
    document.save(made)
    return made.getvalue()
