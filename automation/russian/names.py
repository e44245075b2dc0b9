"""People's names: their parts, sex, declension, initials and salutation."""

import re
from functools import cache, lru_cache

from msgspec import Struct

from automation.patterns import lazy
from automation.russian.fold import clean, fold, straighten
from automation.russian.given import decline_given, given_sex
from automation.russian.morphology import is_first_name, is_surname
from automation.russian.surnames import PersonSex, decline_surname, surname_sex
from automation.russian.typography import NBSP

INITIALS = lazy(r"(?:[А-ЯЁ][а-яё]{0,2}\.[-–]?)+[А-ЯЁ]?\.?|[А-ЯЁ]")
GLUED = lazy(r"^((?:[А-ЯЁ]\.){1,3})(?=[А-ЯЁ][А-ЯЁа-яё])|(?<=[а-яё])(?=(?:[А-ЯЁ]\.){1,3}$)")
LOOSE_HYPHEN = lazy(r"(?<=[А-ЯЁа-яё]{2})\s*[-–—]\s*(?=[А-ЯЁ][А-ЯЁа-яё])")
SINGLE_INITIAL = lazy(r"[А-ЯЁ][а-яё]{0,2}(?=\.)|[А-ЯЁ]")
PATRONYMIC = lazy(r".{2,}(?:[иы]ч|вна|ична)")
OBLIQUE = lazy(r".{2,}(?:[иы]ч(?:[ауе]|ем)|(?:вн|ичн)(?:[ыеу]|о[йю]))")
SHAPE = lazy(r"[А-ЯЁ]['’]?[А-ЯЁа-яё]+(?:['’][А-ЯЁа-яё]+)?(?:-[А-ЯЁа-яё]+)*")
VACANT = lazy(r"вакан(?:си[яи]|т(?:н(?:[аоы]|ый|ая|ое|ой))?)\b")  # whole words: «Вакансиева» is a surname
PARTICLES = {"фон", "де", "ван", "дер", "дю", "ди", "да", "ла", "ле", "цу", "тер", "эль", "аль", "ибн", "бен"}
TURKIC = {"оглы": "м", "оглу": "м", "улы": "м", "уулу": "м", "кызы": "ж", "гызы": "ж", "кзы": "ж"}


class Name(Struct, frozen=True):
    """A person's name in two cases. ``sure`` is false where a person must look; ``sex`` is None where nothing tells it.

    ``short_dative`` is «Бобкову Д.А.», ``initials`` are «Д.А.».
    """

    genitive: str
    dative: str
    short_dative: str
    sex: PersonSex | None
    sure: bool
    initials: str


class NameParts(Struct, frozen=True):
    """A name taken apart: the words in the order typed, each with its role.

    Roles: ``s`` surname, ``f`` first name, ``p`` patronymic (``t``: one with «оглы», which stays), ``i`` initials,
    ``x`` unknown; ``doubt`` where they are a guess.
    """

    words: tuple[str, ...]
    roles: str
    doubt: bool

    def of(self, role: str) -> str:
        """Return all words of a role, as typed."""
        return " ".join(w for w, r in zip(self.words, self.roles, strict=True) if r == role)

    @property
    def patronymic(self) -> str:
        """Return the patronymic («Ильич», «Мамед оглы»), "" where there is none."""
        return self.of("p") or self.of("t")


@cache
def parts(text: str) -> NameParts:
    """Return the roles of the words of a name; the surname may stand first or last."""
    plain = straighten(clean(text))
    bare = GLUED.sub(lambda m: f"{m[0]} ", LOOSE_HYPHEN.sub("-", plain.rstrip(",")))
    found = tuple(bare.split())
    roles, doubt = _roles(found)
    return NameParts(found, roles, doubt or plain != clean(text))


