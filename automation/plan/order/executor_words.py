"""What the words of one piece of a cell of executors tell about its neighbours: whether it may go on or has ended."""

import re
from itertools import takewhile

from automation.plan.order.beginnings import (
    ABBREVIATION,
    MOST_BEFORE_HEAD,
    NAME,
    clipped_head,
    head_of,
    may_be_surname,
    never_oblique,
)
from automation.russian.heads import is_body, is_post
from automation.russian.morphology import is_known, lemmas, may_agree, may_be, part_of_speech, tags_of
from automation.russian.nominative import ACTING

# Bodies of which one place has one.
SOLE = frozenset({"администрация", "дирекция", "дума", "мэрия", "прокуратура", "редакция", "управа"})
# Bodies that are called by what they deal with.
UNITS_BY_TOPIC = frozenset({
    "агентство", "ведомство", "группа", "департамент", "дирекция", "инспекция", "кафедра", "комиссия", "комитет",
    "министерство", "отдел", "отделение", "палата", "сектор", "служба", "управление", "филиал", "центр",
})  # fmt: skip
# «ДШИ им. М.П. Мусоргского», «школа имени Героя Советского Союза А.П. Маресьева»
NAMESAKE = re.compile(rf"\b(?:им\.|имени)\s*(?:[А-ЯЁ][а-яё]+\s+){{0,3}}?(?:{NAME.pattern})")
TAKES_ACCUSATIVE = re.compile(r"\s(?:за|на|в|через|про)\s", re.IGNORECASE)
# What looks like an adjective and is a post of its own, which tells no other post apart («дежурный врач» does).
_HOLDS = re.compile(r"(?i:управляющ|заведующ|рабоч|уполномоченн|командующ|служащ)")
_PLACE = r"[А-ЯЁ][А-Яа-яё]+(?:-[А-Яа-яё\d]+)*"
_DEALS_WITH = re.compile(r"\sпо\s[а-яё]+\sсо?\s(?:[а-яё-]+\s)*[а-яё-]+$", re.IGNORECASE)
_DEALT_WITH = frozenset({"НКО", "СМИ", "ТОС"})


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
    adjectives = list(takewhile(lambda word: part_of_speech(word) == "ADJF", words))
    noun = words[len(adjectives) : len(adjectives) + 1]
    if not (adjectives and noun) or noun[0].isupper():
        return False
    return all(may_be(word, "nomn") for word in [*adjectives, *noun]) and all(map(never_oblique, adjectives))


def bare_head(text: str) -> bool:
    """Say whether the text is a post or a unit without a word of what it deals with («Ростовский филиал»)."""
    *before, last = re.findall(r"[А-Яа-яЁё-]+", text) or [""]
    wants = any(is_post(noun) or noun in UNITS_BY_TOPIC for noun in lemmas(last, "nomn"))
    return text.endswith(last) and wants and all(map(may_be_adjective, before))


def may_stand(word: str) -> bool:
    """Say whether a word may be a nominative."""
    return any(tag.case == "nomn" and "NUMR" not in tag for tag in tags_of(word))


def may_be_adjective(word: str) -> bool:
    """Say whether a word may be an adjective in the nominative, whose noun is still to come."""
    named = (word[:2].isupper() and not is_known(word.lower())) or may_be_surname(word)
    return not named and any(
        tag.case == "nomn" and tag.POS in {"ADJF", "PRTF"} and "Abbr" not in tag for tag in tags_of(word)
    )


def before_noun(left: str, right: str) -> str:
    """Say whether adjectives alone on a line belong to the noun below: «rest» («Госпитальный», «эпидемиолог») or "".

    «either» where they may stand for somebody themselves («Управляющий», «бухгалтер»).
    """
    words, noun = left.split(" "), re.match(r"[А-Яа-яЁё-]+", right)
    alone = all(re.search("(?:ый|ий|ой|[ая]я|[ое]е|[ыи]е)$", word) and may_be(word, "nomn") for word in words)
    alone = alone and all({"ADJF", "PRTF"} & {tag.POS for tag in tags_of(word)} for word in words)
    if noun is None or not alone or not may_agree(words[-1], noun[0]):
        return ""
    own = len(words) == 1 and head_of(right) == "post" and (_HOLDS.match(left) is not None or may_be(left, "Surn"))
    return "either" if own or noun[0][0].isupper() else "rest"


def stands_alone(left: str, right: str) -> bool:
    """Say whether the words of a line may be no rest: «Слободинские сети» is no genitive, «кафе» may be in any case."""
    first = re.match(r"[А-ЯЁ]?[а-яё]{3,}", right)
    if first is None:
        return False
    fixed = first[0].islower() and may_be(first[0], "NOUN", "Fixd")
    nominative = may_be(first[0], "nomn") and never_oblique(first[0])
    return (fixed or nominative) and not TAKES_ACCUSATIVE.search(f" {left} ")


