"""The door to pymorphy3, which loads at the first question: which nominative a word may be, and its forms."""

from functools import cache, lru_cache
from typing import Any, Literal

from msgspec import Struct

from automation.patterns import lazy

LONGEST = 60  # letters of a word
INFINITIVES = ("ть", "ти", "чь", "ться", "тись", "чься")  # how all of them end: another word costs no dictionary
RARE = frozenset({"дневный"})  # words of the dictionary that nobody writes, beside a usual one («дневной»)
REMEMBERED = 8192  # words whose parses are kept: the rules ask again and again about the words of one text
# Parts of speech that are declined by case as names are, and the cases in which a name does not stand by itself.
NOMINAL = frozenset({"NOUN", "ADJF", "PRTF"})
OBLIQUE = frozenset({"ablt", "datv", "gent", "loct"})
Gender = Literal["м", "ж", "с", "мн"]
GENDERS: dict[str, Gender] = {"masc": "м", "femn": "ж", "neut": "с", "ms-f": "м"}


class WordReading(Struct, frozen=True):
    """One nominative reading of a word: its part of speech, its gender («мн» for a plural) and two oblique forms."""

    noun: bool
    gender: Gender
    genitive: str
    dative: str
    known: bool
    person: bool
    alone: bool = False  # it can stand without a noun: a person, «дежурный», a participle
    place: bool = False  # it is the name of a place


@cache
def analyser() -> Any:
    """Return the analyser of pymorphy3, made once a process; it remembers the words it was asked about."""
    from pymorphy3 import MorphAnalyzer

    made = MorphAnalyzer()
    made.parse = lru_cache(maxsize=REMEMBERED)(made.parse)
    return made


def _parses(word: str) -> list[Any]:
    """Return what the dictionary makes of a word in whatever letters; what is too long to be a word is unknown."""
    found: list[Any] = analyser().parse(word.lower() if len(word) <= LONGEST else "")
    return found


@cache
def tags_of(word: str) -> tuple[Any, ...]:
    """Return what each reading of a word, in whatever letters, says it is; the likeliest stands first."""
    return tuple(reading.tag for reading in _parses(word))


@cache
def may_be(word: str, *marks: str) -> bool:
    """Say whether a word, known or not, has a reading with all of these marks of the dictionary («plur», «nomn»)."""
    return any(tag.grammemes.issuperset(marks) for tag in tags_of(word))


def may_agree(one: str, two: str, *marks: str) -> bool:
    """Say whether two words may stand in the nominative of one number, the first with these marks as well."""
    return any(may_be(one, "nomn", number, *marks) and may_be(two, "nomn", number) for number in ("sing", "plur"))


@cache
def lemmas(word: str, *marks: str) -> frozenset[str]:
    """Return the first forms of a word, in whatever letters, by its readings with all of these marks."""
    return frozenset(reading.normal_form for reading in _parses(word) if reading.tag.grammemes.issuperset(marks))


@cache
def part_of_speech(word: str) -> str:
    """Return what a word likeliest is: «NOUN», «ADJF», «INFN» … in the words of the dictionary."""
    return str(tags_of(word)[0].POS)


def written_words(word: str) -> list[Any]:
    """Return the readings of a word as one that people write in full: no abbreviation, nothing rare."""
    return [p for p in analyser().parse(word) if p.normal_form not in RARE and "Abbr" not in p.tag]


def _known_parses(word: str) -> list[Any]:
    """Return what the dictionary itself says of a word, without guesses."""
    return [p for p in _parses(word) if p.is_known] if is_known(word) else []


@cache
def is_known(word: str) -> bool:
    """Tell whether the dictionary holds the word (lower case). This is cheap; a guess at an unknown word is not."""
    return len(word) <= LONGEST and bool(analyser().word_is_known(word))


_MODEL = "ленин"
_LIKE_MODEL = lazy(r"ск(?:ий|ого|ому|им|ом)")


