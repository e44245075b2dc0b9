"""Declines posts and organisations (genitive, dative): the head declines, what depends on it stays as typed."""

import re
from functools import cache, partial
from itertools import takewhile

from msgspec import Struct, field
from msgspec.structs import replace

from automation.patterns import lazy
from automation.russian.fold import clean, fold, straighten
from automation.russian.morphology import (
    Gender,
    WordReading,
    is_first_name,
    is_nominal,
    is_place,
    is_surname,
    may_be_genitive,
)
from automation.russian.names import VACANT
from automation.russian.namesakes import NAMESAKE, initialled
from automation.russian.readings import expected_nominative, may_be_counted, of_place, readings, shaped

ACTING = lazy(r"(?:^|(?<=[–—-] ))(?P<for_a_time>вр\.?\s?)?и[./]?\s?о(?:\.\s*|\s+)", re.IGNORECASE)
WORD = lazy(r"\d+-[А-Яа-яё]+|[A-Za-zА-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*\.?")
PIECE = lazy(rf"{WORD.pattern}|\s+|.", re.DOTALL)
SUBSTANTIVES = {"ведущий", "ведущая", "управляющий", "управляющая", "заведующий", "заведующая", "служащий", "служащая"}
PARTICIPLE = lazy(r"[ущюая]щ(?:ий|ая|ее)(?:ся)?$")
FLEETING = lazy(r"(?:ок|ек|ец|ень|ел)$")
FINAL_STOP = lazy(r"[а-яё]{5,}\.$")
ACRONYM = lazy(r"(?:\d+ )?[А-ЯЁ]{2,}(?![а-яё])")
PERSONAL = {"ИП", "КФХ", "ВРИО", "ИО"}
ACCUSATIVE = {"за", "на", "в", "во", "про", "через"}
NO_POST = lazy(rf"{VACANT.pattern}|(?:свободная )?(?:должность|ставка)\b")
CLIPPED = lazy(r"(?:зам|пом|зав)(?!естител|ощни|едующ)")  # «замдиректора» stays, but a paper writes it out
WOMAN = lazy(r".{2,}(?:[оеё]ва|[иы]на)")
PATRONYMIC = lazy(r".{2,}(?:[оеё]вич|[оеё]вна|ична)")
# «… муниципального образования – Рязанский муниципальный район»: the name explains a genitive and stays as it is.
APPOSITIVE = lazy(
    r"(?<=\s)(?:образования|округа|района|поселения)(?=\s[–—-]\s(?:(?:[А-ЯЁ][\w-]*|[а-яё]+)(?:ий|ый|ой|ая|ое)\s)*"
    r"(?:район|округ|поселение|город|поссовет|сельсовет|село|пос[её]лок)(?![а-яё]))"
)


class Phrase(Struct, frozen=True):
    """A post or an organisation in two cases; ``sure`` is false where a person must look once."""

    genitive: str
    dative: str
    sure: bool


class _Walk(Struct):
    """The state of one walk over the words of a phrase."""

    capitals: bool
    genitive: list[str] = field(default_factory=list)
    dative: list[str] = field(default_factory=list)
    awaiting: bool = True  # the head of this part is still to come
    part: int = 0  # parts are opened by a dash, a comma, «и», a bracket
    gender: Gender | None = None  # of the words declined in this part
    head: Gender | None = None  # of the first part
    of_person: bool = False  # the head of the first part is a person
    beside: bool = False  # this part was opened right after a head noun: «округ – Югра»
    persons: bool = False  # in brackets, or after a participle with its object, only a person is a nominative
    after_head: bool = False  # the last word was a head noun
    after_person: bool = False  # and a person: «врач терапевт»
    before: str = ""  # the word before, in lower case
    ahead: list[str] = field(default_factory=list)  # the words that follow with nothing but blanks between
    guarded: bool = False  # «за», «на»: nominatives after «,» and «и» are accusatives
    changed: bool = False
    numbered: bool = False  # a number stands before the head: «12 пожарно-спасательная часть»
    doubt: bool = False

    def put(self, genitive: str, dative: str) -> None:
        """Write the next piece of both cases."""
        self.genitive.append(genitive)
        self.dative.append(dative)

    def open_part(self) -> None:
        """Begin a part: after a dash, a comma, «и» or a bracket a further nominative may follow."""
        self.beside, self.after_head = self.after_head, False
        if not self.awaiting:
            self.awaiting, self.gender, self.persons = True, None, False
        self.part += 1


def decline_post(text: str, sex: str | None = None) -> Phrase:
    """Return a post in the genitive and dative; «и.о.» and «врио» are written out («исполняющей» for a woman)."""
    found = _decline(text, sex == "ж")
    return replace(found, sure=False) if NO_POST.match(fold(text)) else found


