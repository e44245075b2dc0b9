"""What the board is given of one order."""

from msgspec import Struct

from automation.model.control import Entry
from automation.model.figures import Figures


class BoardOrder(Struct, frozen=True, kw_only=True):
    """One order: its figures, its papers (the register's and today's), whether it is off control."""

    figures: Figures
    entries: tuple[Entry, ...] = ()
    closed: bool = False
