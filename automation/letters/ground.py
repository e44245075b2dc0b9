"""The ground of a paper: the order in full once, the items in their own words, the terms as they stand."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from automation.gathering import gathered
from automation.letters.cases import kind_in_cases, organisation_genitive
from automation.letters.event_words import event_words
from automation.letters.item_cases import item_numbers, items_in_cases, items_of, measures_in_cases, unique
from automation.letters.late_work import matter_when_late
from automation.letters.letter_facts import Facts
from automation.letters.marks import bare, quoted, verbatim
from automation.letters.matters import (
    EVENT,
    PRESENTED,
    REPORT,
    TASK,
    asked_apart,
    common_report,
    items_named,
    matter_of,
    named_items,
    report_noun,
    report_words,
)
from automation.letters.plan_name import amendments, plan_name
from automation.letters.printed_terms import (
    full_term,
    in_plan_words,
    planned_term,
    term_behind,
    term_notes,
    term_phrase,
    term_words,
    told_term,
)
from automation.letters.tasks import due_part, lists_tasks, task_due
from automation.letters.variables import GroupValues, OrderValues, PastValues, TermPartValues
from automation.letters.words import Words
from automation.model.control import Verdict
from automation.model.kinds import Topic
from automation.model.letter import Row
from automation.model.plan import Order
from automation.model.reported import News
from automation.patterns import lazy
from automation.plan.indicators import counts_people, deed_of, falls_short
from automation.plan.own_tasks import own_number
from automation.plan.results import results_of, without_results
from automation.russian import join, show
from automation.russian.morphology import is_infinitive

PHRASES = "phrases.txt"
TABLE_FROM = 3  # so many items are shown as a table
_DAYS_ALONE = lazy(r"[\d., и]+")  # «20.12.2025», «19.12.2025 и 22.12.2025»


@lru_cache(maxsize=64)
def order_values(order: Order) -> OrderValues:
    """Return the order's requisites as the words files name them."""
    body = organisation_genitive(order.body)[0] if order.body.strip() else ""
    return {
        **plan_name(order).values,
        "вид": kind_in_cases(order.kind),
        "орган": f" {verbatim(body)}" if body else "",
        "дата_документа": show(order.date),
        "номер": verbatim(order.number),
        "название": f" «{quoted(order.heading)}»" if order.heading.strip() else "",
        "изменения": amendments(order),
    }


class Turns:
    """The turns of speech one order gives to all its letters; kept by ``turns_of``."""

    def __init__(self, order: Order, words: Words) -> None:
        values = order_values(order)
        self.values = values
        self.plan = words.line(PHRASES, "план", values)
        self.act = words.line(PHRASES, "документ", values)
        self.act_genitive = words.line(PHRASES, "документ родительный", values)
        self.act_and_plan = words.line(PHRASES, "документ с планом", values)
        self.act_short = words.line(PHRASES, "документ кратко", values)


@lru_cache(maxsize=64)
def turns_of(order: Order, words: Words) -> Turns:
    """Composed once for an order, however many letters rest on it."""
    return Turns(order, words)


def by_term(verdicts: Iterable[Verdict], facts: Facts) -> list[tuple[str, tuple[Verdict, ...]]]:
    """Gather obligations under their printed term in plan order, told apart by their matter, each item once.

    All the dates of a report that comes again are one term: an item is told once.
    """
    found: dict[tuple[str, tuple[str, bool], str], dict[object, Verdict]] = {}
    for verdict in verdicts:
        matter = _told_as(verdict)
        alone = verdict.item.number if matter[0] in PRESENTED or lists_tasks(verdict) else ""
        key = ("" if matter[0] == REPORT else term_behind(verdict, facts), matter, alone)
        found.setdefault(key, {}).setdefault((verdict.item.number, verdict.due if alone else None), verdict)
    return [(term or _terms(tuple(mine.values()), facts), tuple(mine.values())) for (term, _, _), mine in found.items()]


def _terms(reports: Sequence[Verdict], facts: Facts) -> str:
    """Write «до 03.04.2026 и 01.05.2026 включительно (01.05.2026 – нерабочий день)», of one item's reports."""
    if len(reports) == 1 or any(v.due is None for v in reports):
        return ", ".join(told_term(v, facts) for v in reports)
    noted = [(show(v.due), "; ".join(term_notes(v, facts))) for v in reports if v.due]
    notes = "; ".join(f"{day} – {notes}" for day, notes in noted if notes)
    return f"до {join([day for day, _ in noted])} включительно{f' ({notes})' if notes else ''}"


