"""Items of which a decision is proposed for some of their performers, each beside those it names (papers.md A12)."""

from collections.abc import Iterable, Sequence

from automation.gathering import gathered
from automation.letters.cases import performer_genitive
from automation.letters.item_cases import numbers_of
from automation.letters.letter_facts import Side, Sides
from automation.letters.measures import by_performer
from automation.letters.memo_variables import PartValues
from automation.letters.told import all_named
from automation.model.control import Verdict

Named = tuple[str, bool, Sequence[Verdict]]  # an item; whether it is for all but those named; whose obligations


def in_parts(items: Iterable[Named], sides: Sides) -> list[PartValues]:
    """Return the items in parts, those of the same performers together; the author and his reader stand apart."""
    found: dict[tuple[str, bool, Side], list[tuple[str, Sequence[Verdict]]]] = {}
    for number, others, told in items:
        for side, mine in gathered(told, sides.of).items():
            found.setdefault((all_named(mine), others, side), []).append((number, mine))
    return [
        {
            "пункты": numbers_of(number for number, _ in alike),
            "исполнители": names if several else performer_genitive(alike[0][1][0].performer),
            "кроме": others,
            "несколько": several,
            **side.values,
        }
        for (names, others, side), alike in found.items()
        for several in [len(by_performer(alike[0][1])) > 1]
    ]
