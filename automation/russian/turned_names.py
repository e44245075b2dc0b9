"""Turns first names and surnames back into the nominative, by the dictionary and by the endings that a case leaves."""

import re

from automation.russian.morphology import analyser, is_known, may_be

_HARD = "бвгджзклмнпрстфхцчшщ"
_MASCULINE = (
    (r"(.+[сц]к)(?:ого|ому|им)", "ий", True),
    (r"(.+(?:ов|ев|ёв|ин|ын))(?:а|у|ым)", "", True),
    (r"(.+(?:ко|их|ых|дзе|швили))", "", True),
    (r"(.+н)(?:ого|ому)", "ый", False),
    (r"(.+)(?:ого|ому)", "ой", False),
    (r"(.+)(?:его|ему)", "ий", False),
    (rf"(.*[аеёиоуыэюя][{_HARD}])(?:а|у)", "", True),  # no vowel can have fallen out, as in «Скворца»
    (rf"(.+[{_HARD}])(?:а|у)", "", False),
    (r"(.+[аоеуиё])(?:я|ю)", "й", False),
    (r"(.+)(?:я|ю)", "ь", False),
    (r"(.+)(?:ы|е|и)", "а", False),
)
_FEMININE = (
    (r"(.+[сц]к)(?:ую|ой)", "ая", True),
    (r"(.+(?:ов|ев|ёв|ин|ын))(?:у|ой)", "а", True),
    (rf"(.+(?:ко|их|ых|дзе|швили|[{_HARD}]ь?))", "", True),
    (r"(.{3,})ую", "ая", True),
    (r"(.{3,})ой", "ая", False),
    (r"(.+й)", "", True),  # «Цой»
    (r"(.+)(?:у|ы|е)", "а", False),
    (r"(.+)(?:ю|и)", "я", False),
)


def _as_it_is(word: str) -> bool:
    """Say whether the dictionary knows a surname or a being by this very nominative («Дюма», «Черепаха»)."""
    named = any(may_be(word, "Surn", "nomn", "sing", gender) for gender in ("masc", "ms-f"))
    return is_known(word.lower()) and (named or (may_be(word, "anim", "nomn", "sing") and not may_be(word, "Surn")))


def recase(word: str, model: str) -> str:
    """Return the word with the capitals of the model, and with «ё» only where the model has one."""
    spelt = word if "ё" in model.lower() else word.replace("ё", "е")
    return spelt[:1].upper() + spelt[1:] if model[:1].isupper() else spelt


def full_name(surname: str, first: str, patronymic: str, case: str) -> tuple[str, bool]:
    """Return surname, first name and patronymic in the nominative, and whether they are sure."""
    if case == "nomn":
        return f"{surname} {first} {patronymic}", True
    if patronymic.endswith(("оглы", "кызы")):
        sex, father = ("masc" if patronymic.endswith("оглы") else "femn"), patronymic
    elif (man := re.fullmatch(r"(.+ич)(?:а|у|ем)?", patronymic)) is not None:
        sex, father = "masc", man[1]
    elif (woman := re.fullmatch(r"(.+н)(?:а|ы|е|у|ой)", patronymic)) is not None:
        sex, father = "femn", woman[1] + "а"
    else:
        return f"{surname} {first} {patronymic}", False
    name, known = _first(first, sex, case)
    family, certain = surname_of(surname, sex, case)
    return f"{family} {name} {father}", known and certain


def _known(word: str, sex: str, case: str, mark: str) -> str | None:
    """Return the dictionary's nominative of a proper name; None where it does not know the name."""
    for reading in sorted(analyser().parse(word), key=lambda r: (r.tag.gender != sex, "Fixd" in r.tag)):
        tag = reading.tag
        same = tag.case == case or (case == "accs" and sex == "masc" and tag.case == "gent")
        if mark in tag and same and tag.number == "sing" and tag.gender in {sex, "ms-f", None}:
            if not analyser().word_is_known(word.lower()):
                continue
            turned = reading.inflect({"nomn", "sing"})
            if turned:
                return recase(turned.word, word)
    return None


def _first(word: str, sex: str, case: str) -> tuple[str, bool]:
    known = _known(word, sex, case, "Name")
    if known:
        return known, True
    ends = {"femn": {"accs": "у", "gent": "ы", "datv": "е"}, "masc": {"accs": "а", "gent": "а", "datv": "у"}}[sex]
    end = ends.get(case, "")
    if end and word.endswith(end):
        return word[: -len(end)] + ("а" if sex == "femn" else ""), False
    return word, False


def _may_end_in_oy(stem: str) -> bool:
    """Say whether the nominative of «Ланского», «Луговского» may end in «-ской».

    It may where the dictionary has such a word, or has none at all and the stem is as short as those of most of them.
    """
    low = stem.lower()
    if is_known(f"{low}ой") and may_be(f"{low}ой", "nomn", "masc"):
        return True
    return not is_known(f"{low}ой") and not is_known(f"{low}ий") and len(re.findall("[аеёиоуыэюя]", low)) == 1


def surname_of(word: str, sex: str, case: str) -> tuple[str, bool]:
    """Return a surname of a man or a woman in the nominative, and whether it is sure."""
    if word[-1] in {"accs": "еиы", "datv": "ая"}.get(case, ""):
        return word, False  # «Гаджи-Мурадова», «делопроизводителю Черепаха»: no name in the case ends so
    if case == "accs" and (match := re.fullmatch(r"(.+)(у|(?<!у)ю)", word)):
        return match[1] + ("а" if match[2] == "у" else "я"), True  # «Середу», a man's or a woman's
    if "-" in word:
        parts = [surname_of(part, sex, case) for part in word.split("-")]
        return "-".join(part for part, _ in parts), all(good for _, good in parts)
    if case == "ablt" and (match := re.fullmatch(rf"(.{{2,}}[{_HARD}])[ое]м", word)):
        return match[1], False  # «Кравчуком»
    if sex == "masc" and (match := re.fullmatch(r"(.+[сц]к)(?:ого|ому|им)", word)) and _may_end_in_oy(match[1]):
        stressed = _known(word, sex, case, "Surn") or ""
        return (stressed if stressed.endswith("кой") else f"{match[1]}ий"), False
    for pattern, end, sure in _MASCULINE if sex == "masc" else _FEMININE:
        if (match := re.fullmatch(pattern, word)) is None:
            continue
        if sure:
            return match[1] + end, not (word[-1] == "а" and _as_it_is(word))
        if known := _known(word, sex, case, "Surn"):
            return known, True
        return _known(word, sex, case, "anim") or match[1] + end, False  # «Скворца» → «Скворец»
    return word, False
