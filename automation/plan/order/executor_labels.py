"""What objects of a list share: a noun in the plural before labels («школ № 1, 2»), or behind adjectives.

Forms of words that show no case of their own («СОШ», «Заря») stay as they are.
"""

import re
from typing import Any

from automation.plan.order.beginnings import ABBREVIATION
from automation.plan.order.executor_words import UNITS_BY_TOPIC
from automation.russian.heads import TOPICS, is_body
from automation.russian.morphology import analyser, may_be, tags_of
from automation.russian.turned_names import recase

SIGN = re.compile(r"(?:,\s*(?:а также\s|и\s)?|\s(?:и|а также)\s)\s*(?=\S)")
PLACE = r"(?:г|д|дер|п|пгт|пос|рп|с|ст|ст-цы|х)\.\s?[А-ЯЁ][\w-]+(?:\s[А-ЯЁ][а-яё]+)?"
NUMBER = r"№{1,2}\s?\d+[а-я]?"
QUOTED = r"«[^«»]*(?:«[^«»]*»)?[^«»]*»|\"[^\"]*\""
_NAMED = r"[А-ЯЁ][а-яё]+(?:-[А-Яа-яё]+)*"
_TOPIC = r"[а-яё]{3,}(?:ой|ого|его|ых|их)\s[а-яё]{3,}|[а-яё]{3,}"
JOIN = r"(?:,\s*(?:и\s)?|\sи\s)"
# Labels of one kind: what may follow the noun they belong to, the first and the others.
LABELS = {
    "number": re.compile(rf"\s(?P<all>{NUMBER}(?:{JOIN}(?:№{{1,2}}\s?)?\d+[а-я]?(?![\w«»]|-\d))+)(?P<tail>.*)"),
    "quoted": re.compile(rf"\s(?P<all>(?:{QUOTED})(?:{JOIN}(?:{QUOTED}))+)(?P<tail>.*)"),
    "place": re.compile(rf"\s(?P<all>{PLACE}(?:{JOIN}{PLACE})+)(?P<tail>.*)"),
    "named": re.compile(rf"\s(?P<all>{_NAMED}(?:{JOIN}{_NAMED})+)(?P<tail>.*)"),
    "topic": re.compile(rf"\s(?P<all>(?:{_TOPIC})(?:,\s*(?:{_TOPIC}))+(?:\sи\s(?:{_TOPIC}))?)(?P<tail>$)"),
}
_OF_PLACE = {"nomn": "ск(?:ий|ая|ое)", "gent": "ско(?:го|й)", "ablt": "ск(?:им|ой)"}  # «Каменский» is a surname as well
PLACES = frozenset(
    {"город", "деревня", "образование", "округ", "поселение", "поселок", "посёлок", "район", "село", "станица", "хутор"}
)


def shared(text: str, case: str, *, led: bool) -> list[str]:
    """Return «Ивановского сельского поселения» and so on for «Ивановского и Петровского сельских поселений».

    Of figures for adjectives only what one person leads is told apart: «9, 11 классов» have several teachers each.
    """
    *firsts, last = SIGN.split(text)
    words = last.split(" ")
    numbered = all(re.fullmatch(r"\d+(?:-х)?", one) for one in (*firsts, words[0]))
    alike = numbered or all(is_adjective(one, case, "sing") for one in (*firsts, words[0]))
    if firsts and alike and len(words) > 1 and ABBREVIATION.match(words[1]):  # «17, 18, 21 ПСЧ», «Ивановский РЭС»
        return [f"{one} {' '.join(words[1:])}" for one in (*firsts, words[0])]
    if not (firsts and alike) or (numbered and not (led and words[0].isdigit())):
        return []
    at = next((n for n in range(1, len(words)) if not is_adjective(words[n], case, "plur")), len(words))
    readings = nouns(words[at], case, "plur") if at < len(words) else []
    one = group_of_one(words[1 : at + 1], case) if readings else ""
    gender = readings[0].tag.gender if readings else ""
    fits = all(one[0].isdigit() or may_be(one, case, "sing", str(gender)) for one in (*firsts, words[0]))
    tail = "".join(f" {word}" for word in words[at + 1 :])
    return [f"{first} {one}{tail}" for first in (*firsts, words[0])] if one and fits else []


