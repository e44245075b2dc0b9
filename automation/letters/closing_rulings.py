"""The decision that took an obligation off control, and the act it rests on. Pure."""

from automation.letters.cases import kind_in_cases
from automation.letters.letter_facts import Facts
from automation.letters.marks import quoted
from automation.letters.tellable import tellable
from automation.model.control import Verdict
from automation.model.office import Ruling, RulingKind
from automation.patterns import lazy
from automation.russian import without_stop

_GROUNDS = lazy(
    r"[;,]\s+(?=(?i:резолюци|поручени|указани|служебн|докладн|протокол|письм|постановлени|распоряжени|приказ))"
)
_ACT = lazy(r"(?i)(?:постановление|распоряжение|приказ|решение|закон|указ) \S")


def closing_act(verdict: Verdict, facts: Facts) -> str:
    """Write on what act the decision rests: «постановления от 20.05.2026 № 140 о ликвидации учреждения»; "" for none.

    A resolution or a memo in «Основание» is the office's own and says no more than whose decision it is.
    """
    found = closing_ruling(verdict, facts)
    act = next((part for part in _GROUNDS.split(found.basis) if _ACT.match(part)), "") if found else ""
    kind, _, rest = without_stop(act, " .").partition(" ")
    return f"{kind_in_cases(kind)['род']} {quoted(rest)}" if rest and tellable(act) else ""


def closing_ruling(verdict: Verdict, facts: Facts) -> Ruling | None:
    """Return the decision by which an obligation went off control, where a paper may tell whose it is."""
    code, item = verdict.code_and_item
    mine = (r for r in facts.ruled(code) if r.kind is RulingKind.CLOSE and r.concerns(item, code))
    made = (r for r in mine if r.decided_on and r.decided_on >= facts.order.date)
    return next((r for r in made if tellable(r.decided_by)), None)
