"""What an amending order took from performers or whose terms it moved: who is to be told of it (decision 0139).

Nobody holds a letter in his hands that asks for what is asked no more. The register remembers each change with the
plan, for a day later the plan as first seen is the amended one.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from automation.control.endings import ENDED_LATELY, was_written_about
from automation.control.grounds import occasion
from automation.control.morning import ItemChange, Morning
from automation.model.control import Ground, Verdict
from automation.model.kinds import EXCLUDED, TAKEN, Kind
from automation.model.plan import Dates, Item, Term
from automation.model.report import Book, Performer
from automation.model.standing import OPEN, Standing
from automation.plan.groups import bearers_by_item, known_groups, orphans
from automation.russian import fold, same_person, show

CHANGED, PEOPLE = "changed", "people"  # keys of the plan the register remembers
ADDRESS = {  # what of a performer is remembered, so that he can be written to once he has left
    *("code", "groups", "organisation", "unit", "stands_for", "relation", "addressee_code", "email"),
    *("post", "name", "sex", "salutation", "post_dative", "name_dative", "organisation_dative"),
}


def people_facts(morning: Morning) -> dict[str, dict[str, Any]]:
    """Return who has stood in «Исполнители» since the last amending order, each as he is written to."""
    known = {} if morning.newly_amended else morning.seen_plan.get(PEOPLE, {})
    return {**known, **{p.code: _addressed(p) for p in morning.book.performers if p.code}}


def _addressed(performer: Performer) -> dict[str, Any]:
    return {name: value for name, value in msgspec.to_builtins(performer).items() if name in ADDRESS}


def _departed(morning: Morning) -> Iterator[Performer]:
    """Return who stood in «Исполнители» before the amending order and stands there under no code any more."""
    for known in morning.seen_plan.get(PEOPLE, {}).values():
        performer = msgspec.convert(known, Performer)
        if not any(_are_one(performer, other) for other in morning.book.performers):
            yield performer


def _are_one(one: Performer, other: Performer) -> bool:
    """Tell whether both lines are of one person, one unit of the office or one other organisation."""
    own, others = (fold(p.unit if p.in_office else p.organisation) for p in (one, other))
    return (
        one.code == other.code or bool(own and own == others) or (bool(one.name) and same_person(one.name, other.name))
    )


def changed_facts(morning: Morning, before: Mapping[str, Item]) -> dict[str, Any]:
    """Return what the register is to remember of the items that differ from those ``before`` the amending order.

    Nothing is told of a plan whose items have got other numbers, nor that somebody lost an item while a group of it has
    no performers yet: the clerk has not finished.
    """
    book = morning.book
    present = {item.number: item for item in book.items}
    if _renumbered(before, present):
        return {}
    departed = {p.code: p for p in _departed(morning)}
    known = replace(book, items=tuple(before.values()), performers=(*book.performers, *departed.values()))
    then, now = bearers_by_item(known), bearers_by_item(book)
    found = {}
    for number, was in before.items():
        item, bore = present.get(number), {p.code for p in then[number]}
        lost = bore - {p.code for p in now.get(number, ())} if item is None or _is_borne(item, book) else set()
        moved = item is not None and _is_moved(was.reading, item.reading)
        if lost or moved:
            left = [_addressed(departed[code]) for code in sorted(lost & departed.keys())]
            told = {"bore": sorted(bore), "lost": sorted(lost), "moved": moved} | ({"left": left} if left else {})
            found[number] = {"day": morning.on.isoformat(), **told}
    return found


def _renumbered(before: Mapping[str, Item], present: Mapping[str, Item]) -> bool:
    """Tell whether the words of an item stand under another number and no longer under its own."""
    now = {number: fold(item.text) for number, item in present.items()}
    words = set(now.values())
    return any(fold(was.text) in words and now.get(number) != fold(was.text) for number, was in before.items())


def _is_moved(was: Term, now: Term) -> bool:
    return fold(was.phrase) != fold(now.phrase) and was.deadline != now.deadline


def _is_borne(item: Item, book: Book) -> bool:
    return not orphans(item.groups, known_groups(book))


def amended(morning: Morning, verdict: Verdict) -> Iterator[Ground]:
    """Give the news of a moved term to who still owes the item by it."""
    change = morning.changes.get(verdict.item.number)
    if change is None or not change.moved or morning.follows(verdict) or verdict.standing is Standing.CLAIMED:
        return
    former = _former_term(change.item.reading, verdict)
    if former and verdict.performer.code in change.bore and verdict.standing in OPEN:
        yield from _news(morning, verdict, change, former)


def _former_term(was: Term, verdict: Verdict) -> str:
    """Return the term an obligation had before: of several days its own one; "" where this has stayed."""
    before, now = was.deadline, verdict.item.reading.deadline
    if isinstance(before, Dates) and isinstance(now, Dates) and len(before.due) == len(now.due):
        moved = {new: old for old, new in zip(before.due, now.due, strict=True) if new != old}
        return show(moved[verdict.control_date]) if verdict.control_date in moved else ""
    return was.phrase


def lost_items(morning: Morning) -> Iterator[Ground]:
    """Give the news of an item to each performer who lost it."""
    for verdict in lost_verdicts(morning):
        there = any(item.number == verdict.item.number for item in morning.book.items)
        yield from _news(morning, verdict, morning.changes[verdict.item.number], TAKEN if there else EXCLUDED)


def lost_verdicts(morning: Morning) -> Iterator[Verdict]:
    """Return what was lost as obligations without a term: nothing of them is asked any more.

    Whose report on an item was accepted knows that nothing more is asked.
    """
    accepted = {(c.code, c.item) for c in morning.history.claims if c.accepted}
    performers = reached(morning)
    for change in morning.changes.values():
        for performer in (performers[code] for code in change.lost if code in performers):
            place = performer.code, change.item.number
            over = place in accepted and not change.item.recurring
            if not (over or morning.closed or morning.owed(place)):
                yield Verdict(
                    item=change.item, performer=performer, control_date=None, due=None, standing=Standing.NO_DATA
                )


def reached(morning: Morning) -> dict[str, Performer]:
    """Return by code whom papers can reach: those of «Исполнители», and who lost an item by leaving that sheet."""
    present = {p.code: p for p in morning.book.performers}
    return present | {p.code: p for c in morning.changes.values() for p in c.left if p.code not in present}


def _news(morning: Morning, verdict: Verdict, change: ItemChange, detail: str) -> Iterator[Ground]:
    """Give the news once, in the first days, to who has a letter about the item or gets extracts of the plan."""
    lately = morning.on <= morning.calendar.add(change.day, ENDED_LATELY)
    told = Kind.COVERING in morning.policy.letters or was_written_about(morning, verdict)
    first = occasion(morning, verdict, Kind.AMENDED, 1)
    if lately and told and first not in morning.history.spent:
        yield Ground(occasion=first, verdict=verdict, detail=detail)