def decline_organisation(text: str) -> Phrase:
    """Return an organisation in the genitive and dative; names in quotes stay, and so does one headed by an acronym."""
    found = _decline(text)
    head = ACRONYM.match(found.dative)
    if head is None or found.dative != clean(text) or in_capitals(found.dative):
        return found
    return Phrase(found.genitive, found.dative, head[0] not in PERSONAL and not initialled(text))


def head_gender(text: str) -> Gender | None:
    """Return the gender of the head word of a phrase in the nominative, None when there is none."""
    return _walk(text).head


@cache
def _decline(text: str, woman: bool = False) -> Phrase:
    plain = straighten(clean(text))
    bare = plain[:-1] if FINAL_STOP.search(plain) else plain
    written = ACTING.sub(partial(_written_out, woman=woman), bare)
    appositive = APPOSITIVE.search(written)
    ends = appositive.end() if appositive else len(written)
    walk = _walk(written[:ends])
    walk.put(written[ends:], written[ends:])
    sure = walk.changed and not walk.doubt and not initialled(written) and plain == clean(text)
    return Phrase("".join(walk.genitive), "".join(walk.dative), sure)


def _written_out(match: re.Match[str], *, woman: bool) -> str:
    """Write «и.о.» out as «исполняющий обязанности», «врио» with «временно» before it, with its capitals."""
    words = f"{'исполняющая' if woman else 'исполняющий'} обязанности "
    words = f"временно {words}" if match["for_a_time"] else words
    if match.string.isupper():
        return words.upper()
    return words.capitalize() if match[0][0].isupper() else words


def _walk(text: str) -> _Walk:
    walk = _Walk(capitals=in_capitals(text))
    unpaired = text.count("«") > text.count("»")  # one closing mark for two: «Дом культуры «Факел»
    depth, before = 0, " "
    pieces = PIECE.findall(text)
    for at, piece in enumerate(pieces):
        if piece in "«„" or (piece == '"' and before in " ("):
            depth += 1
        elif piece in '»“"':
            depth = 0 if unpaired else max(depth - 1, 0)
        if not depth and WORD.fullmatch(piece):
            walk.ahead = _words_ahead(pieces, at)
            _word(walk, piece)
            walk.before = piece.lower()
        else:
            if not piece.isspace() and (not depth or piece in '«„"'):
                _punctuation(walk, "–" if piece == "-" and before.isspace() else piece)
            walk.put(piece, piece)
        before = piece[-1]
    return walk


def _words_ahead(pieces: list[str], at: int) -> list[str]:
    """Return the words after a place up to the first sign or number."""
    rest = takewhile(lambda p: p.isspace() or WORD.fullmatch(p), pieces[at + 1 : at + 12])
    return [p.lower() for p in rest if not p.isspace()]


def in_capitals(text: str) -> bool:
    """Say whether the text is typed in capitals and is more than an acronym."""
    return text.isupper() and any(r.known for w in text.lower().split() if len(w) > 3 for r in readings(w))


def _punctuation(walk: _Walk, piece: str) -> None:
    if piece in "–—":
        walk.guarded = False
        walk.open_part()
    elif piece in ",(/" and not walk.guarded:
        aside = piece == "(" and not walk.awaiting
        walk.open_part()
        walk.persons = aside and (walk.of_person or not walk.beside)  # «кооператив (колхоз)» declines
    elif piece.isdigit() and not (walk.changed or walk.part):
        walk.numbered = True
    elif piece != ")":
        walk.awaiting = False
    walk.after_head = False


def _word(walk: _Walk, piece: str) -> None:
    low = piece.lower()
    if low == "и" and not walk.guarded:
        walk.open_part()
        walk.put(piece, piece)
        return
    reading = _reading(walk, piece)
    if reading is not None:
        _decline_word(walk, piece, reading)
        return
    walk.doubt = walk.doubt or _stray(walk, piece)
    walk.after_head = False
    walk.guarded = walk.guarded or low in ACCUSATIVE
    walk.awaiting = walk.awaiting and low == "временно"
    walk.put(piece, piece)


def _stray(walk: _Walk, piece: str) -> bool:
    """Tell whether a word that stays may be wrong: «город Аксай», «исполняющий обязанности директор», a person."""
    low = piece.lower()
    if _acronym(walk, piece):
        return False
    if walk.changed and piece.istitle() and _names_person(low, walk.before):
        return True
    found = readings(low)
    unknown = any(r.noun for r in found) and not any(r.known for r in found)
    if walk.after_head and not piece.isupper() and unknown and not may_be_genitive(low):
        return True  # «Газпром межрегионгаз», but not «отдел цифровизации»
    if not expected_nominative(low):
        return False
    if "-" in low and (not found or "-на-" in low):
        return True  # «Собрания депутатов-глава», «города Ростов-на-Дону»
    missed = walk.awaiting and walk.of_person and not walk.persons and not is_place(low)  # «… и связь»
    return walk.after_head or missed or (bool(found) and all(r.person for r in found))


