"""What a letter about items taken off control says: when they were executed, accepted and closed."""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date

from automation.gathering import by_first, gathered
from automation.letters.closing_ways import asked_no_more, closed_for_all, closed_on, closings
from automation.letters.ground_groups import Group, groups_of
from automation.letters.item_cases import item_numbers, items_in_cases, items_of, unique
from automation.letters.letter_facts import Facts
from automation.letters.matters import (
    EVENT,
    matter_of,
    named_items,
    report_noun,
)
from automation.letters.news import incoming_words
from automation.letters.printed_terms import full_term, term_words
from automation.letters.receivers import report_to_us
from automation.letters.remaining import remaining
from automation.letters.tasks import in_part
from automation.letters.topic_variables import (
    ReleaseValues,
)
from automation.letters.variables import BorneValues
from automation.model.control import Verdict, codes_of
from automation.model.plan import Dates
from automation.model.standing import ON_CONTROL, Standing
from automation.patterns import lazy
from automation.russian import join, show, shown


def _received(verdict: Verdict) -> str:
    """Write «по пункту 11 (вх. от 20.12.2027 № 7)» of a report that nobody has accepted before the order ended."""
    incoming = incoming_words(verdict.reported.incoming)
    return f"по {items_in_cases((verdict.item.number,))['дат']}{f' (вх. {incoming})' if incoming else ''}"


def _same(values: Iterable[str]) -> str:
    """Say what is the same for all; "" where they differ."""
    different = set(values)
    return different.pop() if len(different) == 1 else ""


def _accepted(verdicts: Iterable[Verdict]) -> str:
    """Return the day on which all of them were accepted; "" where there are several such days."""
    return _same(show(v.row.accepted_on) for v in verdicts if v.row and v.row.accepted_on)


LAST = {"": "последний", "а": "последняя", "ы": "последние"}
_UNTIL = lazy(r"(?:до|не позднее) ")


def release_values(group: Group, values: BorneValues) -> ReleaseValues:
    """Tell when it was executed, accepted and taken off control; what stays, or ends with the whole order."""
    verdicts, paper, facts, words = group.verdicts, group.paper, group.facts, group.words
    alone = len(groups_of(paper, facts, words)) == 1  # no further paragraph of the letter tells of other items
    mine = facts.judged.beside(verdicts)
    parts = _other_parts(verdicts, mine)
    told = {v.code_and_item for v in verdicts}
    others = [v for v in mine if v.code_and_item not in told and not closed_on(v)]
    ended = [v for v in (*parts, *(others if facts.order.closed_on else ())) if v.standing in ON_CONTROL]
    spared, by_term = _inapplicable((*others, *verdicts, *parts), mine)
    part = in_part(verdicts, always=True)
    partly = set() if part else {v.item.number for v in parts}
    term, terms = ("", {}) if partly or part else _terms_set(group, values)
    together, apart = _executed(verdicts, partly, terms)
    return {
        "отчёт": {} if any(v.item.recurring for v in verdicts) else report_to_us(group),
        "исполнены": together,
        "дней_много": len({v.executed_on for v in verdicts if v.executed_on}) > 1,
        "исполнены_порознь": apart,
        "при_сроке": term,
        "в_части": part,
        "исполнена_часть": not part and _completed_by_others(verdicts, facts),
        "приняты": _accepted(verdicts),
        "входящий": _same(incoming_words(v.reported.incoming) for v in verdicts if v.row),
        **closings(verdicts, paper, facts, words),
        "на_контроле": remaining(others, group),
        "прекращены": items_of(ended),
        "прекращены_в_части": in_part(ended, always=True),
        "прекращены_слова": named_items(ended),
        "прекращены_не_запрашиваются": asked_no_more(ended),
        "получены": join(unique(map(_received, (v for v in ended if v.standing is Standing.CLAIMED)))),
        "неприменимы": items_of(spared),
        "неприменимые_слова": named_items(spared) if any(v not in verdicts for v in spared) else "",
        "неприменимы_по_сроку": join(unique(map(_spared_term, by_term))),
        "неприменимы_в_части": _applies_to_others((*spared, *by_term), facts),
        "признаны": _accepted((*spared, *by_term)),
        "для_всех": all(map(closed_for_all, verdicts)),
        "ничего": alone and all(v.standing is Standing.NOT_APPLICABLE for v in others),
    }


def _other_parts(verdicts: Sequence[Verdict], mine: Sequence[Verdict]) -> list[Verdict]:
    """Return the obligations of the same items by their other terms: the letter tells of them apart."""
    terms = {v.code_and_item: v.item.reading.deadline for v in verdicts}
    same = (v for v in mine if isinstance(terms.get(v.code_and_item), Dates))
    return [v for v in same if v not in verdicts]


def _completed_by_others(verdicts: Sequence[Verdict], facts: Facts) -> bool:
    """Tell whether others have executed one of these items later: what the reader has executed is his part of it."""
    days = ((v.item.number, v.executed_on) for v in verdicts if v.executed_on and not v.item.recurring)
    return any(facts.judged.executed.get(number, max(mine)) > max(mine) for number, mine in by_first(days).items())


