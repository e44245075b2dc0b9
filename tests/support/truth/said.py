"""Gives the checks a finished paper and the obligations that each of its clauses speaks of."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from msgspec import Struct

from tests.support.truth.clauses import Clause, items_in, plain
from tests.support.truth.journal import Paper
from tests.support.truth.sheets import Sheets, days_in
from tests.support.truth.world import Key, World

UPWARDS = {"progress", "completion", "supplement"}


class Said(Struct, frozen=True):
    """A paper with its text and clauses."""

    paper: Paper
    text: str
    clauses: tuple[Clause, ...]

    @property
    def upwards(self) -> bool:
        """Tell whether it is a справка or a memo, which speaks of everybody."""
        return self.paper.kind in UPWARDS


Check = Callable[[World, Said], Iterator[str]]


def keys_of(world: World, said: Said, clause: Clause, *kinds: str) -> tuple[tuple[Key, date | None], ...]:
    """Return the obligations a clause speaks of, with their control dates; of a letter those it was written about.

    Where the clause itself names no item, a letter speaks of the items of its heading. Of a repeating item it speaks of
    each report it names, also of those it was not written about.
    """
    if said.upwards:
        control = re.search(r"срок(?: –|ом) (\d\d\.\d\d\.\d{4})", clause.paragraph)
        day = days_in(control[1])[0] if control else None
        return tuple(
            ((code, item), at)
            for code in clause.names
            for item in clause.items
            if (code, item) in world.rows
            for at in world.terms[item].named_in(clause.text)
            or [day if world.terms[item].repeats and day else world.control((code, item))]
        )
    spent = [s for s in said.paper.spent if not kinds or s.kind in kinds]
    named = [s for s in spent if s.code in clause.names] or spent
    own = clause.items or next((c.items for c in said.clauses if c.items), ())
    return tuple(
        ((s.code, s.item), at)
        for s in named
        if not own or s.item in own
        for at in world.terms[s.item].named_in(clause.text) or [s.control_date]
    )


def cites_in(text: str) -> list[tuple[str, date]]:
    """Return number and day of every «от 16.12.2025 № 01-15/К-2» in a text."""
    found = re.findall(r"от (\d\d\.\d\d\.\d{4}) № ([^\s,;:.)»|]+)", plain(text))
    return [(number, days_in(day)[0]) for day, number in found if days_in(day)]


def cites_with_items(text: str) -> list[tuple[str, date, tuple[str, ...]]]:
    """Return every letter of a text with the items in brackets behind it; behind the last stand those of all."""
    rest, found = plain(text), list[tuple[str, date, tuple[str, ...]]]()
    for number, day in cites_in(text):
        rest = rest.partition(f"№ {number}")[2]
        about = re.match(r" \((по пункт[^)]*)\)", rest)
        found.append((number, day, items_in(about[1]) if about else ()))
    last = found[-1][2] if found else ()
    return [(number, day, items or last) for number, day, items in found]


def cells_of(sheets: Sheets) -> list[str]:
    """Return every filled cell of the workbook as text, days as «16.12.2025»."""
    return [
        f"{cell:%d.%m.%Y}" if isinstance(cell, date) else str(cell)
        for rows in sheets.values()
        for row in rows
        for cell in row.values()
        if cell
    ]
