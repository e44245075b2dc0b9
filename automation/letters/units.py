"""The items of a plan in справка and memos: which are counted, and what is told of an item whoever bears it."""

from collections.abc import Container, Iterable
from datetime import date

from msgspec.structs import replace

from automation.gathering import by_first, gathered
from automation.letters.cases import SHOWN, SMALL, organisation_name, performer_name
from automation.letters.decided import closed_lines, extended, freed_lines
from automation.letters.elsewhere import goes_elsewhere
from automation.letters.executed_parts import executed_parts, last_progress
from automation.letters.item_cases import items_in_cases, items_of, numbers_of
from automation.letters.item_variables import CheckedValues, ExemptValues, ExtendedValues, OddValues
from automation.letters.letter_facts import Facts, Memo
from automation.letters.marks import quoted
from automation.letters.plan_name import act_in_case, acts_named, plan_name
from automation.letters.printed_terms import moved, term_phrase
from automation.letters.report_sums import report_sum, reports_summed
from automation.letters.told import named, part_of
from automation.model.control import Verdict, codes_of
from automation.model.figures import Figures, ItemFigures, Publications
from automation.model.plan import Amendment, Item
from automation.model.reported import Snapshot
from automation.model.standing import OPEN, Standing
from automation.model.told_facts import told_before
from automation.plan.own_tasks import own_number
from automation.russian import fold, plural, show, shown
from automation.russian import words as words_of

FILE = "items.txt"


def judged(figures: Figures) -> list[Verdict]:
    """Return the obligations that have a date, of items still on control."""
    return [v for i in figures.items if not i.closed and not i.lasting and not i.item.unclear for v in i.verdicts]


def item_lines(memo: Memo) -> list[str]:
    """Write of each item how many of its reports have come, whose term was moved, for whom it was taken off control.

    A справка tells who has executed his part of an open item, the extensions that still run, and who was freed of an
    item that it counts as executed, whose reports all others have made or which the last one called owed, with all else
    that he was freed of on that day: named in part, the decision would seem to leave him the rest. A memo tells of
    everybody who was freed, by what decision an item went off control that was not executed, and the reports of one
    until its end (papers.md A11).
    Both say to whom an item did not apply.
    """
    lines, freed_apart = list[tuple[tuple[str, ...], str]](), set[str]()
    facts, words, on, running = memo.facts, memo.words, memo.on, memo.running
    for item in memo.figures.items:
        number = (item.item.number,)
        summable = reports_summed(item) and not (running and item.closed)
        elsewhere = any(goes_elsewhere(v, memo) for v in item.verdicts)
        if summable and (summed := report_sum(item, on, closing_day(item, facts), memo.sides, elsewhere=elsewhere)):
            freed_apart |= set(number) if summed["кем"] else set()
            lines.append((number, words.line(FILE, "отчёты", summed)))
        longer = [v for v in item.verdicts if told_as_moved(v, memo)]
        if not item.closed and (told := extended(longer, item.verdicts, memo)):
            values: ExtendedValues = {"пункты": items_in_cases(number), "продление": told}
            lines.append((number, words.line(FILE, "продление", values)))
    last = last_progress(memo) if running else None
    items = _freed(memo, freed_apart, last) if running else memo.figures.items
    lines = [*freed_lines(items, memo), *lines]  # who was freed stands before what the others have done
    lines += executed_parts(memo) if running else closed_lines(memo.figures.items, memo)
    lines += _exempt_lines(memo, last)
    places = {item.item.number: place for place, item in enumerate(memo.figures.items)}
    return [line for _, line in sorted(lines, key=lambda one: places[one[0][0]])]


def _exempt_lines(memo: Memo, last: Snapshot | None) -> list[tuple[tuple[str, ...], str]]:
    """Write to whom items do not apply that others execute: an item is not taken off control without a word of him.

    Of an item that applies to nobody the counts say so, and of a repeated one it is said of a report. A справка tells
    it of whom the last one counted among those who owe it.
    """
    shared = ((codes_of(i.bearers), i.verdicts) for i in memo.figures.items if not (i.closed or i.item.recurring))
    exempt = (v for bearers, verdicts in shared for v in verdicts if bearers and v.performer.code not in bearers)
    new = (v for v in exempt if not memo.running or (last and _was_told_of(v, last)))
    accepted = by_first(((v.item.number, shown(v.row.accepted_on if v.row else None)), v) for v in new)
    alike = by_first(((part_of(mine, memo.sides), day), number) for (number, day), mine in accepted.items())
    told: list[tuple[tuple[str, ...], str]] = []
    for (parts, day), numbers in alike.items():
        values: ExemptValues = {"пункты": numbers_of(numbers), "в_части": parts, "день": day}
        told.append((tuple(numbers), memo.words.line(FILE, "неприменимо для исполнителя", values)))
    return told


def _was_told_of(verdict: Verdict, last: Snapshot) -> bool:
    """Tell whether the last справка counted him among those to whom an item applies."""
    told = told_before(last.facts, verdict)
    return told is not None and told[0] != Standing.NOT_APPLICABLE


