"""What a letter about items taken off control says: when they were executed, accepted and closed, and what stays."""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date

from automation.control.sent_papers import sent_papers
from automation.gathering import by_first, gathered
from automation.letters.answers_told import stayed_in_vain
from automation.letters.citing import cited_instrumental
from automation.letters.closing_ways import FILE, closed_for_all, closed_on, closings
from automation.letters.ground import in_plan_order, order_values
from automation.letters.ground_groups import Group, groups_of
from automation.letters.item_bearers import concerning
from automation.letters.item_cases import item_numbers, items_in_cases, items_of, unique
from automation.letters.letter_facts import Facts
from automation.letters.marks import quoted
from automation.letters.matters import (
    EVENT,
    information_due,
    matter_of,
    named_items,
    report_noun,
    report_words,
)
from automation.letters.news import incoming_words
from automation.letters.printed_terms import full_term, term_phrase, term_words
from automation.letters.receivers import report_to_us
from automation.letters.tasks import in_part
from automation.letters.topic_variables import (
    ReleaseValues,
    RemainingItemValues,
    RemainingValues,
)
from automation.letters.variables import BorneValues
from automation.model.control import Entry, Verdict, codes_of
from automation.model.plan import Dates, Recurring
from automation.model.standing import AHEAD, DONE, ON_CONTROL, UNTOLD, Standing
from automation.patterns import lazy
from automation.plan.own_tasks import own_number
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
IN_A_SENTENCE = 2  # so many items that stay are told in one sentence, more of them as a list


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
        "на_контроле": _remaining(others, group),
        "прекращены": items_of(ended),
        "прекращены_в_части": in_part(ended, always=True),
        "прекращены_слова": named_items(ended),
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


def _remaining(verdicts: Sequence[Verdict], group: Group) -> str:
    """Say what stays on control, item by item: many of them as a list; "" where nothing does.

    So does an item until it is taken off, though everything about it has been accepted.
    """
    facts = group.facts
    still = {v.item.number for v in verdicts if v.standing in ON_CONTROL}
    stays = [v for v in verdicts if v.standing in ON_CONTROL or (v.standing in DONE and v.item.number not in still)]
    items = gathered(in_plan_order(stays, facts), lambda v: v.item.number)
    if not items or facts.order.closed_on:
        return ""
    parts = [_remaining_item(mine, group) for mine in _accepted_last(items.values())]
    told: RemainingValues = {
        "плана": order_values(facts.order)["плана"],
        "сроки": parts,
        "много": len(items) > 1,
        "перечнем": len(parts) > IN_A_SENTENCE,
    }
    return "\n".join(group.words.lines(FILE, "остаются на контроле", told))


def _accepted_last(items: Iterable[Sequence[Verdict]]) -> list[Sequence[Verdict]]:
    """Gather the items of which everything is accepted behind the others: nobody has to do anything more.

    Items of the order itself stand behind those of its plan, which is named but once.
    """
    alike = gathered(items, lambda mine: all(v.standing in DONE for v in mine))
    parts = [*alike.get(False, ()), *filter(None, [[v for mine in alike.get(True, ()) for v in mine]])]
    return sorted(parts, key=lambda mine: all(own_number(v.item.number) for v in mine))


def _remaining_item(mine: Sequence[Verdict], group: Group) -> RemainingItemValues:
    """Tell an item that has its days by these days, any other one in the plan's own words for its term.

    Several items of which everything is accepted are told together, by their numbers. One that only another performer
    bears, whose papers the addressee receives, is told as his part.
    Whose report lies with the office, or was accepted, is not reminded of a term, and a term that has passed is told as
    passed; of an event, from the day behind it, that its results are awaited, or with the letters that have asked in
    vain. The reports of a repeated item that have not come are named, and its term too while it is repeated.
    Who only agreed to take part broke no term: one that has passed is not told to him, but the day he has named
    instead, or what is awaited of him, or was asked for in vain; the day of an event is told to him as to others.
    """
    facts, on = group.facts, group.paper.day
    item, is_event = mine[0].item, matter_of(mine[0]) == EVENT
    agreed = all(v.performer.by_agreement for v in mine) and not is_event
    behind = agreed and all(v.last and v.last < on for v in mine)
    dated = all(v.due for v in mine) and not item.recurring
    days = join(unique(term_words(v, facts) for v in mine)) if dated else _phrase_and_next(mine, facts, on)
    standings = {v.standing for v in mine} if dated else set()
    passed = standings == {Standing.OVERDUE}
    missing = [v for v in mine if item.recurring and v.standing is Standing.OVERDUE]
    last = item.reading.deadline.until if isinstance(item.reading.deadline, Recurring) else None
    over = bool(missing) and last is not None and last < on
    untold = passed or any(v.standing in UNTOLD and v.due and v.due < on for v in mine)
    awaits = untold and (is_event or (behind and not missing))
    ended = (v.due if is_event else v.last for v in mine)  # of an event the last day is that of its answer
    return {
        "приняты": all(v.standing in DONE for v in mine),
        "рассматриваются": standings == {Standing.CLAIMED},
        "истёк": join(unique(show(day) for day in ended if day)) if passed else "",
        "просили": cited_instrumental(_asked_in_vain(mine, facts, on)) if awaits else "",
        "ожидается": _expected(mine, on) if behind else "",
        "ожидаются": awaits,
        "пункты": items_of(mine),
        "названия": named_items(mine) if len(item_numbers(mine)) == 1 else "",
        "касается": concerning(mine, group.paper),
        "вид": matter_of(mine[0]),
        "отчёта": "" if information_due(mine[0]) else report_words(mine[:1])["просто_род"],
        "срок": "" if behind or over else days,
        "нет_отчётов": report_words(missing) if missing else {},
    }


def _phrase_and_next(mine: Sequence[Verdict], facts: Facts, on: date) -> str:
    """Return the plan's words for a term; where the first day they name has passed, with the next one behind them."""
    item, deadline = mine[0].item, mine[0].item.reading.deadline
    begun = isinstance(deadline, Recurring) and deadline.first is not None and deadline.first < on
    ahead = [v for v in mine if v.standing in AHEAD] if begun else []
    following = "".join(f", ближайший – {term_words(v, facts)}" for v in ahead[:1])
    return f"«{quoted(term_phrase(item))}»{following}"


def _expected(mine: Sequence[Verdict], on: date) -> str:
    """Return the days named for it that have not passed."""
    return join(unique(shown(day) for v in mine if (day := v.reported.expected_on) and day >= on))


def _asked_in_vain(mine: Sequence[Verdict], facts: Facts, on: date) -> list[Entry]:
    """Return the papers that have asked for what has not come in; [] where something has, or is promised."""
    silent = all(v.reported.silence for v in mine)
    return stayed_in_vain(mine, sent_papers(facts.entries, on), facts.unanswered) if silent else []


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
