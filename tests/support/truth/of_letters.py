"""Checks claims about letters, numbers and days against the journal; each check says what a paper may claim."""

import re
from collections.abc import Iterator
from datetime import timedelta

from tests.support.truth.clauses import plain
from tests.support.truth.said import Said, cells_of, cites_in, cites_with_items
from tests.support.truth.sheets import day_of, days_in
from tests.support.truth.world import World

EARLIER = re.compile(r"ранее (?:указан[ао]:? |– )(\d\d\.\d\d\.\d{4}(?:(?:, | и )\d\d\.\d\d\.\d{4})*)")


def unanswered(world: World, said: Said) -> Iterator[str]:
    """A15 and A5: «без ответа» only of a letter that was sent and whose answer day has passed, item by item.

    Where the clause names items of it, nothing came in about them; of a letter named alone about none of its items. A
    memo names in the clause the items that it tells of.
    """
    for clause in said.clauses:
        if "без ответа" not in clause.text:
            continue
        cites = cites_with_items(clause.text)
        if not cites and not said.upwards:
            yield f"{clause.text}: no letter is named"
        for number, day, items in cites:
            letter = world.cited(number, day)
            if letter is None or not world.sent(letter):
                yield f"{clause.text}: {number} was not sent"
                continue
            if letter.respond_by is None or letter.respond_by >= world.on:
                yield f"{clause.text}: {number} has time until {letter.respond_by}"
            about = items or (clause.items if said.upwards else ())
            for key in (k for k in world.written_to(letter) if not about or k[1] in about):
                if world.answered(letter, key):
                    yield f"{clause.text}: {number} was answered about {key}"
                if key in world.rows and world.changed_since(key, letter.day):
                    yield f"{clause.text}: {key} changed since {letter.day}"


def repeated(world: World, said: Said) -> Iterator[str]:
    """«Повторно» only after a letter that was sent; «будет подготовлено» says what is to come."""
    for clause in said.clauses:
        if re.search(r"\b[Пп]овторно\b", clause.text) and "будет" not in clause.text:
            earlier = [p for p in world.papers if world.sent(p) and p.day < said.paper.day]
            ours = {s.item for s in said.paper.spent}
            if not any(ours & {s.item for s in p.spent} and p.code == said.paper.code for p in earlier):
                yield f"{clause.text}: nothing was sent before"


def cited(world: World, said: Said) -> Iterator[str]:
    """A5: every «от D № N» stands so in the workbook, or in the journal as it was printed or registered."""
    cells = cells_of(world.sheets)
    for number, day in cites_in(said.text):
        known = (
            (number, day) == world.order
            or world.cited(number, day)
            or (said.paper.printed, said.paper.day) == (number, day)
        )
        if not known and not any(number in cell and f"{day:%d.%m.%Y}" in cell for cell in cells):
            yield f"от {day:%d.%m.%Y} № {number}: neither the journal nor the workbook knows it"


def dates(world: World, said: Said) -> Iterator[str]:
    """No day out of nowhere: each stands in the workbook, is a term or an answer day, or follows from a day of ours."""
    known = {d for cell in cells_of(world.sheets) for d in days_in(cell)} | {world.on}
    known |= {d for term in world.terms.values() for d in term.controls}
    known |= {d for row in world.rows.values() if (d := day_of(row.get("Дата исполнения")))}  # or as it was accepted
    known |= {world.calendar.on_or_after(d) for d in known}
    known |= {d for p in (*world.papers, said.paper) for d in (p.day, p.sent_on, p.respond_by) if d}
    known |= {d for key in world.rows if (d := world.returned(key))}
    known |= {world.calendar.after(p.sent_on, n) for p in world.papers if p.sent_on for n in range(1, 6)}
    reach = {world.calendar.after(d, n) for d in known for n in (1, 2)} | {
        d - timedelta(days=n) for d in known for n in range(1, 5)
    }
    asked = {d for text in re.findall(r"до (\d\d\.\d\d\.\d{4})", plain(said.text)) for d in days_in(text)}
    mornings = [row for _, rows in world.mornings for row in rows.values()]
    before = {day_of(row.get(name)) for row in mornings for name in ("Дата исполнения", "Ожидаемая дата")} - {None}
    known |= {d for text in EARLIER.findall(plain(said.text)) for d in days_in(text) if d in before}
    told = set(days_in(said.text))
    yield from (f"{d:%d.%m.%Y} stands nowhere" for d in sorted(told - known - (asked & reach)))


def promised(world: World, said: Said) -> Iterator[str]:
    """A15: «при отсутствии ответа» is not said of the last letter where something came in after it."""
    for clause in said.clauses:
        if "при отсутствии ответа" in clause.text:
            for cite in cites_in(clause.paragraph)[-1:]:
                letter = world.cited(*cite)
                changed = [k for k in world.written_to(letter) if world.changed_since(k, letter.day)] if letter else []
                yield from (
                    [f"{clause.paragraph}: {changed} changed since"] if changed or (letter and letter.answer) else []
                )


def unsent(world: World, said: Said) -> Iterator[str]:
    """A5: a letter is «направлено» only once it was sent."""
    for clause in said.clauses:
        if re.search(r"направлен[оы] (?:письм|записк)", clause.text):
            for number, day in cites_in(clause.text):
                letter = world.cited(number, day)
                yield from (
                    [f"{clause.text}: {number} was not sent"] if letter is None or not world.sent(letter) else []
                )
