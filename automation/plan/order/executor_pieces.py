"""A cell of executors cut at every separator into pieces, which ``executors`` joins again where one goes on."""

import re
from collections.abc import Iterator

from msgspec import Struct

from automation.plan.order.beginnings import ABBREVIATION, NAME, has_no_surname, head_of, starts_executor
from automation.plan.order.executor_lists import goes_on_with
from automation.plan.order.executor_words import TAKES_ACCUSATIVE, deals_with, headless, outside, post_in
from automation.russian.heads import ORGANS, is_rank
from automation.russian.morphology import is_known, part_of_speech

_ATOM = re.compile(
    rf"(?P<quoted>«[^»]*»+|„[^“]*“|\"[^\",;\n]*\s\"[^\"]*\"|\"[^\"]*\")|(?P<aside>(?<![А-Яа-яЁё])\((?:[^()]|\([^()]*\))*\))|(?P<name>{NAME.pattern})"
    r"|(?P<sign>[;,\n]|(?<=[\s»\")])/|/(?=\s)|(?<=[А-Яа-яЁё]{3})/|(?<=[А-ЯЁ]\.)/(?=[А-ЯЁ]))"
    r"|(?P<word>[А-Яа-яЁёA-Za-z]+(?:-[А-Яа-яЁё]+)*\.?)|(?P<other>\S|[^\S\n]+)"
)
LINED_COMMA = ",\n"  # a comma at the end of a line
# «Ответственные исполнители: …», «Отв. – …», «Отв. Петров П.П.»
_LABEL = re.compile(
    r"^\s*(?:ответственн[а-яё]+(?:\s+(?:исполнител[а-яё]+|лиц[оа]))?|(?:со)?исполнител[ьи]|отв\.(?:\s*исп[а-яё]*\.?)?)"
    rf"(?:\s*:|\s+[–—-]\s|(?<=\.)\s+(?!за\s|секр|ред)|\s+(?=(?-i:{NAME.pattern})))\s*",
    re.IGNORECASE,
)
LISTED = re.compile(r"(?:[-–—•·*]|\d{1,2}(?:\)|\.(?!\d))|[а-я]\))\s*")
# «, по согл.», «(по согласов.)», «(согласовано)»: whoever only agrees is told by one form of these words.
# «(по соглашению)» is a contract.
_AGREED = re.compile(
    r"\s*[(\[](?:по\s+согл(?!аш)[а-я-]*\.?|согласовано)[)\]]"
    r"|(?<=[^\s,;(])(?:,\s*|\s+(?:[–—-]\s+)?)по согл(?!аш)(?:[а-я]*\.|асованию)(?=\s*(?:[,;\n]|$))"
)
# «(по согласованию) ОМВД», «по согласованию – ОМВД» at the beginning of an executor.
_AGREED_FIRST = re.compile(
    r"(?:(?:\A|;)\s*\(по согл(?!аш)[а-я]*\.?\)|(?:\A|(?<=[;\n]))\s*по согласованию\s+[–—-])[^\S\n]+"
    r"(?P<who>[^;,\n()]+?)\s*(?=[;,\n]|$)"
)
# «Котов И.И. /по согласованию/»
_SLASHED = re.compile(r"(?<=\s)/(по согл[^/\n]*|[^/\n]{3,60}(?=/\s*(?:[,;\n]|$)))/")
# «отдел(по согласованию)», not «директор(а)»
_GLUED_ASIDE = re.compile(r"(?<=[А-Яа-яЁё.»\"\d)])\((?=[А-ЯЁ][а-яё.]|[^()]*\s)")
# «МБУК» and its name on the next line, «начальник» and «ДПК Сизых А.Н.»
_CUT_BEFORE_ACRONYM = re.compile(
    r"(?<=[А-ЯЁ]{2})\s*\n\s*(?=[«\"])|(?i:(?<=начальник)|(?<=директор)|(?<=председатель)|(?<=глава))\s*\n\s*(?=[А-ЯЁ]{2})"
)
_TOO = re.compile(r"^(?:а также|и)\s+")