def _freed(memo: Memo, apart: Container[str], last: Snapshot | None) -> list[ItemFigures]:
    """Return the items with those alone who were freed on a day on which they were freed of one that has to be told of.

    That is an item counted as executed, one ``apart``, of whose reports it is said that the others have made them, and
    once what the last справка counted among what he owes: he would be gone from its list without a word.
    """
    items = memo.figures.items
    told_of = (i for i in items if i.spared and (i.done or i.item.number in apart))
    gone = (v for i in items for v in i.spared if last and _was_told_of(v, last))
    told = {(v.performer.code, v.released_on) for v in (*(v for i in told_of for v in i.released), *gone)}
    return [
        replace(i, released=tuple(v for v in i.released if (v.performer.code, v.released_on) in told)) for i in items
    ]


def told_as_moved(verdict: Verdict, memo: Memo) -> bool:
    """Tell whether a line about the item says till when its term was moved, and by what decision."""
    if not verdict.extension_row or verdict.due is None:
        return False
    return not memo.running or (verdict.standing in OPEN and verdict.due >= memo.on)


def term_of_unit(first: date, verdicts: Iterable[Verdict]) -> str:
    """Write «12.12.2025, МБУ «Типовое» – до 22.12.2025», «21.10.2026, перенесено на 28.10.2026»."""
    all_of_them = list(verdicts)
    later = by_first((verdict.due, verdict) for verdict in all_of_them if verdict.due and verdict.due != first)
    terms = [
        told if len(mine) == len(all_of_them) else f"{named(mine)} – {told.removeprefix('продлён ')}"
        for due, mine in later.items()
        for told in [moved(mine[0], due)[1]]
    ]
    return ", ".join([show(first), *terms])


def odd_lines(memo: Memo) -> list[str]:
    """Write items that cannot be judged: unclear term, no performers."""

    def oddity(item: Item) -> tuple[str, str]:
        return ("срок не ясен", quoted(term_phrase(item))) if item.unclear else ("нет исполнителей", "")

    odd = (i for i in memo.figures.items if not i.closed and (i.item.unclear or not i.verdicts))
    told: list[tuple[str, OddValues]] = [
        (section, {"пункты": items_of(mine), "срок": term})
        for (section, term), mine in gathered(odd, lambda i: oddity(i.item)).items()
    ]
    return [memo.words.line(FILE, section, values) for section, values in told]


def closing_day(item: ItemFigures, facts: Facts) -> str:
    """Return when an item was taken off control, or by which act; "" while it is on control."""
    return ended_by(item.item, facts) if item.closed else ""


def ended_by(item: Item, facts: Facts) -> str:
    """Return the day from which an item is off control; where an act of that day is known to have struck it, that act.

    «16.03.2027», «постановлением от 16.03.2027 № 187»; "" without a day. Acts of one day change other items.
    """
    day = shown(item.closed_on)
    struck = (act.by for act in facts.amending if any(_strikes(change, item.number) for change in act.changes))
    numbers = [fold(by.number) for by in struck if by.number and show(by.date) == day]
    named = (act for act in acts_named(facts.order) if day in act and any(n in fold(act) for n in numbers))
    return next((act_in_case(act, "твор") for act in named), day)


def _strikes(change: Amendment, number: str) -> bool:
    return change.action == "remove" and change.item == number


def publications_line(told: Publications, memo: Memo, asked: str = "") -> str:
    """Write «проверено 27 публикаций, установленное опережение (4 ч) не выдержано в одном случае (…)».

    ``asked`` is what was written about it.
    """
    broken = [
        f"{_organisation_of(memo.figures, p.code)}{', ' + show(p.day) if p.day else ''}" for p in told.broken[:SHOWN]
    ]
    values: CheckedValues = {
        "проверено": told.checked,
        "публикаций": plural(told.checked, "публикация", "публикации", "публикаций"),
        "нарушено": len(told.broken),
        "в_случаях": _in_cases(len(told.broken)),
        "перечень": "; ".join(broken) + (" и др." if len(told.broken) > SHOWN else ""),
        "часов": told.item.lead_hours or 0,
        "объяснено": len(told.excused),
        "в_объяснённых": _in_cases(len(told.excused)),
        "письма": asked,
    }
    return memo.words.line(FILE, "публикации", values)


def _in_cases(number: int) -> str:
    """Write «в одном случае», «в двух случаях»."""
    if number == 1:
        return "в одном случае"
    shown = words_of(number, "м", "genitive") if number <= SMALL else str(number)
    return f"в {shown} {plural(number, 'случае', 'случаях', 'случаях')}"


def _organisation_of(figures: Figures, code: str) -> str:
    found = next((o for o in figures.organisations if code in o.codes), None)
    if found is not None and found.organisation.strip():
        return organisation_name(found.organisation, figures)
    bearers = (v.performer for i in figures.items for v in i.verdicts if v.performer.code == code)
    return next((performer_name(p) for p in bearers), code)


def of_the_plan(figures: Figures) -> list[ItemFigures]:
    """Return the items of the plan, without the tasks of the order's own text that stand beside it."""
    own = {i.item.number for i in figures.items if own_number(i.item.number)} if plan_name(figures.order).full else ()
    return [item for item in figures.items if item.item.number not in own]
