"""Checks claims about what came in against the rows of «Ход исполнения»."""

import re
from collections.abc import Iterator
from datetime import date

from tests.support.truth.clauses import Clause
from tests.support.truth.said import Said, cites_in, keys_of
from tests.support.truth.sheets import DAY, day_of, days_in
from tests.support.truth.world import Key, World


def silence(world: World, said: Said) -> Iterator[str]:
    """A1, A2, A9: «не поступили» and «не представлены» only of obligations about which nothing came in."""
    for clause in said.clauses:
        if not re.search(r"\bне (?:поступил|представлен)", clause.text) or "оснований" in clause.text:
            continue
        if "численност" in clause.text:
            yield from (f"{clause.text}: {c} told its people" for c in clause.names if world.headcounts([c])[1])
        elif "публикаци" in clause.text:
            yield from ([clause.text] if world.sheets.get("Публикации") else [])
        elif "уточнённые" in clause.text.casefold() or "ответ не был" in clause.text:
            yield from _unchanged(world, said, clause)
        else:
            keys = keys_of(world, said, clause, "overdue")
            yield from (f"{clause.text}: of {k} something came in" for k, c in keys if not world.silent(k, c))
            if not keys:
                yield f"{clause.text}: nobody can tell of whom"
            yield from _counted(world, clause, len({k[0] for k, _ in keys}))


def _unchanged(world: World, said: Said, clause: Clause) -> Iterator[str]:
    for cite in cites_in(clause.text) or cites_in(said.text):
        letter = world.cited(*cite)
        for key in world.written_to(letter) if letter else ():
            if key in world.rows and world.changed_since(key, cite[1]):
                yield f"{clause.text}: {key} changed since {cite[1]}"


def _counted(world: World, clause: Clause, told: int) -> Iterator[str]:
    """«От 3 исполнителей из 12»: as many as are named, out of all who bear the item."""
    found = re.search(r"(\d+) исполнител\w+ из (\d+)", clause.text)
    if found and int(found[1]) != told:
        yield f"{clause.text}: {told} are named"
    if found and len(clause.items) == 1 and int(found[2]) not in _bearers(world, clause.items[0]):
        yield f"{clause.text}: {len(world.bearers(clause.items[0]))} bear item {clause.items[0]}"


def _bearers(world: World, item: str) -> set[int]:
    """Return how many may be said to bear an item: all, or those to whom it applies."""
    codes = world.bearers(item)
    apply = [c for c in codes if world.rows[c, item].get("Состояние") != "не применимо"]
    return {len(codes), len(apply)}


def in_work(world: World, said: Said) -> Iterator[str]:
    """A1, A2: «в работе» and «продолжается» only where the row says so and was not sent back; with its own day."""
    for clause in said.clauses:
        if not re.search(r"наход\w+ в работе|в работе после|исполнение .*продолжается", clause.text):
            continue
        for key, control in keys_of(world, said, clause, "overdue"):
            row = world.rows[key]
            if row.get("Состояние") != "в работе" or world.returned(key):
                yield f"{clause.text}: {key} is not in work"
            last = world.last_day(key, control)
            if "после истечения" in clause.text and last and last >= world.on:
                yield f"{clause.text}: the term of {key} has not passed"
        days = re.findall(r"ожидаемая дата(?: исполнения)? – (\d\d\.\d\d\.\d{4})", clause.text)
        expected = {day_of(world.rows[k].get("Ожидаемая дата")) for k, _ in keys_of(world, said, clause, "overdue")}
        yield from (f"{clause.text}: nobody expects {d}" for d in days if days_in(d)[0] not in expected)


def returns(world: World, said: Said) -> Iterator[str]:
    """A2: «возвращены 18.12.2025» only of a report sent back on that day."""
    for clause in said.clauses:
        if not re.search(r"возвращен[ыао]\b", clause.text):
            continue
        for key, _ in keys_of(world, said, clause, "overdue", "request"):
            back = world.returned(key)
            if back is None or (DAY.search(clause.text) and back not in days_in(clause.text)):
                yield f"{clause.text}: {key} was not sent back so"