class CellPiece(Struct):
    """What stands between two separators; ``sign`` is the separator before it, «и», or «» where none was written."""

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
    text = _AGREED_FIRST.sub(r"; \g<who> (по согласованию)", _SLASHED.sub(r"(\1)", text))
    text = _GLUED_ASIDE.sub(" (", _AGREED.sub(" (по согласованию)", text))
    if re.match(r"1[.)]", text):
        text = re.sub(r"\s(?=\d{1,2}[.)]\s*[^\W\d])", "\n", text)
    text = _CUT_BEFORE_ACRONYM.sub(" ", text)
    return list(_filled(_pieces(text)))


def in_pairs(pieces: list[CellPiece], doubts: list[str]) -> list[bool] | None:
    """Say of each piece whether it goes on, where names and posts alternate: «Белов И.И., директор, Котов П.П., …»."""
    bare = [piece.bare for piece in pieces]
    free = [not piece.person and starts_executor(piece.text) is True for piece in pieces]
    signed = all(piece.sign in {",", "\n", LINED_COMMA} for piece in pieces[1:])
    turns = signed and len(pieces) >= 4 and len(pieces) % 2 == 0
    if turns and ((all(bare[::2]) and all(free[1::2])) or (all(free[::2]) and all(bare[1::2]))):
        if any(head_of(piece.text) == "body" for piece in pieces if not piece.bare):
            doubts.append("имена через одно – руководители названных рядом или отдельные исполнители?")
        return [bool(n % 2) for n in range(len(pieces))]
    return None


def holds_rank(left: CellPiece, right: CellPiece) -> bool:
    """Say whether the rank on one of two lines is that of whom the other names («начальник», «майор полиции»)."""
    if is_rank(right.text) and left.person and not right.person:
        return True
    if left.person or post_in(left.text, "plur"):
        return False
    above = is_rank(left.text) and (right.person or head_of(right.text) == "post")
    return above or (is_rank(right.text) and head_of(left.text) != "")


def halves(piece: CellPiece) -> list[CellPiece]:
    """Part «отдел культуры и отдел кадров»: on both sides of «и» the head of an executor stands in the nominative.

    A head that stands alone may share the words behind the other one («администрация и совет поселения»).
    """
    joined = re.search(r"\sи\s(?=.*\S)", outside(piece.text))
    if joined is None or "," in piece.text:
        return [piece]
    left, right = piece.text[: joined.start()], piece.text[joined.end() :].lstrip()
    several = post_in(left, "plur") and post_in(right, "plur") and " " in right
    alike = several or "body" in {head_of(left), head_of(right)}
    parted = alike and " " in left and not TAKES_ACCUSATIVE.search(left)
    acronyms = left[-1:].isupper() and ABBREVIATION.match(right.split()[0])  # «начальник ОУУП и ПДН Ковтун М.Н.»
    led = goes_on_with(left, right)  # «начальники отдела культуры и МБУК «ЦБС»»
    dealt_with = deals_with(left, right.split()[0])
    if acronyms or led or dealt_with or not (parted and head_of(left) and head_of(right)):
        return [piece]
    return [CellPiece(piece.sign, left), CellPiece("", right)]


def _filled(pieces: Iterator[CellPiece]) -> Iterator[CellPiece]:
    """Yield the pieces that say something; «,» before an empty line is the separator that counts."""
    strong, last = "", CellPiece("", "")
    for piece in pieces:
        sign = {";": ";", ",": LINED_COMMA}.get(strong, "\n") if piece.sign == "\n" else piece.sign
        strong = "" if piece.text else sign
        label = _LABEL.match(piece.text)  # «…, соисполнители: финансовое управление»
        words = piece.text[label.end() :] if label else piece.text
        words = _TOO.sub("", words, count=1) if "," in sign else words
        listed = LISTED.match(words)
        if listed and not (listed[0][0] in "-–—" and (last.bare or CellPiece("", words).bare)):
            words, sign = words[listed.end() :], ";"
        if words:
            last = CellPiece(";" if label else sign, words)
            yield last


