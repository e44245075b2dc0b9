"""The body of a message as values, written out as plain text and as HTML with the same words.

Made for Outlook and web mail alike: no style sheet, no table, no colour of its own (the reader's light or dark
page stays readable), nothing fetched; text sizes that a phone shows without zooming.
"""

from collections.abc import Iterable, Sequence
from html import escape

from msgspec import Struct

from automation.model.letter import Attachment, Message


class Prose(Struct, frozen=True, kw_only=True):
    """One paragraph; a ``strong`` one is the heading of what follows."""

    text: str
    strong: bool = False


class Points(Struct, frozen=True, kw_only=True):
    """A list of points below a heading."""

    texts: tuple[str, ...]


Block = Prose | Points
PAGE = "font:16px/1.45 Arial,'Liberation Sans',sans-serif;max-width:40em;padding:8px 12px"
PARAGRAPH, HEADING = "margin:0 0 12px", "font-size:17px;line-height:1.3;font-weight:bold;margin:18px 0 6px"
LIST, POINT = "margin:0 0 12px;padding:0 0 0 20px", "margin:0 0 6px"


def part(title: str, texts: Sequence[str]) -> tuple[Block, ...]:
    """Give a heading with its list; nothing where the list is empty."""
    return (Prose(text=title, strong=True), Points(texts=tuple(texts))) if texts else ()


def cut(texts: Sequence[str], shown: int, rest: str) -> tuple[str, ...]:
    """Return at most ``shown`` lines and, where some were left out, how many: ``rest`` with ``{n}``."""
    left = len(texts) - shown
    return (*texts[:shown], rest.format(n=left)) if left > 0 else tuple(texts)


def message_of(
    blocks: Sequence[Block], *, key: str, kind: str, to: str, subject: str, attachments: tuple[Attachment, ...] = ()
) -> Message:
    """Make the message with this body, in plain text and in HTML."""
    text, html = as_text(blocks), as_html(blocks, subject)
    return Message(key=key, kind=kind, to=to, subject=subject, text=text, html=html, attachments=attachments)


def as_text(blocks: Iterable[Block]) -> str:
    """Lay out plain text: a blank line before each paragraph, none between a heading and its list."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Points):
            lines += [f"– {text}" for text in block.texts]
        else:
            lines += ["", block.text] if lines else [block.text]
    return "\n".join(lines).strip() + "\n"


def as_html(blocks: Iterable[Block], title: str) -> str:
    """Lay out a page that a phone, Outlook and a screen reader read well; every word is escaped."""
    return (
        '<!doctype html><html lang="ru"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><title>{escape(title)}</title></head>'
        f'<body style="margin:0"><div style="{PAGE}">\n{"".join(map(_html, blocks))}</div></body></html>\n'
    )


def _html(block: Block) -> str:
    if isinstance(block, Points):
        rows = "".join(f'<li style="{POINT}">{_words(text)}</li>\n' for text in block.texts)
        return f'<ul style="{LIST}">\n{rows}</ul>\n'
    if block.strong:
        return f'<h2 style="{HEADING}">{_words(block.text)}</h2>\n'
    return f'<p style="{PARAGRAPH}">{_words(block.text)}</p>\n'


def _words(text: str) -> str:
    """Escape the words and let no line of a narrow screen begin with a dash or end with «№» or «п.»."""
    return escape(text).replace(" – ", "&nbsp;– ").replace("№ ", "№&nbsp;").replace("п. ", "п.&nbsp;")
