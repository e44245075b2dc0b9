"""Who is replaced today by the workbook of one order and not by that of another: the clerk is asked, nobody guesses."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from automation.control.acting import acting
from automation.model.catalogue import finding
from automation.model.report import Book, Finding, Performer
from automation.model.sheets import SUBSTITUTIONS
from automation.russian import fold, same_person, show


def acting_elsewhere(book: Book, others: Iterable[Book], on: date) -> Iterator[Finding]:
    """Tell of each performer to whom letters of this order go while another order names who acts for him."""
    replaced = [(other, *pair) for other in others if other.order.id != book.order.id for pair in _replaced(other, on)]
    for performer in book.performers:
        found = next(((o, who) for o, absent, who in replaced if _are_one(performer, absent)), None)
        if performer.code and found and acting(performer, book.substitutions, on).name == performer.name:
            order, who = found
            yield finding(
                "acting-elsewhere",
                sheet=SUBSTITUTIONS,
                performer=performer.code,
                name=performer.name,
                number=order.order.number,
                day=show(order.order.date),
                other=who.name,
            )


def _replaced(book: Book, on: date) -> Sequence[tuple[Performer, Performer]]:
    """Return the performers for whom somebody acts on the day, each with who does."""
    told = ((p, acting(p, book.substitutions, on)) for p in book.performers)
    return [(performer, who) for performer, who in told if who.name != performer.name]


def _are_one(one: Performer, other: Performer) -> bool:
    same = fold(one.organisation) == fold(other.organisation) and fold(one.post) == fold(other.post)
    return same and bool(one.name) and same_person(one.name, other.name)
