"""The only door to pymorphy3: nominative readings of a word and their forms. Loaded at the first question."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

Gender = Literal["м", "ж", "с", "мн"]
GENDERS: dict[str, Gender] = {"masc": "м", "femn": "ж", "neut": "с", "ms-f": "м"}


@dataclass(frozen=True, slots=True)
class Reading:
    """One nominative reading of a word: its part of speech, its gender («мн» for a plural) and two oblique forms."""

    noun: bool
    gender: Gender
    genitive: str
    dative: str
    known: bool
    person: bool


@cache
def analyser() -> Any:
    """The analyser of pymorphy3, made once a process."""
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415

    return MorphAnalyzer()


@cache
def nominatives(word: str) -> tuple[Reading, ...]:
    """The readings of a word (lower case, without hyphens) as a noun, adjective or participle in the nominative.

    Surnames and first names are not readings of a post's word; the likeliest reading stands first.
    """
    found: list[Reading] = []
    for parse in analyser().parse(word):
        tag = parse.tag
        if tag.case != "nomn" or tag.POS not in {"NOUN", "ADJF", "PRTF"} or {"Surn", "Name", "Patr"} & tag.grammemes:
            continue
        genitive, dative = parse.inflect({"gent"}), parse.inflect({"datv"})
        if genitive is None or dative is None:
            continue
        gender: Gender = "мн" if tag.number == "plur" else GENDERS.get(tag.gender or "ms-f", "м")
        found.append(
            Reading(
                noun=tag.POS == "NOUN",
                gender=gender,
                genitive=genitive.word,
                dative=dative.word,
                known=bool(parse.is_known),
                person="anim" in tag.grammemes,
            )
        )
    return tuple(dict.fromkeys(found))


@cache
def is_first_name(word: str) -> bool:
    """The dictionary knows the word (lower case) as a first name in the nominative."""
    return any({"Name", "nomn"} <= p.tag.grammemes and p.is_known for p in analyser().parse(word))


@cache
def first_name_sex(word: str) -> Literal["м", "ж"] | None:
    """The sex a first name tells, None for names of both («Женя») and unknown ones."""
    sexes = {
        GENDERS.get(p.tag.gender)
        for p in analyser().parse(word)
        if {"Name", "nomn", "sing"} <= p.tag.grammemes and p.is_known
    }
    if sexes == {"м"}:
        return "м"
    return "ж" if sexes == {"ж"} else None


@cache
def common_noun(word: str) -> Reading | None:
    """The word as a common noun of the dictionary («щербина», «заяц»), else None."""
    return next((r for r in nominatives(word) if r.noun and r.known and r.gender != "мн"), None)
