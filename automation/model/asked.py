"""What a person must look at in a new workbook: where it stands, how grave it is, and its words."""

from typing import Literal

from msgspec import Struct

from automation.model.sheets import ORDER

Risk = Literal["wrong", "guessed", "read"]


class Place(Struct, frozen=True, kw_only=True):
    """A place in the document and the cell of the workbook that shows it; by default the document as a whole.

    ``name`` is what lists call it; a sentence begins with ``lead``, and in the item's own row only with ``part``.
    ``field`` is a field of «Распоряжение», on another sheet a column, there in the row of ``item``.
    """

    name: str = "Документ"
    lead: str = ""
    part: str = ""
    sheet: str = ORDER
    field: str = ""
    item: str = ""


class Check(Struct, frozen=True, kw_only=True):
    """One thing a person must look at in a new workbook: how grave it is, where it stands and what to do.

    ``risk``: what was not read or contradicts itself («wrong»), what was derived («guessed»), what was read with
    an assumption («read»).
    """

    text: str
    risk: Risk = "wrong"
    place: Place = Place()

    @property
    def sentence(self) -> str:
        """Return the words as a sentence that names its place."""
        return self.place.lead + self.text
