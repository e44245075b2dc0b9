"""Posts and organisations in the genitive and dative: the head declines, what depends on it stays byte for byte."""

import re
from dataclasses import dataclass, field
from functools import cache

from automation.russian.fold import clean, straighten
from automation.russian.morphology import (
    LONGEST,
    Gender,
    Reading,
    is_surname,
    may_be_genitive,
    nominatives,
    only_nominative,
)

ACTING = re.compile(r"(?:^|(?<=[–—] ))(и)[./]?\s?о(?:\.\s*|\s+)", re.IGNORECASE)
WORD = re.compile(r"\d+-[А-Яа-яё]+|[A-Za-zА-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*\.?")
PIECE = re.compile(rf"{WORD.pattern}|\s+|.", re.DOTALL)
ORDINAL = re.compile(r"(\d+-)(й|ый|ий|ой|я|ая|е|ое)")
FROZEN_FIRST = {
    "вице", "экс", "премьер", "шеф", "бизнес", "пресс", "медиа", "арт", "веб", "пиар", "унтер", "обер", "штаб",
    "интернет", "генерал", "капитан", "контр", "штабс", "флаг", "топ", "кафе", "ай", "бренд", "онлайн",
}  # fmt: skip
ADVERBS = {"временно"}
SUBSTANTIVES = {"ведущий", "ведущая", "управляющий", "управляющая", "заведующий", "заведующая", "служащий", "служащая"}
PARTICIPLE = re.compile(r"[ущюая]щ(?:ий|ая|ее)(?:ся)?$")
FLEETING = re.compile(r"(?:ок|ек|ец|ень|ел)$")
FINAL_STOP = re.compile(r"[а-яё]{5,}\.$")
ACRONYM = re.compile(r"[А-ЯЁ]{2,}(?![а-яё])")
PERSONAL = {"ИП", "КФХ", "ВРИО", "ИО"}
INITIALS = re.compile(r"\b[А-ЯЁ]\.\s?[А-ЯЁ]\.")
NAMED_AFTER = re.compile(r"(?:им\.|имени)\s*(?:[А-ЯЁ]\.\s?){1,2}")
ACCUSATIVE = {"за", "на", "в", "во", "про", "через"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A post or an organisation in two cases; ``sure`` is false where a person must look once."""

    genitive: str
    dative: str
    sure: bool


@dataclass(slots=True)
class _Walk:
    """The state of one walk over the words of a phrase."""

    capitals: bool
    genitive: list[str] = field(default_factory=list)
    dative: list[str] = field(default_factory=list)
    awaiting: bool = True  # the head of this part is still to come
    part: int = 0  # parts are opened by a dash, a comma, «и», a bracket
    gender: Gender | None = None  # of the words declined in this part
    head: Gender | None = None  # of the first part
    persons: bool = False  # in brackets, or after a participle with its object, only a person is a nominative
    after_head: bool = False  # the last word was a head noun
    guarded: bool = False  # «за», «на»: nominatives after «,» and «и» are accusatives
    changed: bool = False
    doubt: bool = False

    def put(self, genitive: str, dative: str) -> None:
        """Write the next piece of both cases."""
        self.genitive.append(genitive)
        self.dative.append(dative)

    def open_part(self) -> None:
        """After a dash, a comma, «и» or a bracket a further nominative may follow."""
        if not self.awaiting:
            self.awaiting, self.gender, self.persons = True, None, False
        self.part += 1


def decline_post(text: str) -> Phrase:
    """A post in the genitive and dative; «и.о.» is written out, everything that depends on the head stays."""
    return _decline(text)


def decline_organisation(text: str) -> Phrase:
    """An organisation in the genitive and dative; names in quotes stay, and so does one headed by an acronym."""
    found = _decline(text)
    head = ACRONYM.match(found.dative)
    if head is None or found.dative != clean(text) or in_capitals(found.dative):
        return found
    return Phrase(found.genitive, found.dative, head[0] not in PERSONAL and not INITIALS.search(text))


def head_gender(text: str) -> Gender | None:
    """The gender of the head word of a phrase in the nominative, None when there is none."""
    return _walk(text).head


@cache
def _decline(text: str) -> Phrase:
    plain = straighten(clean(text))
    bare = plain[:-1] if FINAL_STOP.search(plain) else plain
    written = ACTING.sub(_written_out, bare)
    walk = _walk(written)
    named = bool(INITIALS.search(NAMED_AFTER.sub("", written)))
    sure = walk.changed and not walk.doubt and not named and plain == clean(text)
    return Phrase("".join(walk.genitive), "".join(walk.dative), sure)


def _written_out(match: re.Match[str]) -> str:
    """«исполняющий обязанности», beginning as «и.о.» did, in capitals among capitals."""
    words = "исполняющий обязанности "
    if match.string.isupper():
        return words.upper()
    return words.capitalize() if match[1].isupper() else words


def _walk(text: str) -> _Walk:
    walk = _Walk(capitals=in_capitals(text))
    unpaired = text.count("«") > text.count("»")  # one closing mark for two: «Дом культуры «Факел»
    depth, before = 0, " "
    for piece in PIECE.findall(text):
        if piece in "«„" or (piece == '"' and before in " ("):
            depth += 1
        elif piece in '»“"':
            depth = 0 if unpaired else max(depth - 1, 0)
        if not depth and WORD.fullmatch(piece):
            _word(walk, piece)
        else:
            if not piece.isspace() and (not depth or piece in '«„"'):
                _punctuation(walk, piece)
            walk.put(piece, piece)
        before = piece[-1]
    return walk


def in_capitals(text: str) -> bool:
    """The text is typed in capitals, which is more than an acronym in capitals."""
    return text.isupper() and any(r.known for w in text.lower().split() if len(w) > 3 for r in readings(w))


def _punctuation(walk: _Walk, piece: str) -> None:
    walk.after_head = False
    if piece in "–—":
        walk.guarded = False
        walk.open_part()
    elif piece in ",(/" and not walk.guarded:
        aside = piece == "(" and not walk.awaiting
        walk.open_part()
        walk.persons = aside
    elif piece != ")":
        walk.awaiting = False


def _word(walk: _Walk, piece: str) -> None:
    low = piece.lower()
    if low == "и" and not walk.guarded:
        walk.after_head = False
        walk.open_part()
        walk.put(piece, piece)
        return
    reading = _reading(walk, piece) if walk.awaiting else None
    if reading is not None:
        _decline_word(walk, piece, reading)
        return
    walk.doubt = walk.doubt or _stray(walk, piece)
    walk.after_head = False
    walk.guarded = walk.guarded or low in ACCUSATIVE
    walk.awaiting = walk.awaiting and low in ADVERBS
    walk.put(piece, piece)


def _stray(walk: _Walk, piece: str) -> bool:
    """A nominative that stays as it is: «город Аксай», «исполняющий обязанности директор», a surname at the end."""
    low = piece.lower()
    if _acronym(walk, piece):
        return False
    if walk.changed and piece.istitle() and is_surname(low) and not may_be_genitive(low):
        return True
    found = readings(low)
    return only_nominative(low) and (walk.after_head or (bool(found) and all(r.person for r in found)))


def _decline_word(walk: _Walk, piece: str, reading: Reading) -> None:
    """Write a nominative in both cases; a doubtful reading makes the phrase doubtful."""
    low = piece.lower()
    alone = walk.gender is None
    walk.gender = reading.gender
    walk.changed = walk.changed or reading.dative != low or (reading.noun and reading.known)
    regular = len(low) > 5 and not FLEETING.search(low) and reading.dative in {f"{low}у", f"{low[:-1]}и"}
    vague = reading.gender == "мн" and alone and reading.noun and may_be_genitive(low)
    trusted = reading.known or not reading.noun or regular
    walk.doubt = walk.doubt or vague or not trusted
    walk.head = walk.head or (reading.gender if trusted else None)
    walk.persons = walk.part > 0 and not reading.noun and low not in SUBSTANTIVES and PARTICIPLE.search(low) is not None
    walk.awaiting = not reading.noun
    walk.after_head = reading.noun
    walk.put(_shaped(piece, reading.genitive), _shaped(piece, reading.dative))


def _acronym(walk: _Walk, piece: str) -> bool:
    return piece.isupper() and len(piece) > 1 and not walk.capitals


def _reading(walk: _Walk, piece: str) -> Reading | None:
    """The nominative reading that fits the words before it."""
    if piece.endswith(".") or _acronym(walk, piece):
        return None
    fitting = (r for r in readings(piece.lower()) if walk.gender in {None, r.gender})
    later = walk.part > 0 and walk.head != "мн"  # beside a singular head a plural is a genitive («строительства»)
    return next((r for r in fitting if (r.person or not walk.persons) and not (later and r.gender == "мн")), None)


@cache
def readings(low: str) -> tuple[Reading, ...]:
    """The nominative readings of a word, hyphenated ones by their parts; none of what is too long to be one."""
    if len(low) > LONGEST:
        return ()
    if ordinal := ORDINAL.fullmatch(low):
        stem, ending = ordinal.groups()
        if ending in {"я", "ая"}:
            return (Reading(False, "ж", f"{stem}й", f"{stem}й", True, False),)
        gender: Gender = "с" if ending in {"е", "ое"} else "м"
        return (Reading(False, gender, f"{stem}го", f"{stem}му", True, False),)
    first, _, last = low.rpartition("-")
    if not first:
        return nominatives(low)
    if first in FROZEN_FIRST or first.endswith("о") or first.isascii():
        return tuple(
            Reading(r.noun, r.gender, f"{first}-{r.genitive}", f"{first}-{r.dative}", r.known, r.person)
            for r in nominatives(last)
        )
    heads = [r for r in readings(first) if r.noun] or list(readings(first))
    tails = [r for r in nominatives(last) if r.noun] or list(nominatives(last))
    if not heads or not tails:
        return nominatives(low)
    a, b = heads[0], tails[0]
    return (
        Reading(
            a.noun, a.gender, f"{a.genitive}-{b.genitive}", f"{a.dative}-{b.dative}", a.known and b.known, a.person
        ),
    )


def _shaped(piece: str, form: str) -> str:
    """The form with the piece's own letters where they agree: capitals and е for ё stay as typed."""
    if "ё" not in piece.lower():
        form = form.replace("ё", "е")
    low = piece.lower()
    same = next((i for i, (a, b) in enumerate(zip(low, form, strict=False)) if a != b), min(len(low), len(form)))
    tail = form[same:]
    return piece[:same] + (tail.upper() if piece.isupper() and len(piece) > 1 else tail)
