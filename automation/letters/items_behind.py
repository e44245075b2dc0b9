"""The items of a letter as they stand behind what is told of them: with the term that is meant, told once."""

from collections.abc import Sequence

from automation.letters.item_cases import items_of
from automation.letters.matters import common_report, is_presented, items_named
from automation.letters.tasks import is_one_of_alike
from automation.model.control import Verdict


def items_behind(verdicts: Sequence[Verdict], *, aside: bool = False) -> dict[str, str | bool | int]:
    """Return the items as they stand beside the words of their report, which tell its term where nothing else does.

    ``aside``: beside what other items or other terms of the same one ask for, so that work that comes again tells its.
    """
    told = common_report(verdicts) and is_one_of_alike(verdicts[0])
    again = aside and not any(map(is_presented, verdicts))
    return items_of(verdicts) if told else items_named(verdicts, always=True, again=again)
