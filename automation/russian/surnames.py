"""Surnames: what sex they tell, how they decline, and where nobody can be sure."""

import re
from functools import cache
from typing import Any, Literal

PersonSex = Literal["м", "ж"]
MALE = re.compile(r".{2,}(?:[оеё]в|[иы]н|[сц]кий|[оыи]й|ый|ий)$")
FEMALE = re.compile(r".{2,}(?:[оеё]ва|[иы]на|[сц]кая|ая)$")
NOT_MALE = re.compile(r".*(?:[^с][^к]ий|[аеиоуыэюя]й)$")
FIXED = re.compile(r".*(?:[оеёиуыэю]|[ыи]х|[аеёиоуыэюя]а)$")
CERTAIN = re.compile(
    r".{2,}(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ая|ой)|ый|ая|енко|[ыи]х|[бвгджзклмнпрстфхцчшщ]ко|ян|[уеа]к|ук|юк|ич"
    r"|дзе|швили|[аеиоуы]й|[кнгхлмпрстзбвд]о)$"
)
FLEETING = re.compile(r".*(?:[еёо]к|ец|[еёо]л|ень|[аеия]ц|ей|[еёо]т|есь|[её]м|оть)$")


def surname_sex(low: str) -> PersonSex | None:
    """The sex a surname (lower case) tells, None for «Ким», «Шевченко», and for nouns such as «Щербина»."""
    last = low.rsplit("-", maxsplit=1)[-1]
    if _is_word(last):
        return None
    if FEMALE.fullmatch(last):
        return "ж"
    if MALE.fullmatch(last) and not NOT_MALE.fullmatch(last):
        return "м"
    return None


def _is_word(low: str) -> bool:
    from automation.russian.morphology import common_noun  # noqa: PLC0415

    return low.endswith("а") and common_noun(low) is not None


@cache
def _maker() -> tuple[Any, Any, Any, Any]:
    from pytrovich.enums import Case, Gender, NamePart  # noqa: PLC0415
    from pytrovich.maker import PetrovichDeclinationMaker  # noqa: PLC0415

    return PetrovichDeclinationMaker(), NamePart, Gender, Case


@cache
def decline_surname(word: str, sex: PersonSex) -> tuple[tuple[str, str], bool]:
    """A surname (double ones too) in the genitive and dative, and whether the forms are certain."""
    maker, part, gender, case = _maker()
    who = gender.MALE if sex == "м" else gender.FEMALE
    forms = (
        maker.make(part.LASTNAME, who, case.GENITIVE, word),
        maker.make(part.LASTNAME, who, case.DATIVE, word),
    )
    if word.isupper():
        forms = (forms[0].upper(), forms[1].upper())
    return forms, all(_certain(p, sex) for p in word.lower().split("-"))


def _certain(low: str, sex: PersonSex) -> bool:
    if sex == "ж" and not low.endswith(("а", "я")):
        return True
    return bool(CERTAIN.fullmatch(low)) and not FLEETING.fullmatch(low)
