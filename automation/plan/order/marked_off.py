"""A task whose term and executors are marked off from its words by dashes or brackets."""

import re

from automation.plan.order.beginnings import starts_executor
from automation.plan.order.column_content import looks_like_term
from automation.plan.order.doubts import Derived
from automation.plan.order.entries import PlanEntry
from automation.russian import capital

_DASHED = Derived("срок и исполнители взяты из слов между чертами")
_BRACKETED = Derived("срок и исполнители взяты из скобок")
_BEFORE_TERM = re.compile(r"(.+?)\s+\(((?:[^()]|\([^()]*\))+)\)\s*[–—-]\s+(?P<term>[^()]+?)[.;]?")


def marked_off(number: str, text: str) -> PlanEntry | None:
    """Take «Концерт – 7 января – худрук Лютнева А.А.» apart into words, term and executors; None for other texts.

    The executors may stand in brackets at the end («… – 7 января (худрук Лютнева А.А.)»), before the term («… (мастер
    Илюхин) – ежемесячно») or beside it («… (худрук Лютнева А.А., до 7 января)»).
    """
    if (before := _BEFORE_TERM.fullmatch(text)) and looks_like_term(before["term"]):
        words, who, when = before.groups()
        if starts_executor(who) is True:
            return PlanEntry(number, capital(words), when, who, notes=(_BRACKETED,))
    parts = re.split(r"\s[–—-]\s", re.sub(r"\s\(([^()]+)\)\.?$", r" – \1", text))
    for at in range(1, len(parts) - 1):
        behind = " – ".join(parts[at + 1 :]).strip(" ;")
        if looks_like_term(parts[at]) and starts_executor(behind) is True:
            words = capital(" – ".join(parts[:at]))
            return PlanEntry(number, words, parts[at].strip(), behind, notes=(_DASHED,))
    if aside := re.search(r"\s\(([^()]+)[,;]\s+([^(),;]+)\)\.?$", text):
        words, (who, when) = capital(text[: aside.start()]), aside.groups()
        if looks_like_term(when) and starts_executor(who) is True:
            return PlanEntry(number, words, when, who, notes=(_BRACKETED,))
    return None
