"""What the child hands over: plain values by column, nothing understood yet."""

from collections.abc import Mapping

from msgspec import Struct, field

from automation.workbook.typed import Value

Range = tuple[tuple[int, int], tuple[int, int]]  # (first row, first column), (last row, last column), zero-based


class RawSheet(Struct, frozen=True, kw_only=True):
    """One sheet. ``columns`` start at A1 and are of one length; "" is an empty cell.

    A day is (year, month, day), a moment has six numbers, a time of day is (seconds,). ``faults`` maps a zero-based
    (row, column) to the error shown there, to "" where a formula has no saved value, to «=…» where its value is the
    present day.
    """

    name: str
    columns: tuple[tuple[Value, ...], ...]
    merged: tuple[Range, ...] = ()
    faults: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden: tuple[int, ...] = ()


class RawBook(Struct, frozen=True, kw_only=True):
    """One workbook as read. ``modified`` is the file's time as naive UTC ISO text; ``names`` of all sheets."""

    file: str
    sha256: str
    modified: str
    sheets: tuple[RawSheet, ...]
    epoch_1904: bool = False
    names: tuple[str, ...] = ()
