"""A head in the plural before a list («начальники отдела связи, отдела спорта», «школы № 1, 2»): each is an executor.

list   = head [post] object { («,» | «и») object }
object = a body in the singular | an adjective that shares the noun ahead | a label («№ 5», «с. Ивановка», «Заря»)
| a field («по экономике»)
"""

import re
from collections.abc import Iterator
from itertools import dropwhile
from typing import Any

from msgspec import Struct

from automation.plan.order.beginnings import ABBREVIATION, NAME, clipped_head, head_of, never_oblique
from automation.plan.order.executor_posts import LEADERS, head_at, post_of_one
from automation.plan.order.executor_words import SOLE, UNITS_BY_TOPIC, outside, post_in
from automation.russian.heads import ORGANS, TOPICS, is_body, is_legal_form
from automation.russian.morphology import analyser, may_be, tags_of
from automation.russian.turned_names import recase

_SIGN = re.compile(r"(?:,\s*(?:а также\s|и\s)?|\s(?:и|а также)\s)\s*(?=\S)")
_AGREED = re.compile(r"\s\(по согласованию\)$")
_PLACE = r"(?:г|д|дер|п|пгт|пос|рп|с|ст|ст-цы|х)\.\s?[А-ЯЁ][\w-]+(?:\s[А-ЯЁ][а-яё]+)?"
_NUMBER = r"№{1,2}\s?\d+[а-я]?"
_QUOTED = r"«[^«»]*(?:«[^«»]*»)?[^«»]*»|\"[^\"]*\""
_NAMED = r"[А-ЯЁ][а-яё]+(?:-[А-Яа-яё]+)*"
_TOPIC = r"[а-яё]{3,}(?:ой|ого|его|ых|их)\s[а-яё]{3,}|[а-яё]{3,}"
_JOIN = r"(?:,\s*(?:и\s)?|\sи\s)"
_SIGNED = (_QUOTED, _PLACE)
# Labels of one kind: what may follow the noun they belong to, the first and the others.
_LABELS = {
    "number": re.compile(rf"\s(?P<all>{_NUMBER}(?:{_JOIN}(?:№{{1,2}}\s?)?\d+[а-я]?(?![\w«»]|-\d))+)(?P<tail>.*)"),
    "quoted": re.compile(rf"\s(?P<all>(?:{_QUOTED})(?:{_JOIN}(?:{_QUOTED}))+)(?P<tail>)"),
    "place": re.compile(rf"\s(?P<all>{_PLACE}(?:{_JOIN}{_PLACE})+)(?P<tail>)"),
    "named": re.compile(rf"\s(?P<all>{_NAMED}(?:{_JOIN}{_NAMED})+)(?P<tail>)"),
    "topic": re.compile(rf"\s(?P<all>(?:{_TOPIC})(?:,\s*(?:{_TOPIC}))+(?:\sи\s(?:{_TOPIC}))?)(?P<tail>)"),
}
_PLACES = frozenset(
    {"город", "деревня", "округ", "поселение", "поселок", "посёлок", "район", "село", "станица", "хутор"}
)


class Listed(Struct, frozen=True):
    """The executors of a list ([] where the text is none), and whether no other reading of it is likely."""

    each: list[str] = []
    sure: bool = True


class _Head(Struct, frozen=True):
    """What stands before a list: as it is for each, and the case the list stands in («nomn» where it is no list's)."""

    each: str
    behind: str
    cases: tuple[str, ...]
    leads: bool = True
    clipped: bool = False


def listed(text: str) -> Listed:
    """Return the executors that a list behind a head in the plural names."""
    agreed = _AGREED.search(text)
    words = text[: agreed.start()] if agreed else text
    if not _SIGN.search(_blank(words)) or "(" in words or NAME.search(words):
        return Listed()
    found = next((one for one in _readings(words) if one.each), Listed())
    return Listed([f"{one}{agreed[0] if agreed else ''}" for one in found.each], found.sure)


