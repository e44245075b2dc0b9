"""Cells as plain values that ``marshal`` can carry, laid out by column.

Text, whole and broken numbers stay; a day is (year, month, day), a moment (year, month, day, hour, minute, second),
a time of day (seconds,); a truth value is «ИСТИНА» or «ЛОЖЬ», as Excel shows it; nothing is "".
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice

LONGEST = 32_767  # characters of a cell, as Excel has them
LONG = 1_000  # characters of a cell beyond which reading it costs by its length
CHUNK = 256  # rows: what they hold is still in the processor's cache when it is looked up
Plain = str | int | float | tuple[int, ...]


def plain(value: object) -> Plain:
    """Return one cell as a plain value."""
    if isinstance(value, str):
        return value[:LONGEST]
    if isinstance(value, bool):
        return "ИСТИНА" if value else "ЛОЖЬ"
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, int):
        return value
    if isinstance(value, datetime):
        return (value.year, value.month, value.day, value.hour, value.minute, value.second)
    if isinstance(value, date):
        return (value.year, value.month, value.day)
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second,)
    if isinstance(value, timedelta):
        return (int(value.total_seconds()),)
    return "" if value is None else str(value)


def long_characters(columns: Iterable[Sequence[Plain]]) -> int:
    """Count the characters of the different texts that are longer than ``LONG``."""
    return sum(len(text) for column in columns for text in set(column) if type(text) is str and len(text) > LONG)


def columns_of(rows: Iterator[Sequence[object]], before: int) -> tuple[tuple[Plain, ...], ...]:
    """Turn rows into columns without the blank rows at the end; equal values of a column are one object.

    The reader hands over the blank rows above the first cell, but not the ``before`` blank columns left of it. Rows are
    taken a few at a time: what is made anew for every cell is gone again while it is still at hand.
    """
    columns: list[_Column] = []
    while chunk := list(islice(rows, CHUNK)):
        columns = columns or [_Column() for _ in chunk[0]]
        for column, values in zip(columns, zip(*chunk, strict=True), strict=True):
            column.add(values)
    height = len(columns[0].values) if columns else 0
    while height and all(column.values[height - 1] == "" for column in columns):
        height -= 1
    blank: tuple[Plain, ...] = ("",) * height
    return (*(blank,) * before, *(tuple(column.plain()[:height]) for column in columns)) if height else ()


class _Column:
    """The values of one column so far; ``known`` has each distinct one."""

    def __init__(self) -> None:
        self.values: list[object] = []
        self.known: dict[object, object] = {}
        self.told = False

    def add(self, values: tuple[object, ...]) -> None:
        """Take the values of the next rows; a text that fills all of them is looked up once.

        True and 1, False and 0 are equal keys: from the rows on where one of them stands, values are made plain first.
        """
        before, first = len(self.values), values[0]
        if type(first) is str and first == values[-1] and values.count(first) == len(values):
            self.values += (self.known.setdefault(first, first),) * len(values)
            return
        if not self.told:
            self.values += map(self.known.setdefault, values, values)
            self.told = 1 in self.known or 0 in self.known
            if not self.told:
                return
            del self.values[before:]
            for equal in (0, 1):
                self.known.pop(equal, None)
        made = list(map(plain, values))
        self.values += map(self.known.setdefault, made, made)

    def plain(self) -> list[Plain]:
        """Return all values as plain ones."""
        texts = set(map(type, self.known)) == {str} and max(map(len, self.known)) <= LONGEST  # type: ignore[arg-type]
        if not texts:
            table = {value: value if type(value) is tuple else plain(value) for value in self.known}
            return list(map(table.__getitem__, self.values))
        return self.values  # type: ignore[return-value]
