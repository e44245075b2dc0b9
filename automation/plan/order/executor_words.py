"""What the words of one piece of a cell of executors tell about its neighbours: whether it may go on or has ended."""

import re
from itertools import takewhile

from automation.plan.order.beginnings import ABBREVIATION, MOST_BEFORE_HEAD, NAME, clipped_head, head_of, never_oblique
from automation.russian.heads import is_body, is_post
from automation.russian.morphology import analyser, is_known

# Bodies that are called by what they deal with.
_UNITS = frozenset({
    "агентство", "ведомство", "группа", "департамент", "дирекция", "инспекция", "кафедра", "комиссия", "комитет",
    "министерство", "отдел", "отделение", "палата", "сектор", "служба", "управление", "филиал", "центр",
})  # fmt: skip
NAMESAKE = re.compile(rf"\b(?:им\.|имени)\s*(?:{NAME.pattern})")  # «ДШИ им. М.П. Мусоргского»
TAKES_ACCUSATIVE = re.compile(r"\s(?:за|на|в|через|про)\s", re.IGNORECASE)
_PLACE = r"[А-ЯЁ][А-Яа-яё]+(?:-[А-Яа-яё\d]+)*"


def ended(text: str) -> bool:
    """Tell whether nothing can go on: behind a bracket, a name or an acronym that stands alone («ЕДДС, МЧС»)."""
    return (
        text.endswith(")")
        or any(found.end() == len(text) for found in NAME.finditer(text))
        or ABBREVIATION.fullmatch(text) is not None
        or (text.rsplit(maxsplit=1)[-1].isupper() and headless(text.rpartition(" ")[0]))  # «районные СББЖ»
    )


