"""An item that names a term for each part of what it orders: «Провести топки до 14.09.2027, пуск … до 20.09.2027»."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from automation.patterns import lazy
from automation.plan.results import without_results
from automation.russian import capital, without_stop
from automation.russian.dates import ANY_MONTH, MONTHS
from automation.russian.morphology import analyser, is_infinitive, is_preposition, nominatives

_UNTIL = r"(?:[(–-]\s*)?(?:(?:в\s+)?срок\s*[:–-]?\s*)?(?:(?:не\s+позднее|до|к)\s+)?"
_AFTER = r"(?:\s*(?:года|г\.))?(?:,?\s*включительно)?\)?"
_BREAK = r"(?:\s*[;,]\s*(?:(?:а\s+также|а|и)\s+)?|\s+(?:и|а\s+также)\s+)"
_BROKEN_AFTER, _BROKEN_BEFORE = lazy(_BREAK), lazy(rf"{_BREAK}$")
_STAGE = lazy(  # «первый этап», «на втором этапе», «1-я очередь», but not «в первую очередь»
    r"(?<![\w‑-])(?:(?:на\s+)?[\w‑-]+\s+этапе?|(?:[\w‑-]*я|\d+|[IVX]+)\s+очередь)(?!\w)", re.IGNORECASE
)
_PERIOD = r"(?:[IVX]+ (?:квартал|полугодие)|полугодие|(?:9|девять) месяцев|(?:\d{4} )?год)(?: \d{4} (?:года|г\.))?"
_PERIODS = lazy(rf"\bза {_PERIOD}(?:(?:,| и|, а также) (?:за )?{_PERIOD})+(?= \(| по |\Z)")  # «за I полугодие и за год»
_PIECE, _DASH = lazy(r"[,;]\s+"), lazy(r"\s+[–—-]\s+")
_DAY, _STRETCH = lazy(r"\d"), lazy(rf"\b(?:[IVX]+\s+кв|{ANY_MONTH}\b)", re.IGNORECASE)
_POINTS_BACK = lazy(
    r"\b(?:е(?:го|му|ё|е|й)|их|им|н(?:его|ему|её|ее|ей|им|их|ём)|котор\w+|указанн\w+|данн\w+)\b", re.IGNORECASE
)


@lru_cache(maxsize=1024)
def names_terms(text: str, days: tuple[date, ...]) -> bool:
    """Tell whether the words name any of several days, or as many stages as there are days."""
    return len(days) > 1 and (any(_found(text, (day,)) for day in days) or _has_stages(text, days))


def _has_stages(text: str, days: tuple[date, ...]) -> bool:
    return len(_STAGE.findall(text)) == len(days) > 1


@lru_cache(maxsize=1024)
def stages_by_term(phrase: str, days: tuple[date, ...]) -> tuple[str, ...]:
    """Return the stages that the words of a term name beside its days («до 22 мая – 1-я очередь, …»); () of others.

    Any words are a stage that a dash parts from each of the days, or from its quarter or month: «объявление – до 1 мая,
    итоги – до 15 июня», «I квартал – схема, II квартал – межевание».
    """
    if _has_stages(phrase, days) and _found(phrase, days):
        return tuple(_STAGE.findall(phrase))
    dated = any(map(str.isdigit, phrase))
    when = _DAY if dated else _STRETCH
    pieces = [_DASH.split(piece.strip(" ,;.")) for piece in _PIECE.split(phrase) if piece.strip()]
    named = [[side for side in piece if not when.search(side)] for piece in pieces]
    parted = all(len(piece) == 2 and len(stage) == 1 for piece, stage in zip(pieces, named, strict=True))
    if not parted or not len(pieces) == len(days) > 1 or (dated and not _found(phrase, days)):
        return ()
    return tuple(stage for (stage,) in named)


def points_back(part: str) -> bool:
    """Tell whether a part says nothing without the one before it («утвердить его», «отчёт о её работе»)."""
    return _POINTS_BACK.search(part) is not None


@lru_cache(maxsize=1024)
def parts_by_term(text: str, days: tuple[date, ...], *, completed: bool = True) -> tuple[str, ...]:
    """Return what is to be done by each of the days, without the day; () where the parts cannot be told apart surely.

    Each part is whole by itself: all tell what to do, or all are named by a noun.
    Reports «за I полугодие и за год» are parted by their periods.
    Stages are taken in the order of the days: «первый этап – осмотр», with what stands before the first of them where
    they are to be ``completed``. An infinitive at its end goes to its beginning: «осуществить пуск тепла». What stands
    before a colon belongs to every part: of «Создать запас ресурсов: утвердить перечень запаса» this one reads
    «утвердить перечень запаса ресурсов», where it is to be ``completed``; parts that only name a place follow it:
    «выполнить ремонт котлов в котельных № 1 и 2», and so do orders of which not all name the thing again:
    «подготовить зал: завершить реставрацию декора».
    """
    lead, colon, rest = text.partition(":")
    if colon and is_infinitive(lead.split()[0] if lead.split() else "") and _found(rest, days):
        places = [without_stop(" ".join(words), " ,;.–-") for words in _pieces(rest, days)]
        if places and all(" " in place and is_preposition(place.split()[0]) for place in places):
            return tuple(f"{lead.strip()} {place}" for place in places)
        short = parts_by_term(rest, days)
        full = tuple(_completed(part, lead) for part in short)
        if not all(full) and all(is_infinitive(part.split()[0]) for part in short):
            full = tuple(f"{lead.strip()}: {part[0].lower()}{part[1:]}" for part in short)
        return (full if completed else short) if all(full) else ()
    found = _found(text, days) or []
    if not found and _has_stages(text, days):
        return _stages(text, completed=completed)
    if not found and (parts := _by_period(text, len(days), completed=completed)):
        return parts
    whole: list[str] = []
    for part in _pieces(text, days):
        whole.append(_whole(_led_by_the_same(part, whole)))
    first = {is_infinitive(part.split()[0]) for part in whole if part}
    return tuple(map(capital, whole)) if whole and all(whole) and len(first) == 1 else ()


def _pieces(text: str, days: Sequence[date]) -> list[list[str]]:
    """Return the words of each part, without its day; [] where it is not plain where one ends and the next begins."""
    found = _found(text, days) or []
    cuts = [_cut(text, before, after) for before, after in pairwise(found)]
    if not cuts or None in cuts:
        return []
    ends = [(0, 0), *(cut for cut in cuts if cut), (len(text), len(text))]
    parts = [
        f"{text[start : at[0]]} {text[at[1] : end]}".split()
        for ((_, start), (end, _)), at in zip(pairwise(ends), found, strict=True)
    ]
    return [[*filter(None, (word.strip(" ()") for word in part))] for part in parts]


def _stages(text: str, *, completed: bool) -> tuple[str, ...]:
    """Return the stages the words name, completed with the result of all; () where brackets hold them together."""
    text, whole_text = without_results(text), text
    result = whole_text.removeprefix(text) if completed else ""
    starts = [stage.start() for stage in _STAGE.finditer(text)]
    stages = [text[start:end].rstrip(" ,;.–-") for start, end in pairwise([*starts, len(text)])]
    lead = " ".join(text[: starts[0]].split())
    parts = [" ".join(_BROKEN_BEFORE.sub("", f"{stage} ").split()) for stage in stages]
    whole = all(part.count("(") == part.count(")") for part in parts)
    return tuple(capital(f"{lead} {part}".strip() + result if completed else part) for part in parts) if whole else ()


def _by_period(text: str, terms: int, *, completed: bool) -> tuple[str, ...]:
    """Return a report of each period for each of as many terms, short «Отчёт за I полугодие»; () for other words."""
    named = _PERIODS.search(text)
    periods = re.findall(_PERIOD, named[0]) if named else []
    if named is None or len(periods) != terms:
        return ()
    before, after = (text[: named.start()], text[named.end() :]) if completed else (f"{text.split(maxsplit=1)[0]} ", "")
    return tuple(f"{before}за {period}{after}" for period in periods)


def _completed(part: str, lead: str) -> str:
    """Return the part with all that the words before the colon say of the thing it names, too; "" if it names none."""
    words, said = part.split(), lead.split()[1:]
    at = next((n for n, word in enumerate(said) if any(r.noun for r in nominatives(_lemma(word)))), len(said))
    behind = said[at + 1 :]
    place = next((n for n, word in enumerate(words, 1) if at < len(said) and _lemma(word) == _lemma(said[at])), 0)
    if not place or words[place : place + len(behind)] == behind:
        return part if place else ""
    return " ".join([*words[:place], *behind, *words[place:]])


def _lemma(word: str) -> str:
    return str(analyser().parse(word.strip("«»,;").lower())[0].normal_form)


def _found(text: str, days: Sequence[date]) -> list[tuple[int, int]] | None:
    """Tell where the words name the days, in their order; None unless each stands there once, before the next."""
    places: list[tuple[int, int]] = []
    for day in days:
        figures = rf"0?{day.day}[./]0?{day.month}[./]{day.year}"
        words = rf"«?0?{day.day}»?\s+{MONTHS[day.month - 1]}(?:\s+{day.year})?(?!\s+\d)"
        mine = [m.span() for m in re.finditer(rf"(?<!\w){_UNTIL}(?<![\d.])(?:{figures}|{words}){_AFTER}", text, re.I)]
        if len(mine) != 1 or (places and mine[0][0] < places[-1][1]):
            return None
        places += mine
    return places


def _cut(text: str, before: tuple[int, int], after: tuple[int, int]) -> tuple[int, int] | None:
    """Tell where one part ends and the next begins: at a sign or «и» behind the one term or before the other."""
    gap = text[before[1] : after[0]]
    sign = _BROKEN_AFTER.match(gap) or _BROKEN_BEFORE.search(gap)
    return (before[1] + sign.start(), before[1] + sign.end()) if sign else None


def _led_by_the_same(words: list[str], before: Sequence[str]) -> list[str]:
    """Return the words with the verb of the part before, which a dash stands for («организовать ремонт, … – показ»)."""
    verb = before[-1].split()[0] if before and before[-1] else ""
    return [verb, *words[1:]] if words[:1] == ["–"] and is_infinitive(verb) else words


def _whole(words: list[str]) -> str:
    """Return the words of a part, led by what is to be done; "" where they are no whole order."""
    verbs = [at for at, word in enumerate(words) if is_infinitive(word)]
    if verbs and verbs[0]:
        words = [words[verbs[0]], *words[: verbs[0]], *words[verbs[0] + 1 :]] if len(verbs) == 1 else []
    if len(words) < 2 or not (verbs or any(r.noun for r in nominatives(words[0].lower()))):
        return ""
    return without_stop(" ".join(words).lstrip(" ,;.–-"), " ,;.–-")
