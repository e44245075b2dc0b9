"""The plan that counts: what the register saw first, against what the workbook says now.

A term, item or executor may change only with a ground: «Продление сроков», or an amending order
named in «Изменения». A term first seen stays in force, whatever is typed over it, and an item that
vanished is still owed; «Уточнённый срок» settles a reading until the item's first paper.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from automation.control.amended import FORMER, amended_facts, present_words
from automation.control.amendments import COLUMNS
from automation.control.morning import ItemChange, Morning
from automation.control.obligations import first_terms
from automation.control.placed_findings import of_item
from automation.control.plan_news import CHANGED, PEOPLE, changed_facts, people_facts
from automation.model.catalogue import finding
from automation.model.plan import By, Item, OnDemand, Term, Unclear
from automation.model.report import Book, Finding, Performer
from automation.model.sheets import PLAN
from automation.plan.groups import performers_by_item, split_groups
from automation.plan.terms import days_of_plan, names_event, read_clarified, read_term
from automation.russian import fold
from automation.russian.dates import show

CLARIFIED = "Уточнённый срок"
READING = ("term", "override")
WHAT = {"text": "формулировка", "term": "срок", "performers": "исполнители"}


class SettledPlan(Struct, frozen=True, kw_only=True):
    """The plan of a morning as it counts: the ``book`` with its readings, a finding for each change without a ground.

    ``remarks`` tell the same changes in sentences for the справка, without sheets and cells. ``facts`` are what the
    register is to remember of the plan after this morning, ``changes`` what they say of amending orders.
    """

    book: Book
    findings: tuple[Finding, ...]
    remarks: tuple[str, ...]
    facts: dict[str, Any]
    changes: Mapping[str, ItemChange]


def settle_plan(morning: Morning) -> SettledPlan:
    """Compare the plan as typed with the one first seen and settle which of both counts.

    Rows that keep the term which still counts differ from the plan as typed alone, and are told no more; nor are those
    with the term an amending order has moved since: «Срок» holds the first one.
    """
    seen, frozen, book = _seen_items(morning), {o.item for o in morning.history.spent}, morning.book
    facts = _plan_facts(morning, seen, frozen)
    findings, items, remarks, kept = list[Finding](), list[Item](), list[str](), set[str]()
    for item in book.items:
        before, counts = seen.get(item.number), item
        if before:
            changed, written = _changed_words(item, before), item.number in frozen
            findings += _changes(book, item, before, changed, frozen=written)
            remarks += _remarks(item, changed)
            counts = _as_seen(morning, item, before, changed, frozen=written)
            kept |= {item.number} if "term" in changed else set()
        items.append(_as_written_about(morning, counts))
        findings += _counted(morning, items[-1])
        kept |= {item.number} if items[-1].override != item.override else set()
    present = {i.number for i in book.items}
    for number in (n for n in seen if n not in present):
        findings.append(finding("item-vanished", sheet=PLAN, item=number))
        remarks.append(f"Из таблицы учёта исключён без указания основания пункт {number}.")
        items.append(_restored(morning, number, seen[number]))
    kept |= {i.number for i in items if _rows_keep_a_former_term(morning, i, facts.get(FORMER, {}))}
    told = tuple(f for f in book.findings if f.code != "row-term-differs" or f.item not in kept)
    return SettledPlan(
        book=replace(book, items=tuple(items), findings=told),
        findings=tuple(findings),
        remarks=tuple(remarks),
        facts=facts,
        changes=_changes_of(morning, facts),
    )


def _changed_words(item: Item, before: Mapping[str, str]) -> list[str]:
    """Return which words of an item, by the names of ``_facts``, are others than ``before``."""
    return [name for name, words in _facts(item).items() if fold(words) != fold(before[name])]


def _remarks(item: Item, changed: Sequence[str]) -> Iterator[str]:
    if told := [WHAT[name] for name in changed if name in WHAT]:
        yield f"В таблице учёта по пункту {item.number} изменено без указания основания: {', '.join(told)}."


def _plan_facts(morning: Morning, seen: Mapping[str, dict[str, str]], frozen: Container[str]) -> dict[str, Any]:
    """Return what the register is to remember of the plan after this morning.

    The first seen words stay until «Изменения» names another amending order; the clarified term
    is remembered as it stands until the item's first paper.
    """
    items: dict[str, dict[str, str]] = dict(seen)
    for item in morning.book.items:
        now = _facts(item)
        before = seen.get(item.number)
        if before is None:
            items[item.number] = now
        elif item.number not in frozen:
            items[item.number] = {**before, "override": now["override"]}
    told = {"amendments": morning.book.order.amendments, "items": items, **amended_facts(morning)}
    told[PEOPLE] = people_facts(morning)
    changed = _changed(morning)
    return {**told, CHANGED: changed} if changed else told


def _changed(morning: Morning) -> dict[str, dict[str, Any]]:
    """Return what amending orders did to the items, the last change of each with its words before it.

    Of an item that an order has added these are its own words.
    """
    known: dict[str, dict[str, Any]] = dict(morning.seen_plan.get(CHANGED, {}))
    if not morning.newly_amended:
        return known
    facts: Mapping[str, dict[str, str]] = morning.seen_plan.get("items", {})
    before = {number: _restored(morning, number, words) for number, words in facts.items()}
    words = {item.number: _facts(item) for item in morning.book.items} | {**facts}
    return known | {number: {**words[number], **told} for number, told in changed_facts(morning, before).items()}


def _changes_of(morning: Morning, plan: Mapping[str, Any]) -> Mapping[str, ItemChange]:
    """Return what the plan to be remembered says of items that an amending order has changed."""
    return {
        number: ItemChange(
            item=_restored(morning, number, told),
            day=date.fromisoformat(told["day"]),
            bore=tuple(told["bore"]),
            lost=tuple(told["lost"]),
            moved=told["moved"],
            added=told.get("added", False),
            joined=tuple(told.get("joined", ())),
            reworded=told.get("reworded", False),
            left=msgspec.convert(told.get("left", ()), tuple[Performer, ...]),
        )
        for number, told in plan.get(CHANGED, {}).items()
    }


def _facts(item: Item) -> dict[str, str]:
    return {
        "text": item.text,
        "term": item.term.phrase,
        "performers": item.performers_text,
        "override": item.override.phrase if item.override else "",
    }


def _seen_items(morning: Morning) -> Mapping[str, dict[str, str]]:
    """Return the plan first seen; a reading that nobody could make is no term yet: its words may be mended on any day.

    A question about such an item may have gone out before: no term stood in it, so there is none to hold on to. So may
    words that named the term an amending order has moved. The day of an event that nobody knew is no other term either:
    «Уточнённый срок» may name it whenever it becomes known, and correct it until a paper names the term it leads to.
    Who fills a cell that the order left blank, as the sheet «Памятка» asks, changes nothing.
    """
    seen = morning.seen_plan
    if morning.newly_amended:
        return {}
    items: dict[str, dict[str, str]] = dict(seen.get("items", {}))
    for item in morning.book.items:
        before, now = items.get(item.number), _facts(item)
        if before and fold(present_words(before["text"], item, seen.get(FORMER, {}))) == fold(now["text"]):
            before = items[item.number] = {**before, "text": now["text"]}
        if before and (blank := [name for name in WHAT if not before[name].strip()]):
            before = items[item.number] = {**before, **{name: now[name] for name in blank}}
        if before is None or set(READING).isdisjoint(_changed_words(item, before)):
            continue
        counts = _remembered(morning, before)
        if isinstance(counts.deadline, Unclear | OnDemand) or (
            counts.counted_from and not _days_told(morning, item.number)
        ):
            mended = {"override": now["override"]}
            unread = isinstance(_read(morning, before["term"]).deadline, Unclear)
            mended |= {"term": now["term"]} if unread else {}
            items[item.number] = {**before, **mended}
    return items


def _changes(
    book: Book, item: Item, before: Mapping[str, str], changed: Sequence[str], *, frozen: bool
) -> Iterator[Finding]:
    for name in changed:
        if column := COLUMNS.get(name):
            counts = "; действует прежний срок" if name == "term" else ""
            yield of_item(book, item, column, "plan-changed", column=column, before=before[name], counts=counts)
        elif frozen and name == "override":
            yield of_item(book, item, CLARIFIED, "override-late", before=before["override"] or before["term"])


def _rows_keep_a_former_term(morning: Morning, item: Item, former: Mapping[str, Sequence[str]]) -> bool:
    phrases = former.get(item.number, ())
    before = (replace(item, term=_read(morning, was, item.text), override=None) for was in phrases)
    known = {day for one in (item, *before) for day in first_terms(one)}
    return bool(phrases) and all(r.control_date in known for r in morning.book.rows if r.item == item.number)


def _as_seen(morning: Morning, item: Item, before: Mapping[str, str], changed: Sequence[str], *, frozen: bool) -> Item:
    """Return the item with the term first seen, and from its first paper on with the clarification of that day."""
    term, override = item.term, item.override
    if "term" in changed:
        term = _read(morning, before["term"], before["text"])
    if frozen and "override" in changed:
        override = _clarified(morning, before, term)
    return replace(item, term=term, override=override)


def _as_written_about(morning: Morning, item: Item) -> Item:
    """Return an item whose papers took the day of the event for the term itself with that term.

    So did an earlier version, and nothing an office has written moves by itself (decision 0161).
    """
    day = item.override.counted_from if item.override else None
    if item.override is None or day is None or day not in _days_told(morning, item.number):
        return item
    return replace(item, override=_read(morning, item.override.phrase, item.text))


def _days_told(morning: Morning, number: str) -> set[date]:
    """Return the terms of an item that papers have named."""
    return {o.control_date for o in morning.history.spent if o.item == number and o.control_date}


def _counted(morning: Morning, item: Item) -> Iterator[Finding]:
    """Tell how the day of an event was understood, as long as it may be corrected and the term lies ahead.

    Of several performers each may have an event of its own («после завершения ремонта»): nobody but the office knows.
    """
    term = item.override
    if term is None or term.counted_from is None or not isinstance(term.deadline, By):
        return
    if morning.on <= term.deadline.due and not _days_told(morning, item.number):
        day, due = show(term.counted_from), show(term.deadline.due)
        several = len(performers_by_item(morning.book)[item.number]) > 1
        code = "term-counted-for-all" if several else "term-counted"
        yield of_item(morning.book, item, CLARIFIED, code, day=day, due=due)


def _restored(morning: Morning, number: str, before: dict[str, str]) -> Item:
    """Return an item that left the plan without a ground, as the register remembers it."""
    term = _read(morning, before["term"], before["text"])
    return Item(
        number=number,
        text=before["text"],
        performers_text=before["performers"],
        groups=split_groups(before["performers"]),
        term=term,
        override=_clarified(morning, before, term),
    )


def _read(morning: Morning, phrase: str, text: str = "") -> Term:
    """Read a term the register remembers beside the item's words of that time, which may name an event."""
    order = morning.book.order
    event, plan = names_event(text, phrase), days_of_plan(order)
    return read_term(phrase, order.date, morning.calendar, event=event, plan=plan)


def _clarified(morning: Morning, before: Mapping[str, str], own: Term) -> Term | None:
    """Read the clarified term the register remembers; None where it remembers none."""
    if not before["override"]:
        return None
    order = morning.book.order
    event, plan = names_event(before["text"], before["override"]), days_of_plan(order)
    return read_clarified(before["override"], own, order.date, morning.calendar, event=event, plan=plan)


def _remembered(morning: Morning, before: Mapping[str, str]) -> Term:
    """Return the term that counts by what the register remembers."""
    own = _read(morning, before["term"], before["text"])
    return _clarified(morning, before, own) or own
