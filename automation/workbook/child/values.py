"""Cells as plain values that ``marshal`` can carry, laid out by column.

Text, whole and broken numbers stay; a day is (year, month, day), a moment (year, month, day, hour, minute, second),
a time of day (seconds,); a truth value is «ИСТИНА» or «ЛОЖЬ», as Excel shows it; nothing is "".
"""

import math
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

LONGEST = 32_767  # characters of a cell, as Excel has them
Plain = str | int | float | tuple[int, ...]


def plain(value: object) -> Plain:
    """One cell as a plain value."""
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


def columns_of(rows: list[Sequence[object]]) -> tuple[tuple[Plain, ...], ...]:
    """Rows turned into columns, blank rows at the end left out; equal values of a column are one object."""
    while rows and not any(value != "" for value in rows[-1]):
        rows.pop()
    return tuple(map(_column, zip(*rows, strict=True)))


def _column(values: tuple[object, ...]) -> tuple[Plain, ...]:
    kinds = set(map(type, values))
    if bool in kinds:  # True and 1 are equal keys
        return tuple(map(plain, values))
    distinct = set(values)
    if kinds == {str} and max(map(len, distinct)) <= LONGEST:  # type: ignore[arg-type]
        table: dict[object, Plain] = dict(zip(distinct, distinct, strict=True))  # type: ignore[arg-type]
    else:
        table = {value: plain(value) for value in distinct}
    return tuple(map(table.__getitem__, values))