Terms = Sequence[tuple[str, tuple[Verdict, ...]]]


def _joined(terms: Terms) -> Terms:
    """Join the terms by which one and the same is to be done: «поручено 27.03.2026 и 22.04.2026 провести смотр»."""
    found: dict[tuple[Any, ...], tuple[list[str], tuple[Verdict, ...]]] = {}
    for place, (term, mine) in enumerate(terms):
        apart = matter_of(mine[0]) == REPORT  # each is named by its period
        same = (place,) if apart else (_told_as(mine[0]), *((v.item.number, due_part(v).text) for v in mine))
        found.setdefault(same, ([], mine))[0].append(term)
    return [(join(days), mine) for days, mine in found.values()]


def _told_as(verdict: Verdict) -> tuple[str, bool]:
    """Return the matter, and whether the words tell what to do: «Провести субботник» takes place, but is «поручено»."""
    return matter_of(verdict), bool(task_due(verdict))


def _parts(terms: Terms, *, late: bool) -> list[TermPartValues]:
    """Return the parts in turn; ``так_же``: the same verb serves the part before."""
    before = [(), *(mine for _, mine in terms)]
    return [_part(term, mine, last, late=late) for (term, mine), last in zip(terms, before, strict=False)]


def _part(term: str, verdicts: Sequence[Verdict], before: Sequence[Verdict], *, late: bool) -> TermPartValues:
    """Say what a words file may say of the obligations of one term, behind those of the term before."""
    same = bool(before) and _told_as(verdicts[0]) == _told_as(before[0])
    tasks = [task for task in map(task_due, verdicts) if task]
    return {
        "пункты": items_of(verdicts),
        "мероприятия": measures_in_cases(
            unique(map(_words_due, verdicts)), given=_is_given(verdicts) and matter_of(verdicts[0]) != EVENT
        ),
        "срок": term,
        "срок_по_плану": in_plan_words(term, verdicts[0]) if len(verdicts) == 1 else term,
        "запятая": "," if any(", " in full_term(v) for v in verdicts) and not term.endswith(")") else "",
        "названия": named_items(verdicts),
        "много": len({v.item.number for v in verdicts}) > 1,
        "вид": matter_of(verdicts[0]),
        "отчёт": _report(verdicts),
        "так_же": same,
        "после_поручения": bool(before) and _told_as(before[0]) in {(TASK, True), (EVENT, True)},
        "тот_же_пункт": same and [*map(due_part, verdicts)] == [*map(due_part, before)],
        "поручение": join([*map(quoted, tasks)]),
        "в_день": _with_its_term(verdicts, tasks[0], term, late=late) if len(tasks) == 1 else "",
        "долго": " по " in term and matter_of(verdicts[0]) == EVENT,
        "событие": event_words([due_part(v) for v in verdicts], [due_part(v) for v in before] if same else ()),
    }


def _words_due(verdict: Verdict) -> str:
    """Return the words of what is due; beside the paper itself («справка представляется») they leave it out."""
    text = due_part(verdict).text
    if matter_of(verdict) != REPORT:
        return text
    results = ", ".join(results_of(text))
    named = report_noun(verdict.item)[0] in results.lower().split() and "," not in results
    return without_results(text) if named else text


def _is_given(verdicts: Sequence[Verdict]) -> bool:
    """Tell whether the order tells all their performers to do it: whoever only agreed is asked (papers.md B7)."""
    return not any(v.performer.by_agreement for v in verdicts)


def _with_its_term(verdicts: Sequence[Verdict], task: str, term: str, *, late: bool) -> str:
    """Write «провести 20.12.2025 субботник»: «поручено 20.12.2025 провести» reads as the day of the order.

    Of what is done again and again «публиковать материалы, ближайший срок – до 15.04.2026 включительно»: before the
    verb it would be the last day of all of it (of a term that has passed: «очередной срок»). "" for other tasks, and
    for an event where more than one verb tells what to do («организовать и провести ярмарку») or the term is no mere
    days.
    """
    if verdicts[0].item.recurring and not any(map(lists_tasks, verdicts)):
        return f"{task.removesuffix(',')}, {'очередной' if late else 'ближайший'} срок – {term}"
    if matter_of(verdicts[0]) != EVENT:
        return ""
    verb, _, what = task.partition(" ")
    alone = verb.isalpha() and is_infinitive(verb) and what.partition(" ")[0] != "и"
    return f"{quoted(verb)} {term} {quoted(what)}" if what and alone and _DAYS_ALONE.fullmatch(term) else ""


