"""A paper of a kind as it would look today, whatever the calendar says: for ``preview``, never registered."""

from automation.control.acting import acting
from automation.control.decisions import paper_to
from automation.control.grounds import occasion
from automation.control.memos import memo_of
from automation.control.morning import Morning
from automation.control.reasons import REASONS
from automation.control.requests import asked_about
from automation.errors import CallError
from automation.model.control import Ground, Paper, Verdict
from automation.model.kinds import MEMOS, Kind
from automation.model.standing import Fault


def preview_paper(morning: Morning, kind: Kind, code: str = "") -> Paper:
    """Make the paper ``kind`` to the performer ``code`` (the first one concerned without a code).

    Raises ``CallError`` where no obligation of the order gives rise to such a paper.
    """
    if kind in MEMOS:
        return memo_of(morning, kind)
    mine = _concerned(morning, kind, code)
    if not mine:
        known = ", ".join(p.code for p in morning.book.performers if p.code)
        raise CallError(f"Нет пункта, по которому мог бы появиться такой документ. Коды исполнителей: {known}.")
    performers = {p.code: p for p in morning.book.performers}
    first = mine[0].performer
    addressee = performers.get(first.papers_to, first)
    grounds = [_ground(morning, v, kind) for v in mine]
    return paper_to(morning, acting(addressee, morning.book.substitutions, morning.on), grounds)


def _concerned(morning: Morning, kind: Kind, code: str) -> list[Verdict]:
    """Return the obligations such a paper speaks of: those it is true of today, else those it may become true of."""
    reason = REASONS[kind]
    fitting = [v for v in morning.verdicts if reason.fits(v) and (not code or v.performer.code == code)]
    mine = [v for v in fitting if v.performer.code == fitting[0].performer.code]
    if kind is Kind.REQUEST:
        return [v for v in mine if asked_about(v)] or mine
    return [v for v in mine if reason.stands(morning, v, "")] or mine


def _ground(morning: Morning, verdict: Verdict, kind: Kind) -> Ground:
    faults = asked_about(verdict) or ((Fault.CONTROL_POINT,) if kind is Kind.REQUEST else ())
    return Ground(occasion=occasion(morning, verdict, kind, 1), verdict=verdict, faults=faults)
