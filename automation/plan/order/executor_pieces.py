"""A cell of executors cut at every separator into pieces, which ``executors`` joins again where one goes on."""

import re
from collections.abc import Iterator

from msgspec import Struct

from automation.plan.order.beginnings import ABBREVIATION, NAME, starts_executor
from automation.plan.order.executor_words import outside
from automation.russian.heads import is_post
from automation.russian.morphology import is_known

_ATOM = re.compile(
    rf"(?P<quoted>«[^»]*»+|„[^“]*“|\"[^\",;\n]*\s\"[^\"]*\"|\"[^\"]*\")|(?P<aside>(?<![А-Яа-яЁё])\((?:[^()]|\([^()]*\))*\))|(?P<name>{NAME.pattern})"
    r"|(?P<sign>[;,\n]|(?<=[\s»\")])/|/(?=\s)|(?<=[А-Яа-яЁё]{3})/)|(?P<word>[А-Яа-яЁёA-Za-z]+(?:-[А-Яа-яЁё]+)*\.?)|(?P<other>\S|[^\S\n]+)"
)
LINED_COMMA = ",\n"  # a comma at the end of a line
# «Ответственные исполнители: …», «Отв. – …», «Отв. Петров П.П.»
_LABEL = re.compile(
    r"^\s*(?:ответственн[а-яё]+(?:\s+(?:исполнител[а-яё]+|лиц[оа]))?|(?:со)?исполнител[ьи]|отв\.(?:\s*исп[а-яё]*\.?)?)"
    r"(?:\s*:|\s+[–—-]\s|(?<=\.)\s+(?=(?-i:[А-ЯЁ])))\s*",
    re.IGNORECASE,
)
LISTED = re.compile(r"(?:[-–—•·*]\s*|\d+[.)]\s+|[а-я]\)\s*)")
_TOO = re.compile(r"^(?:а также|и)\s+")


class CellPiece(Struct):
    """What stands between two separators; ``sign`` is the separator before it («» where none was written)."""

    sign: str
    text: str

    @property
    def person(self) -> bool:
        """Say whether a person is named, outside quotes and brackets."""
        return bool(NAME.search(outside(self.text)))

    @property
    def bare(self) -> bool:
        """Say whether nothing but a person is named."""
        return self.person and not re.search(r"[А-Яа-яЁё]{2}", NAME.sub("", outside(self.text)))


def cut_into_pieces(text: str) -> list[CellPiece]:
    """Return the pieces of a cell that say something, without labels; a number of a list begins a line."""
    text = _LABEL.sub("", text, count=1)
    if re.match(r"1[.)]\s", text):
        text = re.sub(r"\s(?=\d{1,2}[.)]\s)", "\n", text)
    text = re.sub(r"(?<=[А-ЯЁ]{2})\s*\n\s*(?=[«\"])", " ", text)  # «МБУК», its name on the next line
    text = re.sub(r"([а-яё]+)\s*\n\s*(?=[А-ЯЁ]{2})", _with_its_acronym, text)
    return list(_filled(_pieces(text)))


def _with_its_acronym(broken: re.Match[str]) -> str:
    """«начальник», «ДПК Сизых А.Н.» on the next line: a bare post and what it heads."""
    return f"{broken[1]} " if is_post(broken[1]) else broken[0]


def _filled(pieces: Iterator[CellPiece]) -> Iterator[CellPiece]:
    """Yield the pieces that say something; «,» before an empty line is the separator that counts."""
    strong = ""
    for piece in pieces:
        sign = {";": ";", ",": LINED_COMMA}.get(strong, "\n") if piece.sign == "\n" else piece.sign
        strong = "" if piece.text else sign
        label = _LABEL.match(piece.text)  # «…, соисполнители: финансовое управление»
        words = piece.text[label.end() :] if label else piece.text
        words = _TOO.sub("", words, count=1) if "," in sign else words
        if words:
            yield CellPiece(";" if label else sign, words)


def _pieces(text: str) -> Iterator[CellPiece]:
    """Yield the cell cut at every separator, and where a name or a bracket has ended and something new begins."""
    sign, start, before = ";", 0, ""
    for atom in _ATOM.finditer(text):
        kind = str(atom.lastgroup) if atom["name"] is None else "name"
        closed = atom[0] == "/" and text[atom.start() - 1 : atom.start()].isalpha() and text[atom.end() :][:1].isalpha()
        if kind == "sign" and not (closed and starts_executor(text[atom.end() :]) is not True):
            yield CellPiece(sign, text[start : atom.start()].strip())
            sign, start, before = atom[0], atom.end(), ""
        elif _ends_sentence(atom[0], text[atom.end() :].lstrip()):
            yield CellPiece(sign, text[start : atom.end() - 1].strip())
            sign, start, before = ";", atom.end(), ""
        elif not atom[0].isspace():
            written = text[start : atom.start()]
            joined = atom[0] == "и" and bool(before)
            if before and _opens(
                before, written, text[atom.end() if joined else atom.start() :].lstrip(), joined=joined
            ):
                yield CellPiece(sign, written.strip())
                sign, start = "", atom.end() if joined else atom.start()
            before = kind if kind in {"name", "aside", "quoted"} else ""
    yield CellPiece(sign, text[start:].strip())


def _ends_sentence(word: str, ahead: str) -> bool:
    """Say whether a stop parts executors («Отдел культуры. Школа»): the word is whole, and a new one begins."""
    whole = len(word) > 4 and word.endswith(".") and is_known(word[:-1].lower())
    return whole and ahead[:1].isupper() and starts_executor(ahead) is True


def _opens(before: str, written: str, ahead: str, *, joined: bool) -> bool:
    """Say whether a new executor begins at ``ahead`` though no separator stands before it, or only «и»."""
    person = NAME.match(ahead) is not None
    if ahead.startswith("("):
        return False
    if joined:
        return before == "name" and (person or starts_executor(ahead) is True)
    if person:
        return (
            before == "name"
            or (before == "aside" and NAME.search(outside(written)) is not None)
            or (before == "aside" and starts_executor(written.strip()) is True and NAME.search(written) is not None)
        )
    legal = ABBREVIATION.match(ahead.split(maxsplit=1)[0]) is not None if ahead.split() else False
    if before == "quoted":
        return legal and starts_executor(ahead) is True and re.match(r"[А-ЯЁ]+[а-я]?[А-ЯЁ]*\s+[«\"]", ahead) is not None
    capital = ahead[:1].isupper()
    headed = re.search(r"[А-Яа-яЁё]{3}", NAME.sub("", outside(written))) is not None
    return starts_executor(ahead) is True and (capital or headed or before == "aside")
