"""The cell «Исполнители» read by a small grammar: which executors it names, and what a person must decide.

    cell     = executor { separator executor }
    executor = post [body] [name] | name [post] | body [name], each with words in brackets behind it
    separator = «;» | «,» | «/» | a line | «и» between people | nothing, where a name or a bracket has ended

«;» always parts. Every other separator parts only where a new executor surely begins; what may be either stays
as it is read and is asked. The morphological dictionary tells which words can head a post or a body.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from automation.plan.order.addressed import WITH, in_nominative
from automation.plan.order.beginnings import (
    ABBREVIATION,
    NAME,
    clipped_head,
    head_of,
    names_body,
    never_oblique,
    starts_executor,
)
from automation.plan.order.blocks import flat
from automation.plan.order.executor_words import (
    agreeing,
    ended,
    ends_in_genitive,
    headless,
    lacks_noun,
    left_open,
    names_several,
    outside,
    post_in,
)
from automation.russian.heads import ORGANS, is_post
from automation.russian.morphology import analyser

_ATOM = re.compile(
    rf"(?P<quoted>«[^»]*»+|„[^“]*“|\"[^\",;\n]*\s\"[^\"]*\"|\"[^\"]*\")|(?P<aside>(?<![А-Яа-яЁё])\((?:[^()]|\([^()]*\))*\))|(?P<name>{NAME.pattern})"
    r"|(?P<sign>[;,\n]|(?<=[\s»\")])/|/(?=\s))|(?P<word>[А-Яа-яЁёA-Za-z]+(?:-[А-Яа-яЁё]+)*\.?)|(?P<other>\S|[^\S\n]+)"
)
LONGEST = 4000  # letters of a cell of executors; the time of reading grows with their square
LINED_COMMA = ",\n"  # a comma at the end of a line
# «Ответственные исполнители: …», «Отв. – …», «Отв. Петров П.П.»
_LABEL = re.compile(
    r"^\s*(?:ответственн[а-яё]+(?:\s+(?:исполнител[а-яё]+|лиц[оа]))?|(?:со)?исполнител[ьи]|отв\.(?:\s*исп[а-яё]*\.?)?)"
    r"(?:\s*:|\s+[–—-]\s|(?<=\.)\s+(?=(?-i:[А-ЯЁ])))\s*",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"(?:ответственн|уполномоченн|назначенн)ые\s", re.IGNORECASE)  # «лица, ответственные за …»
_TAKES_ACCUSATIVE = re.compile(r"\s(?:за|на|в|через|про)\s", re.IGNORECASE)
_DEPUTY = re.compile(r"(?:первый\s+)?зам(?:\.|еститель)", re.IGNORECASE)
_LEADS = re.compile(r"(?:начальник|руководитель|председатель)\s", re.IGNORECASE)
_LEADER = re.compile(
    rf"(?i:нач|рук|зав|дир|начальник|руководитель|заведующ[а-я]{{2}}|директор)\.?\s+(?:{NAME.pattern})"
)
_LISTED = re.compile(r"(?:[-–—•*]\s*|\d+[.)]\s+)")
# Слова, на которых исполнитель не кончается: «СОШ им.», «заместитель», «начальник управления по».
_UNFINISHED = re.compile(
    r"(?:(?:^|[\s(«\"])(?:имени|им|по|и|г|пос|с|х|ул|для|при|в|на|о|об|с|за|из|к|от)\.?|№|[-–—(«]|"
    r"(?i:заместител|помощник|советник|обязанност)\w*)$"
)


class _Piece(Struct):
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


def executors_of(text: str) -> tuple[tuple[str, ...], str]:
    """Return the executors as written, each once, and what a person must decide ("" where nothing is in doubt)."""
    if len(text) > LONGEST:
        return (flat(text)[:LONGEST],), "это слишком длинно для списка исполнителей: оставьте в ячейке только их"
    text = _LABEL.sub("", text, count=1)
    if re.match(r"1[.)]\s", text):
        text = re.sub(r"\s(?=\d{1,2}[.)]\s)", "\n", text)
    text = re.sub(r"(?<=[А-ЯЁ]{2})\s*\n\s*(?=[«\"])", " ", text)  # «МБУК», its name on the next line
    text = re.sub(r"([а-яё]+)\s*\n\s*(?=[А-ЯЁ]{2})", _with_its_acronym, text)
    pieces = list(_filled(_pieces(text)))
    doubts: list[str] = []
    pairs = _pairs(pieces)
    made: list[_Piece] = []
    for n, piece in enumerate(pieces):
        if made and (pairs[n] if pairs else _goes_on(made[-1], piece, doubts)):
            sign = " " if piece.sign in {"\n", ""} else f"{piece.sign[0]} "
            made[-1] = _Piece(made[-1].sign, f"{made[-1].text}{sign}{piece.text}")
        else:
            made.append(piece)
    made = [half for piece in made for half in _halves(piece)]
    doubts += filter(None, map(_two_in_one, made))
    bare: list[str] = []
    for text in (_trimmed(piece.text) for piece in made):
        turned = in_nominative(text)
        if turned:
            doubts.append(f"«{text}» прочитано как «{'», «'.join(turned)}» – верно?")
        bare += turned or [text]
    return tuple(dict.fromkeys(group for group in bare if group)), "; ".join(dict.fromkeys(doubts))


def _with_its_acronym(broken: re.Match[str]) -> str:
    """«начальник», «ДПК Сизых А.Н.» on the next line: a bare post and what it heads."""
    return f"{broken[1]} " if is_post(broken[1]) else broken[0]


def _filled(pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    """Yield the pieces that say something; «,» before an empty line is the separator that counts."""
    strong = ""
    for piece in pieces:
        sign = {";": ";", ",": LINED_COMMA}.get(strong, "\n") if piece.sign == "\n" else piece.sign
        strong = "" if piece.text else sign
        if label := _LABEL.match(piece.text):
            yield _Piece(";", piece.text[label.end() :])  # «…, соисполнители: финансовое управление»
        elif piece.text:
            yield _Piece(sign, piece.text)


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield the cell cut at every separator, and where a name or a bracket has ended and something new begins."""
    sign, start, before = ";", 0, ""
    for atom in _ATOM.finditer(text):
        kind = str(atom.lastgroup) if atom["name"] is None else "name"
        if kind == "sign":
            yield _Piece(sign, text[start : atom.start()].strip())
            sign, start, before = atom[0], atom.end(), ""
        elif not atom[0].isspace():
            written = text[start : atom.start()]
            joined = atom[0] == "и" and bool(before)
            if before and _opens(
                before, written, text[atom.end() if joined else atom.start() :].lstrip(), joined=joined
            ):
                yield _Piece(sign, written.strip())
                sign, start = "", atom.end() if joined else atom.start()
            before = kind if kind in {"name", "aside", "quoted"} else ""
    yield _Piece(sign, text[start:].strip())


