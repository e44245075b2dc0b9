"""What the first words of a text head: a post, a body, a person, or only the rest of the executor before them."""

import re
from functools import cache
from itertools import dropwhile, pairwise
from typing import Any

from automation.russian.heads import BODIES, ORGANS, POSTS, TOPICS, heads_post, is_body, is_legal_form, is_post
from automation.russian.morphology import NOMINAL, OBLIQUE, analyser, lemmas, may_agree, may_be, tags_of
from automation.russian.nominative import ACTING, FULL_NAME, SHORT_NAME, TURNED_NAME, leads_to
from automation.russian.organisations import ACRONYMS
from automation.russian.readings import FROZEN_FIRST

NAME = re.compile(f"{FULL_NAME.pattern}|{TURNED_NAME.pattern}|{SHORT_NAME.pattern}")
ABBREVIATION = re.compile(r"[А-ЯЁ]{2,}[а-я]?[А-ЯЁ]*$")
# «Минфин», «Росреестр», but «Роспотребнадзору»
_BODY = re.compile(r"(?:Мин(?!ск)[а-яё]{3,}|(?:Рос(?!си)|Гос|Рай|Обл|Гор)[а-яё]{4,})(?<![ую])(?<!ии)$")
WORD = re.compile("[А-Яа-яЁё]/?[А-Яа-яЁё]")  # «в/ч» too
MOST_BEFORE_HEAD = 6  # words: «федеральное государственное бюджетное образовательное учреждение»
# «зам. главы», «спец-т», «муз. руководитель», «с/х техника»: a clipped word, and what it stands before.
_CLIP = re.compile(
    r"(?:(?P<clip>[А-Яа-яё]{2,7})(?:\.\s?(?=[А-Яа-яЁё])|-(?P<end>[а-яё]{1,3})(?![а-яё-])\s*)|[а-я]/[а-я]\s)(?P<rest>.*)",
    re.DOTALL,
)
_NO_CLIP = frozenset({"им", "обл", "пос", "просп", "стр", "тел", "ул"})
_LEADS = re.compile(r"(?:дир|зав|зам|нач|пом|пред|рук)\.", re.IGNORECASE)  # not «сан.», «метод.»
_MERGED = re.compile(r"(?:зам|зав|пом|нач)(?!естител|едующ|ощник|альник|одск)[а-яё]{5,}", re.I)  # «замдиректора»


def starts_executor(text: str) -> bool | None:
    """Say whether a new executor begins here: True surely, False surely not, None in doubt."""
    head = _head(text)
    return head if isinstance(head, bool) or head is None else True


def head_of(text: str) -> str:
    """Return what the first words head in the nominative: «post», «body», or "" for anything else."""
    head = _head(text)
    return head if isinstance(head, str) else ""


