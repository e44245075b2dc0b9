"""What a second look finds on one sheet."""

Range = tuple[tuple[int, int], tuple[int, int]]


class Seen:
    """Zero-based (row, column) → error text, or "" for a formula without a saved value; hidden rows; merged cells.

    ``merged`` is only filled for formats whose merges calamine does not give. A plain class: every reading starts a
    process, and a library for values would be a tenth of its cost.
    """

    __slots__ = ("faults", "hidden", "merged")

    def __init__(self) -> None:
        self.faults: dict[tuple[int, int], str] = {}
        self.hidden: list[int] = []
        self.merged: list[Range] = []
