"""Does to a filled part what docxtpl does after Jinja2, without parsing the part again.

Tabs, line breaks and page breaks of a value become Word's own, masked braces become braces again, and pictures get
their numbers. Characters that XML forbids are removed first, because docxtpl loses the text that follows one.
"""

import re
from collections.abc import Sequence
from itertools import count

from automation.press.quick import Printed

UNPRINTABLE = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BRACES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_RUN = re.compile(r"<w:r(?: [^>]*)?>.*?</w:r>", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>.*?</w:t>", re.DOTALL)
_PARAGRAPH_LOOK = re.compile(r"<w:pPr>.*?</w:pPr>")
_RUN_LOOK = re.compile(r"<w:rPr>.*?</w:rPr>")
LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_BREAKS = re.compile("[\t\n\a\f]")
_CAP = "[А-ЯЁ]"
_SURNAME = rf"{_CAP}[а-яё]+(?:[-\u2011]{_CAP}[а-яё]+)*"
_INITIALS = rf"{_CAP}\.(?:[ \xa0]?{_CAP}\.)?"
_INITIAL = re.compile(rf"{_CAP}\.")  # a cheap look before the dear one
_SLASHED = r"(?<![^\s<>])[^\s<>/]*+/[^\s<>]*"
WHOLE = re.compile(rf"({_SLASHED}|(?<![\w.-]){_SURNAME}[ \xa0]{_INITIALS}|(?<![\w.]){_INITIALS}[ \xa0]?{_SURNAME})")
NO_LANGUAGE = "zxx"  # ISO 639: no linguistic content
_LANGUAGE = re.compile(r"<w:lang\b[^>]*>")
_OPEN_RUN = re.compile(
    r"<w:r(?: [^>]*)?>(?:<w:rPr>((?:(?!<w:r[ >]).)*)</w:rPr>)?(?:(?!<w:r[ >]).)*<w:t(?: [^>]*)?>[^<]*$"
)
_PARAGRAPH_END = "</w:pPr></w:p>"
_SECTION_END = f"</w:sectPr>{_PARAGRAPH_END}"
_PICTURE = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*')


def settle(xml: str, *, pictures: bool) -> str:
    """Return the filled XML ready to be packed. ``pictures`` renumbers ``wp:docPr`` from 1001 in document order."""
    xml = UNPRINTABLE.sub("", xml.replace("\r\n", "\n").replace("\r", "\n"))
    for masked, brace in _BRACES:
        xml = xml.replace(masked, brace)
    if _BREAKS.search(xml):
        xml = _PARAGRAPH.sub(lambda found: _break_paragraph(found.group()), xml)
    return number_pictures(xml) if pictures else xml


def keep_whole(pieces: list[str]) -> None:
    """Set apart what no hyphen may part in the values of a filled part: words with a slash, surnames with initials.

    LibreOffice parts numbers of letters and links behind the slash, and a surname as any word, wherever a page is
    hyphenated; a run without a language it does not.
    """
    for at, piece in enumerate(pieces):
        if (
            type(piece) is Printed
            and has_whole(piece)
            and "<" not in piece
            and (look := _look_of_run(pieces, at)) is not None
        ):
            whole = f'<w:rPr>{_LANGUAGE.sub("", look)}<w:lang w:val="{NO_LANGUAGE}"/></w:rPr>'
            begun = '</w:t></w:r><w:r>{}<w:t xml:space="preserve">'.format
            pieces[at] = WHOLE.sub(rf"{begun(whole)}\1{begun(look and f'<w:rPr>{look}</w:rPr>')}", piece)


def has_whole(values: str) -> bool:
    """Tell whether values may hold what stays whole."""
    return "/" in values or _INITIAL.search(values) is not None


def _look_of_run(pieces: Sequence[str], at: int) -> str | None:
    """Return what the run that is open before a piece says of its look; None where no text of a run is open."""
    text = ""
    while at:
        at -= 1
        text = pieces[at] + text
        if "<w:r>" in pieces[at] or "<w:r " in pieces[at]:
            found = _OPEN_RUN.search(text)
            return (found[1] or "") if found else None
    return None


def without_empty_section(xml: str) -> str:
    """Leave out a last section of the document that holds nothing, which would be printed as an empty sheet.

    A page may part a section that only some papers have (an appendix across the sheet) by a section break. In a paper
    without it the break stands in the last paragraph, and what it says of the sheet becomes the document's own.
    """
    last = xml.rfind("<w:sectPr")
    if last < 0 or not xml.endswith(_SECTION_END, 0, last):
        return xml
    own = xml.rfind("<w:sectPr", 0, last)
    paragraph = max(xml.rfind("<w:p>", 0, own), xml.rfind("<w:p ", 0, own))
    closed = xml.index("</w:sectPr>", last) + len("</w:sectPr>")
    return xml[:paragraph] + xml[own : last - len(_PARAGRAPH_END)] + xml[closed:]


def number_pictures(xml: str) -> str:
    """Give the pictures (``wp:docPr``) the ids 1001, 1002, … in document order."""
    numbers = count(1001)
    return _PICTURE.sub(lambda found: f"{found.group(1)}{next(numbers)}", xml)


def _break_paragraph(paragraph: str) -> str:
    if not _BREAKS.search(paragraph):
        return paragraph
    found = _PARAGRAPH_LOOK.search(paragraph)
    look = found.group() if found else ""
    return _RUN.sub(lambda run: _break_run(run.group(), look), paragraph)


def _break_run(run: str, paragraph_look: str) -> str:
    found = _RUN_LOOK.search(run)
    look = found.group() if found else ""
    open_run = f'<w:r>{look}<w:t xml:space="preserve">'
    close_run = "</w:t></w:r>"
    next_paragraph = f"{close_run}</w:p><w:p>{paragraph_look}{open_run}"
    new = {
        "\t": f"{close_run}<w:r>{look}<w:tab/></w:r>{open_run}",
        "\n": LINE_BREAK,
        "\a": next_paragraph,
        "\f": f'{close_run}</w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p>{paragraph_look}{open_run}',
    }
    return _TEXT.sub(lambda text: _BREAKS.sub(lambda sign: new[sign.group()], text.group()), run)
