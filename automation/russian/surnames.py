"""Given names and surnames by pytrovich: what sex they tell, how they decline, where nobody can be sure."""

import re
from functools import cache
from typing import Any, Literal

PersonSex = Literal["м", "ж"]
Forms = tuple[str, str]

MALE = re.compile(r".{2,}(?:[оеё]в|[иы]н|[сц]кий|[сц]кой|ый)|.{3,}ой")
FEMALE = re.compile(r".{2,}(?:[оеё]ва|[иы]на|[сц]кая)|.{3,}(?:ая|яя)")
ADJECTIVE = re.compile(r".{2,}(?:[сц]к[иоа]й|[сц]кая|ый|ая|яя|ой)")
SHORT_ADJECTIVE = re.compile(r".{2,}(?:[оеё]ва?|[иы]на?)")
CONSONANT = "бвгджзклмнпрстфхцчшщ"
FIXED = re.compile(r".*(?:[оёеиуыэю]|ых)")
VOWEL_BEFORE_A = re.compile(r".*[аеёиоуыэюя]а")
FLEETING = re.compile(rf".*(?:ец|[{CONSONANT}й][её]к|[оё]к|аяц|[её]л|[её]нь)")
PREFIXES = {"тер", "мелик", "бонч", "кара", "бек", "гулак", "нур", "сан", "сен", "мак", "шах", "эль", "аль"}
FEMININE_SOFT = {"любовь", "эсфирь", "юдифь", "рахиль", "нинель", "адель", "рашель", "руфь"}
# Feminine names in an unstressed -ия; with a stressed one (Алия, Румия) the dative ends in -ие.
UNSTRESSED_IYA = (
    "ия мария наталия лидия юлия анастасия виктория евгения валерия ксения клавдия софия лия розалия эмилия евдокия "
    "лилия агния пелагия таисия евлалия амалия корнелия офелия стефания мелания антония камелия ефимия анисия дария "
    "феодосия есения глафирия капитолия калерия анфия цецилия аполлинария юния азалия евфросиния"
)
FEMININE_IYA = frozenset(UNSTRESSED_IYA.split(" "))


@cache
def _maker() -> tuple[Any, Any, Any, Any]:
    """The maker of pytrovich and its enumerations, loaded once a process."""
    from pytrovich.enums import Case, Gender, NamePart
    from pytrovich.maker import PetrovichDeclinationMaker

    return PetrovichDeclinationMaker(), NamePart, Gender, Case


def _made(word: str, role: Literal["LASTNAME", "FIRSTNAME", "MIDDLENAME"], sex: PersonSex) -> Forms:
    maker, part, gender, case = _maker()
    who = gender.MALE if sex == "м" else gender.FEMALE
    genitive, dative = (maker.make(part[role], who, c, word) for c in (case.GENITIVE, case.DATIVE))
    return (genitive.upper(), dative.upper()) if word.isupper() and len(word) > 1 else (genitive, dative)


def surname_sex(low: str) -> PersonSex | None:
    """The sex a surname (lower case) tells, None for «Ким», «Шевченко», and for nouns such as «Щербина»."""
    last = low.rsplit("-", maxsplit=1)[-1]
    if FEMALE.fullmatch(last):
        return None if _noun(last) else "ж"
    if MALE.fullmatch(last) or (last.endswith("ий") and _adjective(last)):
        return None if last.endswith("ой") and _noun(last) else "м"
    return None


def _noun(low: str) -> Forms | None:
    """Both forms of the word as a common noun of the dictionary («щербина», «заяц»), else None."""
    from automation.russian.morphology import common_noun

    found = common_noun(low)
    return (found.genitive, found.dative) if found else None


def _adjective(low: str) -> bool:
    from automation.russian.morphology import is_known, nominatives

    return is_known(low) and any(r.known and not r.noun for r in nominatives(low))


