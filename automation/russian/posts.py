"""Posts and organisations in the genitive and dative: the head declines, what depends on it stays byte for byte."""

import re
from dataclasses import dataclass, field
from functools import cache

from automation.russian.fold import clean, straighten
from automation.russian.morphology import Gender, Reading, nominatives

ACTING = re.compile(r"^(и)\.?\s?о\.?(?=\s)", re.IGNORECASE)
TOKEN = re.compile(r"\d+-[А-Яа-яё]+|[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*\.?|\s+|.", re.DOTALL)
WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*\.?|\d+-[А-Яа-яё]+")
ORDINAL = re.compile(r"(\d+-)(й|ый|ий|ой|я|ая|е|ое)")
OPENING, CLOSING = "«„(", "»“)"
FROZEN_FIRST = {
    "вице", "экс", "премьер", "шеф", "бизнес", "пресс", "медиа", "арт", "веб", "пиар", "унтер", "обер", "штаб",
    "интернет", "генерал", "капитан", "контр", "штабс", "флаг", "топ", "кафе", "ай", "бренд", "онлайн",
}  # fmt: skip
ADVERBS = {"временно", "исполняющий"}
ACCUSATIVE = {"за", "на", "в", "во", "про", "через"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A post or an organisation in two cases; ``sure`` is false where a person must look once."""

    genitive: str
    dative: str
    sure: bool


@dataclass(slots=True)
class _Walk:
    """The state of one walk over the words: what has been written and what is awaited."""

    capitals: bool
    genitive: list[str] = field(default_factory=list)
    dative: list[str] = field(default_factory=list)
    awaiting: bool = True  # the head has not been met in this part
    gender: Gender | None = None  # of the words declined in this part
    head: Gender | None = None  # of the first part
    changed: bool = False
    doubt: bool = False
    guarded: bool = False  # a preposition with the accusative: nominatives after «,» and «и» are accusatives
    dependants: bool = False  # a word that stays has been met in this part

    def put(self, genitive: str, dative: str) -> None:
        self.genitive.append(genitive)
        self.dative.append(dative)


def decline_post(text: str) -> Phrase:
    """A post in the genitive and dative; «и.о.» is written out."""
    return _decline(text)


def decline_organisation(text: str) -> Phrase:
    """An organisation in the genitive and dative; acronyms and names in quotes stay."""
    return _decline(text)


def head_gender(text: str) -> Gender | None:
    """The gender of the head word of a phrase in the nominative, None when there is none."""
    return _walk(text).head


@cache
def _decline(text: str) -> Phrase:
    plain = straighten(clean(text))
    written = ACTING.sub(lambda m: "Исполняющий обязанности" if m[1].isupper() else "исполняющий обязанности", plain)
    walk = _walk(written)
    sure = bool(written) and not walk.doubt and plain == clean(text)
    return Phrase("".join(walk.genitive), "".join(walk.dative), sure)


def _walk(text: str) -> _Walk:
    walk = _Walk(capitals=text.isupper() and " " in text)
    depth = 0
    for token in TOKEN.findall(text):
        depth += (token in OPENING) - (token in CLOSING and depth > 0)
        if depth or token in CLOSING or not WORD.fullmatch(token):
            _punctuation(walk, token)
            walk.put(token, token)
        else:
            _word(walk, token)
    walk.doubt = walk.doubt or not walk.changed
    return walk


def _punctuation(walk: _Walk, token: str) -> None:
    if token in "–—":
        walk.awaiting, walk.guarded, walk.gender, walk.dependants = True, False, None, False
    elif token == "," and not walk.guarded:
        walk.awaiting, walk.dependants = True, False
    elif token.isspace():
        pass
    else:
        walk.awaiting = False


def _word(walk: _Walk, token: str) -> None:
    low = token.lower()
    if low == "и" and not walk.guarded and not walk.awaiting:
        walk.awaiting = True
        walk.put(token, token)
        return
    reading = _reading(walk, token) if walk.awaiting else None
    if reading is None:
        if low in ACCUSATIVE:
            walk.guarded = True
        if low not in ADVERBS and low != "и":
            walk.awaiting = False
        walk.put(token, token)
        return
    walk.gender = reading.gender
    walk.head = walk.head or reading.gender
    walk.changed = walk.changed or reading.dative != low
    walk.doubt = walk.doubt or not reading.known
    walk.awaiting = not reading.noun
    walk.put(_shaped(token, reading.genitive), _shaped(token, reading.dative))


def _reading(walk: _Walk, token: str) -> Reading | None:
    """The nominative reading that fits the words before it."""
    if token.endswith(".") or (token.isupper() and len(token) > 1 and not walk.capitals):
        return None
    found = readings(token.lower())
    if walk.gender:
        found = tuple(r for r in found if r.gender == walk.gender)
    return found[0] if found else None


@cache
def readings(low: str) -> tuple[Reading, ...]:
    """The nominative readings of a word, hyphenated ones by their parts."""
    if ordinal := ORDINAL.fullmatch(low):
        stem, ending = ordinal.groups()
        if ending in {"я", "ая"}:
            return (Reading(False, "ж", f"{stem}й", f"{stem}й", True, False),)
        gender: Gender = "с" if ending in {"е", "ое"} else "м"
        return (Reading(False, gender, f"{stem}го", f"{stem}му", True, False),)
    first, _, last = low.rpartition("-")
    if not first:
        return nominatives(low)
    if first in FROZEN_FIRST or first.endswith("о"):
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


def _shaped(token: str, form: str) -> str:
    """The form with the token's own letters where they agree: capitals and е for ё stay as typed."""
    if "ё" not in token.lower():
        form = form.replace("ё", "е")
    low = token.lower()
    same = next((i for i, (a, b) in enumerate(zip(low, form, strict=False)) if a != b), min(len(low), len(form)))
    tail = form[same:]
    return token[:same] + (tail.upper() if token.isupper() and len(token) > 1 else tail)
