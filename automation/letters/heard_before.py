"""That a performer was heard since the last letter: the next one says so, as it names what was written before."""

from datetime import date

from automation.gathering import by_first
from automation.letters.deciders import decider
from automation.letters.ground_groups import Group
from automation.letters.item_cases import item_numbers, numbers_of
from automation.letters.tellable import tellable
from automation.model.office import Ruling
from automation.russian import show


def heard_since(group: Group, letter: date, *, of_others: bool) -> str:
    """Write « и Вашего заслушивания 29.05.2026 (решение министра от 26.05.2026)» behind «После служебной записки …».

    Of some items of the group alone they are named. "" where nobody was heard since the day of the ``letter``: who has
    sat before the leader and reads of the letter alone would think that nobody knows of it.
    """
    on = group.paper.day
    heard = by_first(
        (r, v) for v in group.verdicts for r in v.reported.rulings if (r.held_on(on) or date.min) >= letter
    )
    if not heard:
        return ""
    ruling, mine = max(heard.items(), key=lambda one: one[0].held_on(on) or date.min)
    whose = "заслушивания исполнителя" if of_others else "Вашего заслушивания"
    apart = len(item_numbers(mine)) < len(item_numbers(group.verdicts))
    items = f" по {numbers_of(item_numbers(mine))['дат']}" if apart else ""
    return f" и {whose} {show(ruling.held_on(on) or on)}{items}{_made(ruling, group)}"


def _made(ruling: Ruling, group: Group) -> str:
    """Write « (решение министра от 26.05.2026)» of who is known to have decided it."""
    if ruling.decided_on is None or not tellable(ruling.decided_by):
        return ""
    told = decider("решение", ruling.decided_by, ruling.decided_on, group.facts, "")
    return f" ({told} от {show(ruling.decided_on)})"