def agreeing(text: str) -> bool:
    """Say whether the text begins with adjectives and a noun in what can only be the nominative."""
    words = re.findall(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*", text)
    adjectives = list(takewhile(lambda word: analyser().parse(word.lower())[0].tag.POS == "ADJF", words))
    noun = words[len(adjectives) : len(adjectives) + 1]
    return (
        bool(adjectives and noun)
        and not noun[0].isupper()
        and all(
            any(reading.tag.case == "nomn" for reading in analyser().parse(word.lower()))
            for word in [*adjectives, *noun]
        )
        and all(map(never_oblique, adjectives))
    )


def bare_head(text: str) -> bool:
    """Say whether the text is a post or a unit without a word of what it deals with («Ростовский филиал»)."""
    *before, last = re.findall(r"[А-Яа-яЁё-]+", text) or [""]
    nouns = {r.normal_form for r in analyser().parse(last.lower()) if r.tag.case == "nomn"}
    wants = any(is_post(noun) or noun in _UNITS for noun in nouns)
    return text.endswith(last) and wants and all(map(may_be_adjective, before))


def may_stand(word: str) -> bool:
    """Say whether a word may be a nominative."""
    return any(r.tag.case == "nomn" and "NUMR" not in r.tag for r in analyser().parse(word.lower()))


def may_be_adjective(word: str) -> bool:
    """Say whether a word may be an adjective in the nominative, whose noun is still to come."""
    tags = [r.tag for r in analyser().parse(word.lower()) if r.tag.case == "nomn"]
    named = (word[:2].isupper() and not is_known(word.lower())) or (
        word.istitle() and any("Surn" in tag for tag in tags)
    )
    return not named and any(tag.POS in {"ADJF", "PRTF"} for tag in tags)


def stands_alone(left: str, right: str) -> bool:
    """Say whether the words of a line may be no rest: «Слободинские сети» is no genitive, «кафе» may be in any case."""
    first = re.match(r"[А-ЯЁ]?[а-яё]{3,}", right)
    tags = [r.tag for r in analyser().parse(first[0].lower())] if first else []
    fixed = any({"NOUN", "Fixd"} <= tag.grammemes for tag in tags) and first is not None and first[0].islower()
    nominative = any(tag.case == "nomn" for tag in tags) and first is not None and never_oblique(first[0])
    return (fixed or nominative) and not TAKES_ACCUSATIVE.search(f" {left} ")


def agree(one: str, two: str) -> bool:
    """Say whether two words may stand in the nominative of one number."""
    numbers = [
        {str(r.tag.number) for r in analyser().parse(word.lower()) if r.tag.case == "nomn"} for word in (one, two)
    ]
    return not numbers[0].isdisjoint(numbers[1])


def ends_in_genitive(text: str) -> bool:
    """Say whether the last word may be a genitive, which a next one may go on."""
    words = re.findall(r"[А-Яа-яЁё]+", outside(text))
    if words[-2:-1] == ["по"] or (len(words) == 2 and headless(words[0]) and agreeing(text)):
        return False  # «УФНС по области», «дошкольные учреждения»
    last = words[-1:] if len(words) > 1 else ["отдел"]  # a lone word is the head itself
    return not words or last[0].isupper() or any("gent" in r.tag for r in analyser().parse(last[0].lower()))


def post_in(text: str, number: str) -> bool:
    """Say whether a post begins the text with a word in the nominative of the number: «заместитель», «должностные»."""
    if clipped_head(text):  # «зам. директоров»
        after = re.findall(r"[А-Яа-яЁё-]+", text)[1:2]
        return any(
            {"gent", "plur" if number == "plur" else "sing"} <= r.tag.grammemes
            for w in after
            for r in analyser().parse(w)
        )
    word = re.match(r"[А-Яа-яЁё-]+", text)
    return (
        head_of(text) == "post"
        and word is not None
        and any({"nomn", number} <= reading.tag.grammemes for reading in analyser().parse(word[0].lower()))
    )


def names_several(text: str) -> str:
    """Return the noun of the bodies in the plural that begin the text («отделы связи», «дошкольные учреждения»)."""
    for word in re.findall(r"[а-яё-]+", text.lower())[:MOST_BEFORE_HEAD]:
        readings = [r for r in analyser().parse(word) if {"nomn", "plur"} <= r.tag.grammemes]
        if head := next((r.normal_form for r in readings if "NOUN" in r.tag and is_body(r.normal_form)), ""):
            return str(head)
        if not any("NOUN" not in r.tag for r in readings):
            return ""
    return ""


def headless(text: str) -> bool:
    """Say whether nothing but adjectives is written yet («Финансовое» above «управление»)."""
    words = re.findall(r"[А-ЯЁа-яё-]+", text)
    return bool(words) and not NAME.search(text) and not head_of(text) and all(map(may_be_adjective, words))


def clause(text: str) -> str:
    """Say whether a participle that heads no post begins the text: «clause», «either» or "".

    It tells of what stands before («осуществляющие управление») or of a noun of its own («обслуживающие организации»).
    """
    words = re.findall(r"[а-яё]+", text)[:2]
    if len(words) < 2 or text[0] != words[0][0] or head_of(words[0]) == "post":
        return ""
    first, behind = ([r.tag for r in analyser().parse(word) if r.tag.case == "nomn"] for word in words)
    participle = next((tag for tag in first if "PRTF" in tag), None)
    if participle is None:
        return ""
    return "either" if any("NOUN" in tag and tag.number == participle.number for tag in behind) else "clause"


def takes_topics(text: str) -> bool:
    """Say whether what the text names may deal with several things («отдел связи», «специалист по связи»)."""
    words = re.findall(r"[а-яё]+", outside(text).lower())
    named = _UNITS | {"организация", "учреждение", "школа"}
    return "по" in words or any(not named.isdisjoint(r.normal_form for r in analyser().parse(w)) for w in words)


def share_topics(text: str) -> bool:
    """Say whether units in the plural deal with several things joined by «и» («министерства труда и спорта»)."""
    joined = re.search(r"\sи\s+([а-яё]+)", outside(text))
    return joined is not None and names_several(text) in _UNITS and "NOUN" in analyser().parse(joined[1])[0].tag


def lacks_noun(text: str, ahead: str) -> bool:
    """Say whether an oblique adjective stands last and the words ahead go on («отдел сельского», «хозяйства»)."""
    word, following = re.search(r"[А-ЯЁа-яё][а-яё-]+$", text), re.match(r"[А-ЯЁа-яё-]+", ahead)
    readings = [r.tag for r in analyser().parse(word[0].lower())] if word and following else []
    if not readings or readings[0].POS not in {"ADJF", "PRTF"} or any("nomn" in tag for tag in readings):
        return False
    behind = [r.tag for r in analyser().parse(following[0].lower())] if following else []
    return any(
        (one.case, one.number, one.gender) == (two.case, two.number, None if two.number == "plur" else two.gender)
        for one in readings
        for two in behind
    )


def begins_places(text: str, ahead: str) -> bool:
    """Say whether a noun in the plural leads to names of which another stands ahead («главы городов Тула», «Орёл»)."""
    several = re.search(rf"(?<![А-Яа-яЁё])([а-яё]+)\s+{_PLACE}(?:,?\s{_PLACE})*$", text)
    name = re.match(r"[А-ЯЁ][а-яё]+(?:-[А-Яа-яё]+)*", ahead)
    if several is None or name is None:
        return False
    noun, place = ([r.tag.grammemes for r in analyser().parse(word.lower())] for word in (several[1], name[0]))
    named = not (head_of(name[0]) or clipped_head(ahead)) or any("Geox" in tag for tag in place)
    return named and any({"NOUN", "inan", "gent", "plur"} <= tag for tag in noun)


def outside(text: str) -> str:
    """Return the text with what stands in quotes and brackets made blank."""
    return re.sub(r"\([^)]*\)?|«[^»]*»?|\"[^\"]*\"?", lambda m: " " * len(m[0]), text)


def left_open(text: str) -> bool:
    """Say whether a bracket or a quote is not closed yet; one mark may end two names («МБУ «Сад «Ромашка» (…)»)."""
    named = re.sub(r"\s*\([^()]*\)$", "", text)
    return (
        text.count("(") > text.count(")")
        or text.count("«") - text.count("»") > named.endswith("»")
        or (text.count('"') % 2 == 1 and not re.search(r'\w"$', text))
    )
