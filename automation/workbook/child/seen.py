"""What a second look finds on one sheet."""

from dataclasses import dataclass, field

Range = tuple[tuple[int, int], tuple[int, int]]


@dataclass(slots=True)
class Seen:
    """Zero-based (row, column) → error text, or "" for a formula without a saved value; hidden rows; merged cells.

    ``merged`` is only filled for formats whose merges calamine does not give.
    """

    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: list[int] = field(default_factory=list)
    merged: list[Range] = field(default_factory=list)
