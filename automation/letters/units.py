"""How the items of a plan stand, for справка and memos: each item at each of its control dates."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from automation.letters.cases import SHOWN, SMALL, items_in_cases, numbers_of, organisation_name, performer_name, unique
from automation.letters.decided import extended, freed_lines, too_late
from automation.letters.ground import act_in_case, term_phrase
from automation.letters.item_variables import CheckedValues, NearestValues, NextTermValues, OddValues, UnitValues
from automation.letters.letter_facts import Facts
from automation.letters.marks import quoted
from automation.letters.own_items import own_number
from automation.letters.people_words import people_unfinished
from automation.letters.plan_name import plan_name
from automation.letters.told import by_some, named, unit_values
from automation.letters.told_periods import earlier_periods, period_values, several_periods
from automation.letters.words import Words
from automation.model.control import DONE, Standing, Verdict
from automation.model.figures import Figures, ItemFigures, Publications
from automation.model.plan import Item, OnDemand, Order, Period, Permanent, Recurring, Unclear
from automation.russian import plural, show
from automation.russian import words as words_of
from automation.titles import on_demand

FILE = "items.txt"
PERIODS = 3  # the last reporting periods of a recurring item, told one by one; those before are summed


def lasting(figures: ItemFigures) -> bool:
    """Tell whether the term is «постоянно» or on demand: nothing is counted by a date until it is executed."""
    return isinstance(figures.item.reading.deadline, Permanent | OnDemand) and not figures.done


def endless(item: Item) -> bool:
    """Tell whether an item is repeated without end: its reports are owed, it is never executed itself."""
    deadline = item.reading.deadline
    return isinstance(deadline, Recurring) and deadline.until is None


def units_of(figures: Figures) -> list[tuple[ItemFigures, date, tuple[Verdict, ...]]]:
    """Return items with control dates × their first terms, plan order; permanent and unclear ones apart.

    An item that was taken off control is among them where it was executed: what was achieved is told with it.
    """
    found: list[tuple[ItemFigures, date, tuple[Verdict, ...]]] = []
    for item in figures.items:
        if (item.closed and not item.done) or lasting(item) or isinstance(item.item.reading.deadline, Unclear):
            continue
        firsts = sorted({v.control_date for v in item.verdicts if v.control_date})
        if on_demand(item.item):  # executed, though nobody has named the day of the event
            found.append(
                (item, max((v.executed_on for v in item.verdicts if v.executed_on), default=figures.on), item.verdicts)
            )
        found += [(item, first, tuple(v for v in item.verdicts if v.control_date == first)) for first in firsts]
    return found


def item_lines(
    figures: Figures, facts: Facts, words: Words, on: date, author: str = "", *, running: bool = False
) -> list[str]:
    """Write one clause for each item at each control date; items of which the same is to be said together.

    What all have executed in time is left to the counts of the paper. Items whose term lies ahead and of which nothing
    else is to be said share one clause. ``author`` signs the paper and speaks of himself in the first person.
    ``running``: the paper is a справка, whose counts tell what lies ahead and what was executed late.
    """
    alike: dict[tuple[Any, ...], tuple[UnitValues, date, list[str]]] = {}
    ahead: dict[str, date] = {}
    going_on, unfinished = dict[str, str](), people_unfinished(figures)
    for item, first, verdicts in units_of(figures):
        values = unit_values(item, first, verdicts, on, author, running=running)
        if values["только_наступает"]:
            ahead[item.item.number] = min(first, ahead.get(item.item.number, first))
            going_on |= {item.item.number: _held(item, first)} if values["проводится"] else {}
            continue
        moved = extended(verdicts, facts, running=running)
        unit: UnitValues = {
            **values,
            "срок": _term(item, first, verdicts, moved),
            "день": show(first) if on_demand(item.item) else values["день"],
            "продление": "; ".join(filter(None, (moved, too_late(verdicts, facts, running=running)))),
            "снят": closing_day(item, figures.order),
            "частично": item.item.number in unfinished,
        }
        if not _is_counted(unit, running=running) or (on_demand(item.item) and not running):
            alike.setdefault(tuple(unit.values()), (unit, first, []))[2].append(item.item.number)
    told = period_lines(figures, words, on, running=running)
    for values, first, numbers in alike.values():
        section = "пункт исполнен" if values["исполнен"] else "пункт не исполнен"
        line = words.line(FILE, section, {**values, "пункты": numbers_of(numbers)})
        told.append((unique(numbers), first, line))
    places = {item.item.number: place for place, item in enumerate(figures.items)}
    told.sort(key=lambda one: (places[one[0][0]], one[1]))
    lines = _with_next_terms(((numbers, line) for numbers, _, line in told), ahead, words)
    lines = sorted([*freed_lines(figures, facts, words, author), *lines], key=lambda one: places[one[0][0]])
    ahead = {n: day for n, day in ahead.items() if not running or day == on or n in going_on}
    return [line for _, line in lines] + _ahead_lines(ahead, going_on, words, on) + _odd_lines(figures, words)


def _held(item: ItemFigures, last: date) -> str:
    """Write «27.08.2026» of an event that takes place, «по 26.06.2026» of one of several days."""
    return f"{'по ' if isinstance(item.item.reading.deadline, Period) else ''}{show(last)}"


def _is_counted(unit: UnitValues, *, running: bool) -> bool:
    """Tell whether the counts of the paper say all of an item: that all have executed it, in a memo in time."""
    late = (unit["опоздали"], unit["все_с_нарушением"], unit["не_применимо"], unit["мною"], unit["снят"])
    more = (unit["изменены"], unit["продление"], not running and any(late))
    return unit["исполнен"] and not (unit["повторяется"] or any(more))


def _term(item: ItemFigures, first: date, verdicts: Iterable[Verdict], moved: str) -> str:
    """Return the term of a unit; of an event the plan's own words, for nobody has named its day."""
    if on_demand(item.item):
        return f"«{quoted(term_phrase(item.item))}»"
    return show(first) if moved else term_of_unit(first, verdicts)


