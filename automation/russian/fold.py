"""Makes comparable what people typed: it cleans the texts of cells and gives keys under which spellings meet."""

import re
import unicodedata
from functools import lru_cache

from automation.patterns import lazy

BLANK = " "
LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
CYRILLIC = "Ѐ-ӿ"
# Latin letters that print like Cyrillic ones; lower-case b, h, m, t do not.
LOOKALIKES = str.maketrans("ABCEHKMOPTXYËaceopxykë", "АВСЕНКМОРТХУЁасеорхукё")
SINGLE = set("ABCEHKMOPTXYaceopxyk")
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−⁃﹘﹣－", "-"))
QUOTES = str.maketrans(dict.fromkeys("«»„“”‟‹›″＂", '"'))
UNSEEN = set("\u034f\u115f\u1160\u3164\uffa0") | {chr(c) for c in range(0xFE00, 0xFE10)}
BLANK_LOOKS = {"\u2800", "\u0085"}
PLAIN_CONTROLS = set("\t\n\r\x0b\x0c")

ESCAPED = lazy(r"_x([0-9A-Fa-f]{4})_")  # how a workbook stores characters XML cannot hold
WORD = lazy(rf"[{LATIN}{CYRILLIC}]+")
HAS_CYRILLIC = lazy(rf"[{CYRILLIC}]")
LOOSE = lazy(r'\s*([-".,;:/()])\s*|(№)\s+')
QUOTE_RUN = lazy(r'"+|' + "''")


def _unescape(match: re.Match[str]) -> str:
    """Return a control character or the underscore an «_xHHHH_» stands for; other such texts stay as typed."""
    char = chr(int(match[1], 16))
    return char if char == "_" or unicodedata.category(char)[0] == "C" else match[0]


def _visible(char: str) -> str:
    """Return the character itself, a blank for what prints as one, nothing for what prints nothing."""
    if char in UNSEEN:
        return ""
    category = unicodedata.category(char)
    if char in PLAIN_CONTROLS or char in BLANK_LOOKS or category[0] == "Z" or category == "Co":
        return BLANK
    return "" if category[0] == "C" else char


def clean(text: str) -> str:
    """Return the text as read: NFC, no control, zero-width or direction marks, single blanks, none at the ends.

    Letters, case, quotes and dashes stay as typed. Line breaks become blanks.
    """
    if text.isprintable() and "_x" not in text and UNSEEN.isdisjoint(text) and BLANK_LOOKS.isdisjoint(text):
        seen = text  # nothing but letters, signs and plain blanks
    else:
        seen = "".join(map(_visible, ESCAPED.sub(_unescape, text)))
    return " ".join(unicodedata.normalize("NFC", seen).split())


def controls(text: str) -> bool:
    """Tell whether a text holds control, direction or zero-width characters other than tabs, breaks, soft hyphens."""
    return any(
        char in UNSEEN
        or (char not in PLAIN_CONTROLS and char != "\u00ad" and unicodedata.category(char) in {"Cc", "Cf", "Cs", "Cn"})
        for char in ESCAPED.sub(_unescape, text)
    )


def straighten(text: str) -> str:
    """Replace Latin letters that look Cyrillic: within Cyrillic words, and lone ones in a Cyrillic text.

    A purely Latin word of two letters or more stays as it is.
    """
    if text.isascii() or not HAS_CYRILLIC.search(text):
        return text

    def word(match: re.Match[str]) -> str:
        found = match[0]
        if found in SINGLE or HAS_CYRILLIC.search(found):
            return found.translate(LOOKALIKES)
        return found

    return WORD.sub(word, text)


@lru_cache(maxsize=1 << 15)  # the same organisations and names are compared again and again
def fold(text: str) -> str:
    """Return the key under which two spellings of one thing meet.

    The key knows no difference of case, ё, blanks of every kind, unseen marks, stress marks, dashes, quotes, blanks
    beside punctuation, stops at the end and Latin look-alikes inside Cyrillic words. It is never shown to anybody.
    """
    key = straighten(clean(text)).translate(DASHES).translate(QUOTES).lower().replace("ё", "е")
    key = "".join(char for char in key if not unicodedata.combining(char))
    key = LOOSE.sub(lambda m: m[1] or m[2], QUOTE_RUN.sub('"', key))
    return QUOTE_RUN.sub('"', key).strip(" .,;:")
