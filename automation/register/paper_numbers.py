"""Finds the paper that a number means: as printed or as registered, with or without its date."""

import re
from collections.abc import Iterable
from datetime import date

from automation.model.control import Entry
from automation.numbering import plain_number
from automation.patterns import lazy
from automation.russian import clean
from automation.russian.guess import perhaps

DATED = lazy(r"^(?P<number>.+?)\s+от\s+(?P<day>\d{1,2}\.\d{1,2}\.\d{4})\s*(?:г\.?|года)?$", re.IGNORECASE)
SHOWN = 3  # how many similar numbers a question names


def split_document(text: str) -> tuple[str, date | None]:
    """Take «01-15/К-3 от 16.12.2025» apart into the number to compare and the day, None where there is none."""
    words = clean(text)
    found = DATED.match(words)
    if not found:
        return plain_number(words), None
    day, month, year = (int(p) for p in found["day"].split("."))
    try:
        return plain_number(found["number"]), date(year, month, day)
    except ValueError:
        return plain_number(words), None


def choose(entries: Iterable[Entry], document: str) -> tuple[Entry, ...]:
    """Find the papers a «Документ» may mean: by printed or registered number, without a date the newest year's."""
    number, day = split_document(document)
    if not number:
        return ()
    found = [e for e in entries if number in names_of(e)]
    if day:
        return tuple(
            e for e in found if day in {*e.former_days, e.day} or (plain_number(document) == plain_number(e.registered))
        )
    newest = max((e.day.year for e in found), default=0)
    return tuple(e for e in found if e.day.year == newest)


def nearest(entries: Iterable[Entry], document: str) -> str:
    """Word a guess («, возможно, «01-15/К-14»») where a number was not written whole: «К-14», «14»; "" without one."""
    number, _ = split_document(document)
    alike = [
        e.number for e in entries if number and (of := plain_number(e.number)).endswith(number) and _cut(of, number)
    ]
    return perhaps(*dict.fromkeys(reversed(alike[-SHOWN:])))


def _cut(whole: str, end: str) -> bool:
    """Tell whether the end of a number begins where one of its parts does: «14» of «01-15/к-14» does, «4» does not."""
    before = whole[: -len(end)][-1:]
    return not (before.isalnum() and end[0].isalnum() and before.isdigit() == end[0].isdigit())


def names_of(entry: Entry) -> set[str]:
    """Return the numbers a paper goes by, as they are compared."""
    registered = split_document(entry.registered)[0]
    return {plain_number(entry.number), registered} - {""}
