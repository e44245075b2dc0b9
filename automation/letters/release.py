"""What a letter about items taken off control says: when they were executed, accepted and closed, and what stays."""

from collections.abc import Iterable, Sequence, Set
from datetime import date

from automation.letters.cases import items_in_cases, kind_in_cases, unique
from automation.letters.decided import closing_decision
from automation.letters.ground import group_values
from automation.letters.letter_facts import Facts
from automation.letters.marks import quoted
from automation.letters.matters import named_items
from automation.letters.news import incoming_words
from automation.letters.tellable import tellable
from automation.letters.variables import OrderClosedValues, ReleaseValues
from automation.letters.words import Words
from automation.model.control import OPEN, Standing, Verdict
from automation.model.report import Performer, Relation, State
from automation.russian import fold, show


def _same(values: Iterable[str]) -> str:
    """Say what is the same for all; "" where they differ."""
    different = set(values)
    return different.pop() if len(different) == 1 else ""


FILE = "release.txt"
TOLD = {State.DONE, State.IN_WORK}  # of a lasting item: somebody has said that it is being done


def release_values(verdicts: Sequence[Verdict], facts: Facts, words: Words) -> ReleaseValues:
    """Tell when it was executed, accepted and taken off control; what stays, or ends with the whole order."""
    order = facts.order
    bearers = {key for v in verdicts for key in _borne_by(v.performer)}
    told = {(v.performer.code, v.item.number) for v in verdicts}
    mine = [v for v in facts.verdicts if not bearers.isdisjoint(_borne_by(v.performer))]
    others = [v for v in mine if (v.performer.code, v.item.number) not in told and not _closed_on(v)]
    rest = [] if order.closed_on else others
    ended = [v for v in others if order.closed_on and (v.standing in OPEN or v.standing is Standing.PERMANENT)]
    spared = [v for v in (*others, *verdicts) if v.standing is Standing.NOT_APPLICABLE]
    left = group_values([v for v in rest if v.standing in OPEN], facts)
    lasting = group_values([v for v in rest if v.standing is Standing.PERMANENT], facts)
    few = lasting["названия"] if lasting["мало"] else ""
    goes_on = all(v.row and v.row.state in TOLD for v in rest if v.standing is Standing.PERMANENT)
    rows = [v.row for v in verdicts if v.row]
    return {
        "исполнены": _same(show(v.executed_on) for v in verdicts if v.executed_on),
        "исполнены_порознь": _executed_apart(verdicts),
        "приняты": _same(show(r.accepted_on) for r in rows if r.accepted_on),
        "входящий": _same(incoming_words(v.reported.incoming) for v in verdicts if v.row),
        "сняты": _same(show(day) for day in map(_closed_on, verdicts) if day),
        "решение": _same(closing_decision(v, facts) for v in verdicts),
        "остаются": left if left["сроки"] else {},
        "постоянные": {**lasting["пункты"], "названия": few, "выполняются": goes_on} if lasting["сроки"] else {},
        "документ_снят": _order_closed(facts, words),
        "прекращены": items_in_cases(unique(v.item.number for v in ended)),
        "неприменимы": items_in_cases(unique(v.item.number for v in spared)),
        "неприменимые_слова": named_items(spared),
        "признаны": _same(show(v.row.accepted_on) for v in spared if v.row and v.row.accepted_on),
        "ничего": all(v.standing is Standing.NOT_APPLICABLE for v in others),
    }


def _borne_by(performer: Performer) -> tuple[str, ...]:
    """Tell who reads of a performer's obligations: the addressee, by his code, and any organisation but the office."""
    own = "" if performer.relation is Relation.OFFICE else fold(performer.organisation)
    return tuple(filter(None, (f"code {performer.addressee_code or performer.code}", own)))


def _closed_on(verdict: Verdict) -> date | None:
    """Return the day from which on the obligation is off control, alone or with its item."""
    return verdict.released_on or verdict.item.closed_on


def _order_closed(facts: Facts, words: Words) -> str:
    """Write « 09.06.2026 в связи со снятием с контроля постановления в целом (…)»; "" while the order is on control."""
    order = facts.order
    if order.closed_on is None:
        return ""
    values: OrderClosedValues = {
        "день": show(order.closed_on),
        "вид": kind_in_cases(order.kind),
        "основание": quoted(order.closed_reason) if tellable(order.closed_reason) else "",
    }
    return f" {words.line(FILE, 'документ снят', values).strip()}"


def _executed_apart(verdicts: Sequence[Verdict]) -> str:
    """Write «пункт 1 – 12.03.2026, пункты 9 и 12 – 29.04.2026» where the days differ; "" where they do not.

    An item that was executed by parts on different days is told by its terms: «пункт 9 по сроку 14.09.2027 – …».
    """
    days: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.executed_on:
            days.setdefault(show(verdict.executed_on), []).append(verdict)
    told = [number for mine in days.values() for number in unique(v.item.number for v in mine)]
    parts = (f"{_executed(mine, {n for n in told if told.count(n) > 1})} – {day}" for day, mine in days.items())
    return ", ".join(parts) if len(days) > 1 else ""


def _executed(mine: Sequence[Verdict], apart: Set[str]) -> str:
    """Say what was executed on one day; the items ``apart`` by their terms."""
    whole = unique(v.item.number for v in mine if v.item.number not in apart)
    by_term = ((v.item.number, v.control_date) for v in mine if v.item.number in apart)
    terms = [f"пункт {number} по сроку {show(day)}" for number, day in by_term if day]
    return ", ".join([*([str(items_in_cases(whole)["им"])] if whole else []), *unique(terms)])