def _with_next_terms(
    told: Iterable[tuple[tuple[str, ...], str]], ahead: dict[str, date], words: Words
) -> list[tuple[tuple[str, ...], str]]:
    """Return the lines; what was told of a repeated item ends with its next term, which is taken out of ``ahead``."""
    lines: dict[tuple[str, ...], list[str]] = {}
    for numbers, line in told:
        lines.setdefault(numbers, []).append(line)
    for numbers, mine in lines.items():
        terms = {ahead.get(number) for number in numbers}
        term = terms.pop() if len(terms) == 1 else None
        if term:
            following: NextTermValues = {"срок": show(term)}
            stop = "" if mine[-1].endswith(";") else ","
            mine[-1] += f"{stop} {words.line(FILE, 'следующий срок', following)}"
            for number in numbers:
                del ahead[number]
    return [(numbers, line) for numbers, mine in lines.items() for line in mine]


def _ahead_lines(ahead: Mapping[str, date], running: Mapping[str, str], words: Words, on: date) -> list[str]:
    """Write items of which nothing else is said: whose term ends today, what goes on until a day, what lies ahead."""
    lines: list[str] = []
    alike: dict[tuple[bool, str], dict[str, date]] = {}
    for number, day in sorted(ahead.items(), key=lambda one: (one[1] != on, one[0] not in running, one[1])):
        alike.setdefault((day != on, running.get(number, "")), {})[number] = day
    for (later, until), terms in alike.items():
        near: NearestValues = {
            "пункты": items_in_cases(tuple(terms)),
            "ближайший": show(min(terms.values())),
            "несколько": len(set(terms.values())) > 1,
            "истекает": not later,
            "проводится": until,
        }
        lines.append(words.line(FILE, "срок не наступил", near))
    return lines


def period_lines(figures: Figures, words: Words, on: date, *, running: bool) -> list[tuple[tuple[str, ...], date, str]]:
    """Return of each recurring item its number, alone in a tuple, the first control date told of, and one clause.

    The clause tells of every period reported: who was late in the first ones is not forgotten with the years.
    ``running``: a справка tells of the last period alone, for those before it have told of the others.
    """
    lines: list[tuple[tuple[str, ...], date, str]] = []
    for item in figures.items:
        if item.closed or not isinstance(item.item.reading.deadline, Recurring):
            continue
        open_now = {v.control_date for v in item.verdicts if v.standing is not Standing.NOT_APPLICABLE}
        periods = {p.control_date for v in item.verdicts for p in v.periods} - open_now
        days = sorted(d for d in periods if d <= on)[-1 if running else 0 :]
        runs = _runs(item, days, open_now)
        summed = [day for run in runs[:-PERIODS] for day in run] if len(runs) > PERIODS + 1 else []
        told = [words.line(FILE, "прежние сроки", earlier_periods(item, summed))] if summed else []
        for run in runs[-PERIODS:] if summed else runs:
            several = len(run) > 1
            section = "сроки подряд" if several else "отчётный период"
            values = several_periods(item, run) if several else period_values(item, run[0])
            told.append(words.line(FILE, section, {**values, "далее": bool(told)}))
        if told:
            lines.append(((item.item.number,), days[0], ", ".join(told)))
    return lines