def goes_on_with(left: str, right: str) -> bool:
    """Say whether a list goes on behind a sign: one more label, or a body in the case that the post asks for."""
    if any(
        re.fullmatch(rf"(?:{one})(?:{_JOIN}(?:{one}))*(?:\s\([^()]*\))?", right) and _ends(one, left) for one in _SIGNED
    ):
        return True
    return any(
        _opens(head.behind, case) and _opens(right, case) and (not head.clipped or _is_formed(right))
        for head in _heads(left)
        for case in head.cases
        if case != "nomn" and head.each
    )


def _ends(label: str, text: str) -> bool:
    """Say whether a label of the kind ends the text behind an acronym or what may be a noun in the plural."""
    ends = re.search(rf"(?P<noun>[А-Яа-яЁё]+)\s(?:{label})(?:{_JOIN}(?:{label}))*$", text)
    return ends is not None and (
        ABBREVIATION.match(ends["noun"]) is not None or any("plur" in tag for tag in tags_of(ends["noun"]))
    )


def _is_formed(text: str) -> bool:
    return ABBREVIATION.match(text.split(" ", 1)[0]) is not None


def may_lead_several(text: str) -> bool:
    """Say whether one post leads two units («начальник отдела культуры, отдела спорта»): he is one, or they are two."""
    words = text.split(" ")
    if not post_in(text, "sing") or "," not in outside(text) or clipped_head(text):
        return False
    return any(len(_own(" ".join(words[1:]), case)) > 1 for case in ("gent", "ablt"))


def _blank(text: str) -> str:
    """Return the text with what stands in quotes and brackets made unreadable, of the same length."""
    return re.sub(rf"{_QUOTED}|\([^)]*\)", lambda m: "·" * len(m[0]), text)


def _readings(text: str) -> Iterator[Listed]:
    for head in _heads(text):
        fields = [] if head.clipped else _fields(head)
        yield Listed([f"{head.each} {one}".strip() for one in fields], sure=True)
        for case in head.cases:
            own = _own(head.behind, case) if case != "nomn" else []
            sure = not head.clipped and _all_led(head, own, case)
            yield _with(head, [each for one in own for each in listed(one).each or [one]], sure=sure)
            yield _with(head, _shared(head.behind, case), sure=True)
            for kind in _LABELS:
                sure = kind != "topic" and not (head.clipped and kind == "quoted")
                yield _with(head, _labelled(head, kind, case), sure=sure)


def _with(head: _Head, objects: list[str], *, sure: bool) -> Listed:
    return Listed([f"{head.each} {one}".strip() for one in objects] if len(objects) > 1 else [], sure)


def _heads(text: str) -> Iterator[_Head]:
    """Yield what may stand before a list: a post in the plural or a clipped one, «администрации», or nothing."""
    words = text.split(" ")
    clips = list(dropwhile(lambda word: re.fullmatch(r"[А-Яа-яё]{2,7}\.", word), words))
    at = head_at(clips)
    if clipped_head(text) == "post" and len(clips) < len(words):
        clipped = " ".join(words[: len(words) - len(clips)])
        several = at is not None and may_be(clips[at], "NOUN", "anim", "plur", "nomn") and never_oblique(clips[at])
        if at is not None and several:
            each = f"{clipped} {post_of_one(' '.join(clips[: at + 1]))}"
            yield _Head(each, " ".join(clips[at + 1 :]), ("gent", "ablt"))
        else:
            yield _Head(clipped, " ".join(clips), ("gent", "ablt"), clipped=True)
    elif at is not None and post_in(text, "plur"):
        post, behind = " ".join(words[: at + 1]), " ".join(words[at + 1 :])
        leads = LEADERS.match(post) is not None
        yield _Head(post_of_one(post) if leads else post, behind, ("gent", "ablt"), leads=leads)
    elif head_of(text) == "body" or may_be(words[0], "plur", "nomn"):
        sole = next((one for one in _nouns(words[0], "nomn", "plur") if one.normal_form in SOLE), None)
        if sole is not None:
            yield _Head(_turned(sole, words[0], "nomn"), " ".join(words[1:]), ("gent",))
        yield _Head("", text, ("nomn",))


