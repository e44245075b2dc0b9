"""How items went off control, as a letter about it tells: by whose decision, on what ground, on which day."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from automation.gathering import gathered
from automation.letters.cases import kind_in_cases
from automation.letters.closing_rulings import closing_basis
from automation.letters.decided import closing_decision
from automation.letters.decision_basis import act_in, own_words, reason_given, tells_of_reports
from automation.letters.item_cases import item_numbers, items_in_cases
from automation.letters.letter_facts import Facts
from automation.letters.tellable import quotable, tellable
from automation.letters.topic_variables import ClosingValues, OrderClosedValues
from automation.letters.units import ended_by
from automation.letters.words import Words
from automation.model.control import Paper, Verdict
from automation.russian import shown

FILE = "release.txt"


def closed_on(verdict: Verdict) -> date | None:
    """Return the day from which on the obligation is off control, alone or with its item."""
    return verdict.released_on or verdict.item.closed_on


def closed_for_all(verdict: Verdict) -> bool:
    """Tell whether the item went off control for everybody, not for this performer before others."""
    closed, released = verdict.item.closed_on, verdict.released_on
    return closed is not None and (released is None or closed <= released)


class Closing(Struct, frozen=True):
    """How an obligation went off control: by whose decision (dative), on which day, with the whole order and why.

    The day is told once: a decision has its own, and so may the ground of the order. ``ground`` are the words of the
    decision's ground besides documents; ``says``: these, or those of the whole order, speak of reports themselves.
    """

    decision: str = ""
    day: str = ""
    whole: str = ""
    ground: str = ""
    says: bool = False

    @property
    def told(self) -> str:
        """Write «16.12.2025 по решению Главы Администрации от 15.12.2025»."""
        decided = f"по {self.decision}" if self.decision else ""
        ground = f"(причина – {self.ground})" if self.ground else ""
        return " ".join(filter(None, (self.day, decided, ground, self.whole.strip())))


def closings(verdicts: Sequence[Verdict], paper: Paper, facts: Facts, words: Words) -> ClosingValues:
    """Tell how all these went off control together, or each in its own way: «пункт 1 – 16.12.2025, пункт 2 – …»."""
    ways = gathered(verdicts, lambda v: _closing(v, paper, facts, words))
    apart = len(ways) > 1
    way = Closing() if apart else next(iter(ways))
    told = ((items_in_cases(item_numbers(mine))["им"], one.told) for one, mine in ways.items() if apart and one.told)
    return {
        "сняты": way.day,
        "решение": way.decision,
        "документ_снят": way.whole,
        "основание_решения": way.ground,
        "основание_сказано": any(one.says for one in ways),
        "сняты_порознь": ", ".join(f"{items} – {how}" for items, how in told),
    }


def _closing(verdict: Verdict, paper: Paper, facts: Facts, words: Words) -> Closing:
    """Say how one obligation went off control: what was closed before the order did not go with it."""
    own, order, decision = closed_on(verdict), facts.order, closing_decision(verdict, facts, paper=paper)
    basis = closing_basis(verdict, facts)
    day = ended_by(verdict.item, facts) if closed_for_all(verdict) else shown(own)
    if order.closed_on is None or (own and own < order.closed_on):
        decided = f"{decision} на основании {act}" if (act := act_in(basis)) else decision
        says = tells_of_reports(own_words(basis))
        return Closing(decided, "" if decision else day, ground=reason_given(basis), says=says)
    named = shown(order.closed_on)
    in_ground = named if tellable(order.closed_reason) and named in order.closed_reason else ""
    if in_ground and decision.endswith(in_ground):
        decision = ""
    values: OrderClosedValues = {
        "день": "" if in_ground or decision.endswith(named) else named,
        "вид": kind_in_cases(order.kind),
        "основание": quotable(order.closed_reason),
    }
    whole = f" {words.line(FILE, 'документ снят', values).strip()}"
    return Closing(decision, whole=whole, says=tells_of_reports(own_words(order.closed_reason)))
