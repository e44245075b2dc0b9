"""A head in the plural before a list («начальники отдела связи, отдела спорта», «школы № 1, 2»): each is an executor.

list   = head [post] object { («,» | «и») object }
object = a body in the singular | an adjective that shares the noun ahead | a label («№ 5», «с. Ивановка», «Заря»)
| a field («по экономике»)
"""

import re
from collections.abc import Iterator
from itertools import dropwhile

from msgspec import Struct

from automation.plan.order.beginnings import ABBREVIATION, NAME, clipped_head, never_oblique
from automation.plan.order.executor_labels import (
    JOIN,
    LABELS,
    NUMBER,
    PLACE,
    PLACES,
    QUOTED,
    SIGN,
    blank,
    group_of_one,
    is_adjective,
    labelled,
    nouns,
    shared,
    turned,
)
from automation.plan.order.executor_posts import LEADERS, head_at, post_of_one
from automation.plan.order.executor_words import SOLE, outside, post_in
from automation.russian.heads import ORGANS, is_body, is_legal_form
from automation.russian.morphology import may_be

_UNIT = re.compile(r"[А-ЯЁ]{2,}-\d")
_WORK = r"(?:[А-ЯЁ]{1,4}Р|АХЧ)"
WORKS = re.compile(rf"{_WORK}(?:(?:,\s|\sи\s){_WORK})+")  # «УВР и ВР»: a school has a deputy for each
_AGREED = re.compile(r"\s\(по согласованию\)$")


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
    labels: bool = False  # only labels may stand behind it


def listed(text: str) -> Listed:
    """Return the executors that a list behind a head in the plural names."""
    agreed = _AGREED.search(text) if text.count("(") == 1 else None
    words = text[: agreed.start()] if agreed else text
    if not SIGN.search(blank(words)) or NAME.search(blank(words)):
        return Listed()
    found = next((one for one in _readings(words) if one.each), Listed())
    return Listed([f"{one}{agreed[0] if agreed else ''}" for one in found.each], found.sure)


def goes_on_with(left: str, right: str) -> bool:
    """Say whether a list goes on behind a sign: one more label, or a body in the case that the post asks for."""
    if re.match(rf"{QUOTED}|{PLACE}|\d+-[а-яё]", right):
        return bool(listed(f"{left}, {right}").each)
    return any(
        _opens(head.behind, case, places=of_places)
        and _opens(right, case, places=of_places)
        and (not head.clipped or _is_formed(right))
        and (_UNIT.match(right) is None or _UNIT.match(head.behind) is not None)
        for head in _heads(left)
        for case in head.cases
        for of_places in (False, True)
        if case != "nomn" and head.each and not head.labels
    )


def _is_formed(text: str) -> bool:
    return ABBREVIATION.match(text.split(" ", 1)[0]) is not None or re.match(r"[а-я]/[а-я]\s", text) is not None


def may_lead_several(text: str) -> bool:
    """Say whether one post leads two units («начальник отдела культуры, отдела спорта»): he is one, or they are two."""
    words = text.split(" ")
    if not post_in(text, "sing") or "," not in outside(text) or clipped_head(text):
        return False
    return any(len(_own(" ".join(words[1:]), case)) > 1 for case in ("gent", "ablt"))


def _readings(text: str) -> Iterator[Listed]:
    for head in _heads(text):
        fields = [] if head.clipped or "(" in text else _fields(head)
        yield Listed([f"{head.each} {one}".strip() for one in fields], sure=True)
        for case in head.cases:
            own = _own(head.behind, case) if case != "nomn" and not head.labels else []
            sure = not head.clipped and _all_led(head, own, case)
            yield _with(head, [each for one in own for each in listed(one).each or [one]], sure=sure)
            if "(" in text:
                continue  # who stands in brackets belongs to one of them
            yield _with(head, shared(head.behind, case, led=bool(head.each) and head.leads), sure=True)
            for kind in LABELS:
                sure = kind != "topic" and not (head.clipped and kind == "quoted")
                yield _with(head, labelled(head.behind, kind, case, led=bool(head.each) and head.leads), sure=sure)


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
        each = post_of_one(post) if leads else post
        inner = next((one for one in nouns(behind.split(" ")[0], "gent", "plur") if one.normal_form in SOLE), None)
        if inner is not None:  # «главы администраций Ивановского и Петровского сельсоветов»
            led, _, behind = behind.partition(" ")
            each = f"{each} {turned(inner, led, 'gent')}"
        yield _Head(each, behind, ("gent", "ablt"), leads=leads)
    else:
        sole = next((one for one in nouns(words[0], "nomn", "plur") if one.normal_form in SOLE), None)
        if sole is not None:
            yield _Head(turned(sole, words[0], "nomn"), " ".join(words[1:]), ("gent",))
        if ABBREVIATION.match(words[0]):  # «ФАП сёл Липовка, Дубовка»
            yield _Head(words[0], " ".join(words[1:]), ("gent",), leads=False, labels=True)
        yield _Head("", text, ("nomn",))