def _own(text: str, case: str) -> list[str]:
    """Return the bodies of a list in the case, each with a noun of its own; other words go on with the one before."""
    if not _opens(text, case):
        return []
    signs = [found for found in _SIGN.finditer(_blank(text)) if _opens(text[found.end() :], case)]
    starts, ends = [0, *(sign.end() for sign in signs)], [*(sign.start() for sign in signs), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _opens(text: str, case: str) -> bool:
    """Say whether a body in the singular of the case begins: adjectives and its noun, or an acronym with a name."""
    words = re.findall(r"[А-Яа-яЁё-]+", re.sub(r"^[а-я]/", "", _blank(text)))  # «д/сада»
    if words and ABBREVIATION.match(words[0]):
        named = re.search(rf"\s(?:{_QUOTED}|{_NUMBER}|{_PLACE})", text) is not None
        return named and text.startswith(words[0]) and (is_legal_form(words[0]) or words[0] in ORGANS)
    behind = list(dropwhile(lambda word: _is_adjective(word, case, "sing"), words))
    nouns = _nouns(behind[0], case, "sing") if behind and len(words) - len(behind) < 4 else []
    return any(is_body(noun.normal_form) for noun in nouns)


def _all_led(head: _Head, own: list[str], case: str) -> bool:
    """Say whether none of the bodies may stand beside the post instead of being led («директора лицея, школы»)."""
    firsts = {one.split(" ", 1)[0] for one in own}
    if head.leads and ((len(own) == 2 and not listed(own[0]).each) or (len(firsts) == 1 and _is_formed(own[0]))):
        return True  # the plural asks for a second one
    words = [re.findall(r"[А-Яа-яЁё-]+", one) for one in own[1:]]
    nouns = [next(w for w in one if not _is_adjective(w, case, "sing")) for one in words if one]
    return not any(may_be(noun, "nomn") for noun in nouns) and not any(n.isupper() for n in nouns)


def _shared(text: str, case: str) -> list[str]:
    """Return «Ивановского сельского поселения» and so on for «Ивановского и Петровского сельских поселений»."""
    *firsts, last = _SIGN.split(text)
    words = last.split(" ")
    numbered = all(one.isdigit() for one in (*firsts, words[0]))
    if firsts and numbered and len(words) > 1 and ABBREVIATION.match(words[1]):  # «начальники 17, 18, 21 ПСЧ»
        return [f"{one} {' '.join(words[1:])}" for one in (*firsts, words[0])]
    if not firsts or any(not _is_adjective(one, case, "sing") for one in (*firsts, words[0])):
        return []
    at = next((n for n in range(1, len(words)) if not _is_adjective(words[n], case, "plur")), len(words))
    nouns = _nouns(words[at], case, "plur") if at < len(words) else []
    one = _group_of_one(words[1 : at + 1], case) if nouns else ""
    gender = nouns[0].tag.gender if nouns else ""
    fits = all(one[0].isdigit() or may_be(one, case, "sing", str(gender)) for one in (*firsts, words[0]))
    tail = "".join(f" {word}" for word in words[at + 1 :])
    return [f"{first} {one}{tail}" for first in (*firsts, words[0])] if one and fits else []


def _labelled(head: _Head, kind: str, case: str) -> list[str]:
    """Return «школы № 1» and so on for «школ № 1, 2 и 5», «школ с. Ивановка, с. Петровка»."""
    text = head.behind
    for found in _LABELS[kind].finditer(text):
        before = text[: found.start()]
        if _SIGN.search(_blank(before)) or not _ends_list(kind, found["tail"]):
            return []
        what = _labelled_noun(head, before, kind, case)
        labels = [one.strip() for one in re.split(_JOIN + r"(?![^«]*»)", found["all"])]
        numbers = [f"№ {re.sub(r'[№ ]', '', one)}" for one in labels]
        return [f"{what} {one}{found['tail']}" for one in (numbers if kind == "number" else labels)] if what else []
    return []


def _ends_list(kind: str, tail: str) -> bool:
    """Say whether nothing but words of place stands behind labels («школы № 1, 2 г. Канска»)."""
    return not tail or (kind == "number" and not re.search(r"[,;:«]|\sи\s|[–—-]\s", tail))


def _labelled_noun(head: _Head, before: str, kind: str, case: str) -> str:
    """Return the noun, or the acronyms, before labels as those of one; "" where they may not bear such labels."""
    words = before.split(" ")
    if ABBREVIATION.match(words[-1]):
        own = all(ABBREVIATION.match(word) for word in words) and words[0] not in TOPICS
        return before if own and kind not in {"topic", "named"} else ""
    at = next((n for n, word in enumerate(words) if not _is_adjective(word, case, "plur")), len(words))
    nouns = _nouns(words[at], case, "plur") if at == len(words) - 1 else []
    if not nouns or (kind == "topic" and not (head.each and head.leads and nouns[0].normal_form in UNITS_BY_TOPIC)):
        return ""
    if kind == "named" and nouns[0].normal_form not in _PLACES:
        return ""
    bodies = is_body(nouns[0].normal_form) or nouns[0].normal_form in _PLACES
    return _group_of_one(words, case) if bodies else ""


def _fields(head: _Head) -> list[str]:
    """Return «главы по экономике» and so on for «главы по экономике, по социальным вопросам»; «по УВР, ВР» too."""
    text = head.behind
    base, sign, fields = text.partition("по ") if text.startswith("по ") else text.partition(" по ")
    if not sign or _SIGN.search(_blank(base)):
        return []
    each = re.split(r"(?:,\s*(?:и\s)?|\sи\s)по\s", fields)
    if len(each) == 1:
        each = fields.split(", ")
        each = each if all(map(ABBREVIATION.match, each)) else []
    if not head.each:
        base = _group_of_one(base.split(" "), "nomn") if _nouns(base.split(" ")[-1], "nomn", "plur") else ""
    return [f"{base}{sign}{one}" for one in each] if len(each) > 1 and (base or head.each) else []


def _is_adjective(word: str, case: str, number: str) -> bool:
    """Say whether a word may be an adjective in the case («Ивановского»), or a number that stands for one («1-го»)."""
    ordinal = re.fullmatch(r"\d+-[а-яё]{1,3}", word) is not None
    named = any({case, number} <= tag.grammemes and tag.POS in {"ADJF", "PRTF"} for tag in tags_of(word))
    return ordinal or named or re.fullmatch(r"[А-ЯЁ][а-яё-]+(?:ского|ской)", word) is not None


def _nouns(word: str, case: str, number: str) -> list[Any]:
    """Return the readings of a word as a noun in the case and the number."""
    return [
        one
        for one in analyser().parse(word.lower())
        if {"NOUN", case, number} <= one.tag.grammemes and not {"Surn", "Name"} & one.tag.grammemes
    ]


def _turned(reading: Any, word: str, case: str) -> str:
    form = reading.inflect({"sing", case})
    return recase(form.word, word) if form else ""


def _group_of_one(words: list[str], case: str) -> str:
    """Return adjectives and their noun in the plural as those of one, in the same case; "" where no form is known."""
    *adjectives, noun = words
    reading = next((one for one in _nouns(noun, case, "plur") if one.inflect({"sing", case})), None)
    if reading is None:
        return ""
    made = [_turned(reading, noun, case)]
    for word in reversed(adjectives):
        marks = {"sing", case, str(reading.tag.gender)}
        forms = [one for one in analyser().parse(word.lower()) if {case, "plur"} <= one.tag.grammemes]
        form = next((turned for one in forms if (turned := one.inflect(marks))), None)
        made.insert(0, recase(form.word, word) if form else word)
    return " ".join(made)