def _roles(found: tuple[str, ...]) -> tuple[str, bool]:
    """Return the role of each word, and whether the order is a guess."""
    initials = [bool(INITIALS.fullmatch(w)) for w in found]
    low = [w.lower() for w in found]
    at = next((n for n, w in enumerate(found) if w in PARTICLES), None)
    if at is not None and at + 1 < len(found):  # «фон Дервиз» is one surname
        roles, doubt = _roles(found[:at] + found[at + 1 :])
        return f"{roles[:at]}s{roles[at:]}", doubt or roles[at] != "s"
    if any(initials):
        return "".join("i" if i else "s" for i in initials), initials.count(False) != 1
    if len(found) > 3 and low[-1] in TURKIC:
        return "sf" + "t" * (len(found) - 2), len(found) != 4
    if len(found) == 4 and low[2] in TURKIC:
        return "ftts", False
    if len(found) == 3 and _turkic(low[2]):
        return "sft", False
    if len(found) == 3:
        middle, last = _is_patronymic(low[1]), _is_patronymic(low[2])
        return ("fps", last and low[2].endswith("на")) if middle else ("sfp", not last)
    if len(found) == 2:
        return _two(*low)
    return ("s", False) if len(found) == 1 else ("x" * len(found), True)


def _two(one: str, two: str) -> tuple[str, bool]:
    """Return the roles of two words; of two first names («Юлия Ли») the one that is also a surname is the surname."""
    first, second = _first_name(one), _first_name(two)
    if _is_patronymic(two) and first:
        return "fp", False
    if first and second:
        return ("fs" if is_surname(two) and not is_surname(one) else "sf"), is_surname(one) == is_surname(two)
    return ("fs", False) if first else ("sf", not second)


def _turkic(low: str) -> PersonSex | None:
    """Return the sex told by «оглы», «Гасан-кызы», «Мамедоглы»."""
    return next(
        (_known_sex(sex) for word, sex in TURKIC.items() if low == word or re.fullmatch(f".{{2,}}{word}", low)), None
    )


def _is_patronymic(low: str) -> bool:
    return bool(PATRONYMIC.fullmatch(low))


def _first_name(low: str) -> bool:
    return any(is_first_name(piece) for piece in low.split("-"))


def sex_of(text: str) -> PersonSex | None:
    """Return the sex a name tells: by patronymic, then by surname, then by first name; None when none of them does."""
    named = parts(text)
    patronymic = named.patronymic.lower()
    if sex := _turkic(patronymic):
        return sex
    if _is_patronymic(patronymic):
        return "м" if patronymic.endswith("ч") else "ж"
    if in_another_case(text):  # typed in another case: a wrong reading would be worse than none
        return None
    return surname_sex(named.of("s").lower()) or given_sex(named.of("f").lower())


def in_another_case(name: str) -> bool:
    """Tell whether a full name was plainly typed in another case than the nominative: «Петрову Ивану Сергеевичу»."""
    return OBLIQUE.fullmatch(parts(name).patronymic.lower()) is not None


def _known_sex(value: str | None) -> PersonSex | None:
    """Return the sex as written in «Пол»: «м», «Ж», «муж.»; anything else is not known."""
    letter = (value or "").strip().lower()[:1]
    return "м" if letter == "м" else "ж" if letter == "ж" else None


@cache
def decline_name(text: str, sex: str | None = None) -> Name:
    """Return a name in the genitive and dative, order, initials and capitals kept.

    ``sex`` (the column «Пол») outweighs what the name tells. Without a known sex the text stays as typed and is
    unsure: nothing is guessed.
    """
    named = parts(text)
    told = sex_of(text)
    known = _known_sex(sex) or told
    written = " ".join(named.words)
    initials = _initials(named)
    if known is None or not named.words:
        return Name(written, written, _short(named.of("s"), initials), known, False, initials)
    sure = not named.doubt and told in {None, known} and _agrees(named, known)
    cases: dict[str, list[str]] = {"genitive": [], "dative": []}
    surname = ""
    for word, role in zip(named.words, named.roles, strict=True):
        forms, certain = _word(word, role, known)
        sure = sure and certain
        cases["genitive"].append(forms[0])
        cases["dative"].append(forms[1])
        surname = f"{surname} {forms[1]}".strip() if role == "s" else surname
    return Name(
        " ".join(cases["genitive"]), " ".join(cases["dative"]), _short(surname, initials), known, sure, initials
    )


