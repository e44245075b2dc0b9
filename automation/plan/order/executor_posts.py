"""A post in the plural («старшие мастера», «директора школ») told of one person."""

import re
from typing import Any

from automation.plan.order.beginnings import clipped_head
from automation.russian.heads import heads_post
from automation.russian.morphology import analyser, may_be, part_of_speech
from automation.russian.turned_names import recase

# Who leads a body alone, not «работники», of whom it has several.
LEADERS = re.compile(
    r"(?:главные врачи|главы|деканы|директора|заведующие|заместители|командиры|коменданты|начальники|председатели"
    r"|ректоры|руководители|старосты|управляющие)\b",
    re.IGNORECASE,
)


def post_of_one(post: str) -> str:
    """Return a post in the plural as that of one person («классные руководители школы»); "" where no head shows."""
    words = post.split(" ")
    if clipped_head(post) and words[1:]:  # «зав. складами», «кл. руководители»
        return f"{words[0]} {post_of_one(' '.join(words[1:])) or ' '.join(words[1:])}"
    head = head_at(words)
    reading = _reading(words[head].split("-")[-1], head=True) if head is not None else None
    if head is None or reading is None:
        return ""
    gender = "femn" if reading.tag.gender == "femn" else "masc"
    made = [_singular(word, gender, head=n == head) for n, word in enumerate(words[: head + 1])]
    return " ".join([*made, *words[head + 1 :]])


def head_at(words: list[str]) -> int | None:
    """Return the place of the noun of a post: adjectives may stand before it («старшие мастера»)."""
    for n, word in enumerate(words):
        if not may_be(word, "plur", "nomn"):
            return None
        ahead = words[n + 1] if n + 1 < len(words) else ""
        if part_of_speech(word) not in {"ADJF", "PRTF"} or not may_be(ahead, "NOUN", "anim", "plur", "nomn"):
            return n
    return None


def _singular(word: str, gender: str, *, head: bool) -> str:
    """Return a word of a post in the singular, both halves of «тренеры-преподаватели»."""
    halves = []
    for half in word.split("-"):
        reading = _reading(half, head=head)
        marks = {"sing", "nomn"} if reading and reading.tag.POS == "NOUN" else {"sing", "nomn", gender}
        form = reading.inflect(marks) if reading else None
        halves.append(recase(form.word, half) if form else half)
    return "-".join(halves)


def _reading(word: str, *, head: bool) -> Any:
    """Return what a word in the nominative plural is: the head of a post, or an adjective before it."""
    fits = [one for one in analyser().parse(word.lower()) if {"plur", "nomn"} <= one.tag.grammemes]
    nouns = [one for one in fits if one.tag.POS == "NOUN" and ("anim" in one.tag or heads_post(word, one.normal_form))]
    others = [one for one in fits if one.tag.POS in {"ADJF", "PRTF"}]
    return next(iter([*nouns, *others] if head else [*others, *nouns]), None)
