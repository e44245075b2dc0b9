"""A scan as paragraphs and tables: ruled lines from the pixels, words from Tesseract, uncertain figures left blank.

A word with figures that was recognised with little confidence is never taken: a stroke stands in its place, so that
the date, number or term it belongs to is asked.
"""

import csv
import re

from automation.errors import UnreadError
from automation.plan.order.blocks import Source
from automation.plan.order.printed import Piece, PrintedPage, blocks_of
from automation.russian.dates import ANY_MONTH
from automation.system.ocr import DPI, PAGES, can_recognise, picture_as_pdf, recognise

LOW = 70.0  # per cent of confidence below which a word with figures is not taken
LOWEST = 30.0  # … below which any word is told
UNSURE = "____"
DARK = bytes(1 if level < 128 else 0 for level in range(256))
_ACROSS, _DOWN = re.compile(rb"\x01{%d,}" % (DPI // 2)), re.compile(rb"\x01{%d,}" % (DPI * 2 // 5))
_HEADER = re.compile(rb"P5\s+(?:#[^\n]*\n)?\s*(\d+)\s+(\d+)\s+255\s")
_NOISE = re.compile(r"[|_—–\-=.,'`\"]*")


def recognised(data: bytes, name: str, kind: str) -> list[PrintedPage]:
    """Recognise the pages of a scan (pdf, png, jpg, tif). Raises ``UnreadError`` with the cure where it cannot."""
    if not can_recognise():
        raise UnreadError(
            f"Файл «{name}» – скан без текста, для его чтения нужны программы tesseract (с русским языком) и "
            "pdftoppm: установите их, распознайте скан сами или возьмите исходный документ Word."
        )
    try:
        found = recognise(data if kind == "pdf" else picture_as_pdf(data, kind), _ruled)
    except TimeoutError as error:
        raise UnreadError(
            f"Файл «{name}» – скан, который не распознан за отведённое время: оставьте в нём не больше {PAGES} страниц "
            "или возьмите исходный документ Word."
        ) from error
    return [_page(page, words) for page, words in found if isinstance(page, PrintedPage)]


def read_scanned(pages: list[PrintedPage]) -> Source:
    """Read paragraphs and tables of the recognised pages; a person must check everything read from them."""
    return Source(tuple(block for page in pages for block in blocks_of(page)), scanned=True)


def _ruled(picture: bytes) -> tuple[bytes, PrintedPage]:
    """Return the picture without its ruled lines, which disturb the recognition, and the lines."""
    page = PrintedPage()
    size = _HEADER.match(picture)
    if size is None:
        return picture, page
    width, height = int(size[1]), int(size[2])
    pixels = bytearray(picture[size.end() : size.end() + width * height])
    dark = bytes(pixels).translate(DARK)
    for y in range(height):
        for run in _ACROSS.finditer(dark, y * width, (y + 1) * width):
            left, right = run.start() - y * width, run.end() - y * width
            page.across.append((y / DPI, left / DPI, right / DPI))
            pixels[run.start() : run.end()] = b"\xff" * (right - left)
    for x in range(width):
        for run in _DOWN.finditer(dark[x::width]):
            page.down.append((x / DPI, run.start() / DPI, run.end() / DPI))
            pixels[x + run.start() * width : x + run.end() * width : width] = b"\xff" * (run.end() - run.start())
    return picture[: size.end()] + bytes(pixels), page


def _page(page: PrintedPage, words: str) -> PrintedPage:
    """Return the page with its words; ``words`` is Tesseract's TSV, whose sizes are pixels."""
    for word in csv.DictReader(words.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (word.get("text") or "").strip()
        if word.get("level") != "5" or not text or _NOISE.fullmatch(text):
            continue
        left, top, width, height = (int(word[side]) / DPI for side in ("left", "top", "width", "height"))
        page.pieces.append(Piece(left, top, width, height, _taken(text, float(word["conf"]))))
    return page


def _taken(text: str, confidence: float) -> str:
    """Return the word, or a stroke for one that carries a date or a number and is not sure."""
    telling = any(map(str.isdigit, text)) or re.match(ANY_MONTH, text, re.IGNORECASE) is not None
    return UNSURE if confidence < (LOW if telling else LOWEST) else text
