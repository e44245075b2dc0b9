"""What an obligation is about, for the words of letters: a measure, a report of a period, information, an event.

Sources: papers.md B1–B4. A measure is executed, a report and information are presented, an event takes place.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from automation.letters.cases import lower_first, unique
from automation.letters.marks import quoted
from automation.model.control import Verdict
from automation.model.plan import Item, Period, Recurring, takes_place
from automation.patterns import lazy
from automation.russian import fold, show

MEASURE, REPORT, INFORMATION, EVENT = "мероприятие", "отчёт", "информация", "событие"
NOUNS = {  # nominative: genitive, accusative, gender
    "информация": ("информации", "информацию", "ж"),
    "отчёт": ("отчёта", "отчёт", "м"),
    "сведения": ("сведений", "сведения", "мн"),
    "доклад": ("доклада", "доклад", "м"),
    "справка": ("справки", "справку", "ж"),
}
GENITIVES = {genitive: noun for noun, (genitive, _, _) in NOUNS.items()}
HANDING_OVER = frozenset({"направление", "представление", "предоставление"})
THIS = {  # nominative, genitive, accusative
    "м": ("указанный", "указанного", "указанный"),
    "ж": ("указанная", "указанной", "указанную"),
    "мн": ("указанные", "указанных", "указанные"),
}
CUT = lazy(r"[;,]\s|\s[–—(]\s?|\.\s")
LONG = 110  # characters of an item's words that a sentence still bears


def matter_of(verdict: Verdict) -> str:
    """Which of the four an obligation is."""
    deadline = verdict.item.reading.deadline
    if takes_place(deadline):
        return EVENT
    if information_of(verdict.item):
        return INFORMATION if not isinstance(deadline, Recurring) else REPORT
    return REPORT if isinstance(deadline, Recurring) else MEASURE


@lru_cache(maxsize=1024)
def information_of(item: Item) -> tuple[str, str]:
    """The noun and the whole words of an item that is itself information («отчёт», «отчёт о ходе работ»); else ()."""
    words = item.text.strip().rstrip(" .;").split()
    head = [fold(w).strip("«»\"',:") for w in words[:2]]
    if head and head[0] in _FOLDED:
        noun = _FOLDED[head[0]]
        return noun, " ".join((noun, *words[1:]))
    if len(head) > 1 and head[0] in HANDING_OVER and head[1] in _FOLDED_GENITIVES:
        noun = _FOLDED_GENITIVES[head[1]]
        return noun, " ".join((noun, *words[2:]))
    return ()  # type: ignore[return-value]


_FOLDED = {fold(noun): noun for noun in NOUNS}
_FOLDED_GENITIVES = {fold(genitive): noun for genitive, noun in GENITIVES.items()}


def report_words(verdict: Verdict) -> dict[str, str]:
    """The report an obligation asks for, agreed: «отчёт за I квартал 2026 года», «представляется», «не поступил».

    Without a named period it is told by its term: «отчёт со сроком 25.02.2026»; information that is due once is
    «указанная информация». ``слова`` are the item's own words.
    """
    noun, words = information_of(verdict.item) or ("отчёт", "")
    genitive, accusative, gender = NOUNS[noun]
    period = _period(verdict)
    this = ("", "", "") if period else THIS[gender]
    rest = quoted(words.removeprefix(noun).strip()) if words else ""
    named = f" за {verdict.reported.period}" if verdict.reported.period else ""
    return {
        "период": period,
        "им": f"{this[0]} {noun} {period}".strip(),
        "род": f"{this[1]} {genitive} {period}".strip(),
        "вин": f"{this[2]} {accusative} {period}".strip(),
        "просто": f"{this[2]} {accusative}".strip(),
        "слова": f"{noun} {rest}".strip() + named,
        "слова_род": f"{genitive} {rest}".strip() + named,
        "свои_слова": rest,
        "представляется": "представляются" if gender == "мн" else "представляется",
        "представлялся": {"м": "подлежал", "ж": "подлежала", "мн": "подлежали"}[gender] + " представлению",
        "поступил": "поступил" + {"м": "", "ж": "а", "мн": "и"}[gender],
    }


def _period(verdict: Verdict) -> str:
    """«за I квартал 2026 года», «со сроком 25.02.2026»; "" where nothing is repeated."""
    if verdict.reported.period:
        return f"за {verdict.reported.period}"
    repeated = isinstance(verdict.item.reading.deadline, Recurring)
    return f"со сроком {show(verdict.due)}" if repeated and verdict.due else ""


def common_report(verdicts: Sequence[Verdict]) -> dict[str, str]:
    """The one report all these obligations ask for; {} where they ask for different things or for execution."""
    told = [report_words(v) if matter_of(v) in {REPORT, INFORMATION} else {} for v in verdicts]
    first = told[0] if told else {}
    same = first and len({t.get("им") for t in told}) == 1 and len(unique(v.item.number for v in verdicts)) == 1
    return first if same else {}


def when_of(verdict: Verdict) -> str:
    """When an event takes place: «11.04.2026», «с 16.03.2026 по 10.04.2026»."""
    deadline = verdict.item.reading.deadline
    if isinstance(deadline, Period) and verdict.due == deadline.due:
        return f"с {show(deadline.start)} по {show(deadline.due)}"
    return show(verdict.due) if verdict.due else ""


@lru_cache(maxsize=1024)
def shortened(text: str) -> str:
    """The words of an item within a sentence: a long text ends at a sensible place, never in the middle of a phrase."""
    words = re.sub(r"\s+", " ", text).strip(" .;")
    if len(words) <= LONG:
        return words
    places = [m.start() for m in CUT.finditer(words) if 25 <= m.start() <= LONG]
    return words[: places[-1]].rstrip(" ,;–—(") if places else words


def named_items(verdicts: Sequence[Verdict]) -> str:
    """«личный пример использования …»; of several items «пункт 3 – …; пункт 4 – …»."""
    texts = {v.item.number: quoted(lower_first(shortened(v.item.text))) for v in verdicts}
    if len(texts) == 1:
        return next(iter(texts.values()))
    return "; ".join(f"пункт {number} – {text}" for number, text in texts.items())
