"""What a post names beside its person: the unit («Начальник отдела культуры») or the territory («Глава района»)."""

import re
from functools import lru_cache

from automation.patterns import lazy
from automation.russian.fold import fold
from automation.russian.heads import is_post
from automation.russian.morphology import analyser
from automation.russian.nominative import nominative_post
from automation.russian.typography import capital

UNITS = r"(?:отдел|управлени|комитет|сектор|служб|департамент)"
_ADJECTIVE = r"[а-яё-]+(?:ого|его|ой|ей|ым|им)"
_HEAD = lazy(
    r"(?:(?:и\.?\s?о\.?|исполняющ[а-я]+ обязанности)\s+)?(?:(?:первый\s+)?заместител[а-я]+\s+)?"
    r"(?:(?P<of>начальник|руководител|председател)[а-я]*|заведующ[а-я]+)\s+"
    rf"(?P<unit>(?:{_ADJECTIVE}\s+){{0,3}}{UNITS}[а-я]*.*)",
    re.IGNORECASE,
)
_OF_OFFICE = lazy(r"\s+Администрации\b.*", re.IGNORECASE)


@lru_cache(maxsize=1024)
def unit_of(organisation: str, post: str) -> str:
    """Answer the unit in the nominative without the name of the office behind it; "" where none is surely named.

    ``organisation`` is "" for the office itself.
    """
    if organisation:
        return "" if fold(organisation).startswith("администраци") else _OF_OFFICE.sub("", organisation)
    head = _HEAD.fullmatch(post.strip())
    if head is None:
        return ""
    named, sure = nominative_post(_OF_OFFICE.sub("", head["unit"]), "gent" if head["of"] else "ablt")
    return capital(named) if sure and " " in named else ""


def with_territory(post: str, organisation: str) -> str:
    """Return a post that names the territory of the organisation, with the rest of it; "" for any other post.

    «Главе города» of «Администрация города Азова» is «Главе города Азова»: behind the person stand the very words that
    follow the organisation's own.
    """
    words, territory = post.split(), organisation.split()[1:]
    for at in range(1, len(words)):
        shared = territory[: len(words) - at]
        if fold(" ".join(words[at:])) == fold(" ".join(shared)) and _is_person(words[at - 1]):
            return " ".join((*words, *territory[len(shared) :]))
    return ""


def _is_person(word: str) -> bool:
    return any(is_post(reading.normal_form) for reading in analyser().parse(word.lower()))