def _pieces(text: str) -> Iterator[CellPiece]:
    """Yield the cell cut at every separator, and where a name or a bracket has ended and something new begins."""
    sign, start, before = ";", 0, ""
    for atom in _ATOM.finditer(text):
        kind = str(atom.lastgroup) if atom["name"] is None else "name"
        closed = atom[0] == "/" and text[atom.start() - 1 : atom.start()].isalpha() and text[atom.end() :][:1].isalpha()
        if kind == "sign" and not (closed and starts_executor(text[atom.end() :]) is not True):
            yield CellPiece(sign, text[start : atom.start()].strip())
            sign, start, before = atom[0], atom.end(), ""
        elif _ends_sentence(f"{before}." if atom[0] == "." else atom[0], text[atom.end() :].lstrip()):
            yield CellPiece(sign, text[start : atom.end() - 1].strip())
            sign, start, before = ";", atom.end(), ""
        elif not atom[0].isspace():
            written = text[start : atom.start()]
            joined = atom[0] == "и" and bool(before)
            ahead = text[atom.end() if joined else atom.start() :].lstrip()
            if before and _opens(before, written, ahead, joined=joined):
                yield CellPiece(sign, written.strip())
                sign, start = ("и", atom.end()) if joined else ("", atom.start())
            before = kind if kind in {"name", "aside", "quoted"} and not has_no_surname(atom[0]) else ""
    yield CellPiece(sign, text[start:].strip())


def _ends_sentence(word: str, ahead: str) -> bool:
    """Say whether a stop parts executors («Отдел культуры. Школа»): the word is whole, and a new one begins."""
    if NAME.match(ahead) and len(word) < 6:
        return False  # «проф. Белов А.К.»
    whole = (
        word in {"quoted.", "aside."}
        or word[:-1] in ORGANS
        or (
            len(word) > 4 and is_known(word[:-1].lower()) and part_of_speech(word[:-1]) != "PREP"  # «пред.»
        )
    )
    return word.endswith(".") and bool(whole) and ahead[:1].isupper() and starts_executor(ahead) is True


def _opens(before: str, written: str, ahead: str, *, joined: bool) -> bool:
    """Say whether a new executor begins at ``ahead`` though no separator stands before it, or only «и»."""
    person = NAME.match(ahead) is not None
    adjectives = before == "aside" and headless(outside(written))  # «отраслевые (функциональные) органы»
    # «школа Котов И.И. – директор»
    led = before == "name" and re.match(r"[–—-]\s", ahead) and head_of(written) == "body"
    if adjectives or led or ahead.startswith("(") or re.search(r"[–—-]\s*$", written):
        return False
    if before == "aside" and is_rank(ahead) and not NAME.search(outside(written)):
        return False  # «помощник начальника (по кадрам) майор …»
    if joined:
        return before in {"name", "aside"} and (person or starts_executor(ahead) is True)
    if person:
        named = written if starts_executor(written.strip()) is True else outside(written)
        return before == "name" or (before == "aside" and NAME.search(named) is not None)
    legal = ABBREVIATION.match(ahead.split(maxsplit=1)[0]) is not None if ahead.split() else False
    if before == "quoted":
        return legal and starts_executor(ahead) is True and re.match(r"[А-ЯЁ]+[а-я]?[А-ЯЁ]*\s+[«\"]", ahead) is not None
    capital = ahead[:1].isupper()
    headed = re.search(r"[А-Яа-яЁё]{3}", NAME.sub("", outside(written))) is not None
    return head_of(ahead) != "" and (capital or headed or before == "aside")
