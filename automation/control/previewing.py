"""A paper of a kind as it would look today, whatever the calendar says: for ``preview``, never registered."""

from datetime import date

from automation.control.acting import acting
from automation.control.decisions import KIND_OF
from automation.control.memos import FORMS, memo_of
from automation.control.morning import Morning, limits_of
from automation.errors import CallError
from automation.model.control import Fault, Form, Gravity, Ground, Kind, Occasion, Paper, Standing, Verdict
from automation.model.report import Relation

OPEN = {Standing.OVERDUE, Standing.DUE_SOON, Standing.IN_WORK, Standing.NO_DATA, Standing.CLAIMED}


def preview_paper(morning: Morning, kind: Kind, code: str = "") -> Paper:
    """The paper ``kind`` to the performer ``code`` (the first one concerned without a code).

    Raises ``CallError`` where no obligation of the order gives rise to such a paper.
    """
    if kind in FORMS:
        return memo_of(morning, kind)
    mine = [v for v in morning.verdicts if _fits(v, kind) and (not code or v.performer.code == code)]
    if not mine:
        known = ", ".join(p.code for p in morning.book.performers if p.code)
        raise CallError(f"Нет пункта, по которому мог бы появиться такой документ. Коды исполнителей: {known}.")
    performers = {p.code: p for p in morning.book.performers}
    first = mine[0].performer
    addressee = performers.get(first.addressee_code or first.code, first)
    mine = [v for v in mine if v.performer.code == first.code]
    form = Form.NOTE if addressee.relation is Relation.OFFICE else Form.LETTER
    return Paper(
        kind=kind,
        form=form,
        order=morning.book.order.id,
        day=morning.on,
        addressee=acting(addressee, morning.book.substitutions, morning.on),
        signer="note" if form is Form.NOTE else "letter",
        grounds=tuple(_ground(morning, v, kind) for v in mine),
        respond_by=_respond_by(morning, kind, mine),
    )


def _fits(verdict: Verdict, kind: Kind) -> bool:
    if kind is Kind.RELEASE:
        return verdict.standing in {Standing.MET, Standing.MET_LATE}
    if kind is Kind.COVERING:
        return True
    if kind is Kind.REQUEST:
        return verdict.standing in {*OPEN, Standing.PERMANENT}
    return verdict.due is not None and verdict.standing in OPEN


def _ground(morning: Morning, verdict: Verdict, kind: Kind) -> Ground:
    faults = verdict.faults or ((Fault.CONTROL_POINT,) if kind is Kind.REQUEST else ())
    point = faults == (Fault.CONTROL_POINT,)
    gravity = Gravity.CONTROL_POINT if point else next(g for g in reversed(Gravity) if KIND_OF[g] is kind)
    occasion = Occasion(
        order=morning.book.order.id,
        code=verdict.performer.code,
        item=verdict.item.number,
        control_date=verdict.due,
        kind=kind,
        step=1,
    )
    return Ground(occasion=occasion, gravity=gravity, verdict=verdict, faults=faults)


def _respond_by(morning: Morning, kind: Kind, verdicts: list[Verdict]) -> date | None:
    calendar, days = morning.calendar, morning.policy.answer_days
    if kind in {Kind.RELEASE, Kind.COVERING}:
        return None
    terms = [v.due for v in verdicts if v.due]
    if kind is Kind.REMINDER and terms:
        before = limits_of(min(terms), morning.policy, calendar).before
        return max(calendar.add(before, -days), calendar.next_working(morning.on))
    return calendar.add(morning.on, days)
