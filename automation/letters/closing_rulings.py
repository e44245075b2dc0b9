"""The decision that took an obligation off control, and what it rests on. Pure."""

from automation.letters.letter_facts import Facts
from automation.letters.tellable import tellable
from automation.model.control import Verdict
from automation.model.office import Ruling, RulingKind


def closing_basis(verdict: Verdict, facts: Facts) -> str:
    """Return «Основание» of the decision that took it off control; "" without one."""
    found = closing_ruling(verdict, facts)
    return found.basis if found else ""


def closing_ruling(verdict: Verdict, facts: Facts) -> Ruling | None:
    """Return the decision by which an obligation went off control, where a paper may tell whose it is."""
    code, item = verdict.code_and_item
    mine = (r for r in facts.ruled(code) if r.kind is RulingKind.CLOSE and r.concerns(item, code))
    made = (r for r in mine if r.decided_on and r.decided_on >= facts.order.date)
    return next((r for r in made if tellable(r.decided_by)), None)