@cache
def likened(word: str) -> tuple[str, str]:
    """Return the stem of an adjective that the dictionary knows as a surname alone, and an adjective of its forms.

    That is («камен», «ленинского») for «каменского», so that «Каменского отдела» is read like «Ленинского отдела».
    Of any other word it is ("", word).
    """
    lower = word.lower()
    ending = _LIKE_MODEL.search(lower, max(len(lower) - 5, 0))
    parses = _parses(lower) if ending and ending.end() == len(lower) else ()
    if not (ending and parses and all("Surn" in parse.tag for parse in parses)):
        return "", word
    return lower[: ending.start()], f"{_MODEL}{ending[0]}"


def unlikened(form: str, stem: str) -> str:
    """Return a form of the adjective itself for that of its model: «каменский» for «ленинский»."""
    return f"{stem}{form.removeprefix(_MODEL)}" if stem else form


@cache
def nominatives(word: str) -> tuple[WordReading, ...]:
    """Return the readings of a word (lower case, without hyphens) as a noun, adjective or participle in the nominative.

    Surnames and first names are not readings of a post's word; the likeliest reading stands first.
    """
    found: list[WordReading] = []
    stem, like = likened(word)
    for parse in _parses(like):
        tag = parse.tag
        named = {"Surn", "Name", "Patr", "Abbr"} & tag.grammemes
        if named or tag.case != "nomn" or tag.POS not in NOMINAL:
            continue
        genitive, dative = parse.inflect({"gent"}), parse.inflect({"datv"})
        if genitive is None or dative is None:
            continue
        gender: Gender = "мн" if tag.number == "plur" else GENDERS.get(tag.gender or "ms-f", "м")
        found.append(
            WordReading(
                noun=tag.POS == "NOUN" and not is_adjectival(word, genitive.word),
                gender=gender,
                genitive=unlikened(genitive.word, stem),
                dative=unlikened(dative.word, stem),
                known=bool(parse.is_known),
                person="anim" in tag.grammemes,
                alone=tag.POS == "PRTF" or not {"anim", "Subx"}.isdisjoint(tag.grammemes),
                place="Geox" in tag.grammemes,
            )
        )
    return tuple(dict.fromkeys(found))


def is_adjectival(word: str, genitive: str) -> bool:
    """Say whether the noun declines as an adjective («рабочий»): it is the head only where no noun follows."""
    return genitive.endswith(("ого", "его")) or (word.endswith(("ая", "яя")) and genitive.endswith(("ой", "ей")))


@cache
def only_nominative(word: str) -> bool:
    """Tell whether a known word can be nothing but nominative or accusative, so that it agrees with a head noun."""
    cases = {str(p.tag.case) for p in _known_parses(word) if p.tag.POS in NOMINAL}
    return "nomn" in cases and cases <= {"nomn", "accs"}


def may_be_genitive(word: str) -> bool:
    """Say whether the word can be a genitive singular («директора», «сети»)."""
    return may_be(word, "gent", "sing")


@cache
def is_nominal(word: str) -> bool:
    """Say whether a word is a known noun, adjective or participle in any case, not a preposition or adverb."""
    return any(p.is_known and p.tag.POS in NOMINAL for p in _parses(word))


@cache
def is_adverb(word: str) -> bool:
    """Say whether a word is likeliest an adverb («одиноко», «вновь»)."""
    return any(p.is_known and "ADVB" in p.tag for p in _parses(word)[:1])


@cache
def is_infinitive(word: str) -> bool:
    """Say whether a word is likeliest an infinitive, signs around it apart; «есть» tells what there is."""
    bare = word.strip("«»\"',:;()").lower()
    return bare.endswith(INFINITIVES) and bare != "есть" and any("INFN" in p.tag for p in _parses(bare)[:1])


@cache
def passive(word: str) -> str:
    """Return «обследовано» for the infinitive «обследовать»; "" for what is none or is done to nothing."""
    form = _parses(word)[0].inflect({"PRTS", "past", "neut"}) if is_infinitive(word) else None
    return str(form.word) if form else ""


@cache
def agreed(word: str, gender: Gender, case: str) -> str:
    """Return an adjective or participle as it agrees with a noun of this gender in this case; what is none stays."""
    number = {"plur"} if gender == "мн" else {"sing", next(mark for mark, one in GENDERS.items() if one == gender)}
    forms = (parse.inflect({case, *number}) for parse in _parses(word) if parse.tag.POS in {"ADJF", "PRTF"})
    form = next(filter(None, forms), None)
    return str(form.word) if form else word