@cache
def decline_surname(word: str, sex: PersonSex) -> tuple[Forms, bool]:
    """A surname (double ones too) in the genitive and dative, and whether the forms are certain."""
    pieces = word.split("-")
    done = [_piece(p, sex, leading=at < len(pieces) - 1) for at, p in enumerate(pieces)]
    forms = ("-".join(f[0] for f, _ in done), "-".join(f[1] for f, _ in done))
    return forms, all(certain for _, certain in done)


def _piece(word: str, sex: PersonSex, *, leading: bool) -> tuple[Forms, bool]:
    low = word.lower()
    if not low.strip("-"):
        return (word, word), False
    if leading and low in PREFIXES:
        return (word, word), True
    if _stays(low):
        return (word, word), _certain(low, (word, word), sex)
    forms = _made(word, "LASTNAME", sex)
    if sex == "м" and forms[0] == word and low[-1] in f"{CONSONANT}йь":
        stem = low[:-1] if low[-1] in "йь" else low
        forms = _like(word, (f"{stem}я", f"{stem}ю") if stem != low else (f"{stem}а", f"{stem}у"))
    if sex == "ж" and low[-1] not in "ая":
        return (word, word), True
    plain = low.endswith("ой") or not ADJECTIVE.fullmatch(low)
    noun = _noun(low) if plain and not (sex == "м" and SHORT_ADJECTIVE.fullmatch(low)) else None
    if noun and noun != (forms[0].lower(), forms[1].lower()):
        return _like(word, noun), False
    if noun and sex == "ж" and SHORT_ADJECTIVE.fullmatch(low):
        return forms, False
    return forms, _certain(low, forms, sex)


def _like(word: str, forms: Forms) -> Forms:
    return (forms[0].upper(), forms[1].upper()) if word.isupper() else (forms[0].capitalize(), forms[1].capitalize())


def _certain(low: str, forms: Forms, sex: PersonSex) -> bool:
    """The ending leaves no choice: fleeting vowels, «-ий» that is no adjective and foreign «-а» do."""
    if FIXED.fullmatch(low) or SHORT_ADJECTIVE.fullmatch(low):
        return True
    if low.endswith(("ий", "их")):
        return bool(ADJECTIVE.fullmatch(low)) or _adjective(low) or _stays(low)
    if ADJECTIVE.fullmatch(low):
        return sex == "ж" or not low.endswith(("ая", "яя"))
    if VOWEL_BEFORE_A.fullmatch(low) or FLEETING.fullmatch(low):
        return False
    return forms[0].lower() != low


def _stays(low: str) -> bool:
    return bool(FIXED.fullmatch(low)) or (low.endswith("их") and _plural_adjective(low))


def _plural_adjective(low: str) -> bool:
    return _adjective(f"{low[:-1]}е")


@cache
def decline_given(word: str, role: Literal["f", "p"], sex: PersonSex) -> tuple[Forms, bool]:
    """A first name or a patronymic in both cases, and whether the forms are certain."""
    low = word.lower()
    if role == "p":
        ending = "ич" if sex == "м" else "на"
        return _made(word, "MIDDLENAME", sex), low.endswith(ending)
    forms = _made(word, "FIRSTNAME", sex)
    if sex == "ж" and low.endswith("ь") and forms[0] == word:
        forms = _like(word, (f"{low[:-1]}и", f"{low[:-1]}и"))
    if sex == "м" and low.endswith("ло"):
        return _like(word, (f"{low[:-1]}а", f"{low[:-1]}у")), False
    if sex == "ж" and low.endswith("ия") and low not in FEMININE_IYA:
        forms = _like(word, (f"{low[:-1]}и", f"{low[:-1]}е"))
    return forms, not _vague(low, sex)


def _vague(low: str, sex: PersonSex) -> bool:
    """A first name whose declension hangs on stress or custom: «Гузель», «Румия», a man's name in «-ец»."""
    if sex == "м":
        return low.endswith(("ец", "ок"))
    return low.endswith(("ия", "ь")) and low not in FEMININE_IYA | FEMININE_SOFT
