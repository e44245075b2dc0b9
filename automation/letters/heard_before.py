"""That a performer was heard since the last letter: the next one says so, as it names what was written before."""

from datetime import date

from automation.letters.deciders import YOURS, decided_himself, decider
from automation.letters.decision_basis import deciding_document
from automation.letters.ground_groups import Group
from automation.letters.item_cases import item_numbers, numbers_of
from automation.letters.marks import quoted
from automation.letters.tellable import tellable
from automation.model.office import Ruling
from automation.russian import show


def hearing_since(group: Group, letter: date, *, of_others: bool) -> str:
    """Write «29.05.2026 заслушаны Ваши пояснения (решение министра от 26.05.2026)» beside what was written before.

    Of some items of the group alone they are named. "" where nobody was heard since the day of the ``letter``: who has
    sat before the leader and reads of the letter alone would think that nobody knows of it.
    """
    on = group.paper.day
    rulings = [r for v in group.verdicts for r in v.reported.rulings]
    held = {r: day for r in rulings if (day := r.held_on(on)) and day >= letter}
    if not held:
        return ""
    ruling = max(held, key=held.__getitem__)
    mine = [v for v in group.verdicts if ruling in v.reported.rulings]
    whose = "пояснения исполнителя" if of_others else "Ваши пояснения"
    apart = len(item_numbers(mine)) < len(item_numbers(group.verdicts))
    items = f" по {numbers_of(item_numbers(mine))['дат']}" if apart else ""
    return f"{show(held[ruling])} заслушаны {whose}{items}{_made(ruling, group)}"


def _made(ruling: Ruling, group: Group) -> str:
    """Write by what he was heard: « (протокол ректората от 18.05.2026 № 17)», else « (решение министра от 26.05.2026)».

    "" where nobody knows who has decided it, and of a decision of whoever signs the paper: he would tell of himself.
    """
    document, on = deciding_document(ruling.basis), ruling.decided_on if tellable(ruling.decided_by) else None
    own = decided_himself(ruling.decided_by, group.paper, group.facts)
    noun, named, rest = document.partition(" от ")
    if on and not own and noun.lower() in YOURS:
        return f" ({decider(noun, ruling.decided_by, on, group.facts, '')}{named}{quoted(rest)})"
    if document or not on or own:
        return f" ({quoted(document)})" if document else ""
    return f" ({decider('решение', ruling.decided_by, on, group.facts, '')} от {show(on)})"
