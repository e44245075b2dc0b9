"""What an amending order has changed for performers, and who is to be told of it (decision 0139).

Nobody holds a letter in his hands that asks for what is asked no more, and whoever is told of an order is told all it
has changed for him. The register remembers each change with the plan, for a day later the plan as first seen is the
amended one.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from msgspec.structs import replace

from automation.control.amended import present_words
from automation.control.endings import ENDED_LATELY, was_written_about
from automation.control.grounds import extract_today, occasion
from automation.control.morning import ItemChange, Morning
from automation.model.control import Ground, Verdict
from automation.model.kinds import ADDED, EXCLUDED, JOINED, REWORDED, SHARED, TAKEN, Kind
from automation.model.plan import Dates, Item, Term
from automation.model.report import Book, Performer
from automation.model.standing import ON_CONTROL, Fault, Standing
from automation.patterns import lazy
from automation.plan.groups import bearers_by_item, known_groups, orphans
from automation.russian import fold, natural_key, same_person, show
from automation.russian.dates import ANY_MONTH

CHANGED, PEOPLE = "changed", "people"  # keys of the plan the register remembers
TOLD = ON_CONTROL - {Standing.CLAIMED}  # who has reported an item executed knows what it asks
NEW = {ADDED, JOINED}  # news of what its reader has never borne
_DAYS = lazy(rf"\d[\d.]*(?: {ANY_MONTH})?")
_WORD = lazy(r"\w+")
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
    book, day = morning.book, {"day": morning.on.isoformat()}
    present = {item.number: item for item in book.items}
    if _renumbered(before, present):
        return {}
    departed = {p.code: p for p in _departed(morning)}
    known = replace(book, items=tuple(before.values()), performers=(*book.performers, *departed.values()))
    then, now = bearers_by_item(known), bearers_by_item(book)
    found = {n: {**day, "bore": [], "lost": [], "moved": False, "added": True} for n in present if n not in before}
    for number, was in before.items():
        item, bore = present.get(number), {p.code for p in then[number]}
        bear = now.get(number, ())
        lost = bore - {p.code for p in bear} if item is None or _is_borne(item, book) else set()
        told: dict[str, Any] = {
            "lost": sorted(lost),
            "moved": item is not None and _is_moved(was.reading, item.reading),
            "joined": sorted(p.code for p in bear if not any(_are_one(p, other) for other in then[number])),
            "reworded": item is not None and _is_reworded(was, item),
            "left": [_addressed(departed[code]) for code in sorted(lost & departed.keys())],
        }
        if any(told.values()):
            found[number] = {**day, "bore": sorted(bore), **told}
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


def _is_reworded(was: Item, now: Item) -> bool:
    """Tell whether an item says something else; the days in its words, where its term was moved, are no other words."""
    before = present_words(was.text, now, {now.number: [was.term.phrase]})
    days_aside = _is_moved(was.reading, now.reading)
    return _plain(before, days_aside=days_aside) != _plain(now.text, days_aside=days_aside)


def _plain(text: str, *, days_aside: bool) -> list[str]:
    words = fold(text)
    return _WORD.findall(_DAYS.sub(" ", words) if days_aside else words)


def amended(morning: Morning, verdict: Verdict) -> Iterator[Ground]:
    """Give what an amending order has changed for who bears an item that still asks for something."""
    change = morning.changes.get(verdict.item.number)
    if change is None or morning.follows(verdict) or verdict.standing not in TOLD:
        return
    if detail := _detail(morning, verdict, change):
        yield from _news(morning, verdict, change, detail)


def _detail(morning: Morning, verdict: Verdict, change: ItemChange) -> str:
    """Return what is told of an item; "" where nothing is: of a new one any other letter tells as well."""
    code = verdict.performer.code
    if change.added or code in change.joined:
        named = any(day >= change.day for day in _releases(morning, verdict))
        told = named or was_written_about(morning, verdict) or extract_today(morning, verdict)
        termless = Fault.UNCLEAR_TERM in verdict.faults  # the office has still to set him a term
        return "" if told or termless else ADDED if change.added else JOINED
    if code not in change.bore:
        return ""
    if change.reworded:
        return REWORDED
    if change.moved and (former := _former_term(change.item, verdict)):
        return former
    named = fold(change.item.performers_text) != fold(verdict.item.performers_text)
    return SHARED if change.joined and named else ""


def _former_term(was: Item, verdict: Verdict) -> str:
    """Return the term an obligation had before: of several days its own one; "" where this has stayed.

    Else it is told in the plan's own words, as the present one is; in those of «Уточнённый срок» where these alone are
    others now.
    """
    before, now = was.reading.deadline, verdict.item.reading.deadline
    if isinstance(before, Dates) and isinstance(now, Dates) and len(before.due) == len(now.due):
        moved = {new: old for old, new in zip(before.due, now.due, strict=True) if new != old}
        return show(moved[verdict.control_date]) if verdict.control_date in moved else ""
    phrase = was.term_phrase
    return was.reading.phrase if fold(phrase) == fold(verdict.item.term_phrase) else phrase


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
    """Give the news once, in the first days, also of a repeated item whose next term has come meanwhile."""
    if morning.on > morning.calendar.add(change.day, ENDED_LATELY):
        return
    told = morning.written(verdict.code_and_item, Kind.AMENDED)
    if not any(w.entry.day >= change.day for w in told):
        step = 1 + sum(w.about.control_date == verdict.due for w in told)
        yield Ground(occasion=occasion(morning, verdict, Kind.AMENDED, step), verdict=verdict, detail=detail)


def worth_telling(morning: Morning, grounds: Sequence[Ground]) -> Iterator[Ground]:
    """Return what is written about today without the news that nobody needs, the news in the order of the plan.

    It is for whoever has a letter that names one of these items in his hands, and where extracts are sent for all:
    an office that sends its orders round itself sends the amending ones, too. Of a new item the other letters of the
    day tell by themselves. Who bears an item with others now reads so beside other news only, an extract of a new item
    among them.
    """
    news = [g for g in grounds if g.occasion.kind is Kind.AMENDED]
    if not news:
        yield from grounds
        return
    performers, extracts = reached(morning), Kind.COVERING in morning.policy.letters
    others = [g for g in grounds if g.occasion.kind is not Kind.AMENDED]
    asked = {g.occasion.code_and_item for g in others}
    weighty = ((g.occasion.code, g.verdict) for g in news if g.verdict and g.detail != SHARED)
    written = (code for code, verdict in weighty if extracts or _is_in_his_hands(morning, verdict))
    extracted = (g.occasion for g in others if g.occasion.kind is Kind.COVERING)
    new_to_him = (o.code for o in extracted if (c := morning.changes.get(o.item)) and (c.added or o.code in c.joined))
    readers = {performers[code].papers_to for code in (*written, *new_to_him)}
    yield from others
    for ground in sorted(news, key=lambda g: natural_key(g.occasion.item)):
        known = ground.detail in NEW and ground.occasion.code_and_item in asked
        if performers[ground.occasion.code].papers_to in readers and not known:
            yield ground


def _is_in_his_hands(morning: Morning, verdict: Verdict) -> bool:
    """Tell whether a letter names the item as it was before it changed: one about it, or a release."""
    change = morning.changes[verdict.item.number]
    bore = verdict.performer.code in change.bore
    return was_written_about(morning, verdict) or (bore and any(d < change.day for d in _releases(morning, verdict)))


def _releases(morning: Morning, verdict: Verdict) -> Iterator[date]:
    """Return the days of the performer's releases: each tells him all that stays on control, with its terms."""
    return (e.day for e in morning.letters_to(verdict.performer.papers_to) if e.kind is Kind.RELEASE)
