"""How items went off control, as a letter about it tells: by whose decision, on what ground, on which day."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from automation.gathering import gathered
from automation.letters.cases import kind_in_cases
from automation.letters.closing_rulings import closing_basis
from automation.letters.decided import closing_decision
from automation.letters.decision_basis import act_in, tells_of_reports
from automation.letters.item_cases import item_numbers, items_in_cases
from automation.letters.letter_facts import Facts
from automation.letters.tellable import quotable, tellable
from automation.letters.topic_variables import ClosingValues, OrderClosedValues
from automation.letters.units import ended_by
from automation.letters.words import Words
from automation.model.control import Paper, Verdict
from automation.plan.information import information_of
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
    """How an obligation went off control: by whose decision (dative), on which day, or with the whole order.

    The day is told once: a decision has its own, and so may the ground of the order.
    """

    decision: str = ""
    day: str = ""
    whole: str = ""

    @property
    def told(self) -> str:
        """Write «16.12.2025 по решению Главы Администрации от 15.12.2025»."""
        decided = f"по {self.decision}" if self.decision else ""
        return " ".join(filter(None, (self.day, decided, self.whole.strip())))


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
        "основание_решения": "",
        "основание_сказано": any(_reports_go_on(v, facts) for v in verdicts),
        "это_не_запрашивается": asked_no_more(verdicts),
        "сняты_порознь": ", ".join(f"{items} – {how}" for items, how in told),
    }


def asked_no_more(verdicts: Sequence[Verdict]) -> str:
    """Say that papers are no longer asked for which the items themselves are (papers.md B3); "" of any other items."""
    asked = [information_of(v.item) for v in verdicts]
    nouns = {one.noun if one else "" for one in asked}
    if nouns and nouns <= {"сведения", "информация"}:
        return "эти сведения более не запрашиваются"
    if not nouns or not nouns <= {"отчёт", "отчёты"}:
        return ""
    once = nouns == {"отчёт"} and len({v.item.number for v in verdicts}) == 1
    repeated = any(v.item.recurring for v in verdicts)
    return "этот отчёт более не запрашивается" if once and not repeated else "эти отчёты более не запрашиваются"


def _closed_alone(verdict: Verdict, facts: Facts) -> bool:
    """Tell whether the obligation went off control by itself: what was closed before the order did not go with it."""
    own, whole = closed_on(verdict), facts.order.closed_on
    return whole is None or (own is not None and own < whole)


def _reports_go_on(verdict: Verdict, facts: Facts) -> bool:
    """Tell whether by the ground of its end reports go on."""
    alone = _closed_alone(verdict, facts)
    return tells_of_reports(closing_basis(verdict, facts) if alone else facts.order.closed_reason)


def _closing(verdict: Verdict, paper: Paper, facts: Facts, words: Words) -> Closing:
    """Say how one obligation went off control."""
    order, decision = facts.order, closing_decision(verdict, facts, paper=paper)
    day = ended_by(verdict.item, facts) if closed_for_all(verdict) else shown(closed_on(verdict))
    if _closed_alone(verdict, facts):
        act = act_in(closing_basis(verdict, facts))
        return Closing(f"{decision} на основании {act}" if act else decision, "" if decision else day)
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
    return Closing(decision, whole=whole)