def _opens(before: str, written: str, ahead: str, *, joined: bool) -> bool:
    """Say whether a new executor begins at ``ahead`` though no separator stands before it, or only «и»."""
    person = NAME.match(ahead) is not None
    if joined:
        return before == "name" and (person or (starts_executor(ahead) is True and NAME.search(ahead) is not None))
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


def _pairs(pieces: list[_Piece]) -> list[bool] | None:
    """Names and posts that alternate («Иванов И.И., директор, Петров П.П., завуч») belong together two by two."""
    bare = [piece.bare for piece in pieces]
    free = [not piece.person and starts_executor(piece.text) is True for piece in pieces]
    turns = (
        len(pieces) >= 4
        and len(pieces) % 2 == 0
        and all(piece.sign in {",", "\n", LINED_COMMA} for piece in pieces[1:])
    )
    if turns and ((all(bare[::2]) and all(free[1::2])) or (all(free[::2]) and all(bare[1::2]))):
        return [bool(n % 2) for n in range(len(pieces))]
    return None


def _goes_on(left: _Piece, right: _Piece, doubts: list[str]) -> bool:
    """Say whether ``right`` is only the rest of the executor ``left``; what may be either is told in ``doubts``."""
    if right.sign == ";" or _LISTED.match(right.text):
        return False
    if _UNFINISHED.search(left.text) or left_open(left.text) or headless(left.text):
        return True
    if lacks_noun(left.text) and starts_executor(right.text) is not True:
        return True
    if not right.sign:
        return False
    if right.bare or (right.sign == "\n" and head_of(left.text) == "body" and _LEADER.fullmatch(right.text)):
        return _person_goes_on(left, right, doubts)
    if _ANSWERS.match(right.text) and "," in right.sign and post_in(left.text, "plur"):
        if not post_in(left.text.split()[-1], "plur"):  # «работники школ, ответственные за …»: these, or others too
            doubts.append(f"«{flat(right.text)}» – отдельные исполнители или пояснение к сказанному перед запятой?")
        return True
    begins = _begins(right, left)
    either = f"«{flat(left.text)}, {flat(right.text)}» – один исполнитель или два?"
    theirs = left.bare and not right.person and head_of(right.text) == "post" and not post_in(right.text, "plur")
    if theirs or (begins and _among_organisations(left, right)):
        doubts.append(either)
        return True
    deputy = _DEPUTY.match(left.text) and _LEADS.match(right.text)  # «заместитель главы, начальник управления»
    if begins and "," in right.sign and not left.person and (right.person or deputy) and post_in(left.text, "sing"):
        doubts.append(either)
    if begins is None and _nothing_open(left, right):
        return False
    if begins is None:
        what = "продолжение строки выше" if right.sign == "\n" else "часть названия"
        doubts.append(f"«{flat(right.text)}» – отдельный исполнитель или {what}?")
    return not (begins or (begins is None and _likely(left, right)))


