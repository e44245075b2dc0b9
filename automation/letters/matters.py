"""What an obligation is about, for the words of letters: a measure, a report of a period, information, an event.

Sources: papers.md B1–B4. A measure is executed, a report and information are presented, an event takes place; what an
order tells to do is not called a measure: it is «поручено».
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from automation.gathering import gathered
from automation.letters.cases import lower_first, of_that_act
from automation.letters.item_cases import (
    CASES,
    item_numbers,
    items_in_cases,
    items_of,
    unique,
)
from automation.letters.item_clauses import closed, shortened
from automation.letters.marks import quoted
from automation.letters.report_terms import period_told
from automation.letters.tasks import due_part, in_part, says_nothing_alone, task_due
from automation.letters.variables import ApartValues
from automation.model.control import Verdict
from automation.model.plan import Item
from automation.model.standing import Standing
from automation.plan.information import Information, information_of
from automation.plan.paper_nouns import NOUNS
from automation.plan.repeated_work import is_reported_again, names_report
from automation.plan.result_papers import document_of_result, paper_named
from automation.plan.results import without_results
from automation.russian import join, show, shown
from automation.russian.typography import NBSP

MEASURE, REPORT, INFORMATION, EVENT, TASK = "мероприятие", "отчёт", "информация", "событие", "поручение"
PRESENTED = frozenset({REPORT, INFORMATION})
_PLURALS = (
    "отчёт отчёты, доклад доклады, справка справки, перечень перечни, список списки, график графики, реестр реестры, "
    "план планы, акт акты, протокол протоколы, схема схемы, паспорт паспорта, смета сметы, опись описи, заявка заявки, "
    "выписка выписки, ведомость ведомости, копия копии, отзыв отзывы, план-график планы-графики, сводка сводки, "
    "фотоотчёт фотоотчёты, расчёт расчёты"
)
# Of which several are told: the nominative, and its other forms.
PLURALS = {one: (many, NOUNS[many]) for one, many in map(str.split, _PLURALS.split(", "))}
THIS = {  # nominative, genitive, accusative
    "м": ("указанный", "указанного", "указанный"),
    "ж": ("указанная", "указанной", "указанную"),
    "мн": ("указанные", "указанных", "указанные"),
}
_EXECUTED = Information("сведения")  # of the execution of an item whose words name nothing to be presented
ENDINGS = {"м": "", "ж": "а", "мн": "ы"}  # of «представлен»


def matter_of(verdict: Verdict) -> str:
    """Tell which of the five an obligation is."""
    if verdict.item.takes_place:
        return EVENT
    if is_presented(verdict):
        return INFORMATION if information_due(verdict) and not verdict.item.recurring else REPORT
    return TASK if task_due(verdict) else MEASURE


def information_due(verdict: Verdict) -> Information | None:
    """Return the information to be presented by this term: without its words where they say nothing alone."""
    found = information_of(due_part(verdict))
    return Information(found.noun, to=found.to) if found and says_nothing_alone(verdict) else found


def is_presented(verdict: Verdict) -> bool:
    """Tell whether it is a paper to be presented: acts, a list, a report of a period; not a deed to be reported on.

    No word is looked up for that, so that a quiet day, which asks it for «Сводка», need not load the dictionary.
    """
    return not verdict.item.takes_place and bool(information_due(verdict) or is_reported_again(verdict.item))


def report_noun(item: Item) -> tuple[str, str]:
    """Say what a recurring item asks for and the ending of what agrees with it: («информация», «а»), («отчёт», "")."""
    noun = _asked_of(item).noun
    return noun, ENDINGS[NOUNS[noun][2]]


@lru_cache(maxsize=1024)
def _asked_of(item: Item) -> Information:
    """Return what a repeated item asks for: «сведения» where its words, its result and its term name no report."""
    named = paper_named(item.text) or ("отчёт" if names_report(item) else "")
    return information_of(item) or (Information(named) if named else _EXECUTED)


def is_told_as_executed(item: Item) -> bool:
    """Tell whether what is done again is told by word of its execution, and no paper is presented."""
    return item.recurring and names_no_paper(item)


def names_no_paper(item: Item) -> bool:
    """Tell whether neither the words of an item, nor its result, nor its term name a paper to be presented."""
    return _asked_of(item) is _EXECUTED


def reports_noun(item: Item) -> tuple[str, str]:
    """Say the same of several: («отчёты», «ы»), («информация», «а»)."""
    noun = report_noun(item)[0]
    plural = PLURALS.get(noun)
    return (plural[0], ENDINGS[plural[1][2]]) if plural else report_noun(item)


def report_words(verdicts: Sequence[Verdict]) -> dict[str, str]:
    """Return the reports one item asks for, agreed: «отчёт за I квартал 2026 года», «представляется», «не поступил».

    Without a named period they are told by their terms: «отчёт со сроком 25.02.2026»; information that is due once is
    «указанная информация». ``слова`` are the item's own words. Several control dates are told in one breath:
    «отчёты за I и II кварталы 2026 года». Word of an execution has the document beside it that the plan names.
    """
    information = information_due(verdicts[0]) or _asked_of(verdicts[0].item)
    told = (information.noun, NOUNS[information.noun])
    period, terms = period_told(verdicts)
    several = len({v.due for v in verdicts}) > 1
    noun, (genitive, accusative, gender) = PLURALS.get(information.noun, told) if several else told
    this, named = ("", "", "") if period else THIS[gender], f" {period}" if period and not terms else ""
    proof = document_of_result(verdicts[0].item.text) if information is _EXECUTED and not several else ""
    return {
        "период": period,
        "об_исполнении": "да" if information is _EXECUTED else "",
        "просто_им": noun,
        "просто_род": genitive,
        "со_сроком": terms,
        "срок_в_скобках": f" ({'сроки' if several else 'срок'}{NBSP}–{NBSP}{terms})" if terms else "",
        "само_им": f"{noun} {period}".strip(),
        "само_вин": f"{accusative} {period}".strip(),
        "названо": " ".join(filter(None, (*(() if several else information.before), noun, period))),
        "им": f"{this[0]} {noun} {period}".strip(),
        "род": f"{this[1]} {genitive} {period}".strip(),
        "вин": f"{this[2]} {accusative} {period}".strip(),
        "просто": f"{THIS[gender][2]} {accusative}" if several else f"{this[2]} {accusative}".strip(),
        "указанный_вин": f"{THIS[gender][2]} {accusative}",
        "назван_род": f"{genitive} {period}".strip(),
        "с_приложением": f" с приложением {quoted(proof)}" if proof else "",
        "слова": closed(information.words(mark=quoted)) + named,
        "слова_род": closed(information.words(genitive=True, mark=quoted)) + named,
        "свои_слова": quoted(information.rest) or " ".join(information.before),
        "сводный": "да" if any(w.startswith("сводн") for w in information.before) else "",
        "кому": f" {quoted(information.to)}" if information.to else "",
        **_agreed(gender),
    }


def _agreed(gender: str) -> dict[str, str]:
    """Return what is said of a report, agreed with its noun: «готовится», «представлена», «возвращены»."""
    return {
        "готовится": "готовятся" if gender == "мн" else "готовится",
        "представляется": "представляются" if gender == "мн" else "представляется",
        "подлежавший": {"м": "подлежавший", "ж": "подлежавшая", "мн": "подлежавшие"}[gender],
        "представлялся": {"м": "подлежал", "ж": "подлежала", "мн": "подлежали"}[gender] + " представлению",
        "представлен": f"представлен{ENDINGS[gender]}",
        "представленный": {"м": "представленный", "ж": "представленная", "мн": "представленные"}[gender],
        "представленным": {"м": "представленным", "ж": "представленной", "мн": "представленными"}[gender],
        "запрошенный": {"м": "запрошенный", "ж": "запрошенная", "мн": "запрошенные"}[gender],
        "ожидается": "ожидаются" if gender == "мн" else "ожидается",
        "принят": f"принят{ENDINGS[gender]}",
        "рассматривается": "рассматриваются" if gender == "мн" else "рассматривается",
        "возвращён": {"м": "возвращён", "ж": "возвращена", "мн": "возвращены"}[gender],
        "он": {"м": "он", "ж": "она", "мн": "они"}[gender],
        "окончание": ENDINGS[gender],
        "поступивший": {"м": "поступивший", "ж": "поступившая", "мн": "поступившие"}[gender],
        "поступил": "поступил" + {"м": "", "ж": "а", "мн": "и"}[gender],
    }


def common_report(verdicts: Sequence[Verdict]) -> dict[str, str]:
    """Return the reports all these obligations ask for; {} where they are of several items or ask for execution."""
    return report_words(verdicts) if len(item_numbers(verdicts)) == 1 and all(map(is_presented, verdicts)) else {}


def item_presented(verdict: Verdict) -> str:
    """Return the number of an item that asks for a report, which is told of apart from what is executed; else ""."""
    return verdict.item.number if is_presented(verdict) else ""


def asked_apart(verdicts: Sequence[Verdict]) -> ApartValues:
    """Say what is to be executed and what is to be presented, where a paragraph speaks of more than one report."""
    presented = [v for v in verdicts if is_presented(v)]
    executed = items_named([v for v in verdicts if v not in presented], always=True)
    several = item_numbers(presented) if presented and not common_report(verdicts) else []
    missing = [_of_item(number, presented, "само_им") for number in several]
    one_term = len({v.due for v in presented}) == 1
    return {
        "меры": executed,
        "отчёты": [_of_item(number, presented, "само_вин") for number in several],
        "чего_нет": join([f"сведения об исполнении {executed['род']}", *missing] if executed and missing else missing),
        "отчёты_в_срок": "в установленный срок" if one_term else "в установленные сроки",
        "об_исполнении": any(report_words([v])["об_исполнении"] for v in presented),
    }


def _of_item(number: str, presented: Sequence[Verdict], form: str) -> str:
    """Say what is to be presented about one item: «отчёты за I и II кварталы 2026 года по пункту 4 (в министерство)».

    What is asked for beside other things is named with its receiver, where the item says to whom it goes.
    """
    words = report_words([v for v in presented if v.item.number == number])
    to = f" ({words['кому'].strip()})" if words["кому"] and form == "само_вин" else ""
    return f"{words[form]} по {items_in_cases((number,))['дат']}{to}"


def when_of(verdict: Verdict) -> str:
    """Tell when an event takes place: «11.04.2026», «с 16.03.2026 по 10.04.2026»."""
    if stretch := verdict.item.stretch(verdict.due):
        return f"с {show(stretch.start)} по {show(stretch.due)}"
    return shown(verdict.due)


def goes_on(verdict: Verdict, on: date) -> bool:
    """Tell whether the obligation is an event of this day, or one of several days that has begun and has not ended."""
    if not verdict.item.takes_place or verdict.due is None:
        return False
    stretch = verdict.item.stretch(verdict.due)
    return (stretch.start if stretch else verdict.due) <= on <= verdict.due


def ends_today(verdict: Verdict, on: date) -> bool:
    """Tell whether this is the last day of what is still owed, or of an event."""
    return verdict.due == on and verdict.standing is not Standing.CLAIMED


def awaited(verdict: Verdict, on: date) -> bool:
    """Tell whether the written term has passed, but not the day by which a report is still to come.

    The result of an event is told later, a day off may not be the last one, a letter to who only agreed names a day.
    """
    passed = verdict.due is not None and verdict.due < on
    return passed and (not verdict.expired(on) or (verdict.reported.asked_until or date.min) >= on)


def named_items(verdicts: Sequence[Verdict]) -> str:
    """Write «личный пример использования …»; of several items «пункт 3 – …; пункт 4 – …», each with its parts."""

    def words_of(mine: Sequence[Verdict]) -> str:
        texts = (shortened(without_results(due_part(v).text)) for v in mine)
        first, *others = unique(lower_first(of_that_act(text)) for text in texts) or ("мероприятие не указано",)
        lead, colon, _ = first.partition(": ")  # what stands before it is said once for all the parts
        before = f"{lead}{colon}" if colon else ""
        return "; ".join(map(quoted, (first, *(one.removeprefix(before) for one in others))))

    texts = {number: words_of(mine) for number, mine in gathered(verdicts, lambda v: v.item.number).items()}
    if len(texts) == 1:
        return next(iter(texts.values()))
    return "; ".join(f"{items_in_cases((number,))['им']} – {text}" for number, text in texts.items())


def items_named(
    verdicts: Sequence[Verdict], *, always: bool = False, again: bool = False
) -> dict[str, str | bool | int]:
    """Return the items in every case, of an item in part «указанного пункта в части «осуществить пуск тепла»».

    ``always``: also where it is named by its number; else the words beside it tell the part.
    """
    cases, part = items_of(verdicts), in_part(verdicts, always=always, again=again)
    if not part:
        return cases
    named = {case for case in cases if case.startswith("этот_") or (always and case in CASES)}
    return {**{case: f"{text}{part}" if case in named else text for case, text in cases.items()}, "в_части": part}
