"""What stands in brackets or behind an hour: the day of the event a term names, or words that are no part of it."""

import re

from automation.patterns import lazy
from automation.plan.terms.joining import join, sentence
from automation.plan.terms.scan import scan
from automation.plan.terms.spelling import spell
from automation.plan.terms.term_words import LEMMAS
from automation.plan.terms.wording import ON_DEMAND, PERMANENT
from automation.russian.morphology import part_of_speech

ASIDE = lazy(r"(?s)(?P<words>.+?)\s*\((?P<aside>[^()]+)\)[\s.;,]*")
PLACE = lazy(
    r"(?s)(?P<words>.+?\d[.:-]\d\d(?:\s*ч[а-яё]*\.?)?)\s*,\s*(?P<aside>[^\d,()]+?)[\s.;]*"
)  # «12 мая, 15-00, ДК»
UNTIL_EVENT = lazy(r"(?:до|к|в|на) (?!течение |период |.*конец|.*окончание)[а-я, -]+")
# What may belong to a term though it stands in brackets: limits, conditions, units, and all that has a symbol.
IN_COURSE = lazy(r"в рамках(?: [а-я-]+)+")  # «сентябрь (в рамках Дня города)»
LIMITING = frozenset({"не", "до", "за", "через", "после", "кроме", "исключая", "при", "план", "факт"})
KNOWN = LIMITING | LEMMAS.keys() - {"в", "к", "с"}
SYMBOL = lazy(r"[A-ZT?]")


def without_aside(phrase: str) -> tuple[str, str] | None:
    """Return the words that say when and what is told of the rest; None where the rest may belong to the term.

    «До Пасхи (02.05.2027)» is the day in brackets, «апрель (по плану отдела)» what stands before them.
    """
    bracketed = ASIDE.fullmatch(phrase.strip())
    found = bracketed or PLACE.fullmatch(phrase.strip())
    if found is None:
        return None
    named, inside = (sentence(join(scan(spell(found[part])[0]))) for part in ("words", "aside"))
    if inside == "D" and UNTIL_EVENT.fullmatch(named):
        return found["aside"], "Названы и событие, и день: взят день."
    words = inside.split()
    if IN_COURSE.fullmatch(inside):
        words = []
    if any(re.fullmatch(form, inside) for form in (*ON_DEMAND, *PERMANENT)):
        return None  # «ежемесячно (по запросу)»
    if SYMBOL.search(inside) or not KNOWN.isdisjoint(words) or any(map(_tells_how, words)):
        return None
    where = "" if bracketed is None else " в скобках"
    return found["words"], f"Слова{where} в срок не входят: «{' '.join(found['aside'].split())}»."


def _tells_how(word: str) -> bool:
    """Say whether a word tells how sure or how far something is («ориентировочно», «уточняется»), or joins («или»)."""
    return part_of_speech(word) in {"CONJ", "ADVB", "VERB", "INFN", "PRTS", "PRED"}
