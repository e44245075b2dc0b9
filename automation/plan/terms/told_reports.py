"""The day of a report that the words of an item name: «информацию представлять ежеквартально до 15 числа …»."""

from datetime import date
from functools import lru_cache

from automation.model.plan import Recurring
from automation.plan.terms.reading import read_term
from automation.plan.workdays import Calendar


@lru_cache(maxsize=256)
def told_reporting(text: str, signed: date) -> Recurring | None:
    """Read the end of a sentence of the item that names a day after each reporting period; None where none surely does.

    The longest such end counts: a shorter one may have lost the word that tells how often.
    """
    for piece in text.replace(";", ". ").split(". "):
        said = piece.strip(" .)").split()
        for first in range(len(said)):
            deadline = read_term(" ".join(said[first:]), signed, Calendar()).deadline
            if isinstance(deadline, Recurring) and deadline.lag:
                return deadline
    return None