def _nothing_open(left: _Piece, right: _Piece) -> bool:
    """Say whether what stands left can have no rest: «Минстрой (Романов В.Н.)» above «администрации районов»."""
    if right.sign == "\n":
        return left.text.endswith(")")
    return right.sign == LINED_COMMA or (right.sign == "," and ended(left.text))


def _likely(left: _Piece, right: _Piece) -> bool:
    """«отдел культуры, школы», «население» below: a department deals with no school, a nominative is no rest."""
    first = re.match(r"[а-яё-]+", right.text)
    if first is None or head_of(left.text) == "post":
        return False
    noun = any("NOUN" in reading.tag for reading in analyser().parse(first[0]))
    return (noun and never_oblique(first[0])) or ("," in right.sign and names_body(first[0]))


def _among_organisations(left: _Piece, right: _Piece) -> bool:
    """«директора МБОУ «СОШ № 1», МБОУ «СОШ № 2»»: the directors of both, or those of one and the other school."""
    ends_with_one = re.search(r"[А-ЯЁ]{2,}\s+[«\"][^«\"]*[»\"]$", left.text)
    acronym = "," in right.sign and ABBREVIATION.match(right.text.split()[0])
    return bool(ends_with_one and acronym) and post_in(left.text, "plur")


def _person_goes_on(left: _Piece, right: _Piece, doubts: list[str]) -> bool:
    """Say whether the person ``right`` holds the post or leads the body ``left``, named on the line above."""
    head = "" if left.person else head_of(left.text)
    shown = flat(right.text)
    if left.person and "," in right.sign and post_in(left.text, "plur"):  # «сотрудники Иванов И.И., Петров П.П.»
        doubts.append(f"«{flat(left.text)}, {shown}» – один исполнитель или два?")
        return True
    if head and right.sign == "\n":
        if head == "body":
            doubts.append(f"«{shown}» – руководитель исполнителя выше или отдельный исполнитель?")
        return True
    if head == "post":
        doubts.append(f"«{flat(left.text)}, {shown}» – один исполнитель или два?")
    return False


