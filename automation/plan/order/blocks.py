"""What a file is made of before anyone understands it: paragraphs and tables, in their order, as plain text.

The file readers of this room build these values, the understanding part reads nothing else.
"""

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from automation.russian.morphology import is_known

# Invisible characters and accents («Соколо́в»).
_NOTHING = re.compile("[\u00ad\u0300\u0301\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_GAP = re.compile(r"(?<=\S)[^\S\n\t]{5,}(?=\S)")
LETTERHEAD = 2  # line breaks in a cell that holds a whole letterhead, read line by line
RUSSIAN = 0.6  # of the words of a Russian text, names of places among them, are in the dictionary
_BLANKS = re.compile(r"[^\S\n\t]+")
# «П Л А Н   Р А Б О Т Ы»: the gap between words is wider than that between letters.
_LETTERS = ("[А-ЯЁA-Z]", "[а-яёa-z]")
_SPACED = re.compile(
    r"(?<![^\W\d_])(?:"
    + "|".join(rf"{one}(?P<gap{n}> +)(?! )(?:{one}(?P=gap{n})(?! )){{2,}}{one}" for n, one in enumerate(_LETTERS))
    + r")(?![^\W\d_])"
)
_BROKEN = re.compile(r"([а-яё]+|[А-ЯЁ]{2,})-[ \t]*\n[ \t]*([А-ЯЁ]{2,}|[А-ЯЁа-яё][а-яё]*)")
_AROUND = re.compile(r" ?([\n\t]) ?")


class OrderParagraph(Struct, frozen=True):
    """One paragraph; line breaks and tabs are kept, and so is an empty paragraph: it separates."""

    text: str


class TableCell(Struct, frozen=True):
    """One place of a table's grid; places of one merged cell share text and ``origin`` (row, column)."""

    text: str
    origin: tuple[int, int]


Row = tuple[TableCell, ...]


class Table(Struct, frozen=True):
    """A rectangular grid: merged cells are repeated on every place they cover."""

    rows: tuple[Row, ...]


Block = OrderParagraph | Table


class Source(Struct, frozen=True):
    """A whole document; ``margins`` are texts of page headers and footers.

    ``scanned``: recognised from a picture. ``revised``: Word holds changes that nobody has accepted or rejected; the
    text is read as if they were accepted.
    """

    blocks: tuple[Block, ...]
    margins: tuple[str, ...] = ()
    scanned: bool = False
    revised: bool = False


def tidy(text: str) -> str:
    """Take invisible characters, double blanks and blanks between single letters out of a text.

    Breaks and tabs stay, a wide gap becomes a tab.
    """
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = _SPACED.sub(_unspaced, text.replace("\xa0", " "))
    text = text.replace("\v", "\n").replace("\f", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = _GAP.sub("\t", _CONTROL.sub("", _NOTHING.sub("", text)))
    return _AROUND.sub(r"\1", _BLANKS.sub(" ", text)).strip(" \n")


def _unspaced(letters: re.Match[str]) -> str:
    """Return letters with blanks between them as a word, or as two that are known («П Л А Н Р А Б О Т Ы»)."""
    word = letters[0].replace(" ", "")
    cuts = range(len(word) - 3, 2, -1) if not is_known(word.lower()) else ()
    cut = next((at for at in cuts if is_known(word[:at].lower()) and is_known(word[at:].lower())), 0)
    return f"{word[:cut]} {word[cut:]}".strip()


def flat(text: str) -> str:
    """Return the text on one line."""
    return " ".join(text.split())


def unbroken(text: str) -> str:
    """Join a word that a line breaks («орга-», «низация»); two words («учителя-», «предметники») keep the hyphen."""
    return _BROKEN.sub(lambda m: f"{m[1]}{'-' if _two_words(m[1], m[2], text) else ''}{m[2]}", text)


def _two_words(first: str, second: str, text: str) -> bool:
    """Say whether a hyphen stands between two words: as elsewhere in the text, else as the dictionary knows them."""
    low, behind = first.lower(), second.lower()
    whole = text.lower()
    if f"{low}-{behind}" in whole or low + behind in whole:
        return f"{low}-{behind}" in whole
    if second[0].isupper() and first.islower():
        return True
    if first.isupper() and not is_known(behind):
        return not is_known(low + behind)  # «КОМИ-», «ПЕРМЯЦКОГО»
    if re.search("(?:ционно|ально|тельно)$", low) and is_known(behind):
        return True  # the dictionary knows «организационнометодический» too
    if is_known(low + behind) or not is_known(behind):
        return is_known(f"{low}-{behind}")
    word = is_known(low) or any(is_known(low[:-1] + end) for end in ("ый", "ий", "ой"))  # «торгово», but «мусоро»
    return word or is_known(f"{low}-{behind}")


def grid(rows: list[list[str]]) -> Table:
    """Return a table without merged cells; short rows are filled with empty places."""
    width = max((len(row) for row in rows), default=0)
    filled = (enumerate(row + [""] * (width - len(row))) for row in rows)
    return Table(tuple(tuple(TableCell(tidy(text), (r, c)) for c, text in row) for r, row in enumerate(filled)))


def distinct(row: Row) -> list[TableCell]:
    """Return the cells of a row, each merged cell once."""
    return [cell for c, cell in enumerate(row) if c == 0 or cell.origin != row[c - 1].origin]


def cell_text(blocks: list[Block]) -> str:
    """Return the text of a cell; a table inside it reads row by row."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, OrderParagraph):
            lines.append(block.text.replace("\t", " "))
        else:
            lines += [" – ".join(flat(cell.text) for cell in dict.fromkeys(row) if cell.text) for row in block.rows]
    return tidy(unbroken("\n".join(line for line in lines if line.strip())))


def framed(inner: list[Block], width: int) -> list[Block]:
    """Return the blocks inside a table of one or two columns that only frames a real table; [] for any other table."""
    real = any(isinstance(block, Table) and len(block.rows) > 1 and len(block.rows[0]) > 2 for block in inner)
    return inner if real and width <= 2 else []


def in_russian(columns: list[str]) -> list[str]:
    """Return the texts that stand side by side without those that say the same in another language."""
    shares = list(map(_share_known, columns))
    return [text for text, share in zip(columns, shares, strict=True) if share >= min(RUSSIAN, max(shares))]


def _share_known(text: str) -> float:
    """Return which part of its words is in the dictionary; of a few words, which may be a name, nothing can be said."""
    words = re.findall(r"[^\W\d_][\w-]{3,}", text.lower())
    return sum(map(is_known, words)) / len(words) if len(words) > (2 if text.isupper() else 3) else 1.0


def spell_out(block: Block) -> Iterator[str]:
    """Yield the block as lines of text: a table that is no plan (requisites, a signature) reads row by row."""
    if isinstance(block, OrderParagraph):
        yield from block.text.split("\n")
        return
    for r, row in enumerate(block.rows):
        cells = [cell.text for cell in distinct(row) if cell.origin[0] == r and cell.text]
        if len(cells) == 1:
            yield from cells[0].split("\n")
        elif any(text.count("\n") >= LETTERHEAD for text in cells):
            yield from (line for text in in_russian(cells) for line in text.split("\n"))
        elif cells:
            yield "\t".join(flat(text) for text in cells)
    yield ""