def _report(verdicts: Sequence[Verdict]) -> dict[str, str]:
    """Return the words of a part's reports; of several the item's own words stand in the singular, without periods."""
    words = report_words(verdicts)
    if len({v.due for v in verdicts}) == 1 or not words["свои_слова"]:
        return words
    return {**report_words(verdicts[:1]), "слова": words["слова"].removesuffix(f" {words['период']}")}


def group_values(verdicts: Sequence[Verdict], facts: Facts, *, late: bool) -> GroupValues:
    """Say what a words file may say of a group of obligations; ``late``: in a letter about terms that have passed."""
    matters = set(map(matter_when_late if late else matter_of, verdicts))
    ordered = in_plan_order(verdicts, facts)
    numbers = item_numbers(ordered)
    terms = by_term(ordered, facts)
    texts = unique(due_part(v).text for v in ordered)
    shown = len(numbers) >= TABLE_FROM
    return {
        "пункты": items_named(ordered),
        "мероприятия": measures_in_cases(texts, given=_is_given(ordered) and EVENT not in matters),
        "таблица": shown,
        "мало": not shown,
        "срок": terms[0][0] if len({term for term, _ in terms}) == len({v.due for v in ordered}) == 1 else "",
        "сроки": _parts(_joined(terms), late=late),
        "отчёт": common_report(ordered),
        **asked_apart(ordered),
        "события": matters == {EVENT},
        "проведены": bool(ordered) and all(_was_held(v, facts) for v in ordered),
        "исполнено_другими": bool(ordered) and all(map(facts.judged.reported_besides, ordered)),
        "поручено": matters == {TASK},
        "названия": named_items(ordered),
        "показатель": _indicated(ordered),
        "кто_завершил": deed_of((v.item for v in ordered if counts_people(v.item)), facts.order).who,
    }


def _was_held(verdict: Verdict, facts: Facts) -> bool:
    """Tell whether anybody's report on the same event is accepted: then it has taken place.

    Not what each does for itself, nor what by the performer's own row goes on or is done in part (decision 0211).
    """
    if matter_when_late(verdict) != EVENT:
        return False
    goes_on = falls_short(verdict.item, verdict.row) or verdict.reported.news is News.IN_WORK
    return not goes_on and (verdict.item.number, verdict.control_date) in facts.judged.done


def _indicated(verdicts: Iterable[Verdict]) -> Mapping[str, Any]:
    numbers = item_numbers(v for v in verdicts if counts_people(v.item))
    return items_in_cases(numbers)


def in_plan_order(verdicts: Sequence[Verdict], facts: Facts) -> list[Verdict]:
    """Verdicts as the plan numbers them, then by term."""
    places = _places(tuple(i.number for i in facts.items))
    return sorted(verdicts, key=lambda v: (places.get(v.item.number, len(places)), v.due is None, v.due))


@lru_cache(maxsize=64)
def _places(numbers: tuple[str, ...]) -> dict[str, int]:
    return {number: place for place, number in enumerate(numbers)}


def fulfilment(group: Mapping[str, Any], words: Words, *, past: bool) -> str:
    """Write «мероприятие «…» подлежит исполнению до …», agreed, in the tense of the paper."""
    tense: PastValues = {"прошло": past}
    return words.line(PHRASES, "исполнение", {**group, **tense})


def table_rows(verdicts: Sequence[Verdict], facts: Facts, topic: Topic) -> tuple[Row, ...]:
    """Return the table of items: each item or part once with its current terms.

    An extract tells whole items as they are planned, and who performs them where the reader does so with others; a
    release tells so the terms of recurring ones. Tasks of the order's own text stand before its plan.
    """
    as_planned, ended = topic is Topic.COVERING, topic is Topic.RELEASE
    own_first = sorted(in_plan_order(verdicts, facts), key=lambda v: not own_number(v.item.number))
    rows = gathered(own_first, lambda v: (v.item.number, bare((v.item if as_planned else due_part(v)).text)))
    jointly = as_planned and any(map(facts.judged.borne_besides, verdicts))

    def counted(verdict: Verdict) -> str:
        if ended and verdict.item.recurring:
            return ""
        return term_words(verdict, facts) if ended else told_term(verdict, facts)

    def term(mine: Sequence[Verdict]) -> str:
        if as_planned:
            return bare(planned_term(mine, facts))
        return bare("; ".join(unique(counted(v) or term_phrase(v.item) for v in mine)))

    return tuple(
        Row(
            number=number,
            text=text,
            term=term(mine),
            performers=bare(mine[0].item.performers_text) if jointly else "",
        )
        for (number, text), mine in rows.items()
    )