def _agrees(named: NameParts, sex: PersonSex) -> bool:
    """Tell whether each word is written as a name and none tells another sex.

    The dictionary takes «Наргиз» and «Армине» for men's names. That is no doubt of a woman's name, which does not
    decline.
    """
    words = [(w, r) for w, r in zip(named.words, named.roles, strict=True) if r in "sfp" and w not in PARTICLES]
    surnames = {surname_sex(piece) for w, r in words if r == "s" for piece in w.lower().split("-")}
    if not all(SHAPE.fullmatch(w) for w, _ in words) or not surnames <= {None, sex}:
        return False
    first = named.of("f").lower()
    return given_sex(first) in {None, sex} or (sex == "ж" and first[-1] not in "аяь")


def _word(word: str, role: str, sex: PersonSex) -> tuple[tuple[str, str], bool]:
    """Return both forms of one word of a name, and whether they are certain."""
    if role == "i" or word in PARTICLES:
        return (word, word), True
    if role == "s":
        return decline_surname(word, sex)
    if role in "tx":
        return (word, word), role == "t"
    return decline_given(word, "f" if role == "f" else "p", sex)


def _initials(named: NameParts) -> str:
    """Return «Д.А.» from initials or from the full words; "" for a bare surname."""
    if typed := named.of("i"):
        return "".join(f"{i}." for i in SINGLE_INITIAL.findall(typed))
    first = "-".join(f"{p[0].upper()}." for p in named.of("f").split("-") if p)
    patronymic = named.patronymic
    return first + (f"{patronymic[0].upper()}." if patronymic else "")


def _titled(surname: str) -> str:
    """Return a surname in CAPITALS as in running text; others as typed."""
    return "-".join(p.capitalize() for p in surname.split("-")) if surname.isupper() else surname


def _short(surname: str, initials: str, blank: str = " ") -> str:
    return f"{_titled(surname)}{blank}{initials}" if surname and initials else _titled(surname) or initials


def initials_first(name: str) -> str:
    """Write a name as under a signature: «Д.А. Бобков», with a no-break space."""
    named = parts(name)
    if not named.of("s"):
        return " ".join(named.words)
    initials = _initials(named)
    return f"{initials}{NBSP}{_titled(named.of('s'))}" if initials else _titled(named.of("s"))


@cache
def initials_last(name: str) -> str:
    """Write a name as in an address: «Бобков Д.А.», with a no-break space."""
    named = parts(name)
    return _short(named.of("s"), _initials(named), NBSP) if named.of("s") else " ".join(named.words)


def salutation(name: str, sex: str | None) -> str:
    """Return «Уважаемая Мария Ивановна!»; "" unless sex, first name and patronymic are certain."""
    named = parts(name)
    first, patronymic = named.of("f"), named.patronymic
    told = sex_of(name)
    known = _known_sex(sex)
    if not first or not patronymic or named.doubt or known is None or told not in {None, known}:
        return ""
    if not _agrees(named, known):
        return ""
    second = " ".join(w if w.lower() in TURKIC else _titled(w) for w in patronymic.split())
    return f"{'Уважаемый' if known == 'м' else 'Уважаемая'} {_titled(first)} {second}!"


@lru_cache(maxsize=1 << 14)  # a memo asks of each obligation whether its author or its reader bears it
def same_person(a: str, b: str) -> bool:
    """Tell whether two spellings mean one person: surname and initials agree, whatever the order, case or ё.

    Where both give a first name in full, the whole names must agree; a missing patronymic contradicts nothing.
    A bare surname is a person only to the same bare surname.
    """
    if fold(a) == fold(b):
        return bool(fold(a))
    left, right = parts(a), parts(b)
    if sorted(map(fold, left.words)) == sorted(map(fold, right.words)):
        return True
    if not left.of("s") or fold(left.of("s")) != fold(right.of("s")):
        return False
    mine, other = _initials(left).lower().replace("ё", "е"), _initials(right).lower().replace("ё", "е")
    if not mine or not other or not (mine.startswith(other) or other.startswith(mine)):
        return False
    return all(not left.of(r) or not right.of(r) or fold(left.of(r)) == fold(right.of(r)) for r in "fp")


def is_somebody(name: str) -> bool:
    """Say whether a cell holds a person's name; nothing, a dash or «вакансия» mean that the post is vacant."""
    return any(c.isalpha() for c in name) and VACANT.match(fold(name)) is None