def _begins(right: _Piece, left: _Piece) -> bool | None:
    """As ``starts_executor``; «главы» below «директора» may also be the rest of the line above."""
    begins = starts_executor(right.text)
    if begins and ABBREVIATION.fullmatch(right.text) and head_of(left.text) == "post" and not ended(left.text):
        return None  # «директора СОШ, ДШИ»
    if begins is False and ABBREVIATION.fullmatch(right.text) and ended(left.text):
        return None  # «ОМВД (по согласованию), ЖКХ»
    first = re.match(r"[А-Яа-яЁё-]+", right.text)
    if begins is None and first and ("," in right.sign or never_oblique(first[0])):
        # «комитет по физкультуре и спорту, учреждения»: a genitive has nothing to go on from, nor has «ДОСААФ»
        named = (names_body(first[0]) or ABBREVIATION.fullmatch(right.text)) and not ends_in_genitive(left.text)
        # «ГКУ «Упрдор», муниципальные образования»: a nominative goes on from nothing
        return True if named or (agreeing(right.text) and not _TAKES_ACCUSATIVE.search(left.text)) else None
    if right.sign != "\n" or begins is not True or not first or not first[0].islower():
        return begins
    return True if never_oblique(first[0]) or clipped_head(right.text) else None


def _halves(piece: _Piece) -> list[_Piece]:
    """Part «отдел культуры и отдел кадров»: on both sides of «и» the head of an executor stands in the nominative.

    A head that stands alone may share the words behind the other one («администрация и совет поселения»).
    """
    joined = re.search(r"\sи\s+", outside(piece.text))
    if joined is None or "," in piece.text:
        return [piece]
    left, right = piece.text[: joined.start()], piece.text[joined.end() :]
    parted = " " in left and not _TAKES_ACCUSATIVE.search(left) and "body" in {head_of(left), head_of(right)}
    acronyms = left[-1:].isupper() and ABBREVIATION.match(right.split()[0])  # «начальник ОУУП и ПДН Ковтун М.Н.»
    if acronyms or not (parted and head_of(left) and head_of(right)):
        return [piece]
    return [_Piece(piece.sign, left), _Piece("", right)]


def _two_in_one(piece: _Piece) -> str:
    """Return the question about one executor that may be several, joined by «и» or with words in common."""
    behind = re.fullmatch(rf"(?:{NAME.pattern})\s+[–—-]\s+(?P<post>.+)", piece.text, re.DOTALL)
    words = outside(piece.text)
    listed = ":" in words or (names_several(words) and "," in words)  # «отделы культуры, образования»
    organ = re.search(r"[»\"]\s+([А-ЯЁ][А-Яа-яЁё]+)$", piece.text)  # «МБУ «Сад» ОМВД»
    if (
        listed
        or (organ and organ[1] in ORGANS)
        or (WITH.search(piece.text) and not in_nominative(piece.text))
        or (behind and post_in(behind["post"], "plur"))
    ):
        return f"«{flat(piece.text)}» – сколько здесь исполнителей?"
    joined = re.search(r"\sи\s+(.+)", outside(piece.text))
    if joined is None or not starts_executor(joined[1]) or "," in piece.text or ABBREVIATION.match(joined[1]):
        return ""
    return f"«{flat(piece.text)}» – один исполнитель или несколько («и»)?"


def _trimmed(text: str) -> str:
    """Return the executor without list marks and end signs; the stop of «И.И.» belongs to the name."""
    text = re.sub(r"^(?:[-–—•*]\s*|\d+[.)]\s+)", "", flat(text)).strip(" ,;/")
    return text if re.search(r"(?:^|[\s.])[А-ЯЁ]\.$", text) else text.rstrip(".")
