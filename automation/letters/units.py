"""How the items of a plan stand, for справка and memos: each item at each of its control dates."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from automation.letters.cases import (
    SHOWN,
    SMALL,
    in_words,
    items_in_cases,
    listed,
    of_all,
    performer_name,
    unique,
)
from automation.letters.facts import Facts
from automation.letters.ground import term_phrase
from automation.letters.marks import bare, quoted, verbatim
from automation.letters.words import Words
from automation.model.control import DONE, Standing, Verdict
from automation.model.figures import Figures, ItemFigures, Publications
from automation.model.plan import OnDemand, Permanent, Recurring, Unclear
from automation.model.report import HIDDEN, Extension, Relation, State
from automation.russian import join, plural, show, tells
from automation.russian import words as words_of
from automation.titles import on_demand

FILE = "items.txt"
RESTRICTED = re.compile(r"(?<![а-яё])дсп(?![а-яё])|служебного\s+пользования", re.IGNORECASE)
RESTRICTED_WORDS = ("дсп", "пользования")  # one of them stands in every such mark: a cheap look before the dear one
HOLE = re.compile(r"\W*(?:none|nan|nat|null|undefined)?\W*", re.IGNORECASE)  # what a program leaves of nothing
UNTOLD = {Standing.OVERDUE, Standing.DUE_SOON, Standing.IN_WORK}


def named(verdicts: Iterable[Verdict], with_day: bool = False) -> str:
    """Performers in the nominative, each once, the execution date in brackets where asked."""
    return listed(_named(v, with_day) for v in verdicts)


def _named(verdict: Verdict, with_day: bool) -> str:
    name = performer_name(verdict.performer)
    return f"{name} ({show(verdict.executed_on)})" if with_day and verdict.executed_on else name


def lasting(figures: ItemFigures) -> bool:
    """«Постоянно», on demand: nothing to count by a date."""
    return isinstance(figures.item.reading.deadline, Permanent | OnDemand)


def units_of(figures: Figures) -> list[tuple[ItemFigures, date, tuple[Verdict, ...]]]:
    """Items with control dates × their first terms, plan order; permanent, unclear and closed ones apart."""
    found: list[tuple[ItemFigures, date, tuple[Verdict, ...]]] = []
    for item in figures.items:
        if item.closed or lasting(item) or isinstance(item.item.reading.deadline, Unclear):
            continue
        firsts = sorted({v.control_date for v in item.verdicts if v.control_date})
        found += [(item, first, tuple(v for v in item.verdicts if v.control_date == first)) for first in firsts]
    return found


def item_lines(figures: Figures, facts: Facts, words: Words, on: date) -> list[str]:
    """One clause for each item at each control date; items of which the same is to be said together."""
    alike: dict[tuple[Any, ...], tuple[dict[str, Any], list[str]]] = {}
    for item, first, verdicts in units_of(figures):
        values = _unit_values(item, first, verdicts, facts, on)
        alike.setdefault(tuple(values.values()), (values, []))[1].append(item.item.number)
    lines = []
    for values, numbers in alike.values():
        section = "пункт исполнен" if values["исполнен"] else "пункт не исполнен"
        lines.append(words.line(FILE, section, {**values, "пункты": items_in_cases(unique(numbers))}))
    return lines + _odd_lines(figures, words)


def _unit_values(
    item: ItemFigures, first: date, verdicts: tuple[Verdict, ...], facts: Facts, on: date
) -> dict[str, Any]:
    """What is to be said of an item at a control date, its number apart."""
    counted = [v for v in verdicts if v.standing is not Standing.NOT_APPLICABLE]
    done = [v for v in counted if v.standing in DONE]
    earlier = _confirmed_before(item, first)
    total, ready = len(counted) + earlier, len(done) + earlier
    late = [v for v in done if v.standing is Standing.MET_LATE]
    untold = [v for v in counted if v.standing in UNTOLD]
    over = [v for v in untold if v.standing is Standing.OVERDUE]
    silent = [v for v in over if not says_in_work(v)]
    waiting = [v for v in untold if v.due and v.standing is not Standing.OVERDUE]
    past = [v for v in waiting if v.due and (v.due < on or v.expired(on))]
    ahead = [v for v in waiting if v not in past]
    return {
        "срок": term_of_unit(first, verdicts),
        "повторяется": isinstance(item.item.reading.deadline, Recurring),
        "исполнен": bool(verdicts) and len(done) == len(counted),
        "кто_нибудь": bool(counted),
        "единственный": named(counted) if total == 1 else "",
        "день": show(done[0].executed_on) if total == len(done) == 1 and done[0].executed_on else "",
        "сделали": of_all(ready, total) if ready else "",
        "один": ready == 1,
        "подтвердили": plural(ready, "подтвердил", "подтвердили", "подтвердили"),
        "все_с_нарушением": bool(late) and len(late) == total,
        "с_нарушением": named(late, with_day=True),
        **_late_values(late),
        "не_применимо": named([v for v in verdicts if v.standing is Standing.NOT_APPLICABLE]),
        "заявлены": claims([v for v in counted if v.standing is Standing.CLAIMED]),
        "уточняются": named([v for v in counted if v.standing is Standing.NO_DATA]),
        "не_поступили": named(silent),
        "не_поступили_ни_от_кого": 1 < len(silent) == total,
        "не_завершили": named(v for v in over if says_in_work(v)),
        "в_работе": named(v for v in past if v.performer.relation is Relation.BY_AGREEMENT),
        "ожидаются": named(v for v in past if v.performer.relation is not Relation.BY_AGREEMENT),
        "наступает": bool(ahead),
        "наступает_у": named(ahead) if first < on else "",
        "продление": decisions_of(verdicts, facts),
    }


def _confirmed_before(item: ItemFigures, first: date) -> int:
    """Of a recurring item: how many performers have already confirmed this control date and owe a later one."""
    if not isinstance(item.item.reading.deadline, Recurring):
        return 0
    return sum(v.control_date is not None and v.control_date > first for v in item.verdicts)


def _late_values(late: Sequence[Verdict]) -> dict[str, Any]:
    """Who was late: their common day apart, else each with his own."""
    days = {v.executed_on for v in late}
    common = days.pop() if len(days) == 1 < len(late) else None
    return {"опоздали": named(late, with_day=common is None), "день_нарушения": show(common) if common else ""}


def says_in_work(verdict: Verdict) -> bool:
    """The performer himself has reported «в работе»."""
    return verdict.row is not None and verdict.row.state is State.IN_WORK


def claims(verdicts: Iterable[Verdict]) -> str:
    """«МБУ «Пример» (12.12.2025, сведения представлены 20.12.2025)»."""
    told = []
    for verdict in verdicts:
        seen = verdict.first_seen
        later = f", сведения представлены {show(seen)}" if seen and seen != verdict.executed_on else ""
        day = f" ({show(verdict.executed_on)}{later})" if verdict.executed_on else ""
        told.append(f"{performer_name(verdict.performer)}{day}")
    return listed(told)


def term_of_unit(first: date, verdicts: Iterable[Verdict]) -> str:
    """«12.12.2025, МБУ «Типовое» – до 22.12.2025», «12.12.2025, продлён до 22.12.2025»."""
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


def decisions_of(verdicts: Iterable[Verdict], facts: Facts) -> str:
    """The decisions by which the terms of these obligations were moved, each once."""
    rows = dict.fromkeys(v.extension_row for v in verdicts if v.due != v.control_date)
    return join([d for d in (decision_of(row, facts.extensions).strip() for row in rows) if d])


def decision_of(row: int, extensions: Iterable[Extension]) -> str:
    """« решением от 24.12.2025 (Камфарин Е.Н., основание – …)»."""
    found = next((e for e in extensions if row and e.row == row), None)
    if found is None or found.decided_on is None:
        return ""
    by = bare(found.decided_by) if tellable(found.decided_by) else ""
    basis = f"основание – {quoted(found.basis)}" if found.basis.strip() and tellable(found.basis) else ""
    about = ", ".join(filter(None, (by, basis)))
    return f" решением от {show(found.decided_on)}" + (f" ({about})" if about else "")


def tellable(text: str) -> bool:
    """Words of a cell that may be quoted upwards: not of a restricted letter, no longer than a sentence, no hole."""
    return len(text) <= 300 and not HOLE.fullmatch(text) and HIDDEN not in text and not RESTRICTED.search(text)


def _odd_lines(figures: Figures, words: Words) -> list[str]:
    """Items that cannot be judged: unclear term, no performers, taken off control."""
    alike: dict[tuple[str, str, str], list[str]] = {}
    for item in figures.items:
        term = closed = ""
        if item.closed:
            section, closed = "пункт снят", show(item.item.closed_on) if item.item.closed_on else ""
        elif isinstance(item.item.reading.deadline, Unclear):
            section, term = "срок не ясен", quoted(term_phrase(item.item))
        elif not item.verdicts:
            section = "нет исполнителей"
        else:
            continue
        alike.setdefault((section, term, closed), []).append(item.item.number)
    return [
        words.line(FILE, section, {"пункты": items_in_cases(tuple(numbers)), "срок": term, "снят": closed})
        for (section, term, closed), numbers in alike.items()
    ]


def publications_line(told: Publications, figures: Figures, words: Words) -> str:
    """«проверено 27 публикаций, установленное опережение (4 ч) не выдержано в одном случае (…)»."""
    broken = [f"{_organisation_of(figures, p.code)}{', ' + show(p.day) if p.day else ''}" for p in told.broken[:SHOWN]]
    values = {
        "проверено": told.checked,
        "публикаций": plural(told.checked, "публикация", "публикации", "публикаций"),
        "нарушено": len(told.broken),
        "в_случаях": _in_cases(len(told.broken)),
        "перечень": "; ".join(broken) + (" и др." if len(told.broken) > SHOWN else ""),
        "часов": told.item.lead_hours or 0,
        "с_причиной": len(told.excused),
    }
    return words.line(FILE, "публикации", values)


def lasting_lines(figures: Figures, words: Words) -> list[str]:
    """Permanent items: publications checked, then the others together by their reporting period."""
    borne = {i.item.number for i in figures.items if i.verdicts}
    told = [p for p in figures.publications if p.item.number in borne]
    lines = [f"{items_in_cases((p.item.number,))['им']}: {publications_line(p, figures, words)}" for p in told]
    checked = {p.item.number for p in told}
    rest: dict[tuple[str, str], list[ItemFigures]] = {}
    for item in figures.items:
        if lasting(item) and not item.closed and item.verdicts and item.item.number not in checked:
            rest.setdefault((term_phrase(item.item), item.item.reporting), []).append(item)
    for (phrase, reporting), items in rest.items():
        lines.append(words.line(FILE, "постоянно", _lasting_values(phrase, reporting, items)))
    return lines


def _lasting_values(phrase: str, reporting: str, items: Sequence[ItemFigures]) -> dict[str, Any]:
    verdicts = [v for i in items for v in i.verdicts]
    told = [v for v in verdicts if v.row and (v.row.executed_on or tells(v.row.done) or tells(v.row.evidence))]
    return {
        "пункты": items_in_cases(tuple(i.item.number for i in items)),
        "срок": quoted(phrase),
        "по_событию": all(isinstance(i.item.reading.deadline, OnDemand) for i in items),
        "период": _PERIODS.get(reporting, ""),
        "сообщили": named(told),
    }


def _in_cases(number: int) -> str:
    """«в одном случае», «в двух случаях»."""
    if number == 1:
        return "в одном случае"
    shown = words_of(number, "м", "genitive") if number <= SMALL else str(number)
    return f"в {shown} {plural(number, 'случае', 'случаях', 'случаях')}"


_PERIODS = {"monthly": "ежемесячно", "quarterly": "ежеквартально", "yearly": "ежегодно"}


def _organisation_of(figures: Figures, code: str) -> str:
    found = next((o for o in figures.organisations if code in o.codes), None)
    if found is not None and found.organisation.strip():
        return verbatim(found.organisation)
    bearers = (v.performer for i in figures.items for v in i.verdicts if v.performer.code == code)
    return next((performer_name(p) for p in bearers), code)


def composition(figures: Figures, words: Words) -> str:
    """«три с установленными сроками (пункты 1, 2 и 6) и три со сроком «постоянно» (пункты 3–5)»."""
    kinds: dict[str, list[str]] = {"с_датой": [], "повторяются": [], "постоянные": [], "неясные": []}
    for item in figures.items:
        deadline = item.item.reading.deadline
        if isinstance(deadline, Recurring):
            kind = "повторяются"
        elif lasting(item):
            kind = "постоянные"
        else:
            kind = "неясные" if isinstance(deadline, Unclear) else "с_датой"
        kinds[kind].append(item.item.number)
    only = sum(bool(n) for n in kinds.values()) == 1 and len(figures.items) > 1
    values: dict[str, dict[str, Any]] = {k: _counted(tuple(n), only=only) for k, n in kinds.items()}
    if values["постоянные"]:
        values["постоянные"]["по_событию"] = any(on_demand(item.item) for item in figures.items)
    return join(words.lines(FILE, "состав плана", values))


def _counted(numbers: tuple[str, ...], *, only: bool) -> dict[str, Any]:
    """«три» with the items in brackets, or «все» where the plan has no other sort."""
    if not numbers:
        return {}
    cases = items_in_cases(numbers)
    return {**cases, "словом": "все" if only else in_words(len(numbers)), "какие": "" if only else f" ({cases['им']})"}
