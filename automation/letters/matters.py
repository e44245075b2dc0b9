"""What an obligation is about, for the words of letters: a measure, a report of a period, information, an event.

Sources: papers.md B1–B4. A measure is executed, a report and information are presented, an event takes place; what an
order tells to do is not called a measure: it is «поручено».
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from automation.letters.cases import for_periods, items_in_cases, lower_first, measures_in_cases, unique
from automation.letters.marks import quoted
from automation.letters.variables import ApartValues
from automation.model.control import Verdict
from automation.model.plan import Item, Period, Recurring, takes_place
from automation.patterns import lazy
from automation.russian import fold, join, show
from automation.russian.morphology import analyser

MEASURE, REPORT, INFORMATION, EVENT, TASK = "мероприятие", "отчёт", "информация", "событие", "поручение"
NOUNS = {  # nominative: genitive, accusative, gender
    "информация": ("информации", "информацию", "ж"),
    "отчёт": ("отчёта", "отчёт", "м"),
    "сведения": ("сведений", "сведения", "мн"),
    "доклад": ("доклада", "доклад", "м"),
    "справка": ("справки", "справку", "ж"),
}
PLURALS = {  # of which several are told: the nominative, and the rest as above
    "отчёт": ("отчёты", ("отчётов", "отчёты", "мн")),
    "доклад": ("доклады", ("докладов", "доклады", "мн")),
    "справка": ("справки", ("справок", "справки", "мн")),
}
NOMINATIVE, GENITIVE, ACCUSATIVE = range(3)
_FOLDED = [{fold((noun, *forms)[case]): noun for noun, forms in NOUNS.items()} for case in range(3)]
HANDING_OVER = frozenset({"направление", "представление", "предоставление"})
HAND_OVER = frozenset({"направить", "направлять", "представить", "представлять", "предоставить", "предоставлять"})
PREPARING = frozenset({"подготовка", "составление", "сбор", "обобщение"})
PREPARE = frozenset({"подготовить", "составить", "собрать", "обобщить"})
HOLDING = frozenset({"проведение", "организация", "участие"})
_HELD_TOGETHER = lazy(r"(?i:(?:проведение|организация) и (?:проведение|организация)\b)")
THIS = {  # nominative, genitive, accusative
    "м": ("указанный", "указанного", "указанный"),
    "ж": ("указанная", "указанной", "указанную"),
    "мн": ("указанные", "указанных", "указанные"),
}
ENDINGS = {"м": "", "ж": "а", "мн": "ы"}  # of «представлен»
CUT = lazy(r"[;,]\s|\s[–—(]\s?|\.\s")
LONG = 110  # characters of an item's words that a sentence still bears


def matter_of(verdict: Verdict) -> str:
    """Which of the five an obligation is."""
    deadline = verdict.item.reading.deadline
    if takes_place(deadline):
        return EVENT
    if information_of(verdict.item):
        return INFORMATION if not isinstance(deadline, Recurring) else REPORT
    if isinstance(deadline, Recurring):
        return REPORT
    return TASK if task_of(verdict.item) else MEASURE


@lru_cache(maxsize=1024)
def task_of(item: Item) -> str:
    """The words of an item that tells what to do («Подготовить смету»), behind «поручено»; "" for other words.

    The term is left out, because the sentence names it already. «Настоящее распоряжение» is the order's own voice; a
    paper about it says «указанное».
    """
    words = _THIS_ACT.sub(lambda found: f"указанн{_THAT[found[1].lower()]}", _without_term(item))
    first = words.split(maxsplit=1)[0] if " " in words else ""
    return lower_first(words) if first.isalpha() and _tells_to_do(first) else ""


_THAT = {"ее": "ое", "его": "ого", "ему": "ому", "им": "ым", "ем": "ом", "ий": "ый", "ая": "ая", "ей": "ой", "ую": "ую"}
_THIS_ACT = lazy(rf"\bнастоящ({'|'.join(_THAT)})(?=\s+(?:распоряжени|постановлени|приказ|решени))", re.IGNORECASE)


def _without_term(item: Item) -> str:
    """The words of an item without its term, at their end or between two other words."""
    words = re.sub(r"\s+", " ", item.text).strip(" .;")
    term = item.term.phrase.strip()
    if not term:
        return words
    if fold(words).endswith(fold(term)):
        return words[: -len(term)].rstrip(" ,–")
    return re.sub(rf"(?<=\w) {re.escape(term)}(?= \w)", "", words, count=1, flags=re.IGNORECASE)


def _tells_to_do(word: str) -> bool:
    """An infinitive."""
    return "INFN" in analyser().parse(word.strip("«»\"',:;()"))[0].tag


class Information(Struct, frozen=True):
    """An item that is itself information: its noun, the adjectives before it (nominative), the words behind it."""

    noun: str
    before: tuple[str, ...] = ()
    rest: str = ""

    def words(self, *, genitive: bool = False) -> str:
        """«сводная информация о ходе работ», in the genitive «сводной информации о ходе работ»."""
        case, _, gender = NOUNS[self.noun]
        before = (_genitive(w, gender) for w in self.before) if genitive else self.before
        return " ".join(filter(None, (*before, case if genitive else self.noun, quoted(self.rest))))


@lru_cache(maxsize=1024)
def information_of(item: Item) -> Information | None:
    """What an item that is itself information begins with; None for a measure.

    Up to two adjectives may stand before the noun («сводная информация …»); before both it may be said that it is
    handed over («направление отчёта …», «подготовка и направление ежеквартального отчёта …»), or that one is to hand
    it over («представить итоговую информацию …») and to do nothing else.
    """
    words = _without_term(item).split()
    head = [fold(w).strip("«»\"',:") for w in words[:6]]
    case, start = _handed_over(head)
    place = next((n for n, word in enumerate(head[start : start + 3], start) if word in _FOLDED[case]), None)
    if place is None or (case == ACCUSATIVE and any(map(_tells_to_do, words[place + 1 :]))):
        return None
    noun = _FOLDED[case][head[place]]
    before = [_adjective(word.lower(), NOUNS[noun][2], case) for word in words[start:place]]
    return Information(noun, tuple(before), " ".join(words[place + 1 :])) if all(before) else None


def _handed_over(head: Sequence[str]) -> tuple[int, int]:
    """The case of the noun behind words of handing over, and where these end."""
    for case, preparing, handing in ((GENITIVE, PREPARING, HANDING_OVER), (ACCUSATIVE, PREPARE, HAND_OVER)):
        start = 2 if len(head) > 2 and head[0] in preparing and head[1] == "и" and head[2] in handing else 0
        if head and head[start] in handing:
            return case, start + 1
    return NOMINATIVE, 0


# Endings of an adjective in the nominative, genitive and accusative, by gender; each with the letters it may follow.
_ADJECTIVES = {
    "м": (("ий", "ого", "ий", "гкх"), ("ий", "его", "ий", "жшщчн"), ("ый", "ого", "ый", ""), ("ой", "ого", "ой", "")),
    "ж": (("ая", "ей", "ую", "жшщч"), ("яя", "ей", "юю", "н"), ("ая", "ой", "ую", "")),
    "мн": (("ие", "их", "ие", "гкхжшщчн"), ("ые", "ых", "ые", "")),
}


def _adjective(word: str, gender: str, case: int) -> str:
    """The word in the nominative where it is an adjective of this gender, given in the ``case``; else ""."""
    for *endings, after in _ADJECTIVES[gender]:
        nominative, ending = endings[NOMINATIVE], endings[case]
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and (not after or stem[-1] in after):
            return stem + nominative
    return ""


def _genitive(word: str, gender: str) -> str:
    """An adjective in the genitive: «сводная» – «сводной», «общая» – «общей»."""
    pairs = (
        (word.removesuffix(nominative), oblique, after)
        for nominative, oblique, _, after in _ADJECTIVES[gender]
        if word.endswith(nominative)
    )
    return next((stem + oblique for stem, oblique, after in pairs if not after or stem[-1] in after), word)


def report_noun(item: Item) -> tuple[str, str]:
    """What a recurring item asks for and the ending of what agrees with it: («информация», «а»), («отчёт», "")."""
    noun = (information_of(item) or Information("отчёт")).noun
    return noun, ENDINGS[NOUNS[noun][2]]


def report_words(verdicts: Sequence[Verdict]) -> dict[str, str]:
    """The reports one item asks for, agreed: «отчёт за I квартал 2026 года», «представляется», «не поступил».

    Without a named period they are told by their terms: «отчёт со сроком 25.02.2026»; information that is due once is
    «указанная информация». ``слова`` are the item's own words. Several control dates are told in one breath:
    «отчёты за I и II кварталы 2026 года».
    """
    information = information_of(verdicts[0].item) or Information("отчёт")
    noun, forms = information.noun, NOUNS[information.noun]
    period, terms = _period(verdicts)
    several = len({v.due for v in verdicts}) > 1
    if several and noun in PLURALS:
        noun, forms = PLURALS[noun]
    genitive, accusative, gender = forms
    this = ("", "", "") if period else THIS[gender]
    named = f" {period}" if period and not terms else ""
    return {
        "период": period,
        "просто_род": genitive,
        "со_сроком": terms,
        "сроки": "сроки" if several else "срок",
        "само_вин": f"{accusative} {period}".strip(),
        "им": f"{this[0]} {noun} {period}".strip(),
        "род": f"{this[1]} {genitive} {period}".strip(),
        "вин": f"{this[2]} {accusative} {period}".strip(),
        "просто": f"{THIS[gender][2]} {accusative}" if several else f"{this[2]} {accusative}".strip(),
        "слова": _closed(information.words()) + named,
        "слова_род": _closed(information.words(genitive=True)) + named,
        "свои_слова": quoted(information.rest) or " ".join(information.before),
        "представляется": "представляются" if gender == "мн" else "представляется",
        "представлялся": {"м": "подлежал", "ж": "подлежала", "мн": "подлежали"}[gender] + " представлению",
        "представлен": f"представлен{ENDINGS[gender]}",
        "поступил": "поступил" + {"м": "", "ж": "а", "мн": "и"}[gender],
    }


def _closed(words: str) -> str:
    """The words with the comma that ends a clause opened in them: «сведения о людях, прошедших обучение,»."""
    _, comma, clause = words.rpartition(", ")
    first = clause.split(maxsplit=1)[0] if comma else ""
    if not first.isalpha():
        return words
    parse = analyser().parse(first)[0]
    return f"{words}," if "PRTF" in parse.tag or parse.normal_form == "который" else words


def _period(verdicts: Sequence[Verdict]) -> tuple[str, str]:
    """«за I квартал 2026 года» and "", or «со сроком 25.02.2026» and that term; "" twice where nothing is repeated."""
    if all(v.reported.period for v in verdicts):
        return for_periods(v.reported.period for v in verdicts), ""
    repeated = isinstance(verdicts[0].item.reading.deadline, Recurring)
    days = unique(show(v.due) for v in verdicts if v.due)
    terms = join(list(days)) if repeated else ""
    return f"{'со сроками' if len(days) > 1 else 'со сроком'} {terms}" if terms else "", terms


def common_report(verdicts: Sequence[Verdict]) -> dict[str, str]:
    """The reports all these obligations ask for; {} where they are of several items or ask for execution."""
    told = bool(verdicts) and all(matter_of(v) in {REPORT, INFORMATION} for v in verdicts)
    return report_words(verdicts) if told and len(unique(v.item.number for v in verdicts)) == 1 else {}


def asked_apart(verdicts: Sequence[Verdict]) -> ApartValues:
    """What is to be executed and what is to be presented, where a paragraph speaks of more than one report."""
    presented = [v for v in verdicts if matter_of(v) in {REPORT, INFORMATION}]
    several = bool(presented) and not common_report(verdicts)
    return {
        "меры": items_in_cases(unique(v.item.number for v in verdicts if v not in presented)),
        "отчёты": [_of_item(number, presented) for number in unique(v.item.number for v in presented) if several],
    }


def _of_item(number: str, presented: Sequence[Verdict]) -> str:
    """What is to be presented about one item: «отчёты за I и II кварталы 2026 года по пункту 4»."""
    words = report_words([v for v in presented if v.item.number == number])
    return f"{words['само_вин']} по {items_in_cases((number,))['дат']}"


def when_of(verdict: Verdict) -> str:
    """When an event takes place: «11.04.2026», «с 16.03.2026 по 10.04.2026»."""
    deadline = verdict.item.reading.deadline
    if isinstance(deadline, Period) and verdict.due == deadline.due:
        return f"с {show(deadline.start)} по {show(deadline.due)}"
    return show(verdict.due) if verdict.due else ""


def event_words(items: Sequence[Item], before: Sequence[Item] = ()) -> dict[str, str]:
    """Events as what the plan provides for: «проведение месячника чистоты», «предусмотрено».

    Items that do not begin with such a noun keep their quotes: «мероприятие «Общегородской субботник»». Behind
    ``before``, events with the same noun, the noun is not said again: «общегородского субботника».
    """
    nouns = {_holding(i.text) for i in (*before, *items)}
    if "" in nouns:
        quoted_words = measures_in_cases(unique(i.text for i in items))["им"]
        return {"слова": quoted_words, "предусмотрено": "предусмотрены" if len(items) > 1 else "предусмотрено"}
    told = [quoted(lower_first(shortened(i.text))) for i in items]
    together = [i for i in items if _HELD_TOGETHER.match(i.text)]
    if before and len(nouns) == 1 and not together:
        told = [quoted(shortened(i.text).partition(" ")[2]) for i in items]
    single = "предусмотрена" if nouns == {"организация"} else "предусмотрено"
    return {"слова": join(told), "предусмотрено": "предусмотрены" if len(items) > 1 or together else single}


def _holding(text: str) -> str:
    """The noun an event's words begin with («проведение», «организация», «участие»); "" for other words."""
    noun = fold(text.split(maxsplit=1)[0]) if text.strip() else ""
    return noun if noun in HOLDING else ""


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
