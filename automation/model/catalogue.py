"""The catalogue of findings: everything the program can say about what people wrote, kept in ``findings.toml``.

The file is part of the program, not of an office's templates. Reading it takes about 3 ms, so it is read when the first
finding is made: a morning on which nothing is wrong does not read it.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from automation.model.report import Finding, Level

FILE = Path(__file__).with_name("findings.toml")
LONGEST = 120  # characters of a cell's text repeated in a message

Group = Literal["sheets", "cells", "rows", "control", "letters", "messages", "forms"]


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One kind of finding, as ``findings.toml`` describes it; all words are Russian.

    ``message`` is a format string, ``group`` is the name of the table it stands in: where such a fault is found.
    """

    level: Level
    title: str
    message: str
    cure: str = ""
    group: Group = "sheets"


@cache
def catalogue() -> Mapping[str, Rule]:
    """Return every rule by its code. The tests keep that the file is sound, so no error is expected here."""
    groups = msgspec.toml.decode(FILE.read_bytes(), type=dict[Group, dict[str, Rule]])
    # The group stands in the file as the table's name, so it is given to each rule here.
    return {
        code: msgspec.structs.replace(rule, group=group)
        for group, rules in groups.items()
        for code, rule in rules.items()
    }


def finding(
    code: str,
    *,
    sheet: str | None = None,
    cell: str | None = None,
    performer: str | None = None,
    item: str | None = None,
    level: Level | None = None,
    document: str = "",
    **facts: object,
) -> Finding:
    """Make the finding of a code: fill its message with ``facts`` and add the cure.

    ``level`` outweighs the level of the catalogue. Raises ``KeyError`` for an unknown code or a missing fact, which is
    a mistake of the program that the tests catch.
    """
    rule = catalogue()[code]
    place = {"sheet": sheet or "", "cell": cell or "", "performer": performer or "", "item": item or ""}
    place["document"] = document
    known = place | {n: value if isinstance(value, Sentence) else short(str(value)) for n, value in facts.items()}
    return Finding(
        code=code,
        level=level or rule.level,
        message=f"{rule.message.format_map(known)} {rule.cure}".strip(),
        sheet=sheet,
        cell=cell,
        performer=performer or None,
        item=item or None,
        document=document,
    )


class Sentence(str):
    """Words of the program's own: a message holds them whole, but cuts what people typed to ``LONGEST`` characters."""

    __slots__ = ()


def short(text: str) -> str:
    """Put a text on one line and cut it with «…» after ``LONGEST`` characters, so that it can be read in a list."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