def ends_in_genitive(text: str) -> bool:
    """Say whether the last word may be a genitive, which a next one may go on."""
    words = re.findall(r"[А-Яа-яЁё]+", outside(text))
    if words[-2:-1] == ["по"] or (len(words) == 2 and headless(words[0]) and agreeing(text)):
        return False  # «УФНС по области», «дошкольные учреждения»
    last = words[-1:] if len(words) > 1 else ["отдел"]  # a lone word is the head itself
    return not words or last[0].isupper() or may_be(last[0], "gent")


def post_in(text: str, number: str) -> bool:
    """Say whether a post begins the text with a word in the nominative of the number: «заместитель», «должностные»."""
    if clipped_head(text):  # «зам. директоров», «зав. складами», «кл. руководители», but «зам. директора»
        led = re.findall(r"[А-Яа-яЁё-]+", text)[1:2]
        cases = ("gent", "ablt", *(["nomn"] if number == "plur" and all(map(never_oblique, led)) else []))
        return any(may_be(word, case, number) for word in led for case in cases)
    if ACTING.match(text):
        return number == "sing"
    word = re.match(r"[А-Яа-яЁё-]+", text)
    return head_of(text) == "post" and word is not None and may_be(word[0], "nomn", number)


def names_several(text: str) -> str:
    """Return the noun of the bodies in the plural that begin the text («отделы связи», «дошкольные учреждения»)."""
    for word in re.findall(r"[а-яё-]+", text.lower())[:MOST_BEFORE_HEAD]:
        if head := next(filter(is_body, sorted(lemmas(word, "nomn", "plur", "NOUN"))), ""):
            return head
        if all("NOUN" in tag for tag in tags_of(word) if {"nomn", "plur"} <= tag.grammemes):
            return ""
    return ""


def headless(text: str) -> bool:
    """Say whether nothing but adjectives is written yet («Финансовое» above «управление», «все отраслевые»)."""
    text = re.sub(r"(?i)^все\s+", "", text)
    words = re.findall(r"[А-ЯЁа-яё-]+", text)
    return bool(words) and not NAME.search(text) and not head_of(text) and all(map(may_be_adjective, words))


def clause(text: str) -> str:
    """Say whether a participle that heads no post begins the text: «clause», «either» or "".

    It tells of what stands before («осуществляющие управление», «указанные в плане») or of a noun of its own
    («обслуживающие организации», «расположенные в районе организации»).
    """
    words = re.findall(r"[а-яё]+", text)
    if len(words) < 2 or text[0] != words[0][0] or head_of(words[0]) == "post":
        return ""
    participle = next((tag for tag in tags_of(words[0]) if {"PRTF", "nomn"} <= tag.grammemes), None)
    if participle is None:
        return ""
    own = words[3:] if part_of_speech(words[1]) == "PREP" else words[1:2]
    return "either" if any(may_be(word, "NOUN", "nomn", participle.number) for word in own) else "clause"


def takes_topics(text: str) -> bool:
    """Say whether what the text names may deal with several things («отдел связи», «специалист по связи»)."""
    words = re.findall(r"[а-яё]+", outside(text).lower())
    named = UNITS_BY_TOPIC | {"организация", "учреждение", "школа"}
    return "по" in words or any(not named.isdisjoint(lemmas(word)) for word in words)


def share_topics(text: str) -> bool:
    """Say whether units in the plural deal with several things joined by «и» («министерства труда и спорта»)."""
    joined = re.search(r"\sи\s+([а-яё]+)", outside(text))
    return joined is not None and names_several(text) in UNITS_BY_TOPIC and part_of_speech(joined[1]) == "NOUN"


def lacks_noun(text: str, ahead: str) -> bool:
    """Say whether an oblique adjective stands last and the words ahead go on («отдел сельского», «хозяйства»)."""
    word, following = re.search(r"[А-ЯЁа-яё][а-яё-]+$", text), re.match(r"[А-ЯЁа-яё-]+", ahead)
    if not (word and following) or part_of_speech(word[0]) not in {"ADJF", "PRTF"} or may_be(word[0], "nomn"):
        return False
    forms = {(tag.case, tag.number, tag.gender) for tag in tags_of(word[0])}
    asked = {(tag.case, tag.number, None if tag.number == "plur" else tag.gender) for tag in tags_of(following[0])}
    return not forms.isdisjoint(asked)


def begins_places(text: str, ahead: str) -> bool:
    """Say whether a noun in the plural leads to names of which another stands ahead («главы городов Тула», «Орёл»)."""
    several = re.search(rf"(?<![А-Яа-яЁё])([а-яё]+)\s+{_PLACE}(?:,?\s{_PLACE})*$", text)
    name = re.match(r"[А-ЯЁ][а-яё]+(?:-[А-Яа-яё]+)*", ahead)
    if several is None or name is None:
        return False
    named = not (head_of(name[0]) or clipped_head(ahead)) or may_be(name[0], "Geox")
    return named and may_be(several[1], "NOUN", "inan", "gent", "plur")


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


def deals_with(before: str, last: str) -> bool:
    """Say whether behind «и» stands the last of what a unit deals with: «отдел по связям с общественностью и СМИ»."""
    return last in _DEALT_WITH and _DEALS_WITH.search(before) is not None
