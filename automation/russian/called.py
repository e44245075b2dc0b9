"""What a body is called to its own head, by the noun of its name: «Ваш филиал», «Ваше учреждение»."""

from functools import lru_cache

from msgspec import Struct

from automation.russian.fold import QUOTES, clean, fold, straighten
from automation.russian.heads import is_unit
from automation.russian.morphology import Gender, analyser
from automation.russian.organisations import ACRONYMS, INSTITUTION

_GENDERS: dict[str, Gender] = {"masc": "м", "femn": "ж", "neut": "с"}
# Units of the police and of the fire brigades, which nobody calls «Ваша организация».
_SUBDIVISIONS = frozenset({"ОГИБДД", "ГИБДД", "ОГАИ", "ГАИ", "МРЭО", "ПСЧ", "ПЧ", "ПСО", "СПСЧ"})
_DIVISION = "подразделение"
# What other nouns call a body to its head; nobody says «Ваша часть».
_NOUNS = {"учреждение": "учреждение", "хозяйство": "хозяйство", "кфх": "хозяйство", "часть": _DIVISION}
_UNTOLD = frozenset({"группа", "пункт"})  # «группа компаний», «пункт обогрева»: no unit that somebody heads


class Called(Struct, frozen=True):
    """The noun in the four cases in which a letter says whose something is, and its gender."""

    nominative: str
    genitive: str
    dative: str
    instrumental: str
    gender: Gender
    unit: bool = False


_ORGANISATION = Called("организация", "организации", "организации", "организацией", "ж")


@lru_cache(maxsize=1024)
def called(organisation: str) -> Called:
    """Return the noun of a name that says what the body is: a unit (``unit``) or an institution, else «организация».

    An acronym of a unit says no more than that it is one: «Ваше подразделение» to the head of «ОГИБДД ОМВД России».
    """
    words = straighten(clean(organisation)).translate(QUOTES).partition('"')[0].split()
    if words and words[0] not in ACRONYMS and INSTITUTION.fullmatch(words[0]):
        return _declined("учреждение", unit=False)
    for word in words:
        unit = is_unit(fold(word)) and fold(word) not in _UNTOLD
        noun = word.lower() if unit else _NOUNS.get(fold(word), "")
        if noun:
            return _declined(noun, unit=unit or noun == _DIVISION)
    subdivision = any(word in _SUBDIVISIONS for word in words[:3])  # «77 ПСЧ 4 ПСО …», «РЭО ГИБДД»
    return _declined(_DIVISION, unit=True) if subdivision else _ORGANISATION


def _declined(noun: str, *, unit: bool) -> Called:
    """Decline a noun; one that the dictionary does not know is an organisation like any other."""
    parsed = (p for p in analyser().parse(noun) if {"NOUN", "nomn", "sing"} <= p.tag.grammemes)
    known = next(parsed, None)
    if known is None or known.tag.gender not in _GENDERS:
        return _ORGANISATION
    genitive, dative, instrumental = (known.inflect({"sing", case}) for case in ("gent", "datv", "ablt"))
    if not (genitive and dative and instrumental):
        return _ORGANISATION
    return Called(noun, genitive.word, dative.word, instrumental.word, _GENDERS[known.tag.gender], unit)
