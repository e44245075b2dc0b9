"""The groups a cell «Исполнители» of the plan names: its parts between «;», or what stands between its commas.

An order writes «руководители учреждений, директор МБУ «Образец»» and means two; the workbook keeps the order's words,
so a performer may bear the whole part or any run of its pieces. Which commas part executors only the people know who
bear them: «отдел архитектуры, градостроительства и ЖКХ» is one where a performer's «Группа» says so.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache

from automation.model.report import Book, Performer
from automation.russian import clean, fold

MOST_PIECES = 200  # a part with more commas is a text, no list of executors
LONGEST = 4  # pieces of one executor: «отдел архитектуры, градостроительства, земельных отношений и ЖКХ»
Run = tuple[int, int]


@lru_cache(maxsize=1024)
def split_groups(text: str) -> tuple[str, ...]:
    """Return the parts of a cell, parted by «;» or by lines, as written and each once."""
    parts = (clean(part).strip(" ,") for part in re.split(r"[;\n]", text))
    return tuple(dict.fromkeys(part for part in parts if part))


def words_of(text: str, groups: tuple[str, ...]) -> str:
    """Return the cell of these groups: the order's own words where they are found in them again, else parted by «;»."""
    written, meant = split_groups(text), {fold(group) for group in groups}
    found = set(borne(written, meant)) == meant and not orphans(written, meant)
    return text if found else "; ".join(groups)


@lru_cache(maxsize=1024)
def runs(group: str) -> dict[Run, str]:
    """Return what a part of the cell may name: the whole first, then each run of pieces between its commas."""
    pieces = group.split(",")
    many = len(pieces)
    found = {(0, many): group.strip()}
    for at in range(many if many <= MOST_PIECES else 0):
        for end in range(at + 1, min(at + LONGEST, many) + 1):
            found.setdefault((at, end), ",".join(pieces[at:end]).strip())
    return found


@lru_cache(maxsize=1024)
def _keys(group: str) -> tuple[tuple[Run, str], ...]:
    return tuple((run, fold(text)) for run, text in runs(group).items())


def borne(groups: Iterable[str], known: Container[str]) -> Iterator[str]:
    """Return which of the ``known`` (folded) groups an item names."""
    return (key for group in groups for _, key in _keys(group) if key in known)


def orphans(groups: Iterable[str], known: Container[str]) -> tuple[str, ...]:
    """Return the words of an item's groups that none of the ``known`` covers."""
    return tuple(text for group in groups for text in _left(group, known))


def _left(group: str, known: Container[str]) -> Iterator[str]:
    """Yield the uncovered pieces of a part, neighbours joined as they were written."""
    covered = {place for run, key in _keys(group) if key in known for place in range(*run)}
    at = 0
    for end in [*sorted(covered), group.count(",") + 1]:
        if at < end:
            yield ",".join(group.split(",")[at:end]).strip()
        at = end + 1


def performers_by_item(book: Book) -> dict[str, tuple[Performer, ...]]:
    """Say who is still asked about each item: its bearers without those for whom alone it was taken off control."""
    asked = bearers_by_item(book)
    return {i.number: tuple(p for p in asked[i.number] if not i.released_on(p.code)) for i in book.items}


def codes_by_item(book: Book) -> dict[str, frozenset[str]]:
    """Say by code who is still asked about each item."""
    return {number: frozenset(p.code for p in found) for number, found in performers_by_item(book).items()}


def known_groups(book: Book) -> frozenset[str]:
    """Return the (folded) groups that have a performer with a code."""
    return frozenset(fold(group) for performer in book.performers if performer.code for group in performer.groups)


def bearers_by_item(book: Book) -> dict[str, tuple[Performer, ...]]:
    """Say who bears each item: by its number, the performers whose groups it names (``borne``), in workbook order."""
    members: dict[str, dict[int, Performer]] = defaultdict(dict)
    for place, performer in enumerate(book.performers):
        for group in performer.groups if performer.code else ():
            members[fold(group)][place] = performer
    found = {}
    for item in book.items:
        places = {i: p for key in borne(item.groups, members) for i, p in members[key].items()}
        found[item.number] = tuple(places[i] for i in sorted(places))
    return found