def _inapplicable(verdicts: Iterable[Verdict], mine: Iterable[Verdict]) -> tuple[list[Verdict], list[Verdict]]:
    """Return those of the obligations that do not apply: of items that do not at all, and of items by some terms."""
    applying = {v.code_and_item for v in mine if v.standing is not Standing.NOT_APPLICABLE}
    exempt = [v for v in verdicts if v.standing is Standing.NOT_APPLICABLE]
    by_term = [v for v in exempt if v.code_and_item in applying]
    return [v for v in exempt if v not in by_term], by_term


def _applies_to_others(exempt: Sequence[Verdict], facts: Facts) -> bool:
    """Tell whether others have to execute what does not apply to the reader: it is «неприменимо» in his part alone."""
    codes, items = codes_of(exempt), {v.item.number for v in exempt}
    return any(not facts.judged.applying.get(number, codes) <= codes for number in items)


def _spared_term(verdict: Verdict) -> str:
    """Write «пункта 10 по сроку 19.08.2026»."""
    term = f" по сроку {show(verdict.control_date)}" if verdict.control_date else ""
    return f"{items_in_cases((verdict.item.number,))['род']}{term}"


def _terms_set(group: Group, values: BorneValues) -> tuple[str, Mapping[str, str]]:
    """Return the term that all of it had to keep; of several items with terms of their own, one of them broken, these.

    So a breach is told whatever became of it (papers.md A8). Who only agreed broke no term, an event has its day, and a
    table tells the terms itself.
    """
    verdicts = group.verdicts
    if values["по_согласованию"] or any(v.item.recurring or matter_of(v) == EVENT for v in verdicts):
        return "", {}
    worded = [*filter(None, map(full_term, verdicts))]
    if values["срок"] and worded and not all(map(_UNTIL.match, worded)):  # «при сроке к 09.12 – Дню музыки»
        return join(unique(term_words(v, group.facts) for v in verdicts)), {}
    if values["срок"] or values["таблица"] or not any(v.standing is Standing.MET_LATE for v in verdicts):
        return values["срок"], {}
    items = gathered(verdicts, lambda v: v.item.number)
    return "", {number: join(unique(term_words(v, group.facts) for v in mine)) for number, mine in items.items()}


def _executed(verdicts: Sequence[Verdict], partly: Set[str], terms: Mapping[str, str]) -> tuple[str, str]:
    """Return the days that all items share, «27.03.2026 и 22.04.2026», or which item was executed when, else "".

    «пункт 1 – 12.03.2026, пункты 9 и 12 – 29.04.2026»: an item with several terms has the days of all of them, and is
    told by these terms where it was executed only ``partly``; one that was reported on again and again has the day of
    its last report, «последний отчёт – 02.10.2026» where it is the only item of the letter. Items with ``terms`` of
    their own are told with these: «пункт 1 – 12.03.2026 при сроке до 10.03.2026 включительно».
    """
    executed = [v for v in verdicts if v.executed_on]
    days = gathered(executed, lambda v: (_reported(v), _executed_on(v, executed, partly), terms.get(v.item.number, "")))
    if len(days) == 1 and not partly:
        report, day, _ = next(iter(days))
        if not report:
            return day, ""
        if len(item_numbers(verdicts)) == 1:
            return "", f"{report} – {day}"
    told = (
        (f"{report} {day}{f' при сроке {term}' if term else ''}".strip(), mine)
        for (report, day, term), mine in days.items()
    )
    return "", ", ".join(f"{_executed_items(mine, partly)} – {day}" for day, mine in told)


def _executed_on(verdict: Verdict, executed: Sequence[Verdict], partly: Set[str]) -> str:
    """Return the days on which the item was executed by its terms, or the one of this term, where these are told."""
    mine = [v for v in executed if v.item.number == verdict.item.number]
    told = [verdict] if verdict.item.number in partly or verdict.item.recurring else mine
    return join(unique(map(shown, map(_done_on, told))))


def _done_on(verdict: Verdict) -> date | None:
    """Return the day of execution; of a last report that was brought late the day of its letter (decision 0245)."""
    last = verdict.periods[-1] if verdict.periods else None
    return (last and last.executed_on == verdict.executed_on and last.presented_late) or verdict.executed_on


def _reported(verdict: Verdict) -> str:
    """Write «последний отчёт» of a recurring item, «последняя информация»; "" of any other."""
    if not verdict.item.recurring:
        return ""
    noun, ending = report_noun(verdict.item)
    return f"{LAST[ending]} {noun}"


def _executed_items(mine: Sequence[Verdict], partly: Set[str]) -> str:
    """Say what was executed on one day; the items executed ``partly`` by their terms."""
    whole = item_numbers(v for v in mine if v.item.number not in partly)
    by_term = ((v.item.number, v.control_date) for v in mine if v.item.number in partly)
    terms = [f"пункт {number} по сроку {show(day)}" for number, day in by_term if day]
    return ", ".join([*([str(items_in_cases(whole)["им"])] if whole else []), *unique(terms)])