@cache
def is_first_person(word: str) -> bool:
    """Tell whether a word is as likely said of oneself as anything else: «ждём», «нас», but not «смету», «почту»."""
    parses = _known_parses(word)
    return any("1per" in parse.tag and parse.score >= parses[0].score for parse in parses)


@cache
def is_done_to_something(word: str) -> bool:
    """Tell whether a word is likeliest what one does to something: «ждёт»; «ждут» needs nobody, nor does «болеет»."""
    return is_known(word) and {"VERB", "tran", "3per", "sing", "pres"} in tags_of(word)[0]


@cache
def speaks_to_somebody(word: str) -> bool:
    """Tell whether a word may be said to somebody: «дополните», «Вам», «вашего».

    In the singular («уточни») it must be nothing else: «пришли» has come as often as it is to be sent.
    """
    readings = [parse.tag for parse in _known_parses(word)]
    bidden = [tag for tag in readings if "impr" in tag]
    asked = any("2per" in tag for tag in readings) or any("plur" in tag for tag in bidden)
    return asked or (bool(bidden) and bidden == readings) or not lemmas(word).isdisjoint({"ваш", "твой"})


@cache
def may_be_participle(word: str) -> bool:
    """Say whether a word is a participle as likely as anything else («прошедших», but not «данных»)."""
    parses = _parses(word)
    return any("PRTF" in p.tag and p.score >= parses[0].score for p in parses)


def shared_forms(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the readings of a word by which it may agree with another in case, number and gender."""
    return tuple(tag for tag in one if any(_agree(tag, another) for another in other))


def _agree(one: Any, other: Any) -> bool:
    """Tell whether two readings agree in case, too; in the accusative it matters who lives."""
    if one.case is None or one.case != other.case:
        return False
    if one.case == "accs" and {one.animacy, other.animacy} == {"anim", "inan"}:
        return False
    return same_number_and_gender(one, other)


def same_number_and_gender(one: Any, other: Any) -> bool:
    """Say whether two readings agree in number and gender; in the plural there is no gender."""
    return one.number == other.number and bool(one.number == "plur" or one.gender == other.gender)


def is_preposition(word: str) -> bool:
    """Say whether a word is likeliest a preposition."""
    return part_of_speech(word) == "PREP"


def governs(word: str, after: str) -> bool:
    """Say whether an adjective before a preposition opens a clause of its own («ответственных за работы»)."""
    return may_be(word, "ADJF") and is_preposition(after)


@cache
def is_place(word: str) -> bool:
    """Say whether a word is the known name of a place, in whatever case («Азова», «Осетия»)."""
    return any(p.is_known and "Geox" in p.tag.grammemes for p in _parses(word))


def is_proper(word: str) -> bool:
    """Say whether the dictionary may take a word for the name of a place or for a surname."""
    return may_be(word, "Geox") or may_be(word, "Surn")


@cache
def is_first_name(word: str) -> bool:
    """Say whether the dictionary knows the word (lower case) as a first name in the nominative."""
    return any({"Name", "nomn"} <= p.tag.grammemes for p in _known_parses(word))


@cache
def is_surname(word: str) -> bool:
    """Say whether the dictionary knows the word (lower case) as a surname in the nominative."""
    return any({"Surn", "nomn", "sing"} <= p.tag.grammemes for p in _known_parses(word))


@cache
def first_name_sex(word: str) -> Literal["м", "ж"] | None:
    """Return the sex a first name tells, None for names of both («Женя») and unknown ones."""
    sexes = {GENDERS.get(p.tag.gender) for p in _known_parses(word) if {"Name", "nomn", "sing"} <= p.tag.grammemes}
    if sexes == {"м"}:
        return "м"
    return "ж" if sexes == {"ж"} else None


@cache
def common_noun(word: str) -> WordReading | None:
    """Return the word as a common noun of the dictionary («щербина», «заяц»), else None."""
    found = nominatives(word) if is_known(word) else ()
    return next((r for r in found if r.noun and r.known and r.gender != "мн"), None)