def _head(text: str) -> str | bool | None:
    if not text:
        return False
    if NAME.match(text):
        return True
    if ACTING.match(text):
        return "post"
    if clipped := clipped_head(text):
        return clipped
    words = re.findall(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*", text)
    named = re.search('[«"]', text) or re.match(r"[А-ЯЁ]+\S*[-\s№]*\d", text)  # «ПМС-148»
    return _head_of_words(words, named=named is not None) if words else False


def heads_name(line: str) -> bool:
    """Say whether a line begins with the head of a name in the nominative («Исполнительный комитет», «МБОУ», «Мэр»)."""
    first = next((word for word in line.split(" ") if not may_be(word, "ADJF")), "")  # «МЕЖРАЙОННАЯ ИФНС РОССИИ № 7»
    if is_legal_form(line.split(" ", 1)[0]) or first in ORGANS or first in ACRONYMS:
        return True

    def fits(_: str, reading: Any) -> bool:
        named = is_body(reading.normal_form) or is_post(reading.normal_form)
        return named and {"NOUN", "sing"} <= reading.tag.grammemes

    return leads_to(first_words(line), "nomn", fits)


def first_words(line: str) -> list[str]:
    """Return the words of a line among which the head of a name stands."""
    return re.findall(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*", line)[:MOST_BEFORE_HEAD]


def clipped_head(text: str) -> str:
    """Return what a clipped word heads: the noun behind it («метод. кабинет»), else the one it is cut from («спец-т»).

    "" for any other text.
    """
    if _MERGED.match(text):
        return "post"
    cuts: list[str] = []
    begun, end = text, None
    while end is None and len(cuts) < MOST_BEFORE_HEAD and (found := _CLIP.match(text)):
        clip, end, text = (found["clip"] or "").lower(), found["end"], found["rest"]
        if clip in _NO_CLIP:
            return ""
        kind = "" if re.match("[А-Яа-яё]", text) else "body"  # «с/х техника», but «в/ч 12345»
        cuts.append(_cut_from(clip, end or "") if clip else kind)
    if not cuts:
        return ""
    if cuts[0] == "post" and _LEADS.match(begun):
        return "post"  # «рук. МКУ «А»»
    behind = "" if end or NAME.match(text) or _CLIP.match(text) else head_of(text)
    return cuts[0] or behind or cuts[-1] if len(cuts) > 1 else behind or cuts[0]  # «науч. сотр.»


@cache
def _cut_from(clip: str, end: str) -> str:
    """Return what the noun heads whose beginning («рук.») or beginning and end («рук-ль», «рук-ли») are written."""
    for kind, nouns in (("post", POSTS), ("body", BODIES)):
        if any(noun.startswith(clip) and end[-1:] in f"{noun[-1]}ыияе" for noun in nouns):
            return kind
    return ""


def _head_of_words(words: list[str], *, named: bool) -> str | bool | None:
    if len(words) == 1 and may_be_surname(words[0]):
        return True  # «Седых, Носов»: no initials are written
    if len(words) == 1 and _names_those(words[0]) and not heads_post(words[0], ""):
        return True  # «отдыхающие», «квартальные»
    if _BODY.match(words[0]) or (not words[0].isupper() and may_be(words[0], "Orgn", "nomn")):  # «минкультуры», «райпо»
        adjective = may_be(words[0], "ADJF") and len(words) > 1  # «Государственные инспекторы», «Районный прокурор»
        return "post" if adjective and _head_of_words(words[1:], named=named) == "post" else "body"
    if ABBREVIATION.match(words[0]):
        return _head_of_acronym(words[0], alone=len(words) == 1 and not named)
    certain = False
    words = list(dropwhile(lambda word: may_be(word, "ADVB") and not names_body(word), words))  # not «Дома культуры»
    for word, after in pairwise([*words[:MOST_BEFORE_HEAD], ""]):
        known, nominative, noun = _kind_of(word)
        acronym = ABBREVIATION.match(word) and word not in TOPICS
        if certain and (acronym or names_body(word)):
            return "body"  # «подведомственные учреждения», «Заречный ПСО»
        if known == "post" and names_body(after) and (heads_post(word, "") or may_agree(word, after, "ADJF")):
            return "body"  # «управляющие компании», «военный комиссариат»
        if known or (certain and may_be(word, "NOUN", "anim", "plur", "nomn")):
            return known or "post"  # «сменные механики» are no part of mechanics
        if not nominative:
            return None if names_body(word) else False
        if noun and not certain and not never_oblique(word):
            return None if names_body(word) else False
        certain = certain or never_oblique(word)
        if noun:
            return None
    return None


def _head_of_acronym(acronym: str, *, alone: bool) -> str | bool | None:
    """Return "body" for «ЕДДС», False for «ЧС», with which an executor deals, None for an unknown acronym alone."""
    if acronym in TOPICS:
        return False
    several = acronym[:-1] if acronym[-1] in "иы" else acronym  # «ФАПы»
    return None if alone and several not in ORGANS and not is_legal_form(acronym) else "body"


@cache
def _names_those(word: str) -> bool:
    """Say whether an adjective or a participle in the nominative plural stands for people («сопровождающие»)."""
    named = may_be(word, "plur", "nomn", "ADJF") or may_be(word, "plur", "nomn", "PRTF")
    return named and never_oblique(word) and not any(map(names_people, tags_of(word)))


def may_be_surname(word: str) -> bool:
    """Say whether a word with a capital may be a surname in the nominative."""
    return word.istitle() and may_be(word, "Surn", "nomn")


@cache
def names_body(word: str) -> bool:
    """Say whether a word may be the nominative of a body's head, also where its genitive looks the same."""
    nominatives = lemmas(word, "NOUN", "nomn") | lemmas(word, "NOUN", "Sgtm", "gent", "neut")  # «сельхозпредприятия»
    return any(map(is_body, nominatives))


def first_word(text: str) -> str:
    """Return the first word, or the half of it that tells the case («службе» of «пресс-службе»)."""
    first, _, last = (re.match(r"[А-Яа-яЁё-]*", text) or [""])[0].partition("-")
    return last if last and first.lower() in FROZEN_FIRST else first


def has_no_surname(name: str) -> bool:
    """Say whether what stands before initials or a first name is a post or a body («Роспотребнадзор И.И.»)."""
    first = name.split(maxsplit=1)[0]
    return not may_be(first, "Surn") and any(is_post(noun) or is_body(noun) for noun in lemmas(first))


def may_be_noun(word: str) -> bool:
    """Say whether a word may be a noun in the nominative («электромеханики», «такси»)."""
    return word.lower() not in _NO_CLIP and may_be(word, "NOUN", "nomn")


@cache
def may_be_people(word: str) -> bool:
    """Say whether a word may name people in the nominative («электромеханики»), or likeliest does («синоптики»)."""
    readings = analyser().parse(word.lower())
    people = (r for r in readings if {"plur", "nomn"} <= r.tag.grammemes and names_people(r.tag))
    return any(r is readings[0] or not _of_a_thing(r) for r in people)


@cache
def _kind_of(word: str) -> tuple[str, bool, bool]:
    """Return "post" or "body" for a known head, else ""; then whether a word may be a nominative, and a noun."""
    known = ""
    nominative = noun = False
    for reading in analyser().parse(word.lower()):
        tag = reading.tag
        if tag.case != "nomn" or tag.POS not in NOMINAL:
            continue
        nominative = True
        noun = noun or tag.POS == "NOUN"
        if _of_a_thing(reading):
            continue  # «энергетики» are a field as well
        if not known and (heads_post(word, reading.normal_form) or (names_people(tag) and never_oblique(word))):
            known = "post"
        elif not known and is_body(reading.normal_form) and (tag.number == "sing" or never_oblique(word)):
            known = "body"
    adjective = any(tag.POS != "NOUN" and tag.case == "nomn" for tag in tags_of(word))
    return known, nominative, noun and not adjective  # «старший» may stand before its noun


def _of_a_thing(people: Any) -> bool:
    """Say whether the plural of a noun for people looks like the genitive of what they deal with («политики»)."""
    return people.tag.number == "plur" and any(
        {"inan", "gent", "sing"} <= r.tag.grammemes and r.normal_form != people.normal_form
        for r in analyser().parse(people.word)
    )


def names_people(tag: Any) -> bool:
    """Say whether a word is a noun for people, known as a post or not, and no name: «фтизиатру», «учащиеся»."""
    people = {"NOUN", "anim"} <= tag.grammemes or {"Subx", "plur"} <= tag.grammemes
    return people and not {"Surn", "Name", "Patr"} & tag.grammemes


@cache
def never_oblique(word: str) -> bool:
    """Say whether a word can be no oblique case: «группы» may be a genitive, «отделы» may not.

    An accusative does not stand in a list of executors.
    Words that the dictionary lacks are judged by their endings, unlike in ``russian.morphology.only_nominative``.
    """
    return all(tag.case not in OBLIQUE for tag in tags_of(word))
