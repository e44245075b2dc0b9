"""Surnames: which sex they tell, how they decline, and whether the forms are certain. pytrovich is asked here only."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

from automation.patterns import lazy
from automation.russian.morphology import common_noun, is_known, is_surname, nominatives

PersonSex = Literal["м", "ж"]
Forms = tuple[str, str]

MALE = lazy(r".{2,}(?:[оеё]в|[иы]н|[сц]кий|[сц]кой|ый)|.{3,}ой")
# «Кузнецовой», «Ильиной»: a woman's dative looks like the man's «Луговой».
WOMANS_DATIVE = lazy(r".{2,}(?:[оеё]в|[иы]н)ой")
ONE_SYLLABLE = lazy(r"[^аеёиоуыэюя]*[аеёиоуыэюя]й")  # «Цой», «Чой»: nouns
RUSSIAN_FIXED = lazy(r".*[гжкхцчшщ]их")  # «Доровских», «Долгих»
FEMALE = lazy(r".{2,}(?:[оеё]ва|[иы]на|[сц]кая)|.{3,}(?:ая|яя)")
ADJECTIVE = lazy(r".{2,}(?:[сц]к[иоа]й|[сц]кая|ый|ая|яя|ой)")
SHORT_ADJECTIVE = lazy(r".{2,}(?:[оеё]ва?|[иы]на?)")
SOFT = lazy(r".*[бвгджзклмпрстхчшщ]ний")  # «Задорожний»
BARE_SUFFIX = lazy(r".?(?:[оеё]ва|[иы]на)")  # «Сова», «Ева»: too short to be the wife of «-ов»
GEORGIAN = lazy(r".*(?:[бглрх]|[^сцдтнь]к)ая")  # «Шенгелая», where no adjective is known
CONSONANT = "бвгджзклмнпрстфхцчшщ"
FIXED = lazy(r".*(?:[оёеиуыэю]|ых)")
VOWEL_BEFORE_A = lazy(r".*[аеёиоуыэюя]а")
FLEETING = lazy(rf".*(?:ец|[{CONSONANT}й][её]к|[оё]к|аяц|[её]л|[её]нь)")
STANDS_FIRST = (
    "тер мелик бонч грум кара бек гулак нур сан сен сент мак шах эль аль абд абдул абдуль абдель бен ибн ван фон "
    "де ди да ла ле дер дон пак"
)
PREFIXES = frozenset(STANDS_FIRST.split(" "))
# After a hyphen these leave the part before them as it is: «Сарыг-оол», «Юнус-бек».
STANDS_LAST = "оол кыс бек хан али гази ага оглы оглу кызы уулу заде гирей паша мурза шах бай хаджи гаджи"
EASTERN_LAST = frozenset(STANDS_LAST.split(" "))
# «-ина» of both sexes; any other may be the wife's form of «-ин».
EPICENE = {"калина", "малина", "щербина", "чуприна", "дубина", "дружина", "былина", "година", "лучина", "рябина"}
SLAVIC_OK = lazy(r".*[аеёиоуыэюя].*[бвзжншчх]ок")  # «Цыганок», «Батенок», but «Мэтлок»


@cache
def _maker() -> tuple[Any, Any, Any, Any]:
    """Return the maker of pytrovich and its enumerations, loaded once a process."""
    from pytrovich.enums import Case, Gender, NamePart
    from pytrovich.maker import PetrovichDeclinationMaker

    return PetrovichDeclinationMaker(), NamePart, Gender, Case


def made(word: str, role: Literal["LASTNAME", "FIRSTNAME", "MIDDLENAME"], sex: PersonSex) -> Forms:
    """Return the genitive and dative of pytrovich, in capitals where the word is typed so."""
    maker, part, gender, case = _maker()
    who = gender.MALE if sex == "м" else gender.FEMALE
    genitive, dative = (maker.make(part[role], who, c, word) for c in (case.GENITIVE, case.DATIVE))
    return (genitive.upper(), dative.upper()) if word.isupper() and len(word) > 1 else (genitive, dative)


def surname_sex(low: str) -> PersonSex | None:
    """Return the sex a surname (lower case) tells, None for «Ким», «Шевченко», and for nouns such as «Щербина»."""
    last = low.rsplit("-", maxsplit=1)[-1]
    if FEMALE.fullmatch(last):
        return None if _noun(last) else "ж"
    if WOMANS_DATIVE.fullmatch(last) and not _adjective(last):
        return None
    if MALE.fullmatch(last) or (last.endswith("ий") and _adjective(last)):
        return None if last.endswith("ой") and _noun(last) else "м"
    return None


def _noun(low: str) -> Forms | None:
    """Return both forms of the word as a common noun of the dictionary («щербина», «заяц»), else None."""
    found = common_noun(low)
    if found is None:
        return None
    spelt = ("ё", "ё") if "ё" in low else ("ё", "е")
    return found.genitive.replace(*spelt), found.dative.replace(*spelt)


def _adjective(low: str) -> bool:
    return is_known(low) and any(r.known and not r.noun for r in nominatives(low))


@cache
def decline_surname(word: str, sex: PersonSex) -> tuple[Forms, bool]:
    """Return a surname (double ones too) in the genitive and dative, and whether the forms are certain."""
    pieces = word.split("-")
    if len(pieces) > 1 and pieces[-1].lower() in EASTERN_LAST:
        last, certain = _piece(pieces[-1], sex, leading=False)
        return hyphened([*((p, p) for p in pieces[:-1]), last]), certain or last[0] == pieces[-1]
    done = [_piece(p, sex, leading=at < len(pieces) - 1) for at, p in enumerate(pieces)]
    return hyphened([forms for forms, _ in done]), all(certain for _, certain in done)


def hyphened(pieces: Sequence[Forms]) -> Forms:
    """Return the forms of a double name by those of its pieces."""
    return "-".join(genitive for genitive, _ in pieces), "-".join(dative for _, dative in pieces)


def _piece(word: str, sex: PersonSex, *, leading: bool) -> tuple[Forms, bool]:
    low = word.lower()
    if not low.strip("-"):
        return (word, word), False
    if leading and low in PREFIXES:
        return (word, word), True
    if _stays(low):
        return (word, word), _certain(low, (word, word), sex)
    if sex == "ж":
        return _womans(word, low)
    forms, certain = _mans(word, low)
    alien = leading and not (SHORT_ADJECTIVE.fullmatch(low) or ADJECTIVE.fullmatch(low) or is_surname(low))
    return forms, certain and not alien  # «Грум-Гржимайло»: is the first part a surname of its own?


def _womans(word: str, low: str) -> tuple[Forms, bool]:
    if low[-1] not in "ая":
        return (word, word), True
    noun = None if ADJECTIVE.fullmatch(low) else _noun(low)
    if SHORT_ADJECTIVE.fullmatch(low) and noun:
        return like(word, _homonym(low, noun)), False
    if BARE_SUFFIX.fullmatch(low):
        return like(word, noun or (f"{low[:-1]}ы", f"{low[:-1]}е")), False
    if GEORGIAN.fullmatch(low) and not _adjective(low):
        return like(word, (f"{low[:-1]}и", f"{low[:-1]}е")), False
    return _weighed(word, low, "ж", noun)


def _mans(word: str, low: str) -> tuple[Forms, bool]:
    if ONE_SYLLABLE.fullmatch(low) and not _adjective(low):
        return like(word, (f"{low[:-1]}я", f"{low[:-1]}ю")), not low.endswith("ий")
    adjectival = SHORT_ADJECTIVE.fullmatch(low) or (ADJECTIVE.fullmatch(low) and not low.endswith("ой"))
    noun = None if adjectival else _noun(low)
    if noun and low.endswith("ь") and not noun[0].endswith("я"):  # «Рысь»: a man's surname is masculine
        return like(word, (f"{low[:-1]}я", f"{low[:-1]}ю")), False
    if not noun and low.endswith("ек"):
        return like(word, (f"{low}а", f"{low}у")), False  # «Хертек», «Гашек»
    if not noun and SLAVIC_OK.fullmatch(low):
        return like(word, (f"{low[:-2]}ка", f"{low[:-2]}ку")), False
    return _weighed(word, low, "м", noun)


def _weighed(word: str, low: str, sex: PersonSex, noun: Forms | None) -> tuple[Forms, bool]:
    """Return pytrovich's forms, or those of a common noun that declines otherwise, and whether they are certain."""
    forms = made(word, "LASTNAME", sex)
    if sex == "м" and forms[0] == word and low[-1] in f"{CONSONANT}йь":
        soft = low[-1] in "йь"
        forms = like(word, (f"{low[:-1]}я", f"{low[:-1]}ю") if soft else (f"{low}а", f"{low}у"))
    if noun and noun != (forms[0].lower(), forms[1].lower()):
        return like(word, noun), bool(FLEETING.fullmatch(low)) and noun[0].startswith(low)  # «Кузнеца»
    return forms, _certain(low, forms, sex)


