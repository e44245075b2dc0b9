"""A day of execution or of a letter that was plainly mistyped: its row tells the right one (decision 0459).

So is an expected day that had passed when it was written; the right one only its performer knows.
"""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from automation.control.morning import Morning
from automation.control.returns import incoming_of
from automation.control.seen import Versions
from automation.model.report import StatusRow
from automation.model.reported import Incoming
from automation.patterns import lazy
from automation.russian.dates import ANY_MONTH, parse_day, possible_day

_DAYS = lazy(rf"(?<![\d.])\d{{1,2}}(?:\.\d{{1,2}}\.|\s+{ANY_MONTH}\s+)(?:\d{{4}}|\d{{2}})(?!\d)")


def meant_day(row: StatusRow, signed: date, on: date, event: date | None = None) -> date | None:
    """Return the day that «Дата исполнения» plainly means; None where it may be what its performer has reported.

    It is the same day of another year, or the one with day and month changed over, that lies between the order and the
    letter of the row, and that something beside it bears out: the document, the day of the letter or of the ``event``.
    Of another year it is enough that the report came by a letter. A day that the document names is no slip.
    """
    told = row.executed_on
    named = {*_named(f"{row.evidence} {row.done}")}
    if told is None or told in named:
        return None
    letter = incoming_of(row.incoming)
    came = letter.day if letter and letter.day and signed <= letter.day <= on else None
    borne_out = named | {came, event}
    for meant in _other_years(told, signed, on):
        if signed <= meant <= (came or on) and (came or meant in borne_out):
            return meant
    turned = possible_day(told.year, told.day, told.month)
    return turned if turned and turned in borne_out and signed <= turned <= (came or on) else None


def letter_of(row: StatusRow, signed: date, on: date) -> Incoming | None:
    """Return «Вх. № и дата» of a row, without its day where that is plainly of another year (decision 0459).

    No letter about the order came before it or has still to come: the same day of a year between tells the right one.
    """
    letter = incoming_of(row.incoming)
    if letter is None or letter.day is None or signed <= letter.day <= on:
        return letter
    executed = row.executed_on if row.executed_on and row.executed_on <= on else signed
    meant = next((day for day in _other_years(letter.day, signed, on) if max(signed, executed) <= day <= on), None)
    return replace(letter, day=None, meant=meant) if meant else letter


def had_passed(morning: Morning, row: StatusRow, versions: Versions) -> bool:
    """Tell whether «Ожидаемая дата» had passed when a run first saw it there, and when the letter of the row came.

    Of what stood there before the first paper of the order nobody knows since when it did.
    """
    expected, letter = row.expected_on, incoming_of(row.incoming)
    since = next((v.since for v in versions if v.row.expected_on == expected), None)
    if expected is None or since is None or expected >= min(since, (letter and letter.day) or since):
        return False
    return any(entry.day < since for entry in morning.history.entries)


def _other_years(told: date, signed: date, on: date) -> Iterator[date]:
    """Yield this day in each other year of the order's time, the latest first."""
    for year in range(on.year, signed.year - 1, -1):
        day = possible_day(year, told.month, told.day)
        if day and day != told:
            yield day


def _named(text: str) -> Iterator[date]:
    """Yield the days that a text names."""
    for found in _DAYS.finditer(text):
        if day := parse_day(found[0]):
            yield day
