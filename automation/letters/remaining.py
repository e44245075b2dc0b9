"""What a letter about items taken off control says of those that stay on it: their terms and what is awaited."""

from collections.abc import Iterable, Sequence
from datetime import date

from automation.control.sent_papers import sent_papers
from automation.gathering import gathered
from automation.letters.answers_told import answer_day, stayed_in_vain
from automation.letters.bare_days import begins_otherwise
from automation.letters.citing import cited_instrumental
from automation.letters.closing_ways import FILE
from automation.letters.ground import in_plan_order, order_values
from automation.letters.ground_groups import Group
from automation.letters.item_bearers import concerning
from automation.letters.item_cases import item_numbers, items_of, unique
from automation.letters.letter_facts import Facts
from automation.letters.marks import quoted
from automation.letters.matters import EVENT, information_due, is_presented, matter_of, named_items, report_words
from automation.letters.own_items import parted
from automation.letters.printed_terms import term_phrase, term_words
from automation.letters.topic_variables import RemainingItemValues, RemainingValues
from automation.model.control import Entry, Verdict
from automation.model.plan import Item, Recurring
from automation.model.standing import AHEAD, DONE, ON_CONTROL, UNTOLD, Standing
from automation.plan.indicators import falls_short
from automation.plan.own_tasks import own_number
from automation.russian import join, show, shown

_EXECUTION = {"само_им": "сведения", "запрошенный": "запрошенные", "ожидается": "ожидаются"}
IN_A_SENTENCE = 2  # so many items that stay are told in one sentence, more of them as a list


def remaining(verdicts: Sequence[Verdict], group: Group) -> str:
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

    Items of the order itself stand behind those of its plan, which is named but once, and again where both are told
    together.
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
    instead, or what is awaited of him, or was asked for in vain (of a repeated item which reports, beside its term);
    the day of an event is told to him as to others.
    """
    facts, on = group.facts, group.paper.day
    item, is_event = mine[0].item, matter_of(mine[0]) == EVENT
    behind = not is_event and all(v.performer.by_agreement and v.last and v.last < on for v in mine)
    standings = {v.standing for v in mine} if _is_dated(mine) else set()
    missing = [v for v in mine if item.recurring and v.standing is Standing.OVERDUE]
    untold = any(v.standing in UNTOLD and v.due and v.due < on for v in mine)
    awaits = untold and (is_event or (behind and not missing))
    asked = _asked_in_vain(mine, facts, on) if awaits else []
    expected = _expected(mine, on) if behind else ""
    ended = (v.due if is_event else v.last for v in mine)  # of an event the last day is that of its answer
    return {
        "приняты": all(v.standing in DONE for v in mine),
        "довольно": not any(v.faults or falls_short(v.item, v.row) for v in mine),
        "рассматриваются": standings == {Standing.CLAIMED},
        "истёк": join(unique(show(day) for day in ended if day)) if standings == {Standing.OVERDUE} else "",
        "просили": cited_instrumental(asked),
        "ожидается": expected,
        "ожидаются": awaits,
        "пункты": items_of(mine),
        "с_поручениями": all(parted(item_numbers(mine))),
        "названия": named_items(mine) if len(item_numbers(mine)) == 1 else "",
        "касается": concerning(mine, group.paper),
        "вид": matter_of(mine[0]),
        "отчёта": "" if information_due(mine[0]) else report_words(mine[:1])["просто_род"],
        "срок": "" if (missing or behind) and not _lasts(item, on) else _term_told(mine, facts, on),
        "нет_отчётов": report_words(missing) if missing else {},
        "ждём_отчётов": {} if expected else _reports_awaited(mine, on, asked) or _awaited_by(mine, facts, on),
    }


def _is_dated(mine: Sequence[Verdict]) -> bool:
    """Tell whether an item has its days."""
    return all(v.due for v in mine) and not mine[0].item.recurring


def _lasts(item: Item, on: date) -> bool:
    """Tell whether an item is still repeated."""
    last = item.reading.deadline.until if isinstance(item.reading.deadline, Recurring) else None
    return item.recurring and (last is None or last >= on)


def _reports_awaited(mine: Sequence[Verdict], on: date, asked: Sequence[Entry]) -> dict[str, str]:
    """Return the reports that have not come of who only agreed: he is late with none.

    Those of a repeated item are awaited; a single one has not come where letters have ``asked`` for it in vain.
    """
    repeated = [v for v in mine if v.item.recurring]
    if not asked:
        awaited = [v for v in repeated if v.performer.by_agreement]
        awaited = [v for v in awaited if v.standing in AHEAD and v.last and v.last < on]
        return report_words(awaited) if awaited else {}
    if repeated or not all(map(is_presented, mine)):
        return {}
    words = report_words(mine)
    named = f"{words['само_им']}, {words['запрошенный']} {cited_instrumental(asked)}"
    return {**words, "ожидается": f"не {words['поступил']}", "само_им": named}


def _term_told(mine: Sequence[Verdict], facts: Facts, on: date) -> str:
    """Return the days of an item that has its days; the plan's own words for the term of any other."""
    return join(unique(term_words(v, facts) for v in mine)) if _is_dated(mine) else _phrase_and_next(mine, facts, on)


def _phrase_and_next(mine: Sequence[Verdict], facts: Facts, on: date) -> str:
    """Return the plan's words for a term; where the first day they name has passed, with the next one behind them.

    It has not passed where a report was made for a day still ahead.
    """
    words = term_phrase(mine[0].item)
    awaited = (v for v in mine if v.standing in AHEAD and v.last and v.last >= on)
    ahead = [v for v in awaited if all(p.control_date < on for p in v.periods)]
    following = (f", ближайший – {term_words(v, facts)}" for v in ahead[:1] if v.due and begins_otherwise(words, v.due))
    return f"«{quoted(words)}»{''.join(following)}"


def _expected(mine: Sequence[Verdict], on: date) -> str:
    """Return the days named for it that have not passed."""
    return join(unique(shown(day) for v in mine if (day := v.reported.expected_on) and day >= on))


def _asked_in_vain(mine: Sequence[Verdict], facts: Facts, on: date) -> list[Entry]:
    """Return the papers that have asked for what has not come in; [] where something has, or is promised."""
    silent = all(v.reported.silence for v in mine)
    return stayed_in_vain(mine, sent_papers(facts.entries, on), facts.unanswered) if silent else []


def _awaited_by(mine: Sequence[Verdict], facts: Facts, on: date) -> dict[str, str]:
    """Return what a letter to who only agreed asks for by a day still ahead; {} where none does.

    Events and repeated items are told by their terms.
    """
    once = not mine[0].item.recurring and matter_of(mine[0]) != EVENT
    behind = all(v.performer.by_agreement and v.standing in UNTOLD and v.last and v.last < on for v in mine)
    papers = sent_papers(facts.entries, on).asking(mine) if once and behind else []
    day = answer_day(papers, mine, on)
    if not day:
        return {}
    words = report_words(mine) if all(map(is_presented, mine)) else _EXECUTION
    named = f"{words['само_им']}, {words['запрошенный']} {cited_instrumental(papers[-1:])}"
    return {**words, "ожидается": f"до {day} {words['ожидается']}", "само_им": named}