def _homonym(low: str, noun: Forms) -> Forms:
    """Decline a woman's surname that is a noun too: «Кузина» as of Кузин, but «Калина», which men bear, as the noun."""
    own = low in EPICENE or low.endswith(("ова", "ева"))
    return noun if own else (f"{low[:-1]}ой", f"{low[:-1]}ой")


def like(word: str, forms: Forms) -> Forms:
    """Write lower-case forms as the word is typed: in capitals, with a capital, or small («оола»)."""
    if word.isupper() and len(word) > 1:
        return forms[0].upper(), forms[1].upper()
    return (forms[0].capitalize(), forms[1].capitalize()) if word[:1].isupper() else forms


def _certain(low: str, forms: Forms, sex: PersonSex) -> bool:
    """Say whether the ending leaves no choice; a fleeting vowel, «-ий» of no adjective and a foreign «-а» leave one."""
    if FIXED.fullmatch(low) or SHORT_ADJECTIVE.fullmatch(low):
        return True
    if low.endswith(("ая", "яя")) and sex == "ж":
        return forms[0].lower().endswith(("ой", "ей"))
    if low.endswith(("рих", "лих")) and sex == "м":
        return True
    if low.endswith(("ий", "их")):
        return bool(ADJECTIVE.fullmatch(low) or SOFT.fullmatch(low)) or _adjective(low) or _stays(low)
    if ADJECTIVE.fullmatch(low):
        return sex == "ж" or not low.endswith(("ая", "яя"))
    if VOWEL_BEFORE_A.fullmatch(low):
        return low[-2] in "иу" and forms[0].lower() == low  # «Гулиа», «Моруа»
    stem = low.rstrip("йьая")
    if not forms[0].lower().startswith(stem):
        return False
    if FLEETING.fullmatch(low):
        return (forms[0].lower(), forms[1].lower()) == _noun(low)  # «Кузнец», «Олень»
    return forms[0].lower() != low


def _stays(low: str) -> bool:
    fixed = FIXED.fullmatch(low) or RUSSIAN_FIXED.fullmatch(low)
    return bool(fixed) or (low.endswith("их") and _adjective(f"{low[:-1]}е"))


def is_of_woman(surname: str) -> bool:
    """Say whether a surname may be that of a woman in another case («Бинтовой»), though a man may be called so."""
    return re.search("(?:[оеё]в|[иы]н)ой$", surname) is not None
