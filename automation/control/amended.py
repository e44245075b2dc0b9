"""What an amending order has changed once «Изменения» names it: who bears an item since, and which term it had before.

The register remembers both with the plan, because a day later the plan as first seen is the amended one. Who was named
after an item's last term has no term of his own until the office sets him one, and the words of an item that still hold
its former term are printed with the present one (decision 0120).
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from automation.control.morning import Joined, Morning
from automation.model.catalogue import finding
from automation.model.plan import Item
from automation.model.report import Book, Finding
from automation.model.sheets import EXTENSIONS, PLAN
from automation.model.standing import Fault
from automation.plan.groups import bearers_by_item, split_groups
from automation.russian import fold, parse_day, requisites, show

JOINED, FORMER = "joined", "former"  # keys of the plan the register remembers


def amended_facts(morning: Morning) -> dict[str, Any]:
    """Return what the register is to remember of this and earlier amending orders; nothing where there was none."""
    seen, book = morning.seen_plan, morning.book
    joined = {number: dict(days) for number, days in seen.get(JOINED, {}).items()}
    former = {number: list(phrases) for number, phrases in seen.get(FORMER, {}).items()}
    if morning.newly_amended:
        items: Mapping[str, dict[str, str]] = seen.get("items", {})
        then = [replace(i, groups=split_groups(items[i.number]["performers"])) for i in book.items if i.number in items]
        before, now = bearers_by_item(replace(book, items=tuple(then))), bearers_by_item(book)
        day = _day_of(book.order.amendments, morning.on).isoformat()
        for item in (i for i in book.items if i.number in items):
            new = {p.code for p in now[item.number]} - {p.code for p in before[item.number]}
            if new:
                joined.setdefault(item.number, {}).update(dict.fromkeys(sorted(new), day))
            was = items[item.number]["term"]
            if was and fold(was) != fold(item.term.phrase):
                former.setdefault(item.number, []).append(was)
    return {name: told for name, told in ((JOINED, joined), (FORMER, former)) if told}


def _day_of(acts: str, on: date) -> date:
    """Return the date of the act named last, today where it names none that can be true."""
    days = (parse_day(requisites(act)[0]) for act in acts.split(";"))
    return max((day for day in days if day and day <= on), default=on)


def joined_of(plan: Mapping[str, Any]) -> Joined:
    """Return on which day performers joined items, by item and code."""
    told: Mapping[str, Mapping[str, str]] = plan.get(JOINED, {})
    return {(number, code): date.fromisoformat(day) for number, days in told.items() for code, day in days.items()}


def words_in_force(book: Book, plan: Mapping[str, Any]) -> tuple[Book, tuple[Finding, ...]]:
    """Return the book with the present terms in its items' words, and a finding for each that holds a former one."""
    former: Mapping[str, list[str]] = plan.get(FORMER, {})
    items, findings = [], []
    for item in book.items:
        text = present_words(item.text, item, former)
        if text != item.text:
            cell = book.cell(PLAN, "Мероприятие", item.row)
            term = item.term.phrase
            findings.append(finding("words-outdated", sheet=PLAN, cell=cell, item=item.number, term=term))
        items.append(item if text == item.text else replace(item, text=text))
    return (replace(book, items=tuple(items)), tuple(findings)) if findings else (book, ())


def present_words(text: str, item: Item, former: Mapping[str, list[str]]) -> str:
    """Write the present term of an item for each former one in its words, where both are written alike («до …»)."""
    now = item.term.phrase
    for was in former.get(item.number, ()):
        if (fold(was)[:3] == "до ") is (fold(now)[:3] == "до "):
            words = r"\s+".join(map(re.escape, was.split()))
            text = re.sub(rf"(?<!\w){words}(?!\w)", now[:1].lower() + now[1:], text, flags=re.IGNORECASE)
    return text


def termless(morning: Morning) -> Iterator[Finding]:
    """Ask for the term of who joined an item after the last one it names."""
    for verdict in morning.verdicts:
        day = morning.joined.get((verdict.item.number, verdict.performer.code))
        if day and verdict.control_date and Fault.UNCLEAR_TERM in verdict.faults and not morning.off_control(verdict):
            yield finding(
                "own-term-missing",
                sheet=EXTENSIONS,
                performer=verdict.performer.code,
                item=verdict.item.number,
                term=show(verdict.control_date),
                day=show(day),
            )
