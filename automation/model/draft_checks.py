"""What a person must look at in a new workbook: where it stands, how grave it is, and its words."""

from typing import Literal

from msgspec import Struct

from automation.model.sheets import ORDER

Risk = Literal["wrong", "guessed", "read"]


class AskedPlace(Struct, frozen=True, kw_only=True):
    """A place in the document and the cell of the workbook that shows it; by default the document as a whole.

    ``name`` is what lists call it; a sentence begins with ``lead``, and in the item's own row only with ``part``.
    ``row`` is what its first cell says: a field of «Распоряжение», the number of an item.
    """

    name: str = "Документ"
    lead: str = ""
    part: str = ""
    sheet: str = ORDER
    column: str = "Значение"
    row: str = ""


class Check(Struct, frozen=True, kw_only=True):
    """One thing a person must look at in a new workbook: how grave it is, where it stands and what to do.

    ``risk``: what was not read or contradicts itself («wrong»), what was derived («guessed»), what was read with
    an assumption («read»).
    """

    text: str
    risk: Risk = "wrong"
    place: AskedPlace = AskedPlace()
