"""The body of a message as values, written out as plain text and as HTML with the same words."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One paragraph; a ``strong`` one is a heading."""

    text: str
    strong: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Points:
    """A list."""

    texts: tuple[str, ...]


Block = Line | Points
STYLE = "font:16px/1.45 Arial,'Liberation Sans',sans-serif;color:#1a1a1a;max-width:38em;margin:0;padding:12px"


def as_text(blocks: Iterable[Block]) -> str:
    """Plain text; ends with a newline."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Points):
            lines += [f"– {text}" for text in block.texts]
        else:
            lines += ["", block.text] if lines else [block.text]
    return "\n".join(lines).strip() + "\n"


def as_html(blocks: Iterable[Block]) -> str:
    """A page that a phone and a screen reader read well; everything escaped, nothing fetched."""
    parts = []
    for block in blocks:
        if isinstance(block, Points):
            rows = "".join(f'<li style="margin:0 0 6px">{escape(t)}</li>' for t in block.texts)
            parts.append(f'<ul style="margin:0 0 12px;padding-left:20px">{rows}</ul>')
        elif block.strong:
            parts.append(f'<h2 style="font-size:17px;margin:14px 0 6px">{escape(block.text)}</h2>')
        else:
            parts.append(f'<p style="margin:0 0 12px">{escape(block.text)}</p>')
    return (
        '<!doctype html><html lang="ru"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><title>Сообщение</title></head>'
        f'<body style="{STYLE}">{"".join(parts)}</body></html>\n'
    )
