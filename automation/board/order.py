"""What the board is given of one order."""

from automation.model.control import Entry
from automation.model.figures import Figures
from automation.values import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardOrder:
    """One order: its figures, its papers (the register's and today's), whether it is off control."""

    figures: Figures
    entries: tuple[Entry, ...] = ()
    closed: bool = False