def under_review(world: World, said: Said) -> Iterator[str]:
    """A3: «рассматриваются» of a claim that waits for «Принято»; «не подтверждено» never of one that only waits."""
    for clause in said.clauses:
        keys = keys_of(world, said, clause, "overdue", "request")
        if "после принятия изменены" in clause.text:
            yield from (f"{clause.text}: {k} was not changed" for k, _ in keys if not world.rewritten(k))
        elif re.search(r"рассматриваются|ещё не принятые", clause.text):
            some = [k for k, _ in keys if _claims(world, k)]
            if not some or (not said.upwards and len(some) < len(keys)):
                yield f"{clause.text}: nothing is under review"
        if re.search(r"не подтвержден[оы]|уточняются", clause.text) and "остались" not in clause.text:
            waiting = [k for k, _ in keys if _claims(world, k) and not _open(world, k)]
            if (waiting and "рассматриваются" not in clause.paragraph) or (
                waiting and "исполнение не подтвержд" in clause.text
            ):
                yield f"{clause.text}: {waiting} only wait for «Принято»"


def _claims(world: World, key: Key) -> bool:
    """Tell whether the row holds a report that counts and waits for «Принято»."""
    return bool(world.done(key)) and not world.accepted(key)


def _open(world: World, key: Key) -> bool:
    """Tell whether the term repeats, so that another control date than the reported one may be meant."""
    return world.terms[key[1]].repeats


def presented(world: World, said: Said) -> Iterator[str]:
    """A4: a day on which something came is the day of «Вх. № и дата», and said to be late only where it was late."""
    for clause in said.clauses:
        for text in re.findall(r"(?:поступил|представлен)\w* (\d\d\.\d\d\.\d{4})", clause.text):
            day = days_in(text)[0]
            rows = [world.rows[k] for k, _ in keys_of(world, said, clause)]
            if day not in {d for r in rows for d in days_in(str(r.get("Вх. № и дата") or ""))}:
                yield f"{clause.text}: no «Вх. № и дата» names {text}"


def confirmed(world: World, said: Said) -> Iterator[str]:
    """N of M, «в срок», «с нарушением срока»: who is said to have done it has it accepted, at that time."""
    for clause in said.clauses:
        text = clause.text
        counted = re.search(r"(?:подтверди|представи)\w+ (\d+) исполнител\w+ из (\d+)", text)
        told = counted or re.search(r"исполнение подтверди|исполнен[ы]? всеми", text)
        if not (said.upwards and told and clause.items):
            continue
        for item in clause.items:
            control = next(iter(days_in(clause.paragraph)), None)
            done = {c: _accepted_for(world, (c, item), control) for c in world.bearers(item)}
            ready, of = (int(counted[1]), int(counted[2])) if counted else (0, 0)
            if counted and (ready != sum(map(bool, done.values())) or of not in _bearers(world, item)):
                yield f"{text}: {sum(map(bool, done.values()))} of {len(done)}"
            rest = [c for c, on in done.items() if not on and world.rows[c, item].get("Состояние") != "не применимо"]
            if "всеми" in text and rest:
                yield f"{text}: not {rest}"
            yield from _late(world, text, item, {c: on for c, on in done.items() if on}, control)


def _accepted_for(world: World, key: Key, control: date | None) -> date | None:
    if not world.terms[key[1]].repeats:
        return world.accepted(key)
    on = world.reports(key).get(control) if control else None
    held = [day_of(r.get("Принято")) for _, r in world.versions(key) if day_of(r.get("Дата исполнения")) == on]
    taken = any(on and day and day >= on for day in held)
    overwritten = day_of(world.rows[key].get("Дата исполнения")) != on  # a later report stands in its place
    signed = world.order[1]
    return on if on and signed and on >= signed and (taken or overwritten) else None


def _late(world: World, text: str, item: str, done: dict[str, date], first: date | None) -> Iterator[str]:
    controls = world.terms[item].controls
    control = first if first in controls else world.control(("", item))
    late = set()
    for code, on in done.items():
        last = world.last_day((code, item), control)
        if last and on > last:
            late.add(code)
    said = re.search(r"с (?:нарушением срока|опозданием)(.*?)(?:; |$)", text)
    named = set(world.named_in(said[1])) & set(done) if said else set()
    if named != late if named else late and not said:
        yield f"{text}: late are {sorted(late)}"