def labelled(text: str, kind: str, case: str, *, led: bool) -> list[str]:
    """Return «школы № 1» and so on for «школ № 1, 2 и 5», «школ с. Ивановка, с. Петровка».

    ``led``: a post that one person holds stands before them, so that places alone and fields may be labels too.
    """
    found = LABELS[kind].search(f" {text}")
    before = text[: max(found.start() - 1, 0)] if found else ""
    if found is None or SIGN.search(blank(before)) or re.search(r"[,;:«]|\sи\s|[–—-]\s", found["tail"]):
        return []
    what = _labelled_noun(before, kind, case, led=led)
    labels = [one.strip() for one in re.split(JOIN + r"(?![^«]*»)", found["all"])]
    if kind == "number":
        labels = [f"№ {re.sub(r'[№ ]', '', one)}" for one in labels]
    return [f"{what} {one}{found['tail']}".strip() for one in labels] if what else []


def _labelled_noun(before: str, kind: str, case: str, *, led: bool) -> str:
    """Return the noun, or the acronyms, before labels as those of one; "" where they may not bear such labels."""
    if not before:
        return " " if kind == "place" and led else ""  # «старосты д. Ольховка, д. Липовка»
    words = before.split(" ")
    if ABBREVIATION.match(words[-1]):
        own = all(ABBREVIATION.match(word) for word in words) and words[0] not in TOPICS
        return re.sub(r"(?<=[А-ЯЁ])[иы]$", "", before) if own and kind not in {"topic", "named"} else ""
    at = next((n for n, word in enumerate(words) if not is_adjective(word, case, "plur")), len(words))
    readings = nouns(words[at], case, "plur") if at < len(words) else []
    of_it = [word for word in words[at + 1 :] if not (word.islower() and may_be(word, "gent"))]  # «дома культуры»
    if not readings or of_it or (kind in {"topic", "named"} and at < len(words) - 1):
        return ""
    noun = readings[0].normal_form
    bears = {"topic": led and noun in UNITS_BY_TOPIC, "named": noun in PLACES, "number": True}
    if not bears.get(kind, is_body(noun) or noun in PLACES):
        return ""
    return " ".join([group_of_one(words[: at + 1], case), *words[at + 1 :]])


def is_adjective(word: str, case: str, number: str) -> bool:
    """Say whether a word may be an adjective in the case («Ивановского»), or a number that stands for one («1-го»)."""
    if " " in word:
        return False
    ordinal = re.fullmatch(r"\d+-[а-яё]{1,3}", word) is not None
    named = any({case, number} <= tag.grammemes and tag.POS in {"ADJF", "PRTF"} for tag in tags_of(word))
    return (
        ordinal
        or named
        or (number == "sing" and re.fullmatch(rf"[А-ЯЁ][а-яё-]+(?:{_OF_PLACE[case]})", word) is not None)
    )


def nouns(word: str, case: str, number: str) -> list[Any]:
    """Return the readings of a word as a noun in the case and the number."""
    return [
        one
        for one in analyser().parse(word.lower())
        if {"NOUN", case, number} <= one.tag.grammemes and not {"Surn", "Name"} & one.tag.grammemes
    ]


def turned(reading: Any, word: str, case: str) -> str:
    """Return a noun in the singular of the case, with the capitals of the word; "" where it has none."""
    form = reading.inflect({"sing", case})
    return recase(form.word, word) if form else ""


def group_of_one(words: list[str], case: str) -> str:
    """Return adjectives and their noun in the plural as those of one, in the same case; "" where no form is known."""
    *adjectives, noun = words
    reading = next((one for one in nouns(noun, case, "plur") if one.inflect({"sing", case})), None)
    if reading is None:
        return ""
    made = [turned(reading, noun, case)]
    for word in reversed(adjectives):
        marks = {"sing", case, str(reading.tag.gender)}
        forms = [one for one in analyser().parse(word.lower()) if {case, "plur"} <= one.tag.grammemes]
        form = next((made_of for one in forms if (made_of := one.inflect(marks))), None)
        made.insert(0, recase(form.word, word) if form else word)
    return " ".join(made)


def blank(text: str) -> str:
    """Return the text with what stands in quotes and brackets made unreadable, of the same length."""
    return re.sub(rf"{QUOTED}|\([^)]*\)", lambda m: "·" * len(m[0]), text)
