"""A noun that is counted, declined by the dictionary: «многоквартирные дома» → «5 многоквартирных домов из 6».

What says which of them stays: «участки дорог» → «5 участков дорог из 6», «дома с печным отоплением». A plural adjective
that stands for its noun («несовершеннолетние», «нуждающиеся») names people.
"""

from functools import lru_cache
from typing import Any, Literal

from msgspec.structs import replace

from automation.patterns import lazy
from automation.russian.agree import join
from automation.russian.crowd_nouns import MOST_BEHIND, NOUNS, Noun, compound_noun, may_follow
from automation.russian.fold import fold
from automation.russian.morphology import analyser, is_adjectival, is_adverb, is_known

LONGEST = 4  # adjectives and their noun
FORMS = ("one", "two", "many", "of_one", "all", "by_all", "to_all", "of_all")
MEASURES = {"метр", "километр", "гектар", "кубометр", "литр", "тонна", "центнер", "час", "рубль", "тысяча", "миллион"}
PERSONS = Noun("человек", "человека", "человек", "человека", "люди", "людьми", "людям", "людях")
OF_PEOPLE = {"семья"}  # a thing to the dictionary, but who counts it counts people
_KNOWN = {fold(noun.all): noun for noun in NOUNS}
_BETWEEN = lazy(r"\s*,\s*|\s+и\s+")


@lru_cache(maxsize=1024)
def joined_nouns(names: str) -> Noun | None:
    """Decline several nouns that are counted together: «экскурсоводы и методисты», «многоквартирные дома и дворы».

    None where there is but one, where the dictionary is not sure of each, where people stand beside things, and where
    all name the staff, who are the same people.
    """
    parts = _BETWEEN.split(names.strip())
    nouns = [n for at, part in enumerate(parts) if (n := _KNOWN.get(fold(part)) or noun_of(part, alone=at == 0))]
    kinds = {noun.kind for noun in nouns}
    if not 1 < len(nouns) == len(parts) or kinds == {"staff"} or ("things" in kinds and len(kinds) > 1):
        return None
    if any(is_adjectival(noun.one, noun.of_one) and " " in parts[n] for n, noun in enumerate(nouns[:-1], 1)):
        return None  # «детские и спортивные площадки»: the adjective belongs to the noun behind the next one
    said = {form: join([getattr(noun, form) for noun in nouns]) for form in FORMS}
    kind: Literal["people", "things"] = "things" if kinds == {"things"} else "people"
    person = "" if kind == "things" else "человек"
    return Noun(**said, kind=kind, neuter=any(noun.neuter for noun in nouns), person=person)


@lru_cache(maxsize=1024)
def noun_of(name: str, *, alone: bool = True) -> Noun | None:
    """Decline adjectives and their noun, all in the nominative plural; None where the dictionary is not sure.

    Only what stands ``alone`` may be an adjective for its noun: «больные диабетом» behind «дети,» tells which of them.
    An adverb that opens them stays («одиноко стоящие деревья»), and so does what may follow a noun («здания школ»).
    """
    words = name.strip(" .").split() or [""]
    shortest = max(len(words) - MOST_BEHIND, 1)
    return next(
        (n for end in range(len(words), shortest - 1, -1) if (n := _headed(words[:end], words[end:], alone))), None
    )


def _headed(head: list[str], of: list[str], alone: bool) -> Noun | None:
    """Decline what ends with a noun, and let ``of`` stay; None where that is no noun, or ``of`` may not follow one.

    Of a measure («километры дорог») a value is told, and no number of things.
    """
    if not may_follow(of):
        return None
    told = [fold(word) for word in head]
    if told in (["человек"], ["люди"]) and not of:  # «5 людей» is no Russian
        return PERSONS
    if compound := compound_noun(told[-1]):  # the dictionary would decline its second half alone
        return None if of or len(told) > 1 else compound
    adverb = told[:1] if len(told) > 1 and is_adverb(told[0]) else []
    *before, last = told[len(adverb) :] or [""]
    parsed = [*(_plural(word, {"ADJF", "PRTF"}) for word in before), _plural(last, {"NOUN"})]
    if alone and parsed[-1] is None:
        parsed[-1] = _people_meant(last)
    if len(parsed) > LONGEST or None in parsed or (of and parsed[-1].normal_form in MEASURES):
        return None
    gender = parsed[-1].tag.gender or "masc"

    def said(*grammemes: str) -> str:
        agreed = {gender} if gender and "sing" in grammemes else set[str]()
        words = [_inflected(parse, {*grammemes, *agreed}) for parse in parsed[:-1]]
        return " ".join([*adverb, *words, _inflected(parsed[-1], set(grammemes))])

    one, of_one, many = said("sing", "nomn"), said("sing", "gent"), said("plur", "gent")
    every, by_all, to_all, of_all = (said("plur", case) for case in ("nomn", "ablt", "datv", "loct"))
    if one == many or any(len(form.split()) < len(told) for form in (one, of_one, many, every, by_all, to_all, of_all)):
        return None
    single = of_one.split()[-1]
    before_two = (every if gender == "femn" else many).split()[:-1]  # «две новые школы», «два новых дома»
    two = many if is_adjectival(one.split()[-1], single) else " ".join([*before_two, single])  # «две котельных»
    living = _plural(last.rpartition("-")[2], {"NOUN"}) or parsed[-1]  # «койко-места»: the dictionary knows the half
    people = living.tag.animacy == "anim" or living.tag.POS != "NOUN" or living.normal_form in OF_PEOPLE
    kind: Literal["people", "things"] = "people" if people else "things"
    noun = Noun(*(one, two, many, of_one, every, by_all, to_all, of_all), kind=kind, neuter=gender != "masc")
    return replace(noun, **{form: " ".join([getattr(noun, form), *of]) for form in FORMS})


def _plural(word: str, parts: set[str]) -> Any:
    """Return the word as a nominative plural of one of these parts of speech; None where it is none for sure."""
    if not word.replace("-", "").isalpha() or not is_known(word.rpartition("-")[2]):
        return None  # of «пожарно-спасательные» the dictionary knows the last part, which alone is declined
    found = [p for p in analyser().parse(word) if {"nomn", "plur"} <= p.tag.grammemes and p.tag.POS in parts]
    return found[0] if found and not {"Abbr", "Pltm"} & found[0].tag.grammemes else None


def _people_meant(word: str) -> Any:
    """Return an adjective, or a participle used as a noun, that stands for people («больные», «нуждающиеся»), or None.

    Other participles may as well tell of things («отремонтированные»), a pronoun («прочие») of anything, and what is
    also a noun without a singular («наличные») of money.
    """
    parses = analyser().parse(word) if word.isalpha() and is_known(word) else ()
    meant = next((p for p in parses if {"nomn", "plur"} <= p.tag.grammemes and p.tag.POS in {"ADJF", "PRTF"}), None)
    sums = any({"Pltm", "inan"} <= p.tag.grammemes for p in parses)
    if meant is None or sums or "Apro" in meant.tag or (meant.tag.POS == "PRTF" and "Subx" not in meant.tag):
        return None
    return meant


def _inflected(parse: Any, grammemes: set[str]) -> str:
    """Return one form; an empty word where the dictionary has none (the caller gives the whole noun up)."""
    form = parse.inflect(grammemes)
    return form.word if form else ""