def _own(text: str, case: str) -> list[str]:
    """Return the bodies of a list in the case, each with a noun of its own; other words go on with the one before.

    Places are listed with places: «администрации города и района» is one.
    """
    of_places = not _opens(text, case, places=False)
    if of_places and not _opens(text, case, places=True):
        return []
    signs = [found for found in SIGN.finditer(blank(text)) if _opens(text[found.end() :], case, places=of_places)]
    starts, ends = [0, *(sign.end() for sign in signs)], [*(sign.start() for sign in signs), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _opens(text: str, case: str, *, places: bool = False) -> bool:
    """Say whether a body, or a place, in the singular of the case begins: adjectives and its noun, or an acronym."""
    if re.match(rf"[а-я]/[а-я]\s(?:{QUOTED}|{NUMBER})", text):
        return True  # «д/с «Теремок»»
    if _UNIT.match(text):
        return not places  # «ЖЭУ-2»
    words = re.findall(r"[А-Яа-яЁё-]+", re.sub(r"^[а-я]/", "", blank(text)))  # «д/сада»
    if words and ABBREVIATION.match(words[0]):
        called = re.search(rf"\s(?:{QUOTED}|{NUMBER}|{PLACE})", text) is not None
        known = is_legal_form(words[0]) or words[0] in ORGANS
        return called and text.startswith(words[0]) and (known or re.search(rf"\s{NUMBER}", text) is not None)
    named = _first_noun(words[:4], case)
    return not named.isdisjoint(PLACES) if places else any(map(is_body, named - PLACES))


def _first_noun(words: list[str], case: str) -> set[str]:
    """Return what the noun behind adjectives may be in the singular of the case; «котельной» is a noun itself."""
    for word in words:
        named = {one.normal_form for one in nouns(word, case, "sing")}
        if not is_adjective(word, case, "sing") or any(map(is_body, named)):
            return named
    return set()


def _all_led(head: _Head, own: list[str], case: str) -> bool:
    """Say whether none of the bodies may stand beside the post instead of being led («директора лицея, школы»)."""
    if head.leads and len(own) == 2 and not listed(own[0]).each:
        return True  # the plural asks for a second one
    words = [re.findall(r"[А-Яа-яЁё-]+", one) or [""] for one in own]
    heads = [next((word for word in one if not is_adjective(word, case, "sing")), one[-1]) for one in words]
    numbered = [re.search(r"№\s?\d+$", one) is not None for one in own]  # «школы № 3» is one
    either = (may_be(one, "nomn") and not told for one, told in zip(heads[1:], numbered[1:], strict=True))
    alike = len(set(heads)) == 1 and (head.leads or not heads[0].isupper())
    return alike or not (any(either) or any(map(str.isupper, heads[1:])))


def _fields(head: _Head) -> list[str]:
    """Return «главы по экономике» and so on for «главы по экономике, по социальным вопросам»; «по УВР, ВР» too."""
    text = head.behind
    base, sign, fields = text.partition("по ") if text.startswith("по ") else text.partition(" по ")
    if not sign or SIGN.search(blank(base)):
        return []
    each = re.split(r"(?:,\s*(?:и\s)?|\sи\s)по\s", fields)
    if len(each) == 1 and WORKS.fullmatch(fields):
        each = re.split(JOIN, fields)
    elif len(each) == 1:
        each = fields.split(", ")
        each = each if all(map(ABBREVIATION.match, each)) else []
    if not head.each:
        *adjectives, noun = base.split(" ")
        several = bool(nouns(noun, "nomn", "plur")) and all(is_adjective(one, "nomn", "plur") for one in adjectives)
        base = group_of_one([*adjectives, noun], "nomn") if several else ""
    return [f"{base}{sign}{one}" for one in each] if len(each) > 1 and (base or head.each) else []
