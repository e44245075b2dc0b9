"""One attempt to read a sentence: what it is read against and what was assumed on the way."""

from datetime import date

from msgspec import Struct, field

from automation.plan.workdays import Calendar


class Case(Struct):
    """The day of signing, the calendar, and the assumptions told so far (Russian sentences, in order).

    ``event``: the item's words, or the term itself («состоится …»), say that something takes place then.
    """

    signed: date
    calendar: Calendar
    event: bool = False
    notes: list[str] = field(default_factory=list)

    def tell(self, note: str) -> None:
        """Keep an assumption, each of them once."""
        if note not in self.notes:
            self.notes.append(note)