def _names_person(low: str, before: str) -> bool:
    """Say whether a word is a name, which is no part of a post: «начальник отдела Петров», «… Ольга Олеговна»."""
    if PATRONYMIC.fullmatch(low):
        return True
    if (is_surname(low) or is_first_name(low)) and not may_be_genitive(low):
        return True
    named_after = before in NAMESAKE or re.fullmatch(r"[а-яё]\.", before)  # «имени А.В. Суворова»
    return bool(WOMAN.fullmatch(low)) and not named_after and not is_place(low)


def _decline_word(walk: _Walk, piece: str, reading: WordReading) -> None:
    """Write a nominative in both cases; a doubtful reading makes the phrase doubtful."""
    low = piece.lower()
    alone = walk.gender is None
    walk.gender = reading.gender
    walk.changed = walk.changed or reading.dative != low or (reading.noun and reading.known)
    regular = len(low) > 5 and not FLEETING.search(low) and reading.dative in {f"{low}у", f"{low[:-1]}и"}
    vague = reading.gender == "мн" and alone and reading.noun and may_be_genitive(low)
    trusted = reading.known or not reading.noun or regular
    clipped = reading.dative == low and CLIPPED.match(low) is not None
    guessed = not walk.awaiting and not expected_nominative(low)  # «слесарь сантехник»
    walk.doubt = walk.doubt or vague or clipped or guessed or not trusted
    walk.doubt = walk.doubt or (walk.numbered and not walk.part and may_be_counted(low, reading))
    walk.of_person = walk.of_person or (not walk.part and reading.noun and reading.person)
    walk.head = walk.head or (reading.gender if trusted else None)
    walk.persons = walk.part > 0 and not reading.noun and low not in SUBSTANTIVES and PARTICIPLE.search(low) is not None
    walk.awaiting = not reading.noun
    walk.after_head = walk.after_head if not reading.noun and walk.after_head else reading.noun
    walk.after_person = walk.after_head and reading.person
    walk.put(shaped(piece, reading.genitive), shaped(piece, reading.dative))


def _acronym(walk: _Walk, piece: str) -> bool:
    return piece.isupper() and len(piece) > 1 and not walk.capitals


def _reading(walk: _Walk, piece: str) -> WordReading | None:
    """Return the nominative reading that fits the words before it."""
    if piece.endswith(".") or _acronym(walk, piece):
        return None
    low = piece.lower()
    if walk.awaiting:
        named = of_place(low, walk.ahead[0]) if walk.ahead and walk.gender is None and not walk.part else None
        return next((r for r in readings(low) if _fits(walk, low, r)), named)
    if walk.after_head and (piece.islower() or walk.capitals):
        return next((r for r in readings(low) if _follows(walk, low, r)), None)
    return None


def _follows(walk: _Walk, low: str, reading: WordReading) -> bool:
    """Say whether an adjective follows its noun («сестра палатная») or a person a person («врач терапевт»)."""
    if reading.noun:
        one = (reading.gender == "мн") == (walk.gender == "мн")
        return one and walk.after_person and reading.person and not may_be_genitive(low)
    return reading.gender == walk.gender and expected_nominative(low)


def _fits(walk: _Walk, low: str, reading: WordReading) -> bool:
    """Tell whether a reading agrees with the words before and, in a later part, can stand beside the first head."""
    if walk.gender not in {None, reading.gender} or (walk.persons and not reading.person):
        return False
    if not walk.part:
        return True
    if reading.gender == "мн" and walk.head != "мн":  # beside a singular head a genitive («строительства»)
        return False
    if reading.noun:
        return reading.person or (not walk.of_person and (walk.beside or not reading.place))
    governs = walk.ahead and is_nominal(walk.ahead[0])
    if (reading.alone or PARTICIPLE.search(low)) and not (governs and may_be_genitive(low)):
        return True
    noun = _noun_ahead(walk.ahead, reading)
    if noun is None:  # «районной и городской библиотекой»
        return not governs
    return noun.person or not walk.of_person


def _noun_ahead(ahead: list[str], adjective: WordReading) -> WordReading | None:
    """Return the nominative noun to which the adjectives lead, None where the words ahead do not agree."""
    for low in ahead:
        agreeing = [r for r in readings(low) if r.gender == adjective.gender]
        if noun := next((r for r in agreeing if r.noun or r.alone), None):
            return noun
        if not agreeing:
            return None
    return None