def _runs(item: ItemFigures, days: Iterable[date], owed: Collection[date | None]) -> list[list[date]]:
    """Gather control dates one after another, none between them owed, for which all have reported in time."""
    runs: list[list[date]] = []
    for day in days:
        before = runs[-1][-1] if runs else None
        if before and not between(before, day, owed) and item.all_in_time(before) and item.all_in_time(day):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def between(first: date, last: date, owed: Iterable[date | None]) -> bool:
    """Tell whether a control date that is owed lies between two others."""
    return any(day and first < day < last for day in owed)


def term_of_unit(first: date, verdicts: Iterable[Verdict]) -> str:
    """Write «12.12.2025, МБУ «Типовое» – до 22.12.2025», «12.12.2025, продлён до 22.12.2025»."""
    moved: dict[date, list[Verdict]] = {}
    all_of_them = list(verdicts)
    for verdict in all_of_them:
        if verdict.due and verdict.due != first:
            moved.setdefault(verdict.due, []).append(verdict)
    terms = [
        f"продлён до {show(due)}" if len(mine) == len(all_of_them) else f"{named(mine)} – до {show(due)}"
        for due, mine in moved.items()
    ]
    return ", ".join([show(first), *terms])


def _odd_lines(figures: Figures, words: Words) -> list[str]:
    """Write items that cannot be judged: unclear term, no performers, taken off control."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for item in figures.items:
        term = closed = executed = ""
        if item.closed and item.done:
            continue
        if item.closed:
            section, closed, executed = "пункт снят", closing_day(item, figures.order), _executed_by_some(item)
        elif isinstance(item.item.reading.deadline, Unclear):
            section, term = "срок не ясен", quoted(term_phrase(item.item))
        elif not item.verdicts:
            section = "нет исполнителей"
        else:
            continue
        alike.setdefault((section, term, closed, executed), []).append(item.item.number)
    told: list[tuple[str, OddValues]] = [
        (section, {"пункты": items_in_cases(tuple(numbers)), "срок": term, "снят": closed, "исполнили": executed})
        for (section, term, closed, executed), numbers in alike.items()
    ]
    return [words.line(FILE, section, values) for section, values in told]


def closing_day(item: ItemFigures, order: Order) -> str:
    """Return when the item was taken off control; where an amending act of that day did it, that act.

    «16.03.2027», «постановлением от 16.03.2027 № 187»; "" while it is on control.
    """
    day = show(item.item.closed_on) if item.closed and item.item.closed_on else ""
    act = next((act for act in order.amendments.split(";") if day and day in act), "")
    return act_in_case(act, "твор") if act else day


def _executed_by_some(item: ItemFigures) -> str:
    """Return «двумя исполнителями из трёх» of an item that was taken off control before all had executed it."""
    done = {v.performer.code for v in item.verdicts if v.standing in DONE}
    return by_some(len(done), len({v.performer.code for v in item.verdicts})) if done and item.dated else ""


def publications_line(told: Publications, figures: Figures, words: Words) -> str:
    """Write «проверено 27 публикаций, установленное опережение (4 ч) не выдержано в одном случае (…)»."""
    broken = [f"{_organisation_of(figures, p.code)}{', ' + show(p.day) if p.day else ''}" for p in told.broken[:SHOWN]]
    values: CheckedValues = {
        "проверено": told.checked,
        "публикаций": plural(told.checked, "публикация", "публикации", "публикаций"),
        "нарушено": len(told.broken),
        "в_случаях": _in_cases(len(told.broken)),
        "перечень": "; ".join(broken) + (" и др." if len(told.broken) > SHOWN else ""),
        "часов": told.item.lead_hours or 0,
        "объяснено": len(told.excused),
        "в_объяснённых": _in_cases(len(told.excused)),
    }
    return words.line(FILE, "публикации", values)


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
