"""Where each obligation stands on a day: the first rule that fits (contract of the office, section 5).

«Просрочено» is decided here and nowhere else, in ``_by_term``.
"""

from datetime import date

from automation.control.claims import Claimed, first_seen, read_claim
from automation.control.morning import Morning, limits_of
from automation.control.obligations import Obligation, current_term, obligations
from automation.model.control import Fault, Standing, Verdict
from automation.model.plan import OnDemand, Permanent, Recurring, Unclear
from automation.model.report import Relation, State, StatusRow
from automation.plan.terms import ControlDate


def judge(morning: Morning) -> tuple[Verdict, ...]:
    """One verdict for each obligation: rows in workbook order, then obligations without a row."""
    seen = first_seen(morning.history.claims)
    verdicts = [_judge_one(morning, o, read_claim(o, morning, seen)) for o in obligations(morning)]
    return tuple(sorted(verdicts, key=lambda v: v.row.row if v.row else 1 << 30))


def _judge_one(morning: Morning, obligation: Obligation, claim: Claimed) -> Verdict:
    deadline = obligation.item.reading.deadline
    if isinstance(deadline, Recurring):
        return _recurring(morning, obligation, claim)
    if claim.state is State.NOT_APPLICABLE:
        return _verdict(obligation, Standing.NOT_APPLICABLE)
    faults = claim.faults
    if isinstance(deadline, Unclear):
        faults = (*faults, Fault.UNCLEAR_TERM)
    if faults:
        return _verdict(obligation, Standing.NO_DATA, faults=faults, claim=claim)
    if isinstance(deadline, Permanent | OnDemand):
        return _verdict(obligation, Standing.PERMANENT, claim=claim)
    return _dated(morning, obligation, claim)


def _dated(morning: Morning, obligation: Obligation, claim: Claimed) -> Verdict:
    assert obligation.due is not None
    limits = limits_of(obligation.due, morning.policy, morning.calendar)
    if claim.state is State.DONE and claim.executed_on:
        if morning.policy.acceptance and not claim.accepted:
            standing = Standing.CLAIMED
        else:
            standing = Standing.MET if claim.executed_on <= limits.last else Standing.MET_LATE
        return _verdict(obligation, standing, claim=claim, disputed=limits.disputed)
    standing, days = _by_term(morning, obligation, obligation.due)
    return _verdict(obligation, standing, claim=claim, days=days, disputed=limits.disputed)


def _by_term(morning: Morning, obligation: Obligation, due: date) -> tuple[Standing, int]:
    """Overdue, due soon or in work: empty, «не начато» and «в работе» alike."""
    limits = limits_of(due, morning.policy, morning.calendar)
    days = morning.calendar.between(morning.on, due)
    agreed = obligation.performer.relation is Relation.BY_AGREEMENT
    if morning.on > limits.last:
        return (Standing.IN_WORK if agreed else Standing.OVERDUE), days
    soon = max((*morning.policy.remind_days, *morning.policy.notice_days), default=0)
    left = morning.calendar.between(morning.on, limits.before)
    return (Standing.DUE_SOON if left <= soon else Standing.IN_WORK), days


def _recurring(morning: Morning, obligation: Obligation, claim: Claimed) -> Verdict:
    """The verdict of the earliest control date confirmed neither in the workbook nor in the register."""
    controls = obligation.controls
    key = (obligation.performer.code, obligation.item.number)
    confirmed = set(morning.history.confirmed.get(key, ()))
    reported = reported_control(controls, obligation.row, claim)
    if claim.state is State.NOT_APPLICABLE:
        return _verdict(obligation, Standing.NOT_APPLICABLE)
    if claim.faults:
        return _verdict(_at(morning, obligation, _earliest(controls, confirmed)), Standing.NO_DATA, faults=claim.faults)
    if reported and (claim.accepted or not morning.policy.acceptance):
        confirmed.add(reported.due)
    candidate = _earliest(controls, confirmed)
    if candidate is None:
        return _verdict(_at(morning, obligation, controls[-1] if controls else None), Standing.MET, claim=claim)
    placed = _at(morning, obligation, candidate)
    if reported == candidate:
        return _verdict(placed, Standing.CLAIMED, claim=claim)
    assert placed.due is not None
    standing, days = _by_term(morning, placed, placed.due)
    return _verdict(placed, standing, days=days)


def reported_control(controls: tuple[ControlDate, ...], row: StatusRow | None, claim: Claimed) -> ControlDate | None:
    """The control date an «исполнено» speaks of: the one named in «Срок», else the period of its date."""
    if row is None or claim.state is not State.DONE or claim.executed_on is None:
        return None
    named = next((c for c in controls if c.due == row.control_date), None)
    return named or next((c for c in controls if c.start <= claim.executed_on <= c.due), None)


def _earliest(controls: tuple[ControlDate, ...], confirmed: set[date]) -> ControlDate | None:
    return next((c for c in controls if c.due not in confirmed), None)


def _at(morning: Morning, obligation: Obligation, control: ControlDate | None) -> Obligation:
    if control is None:
        return obligation
    dues = tuple(c.due for c in obligation.controls)
    due, extension = current_term(control.due, dues, obligation.extensions, obligation.performer, morning)
    return Obligation(
        item=obligation.item,
        performer=obligation.performer,
        control_date=control.due,
        due=due,
        row=obligation.row,
        extension=extension,
    )


def _verdict(
    obligation: Obligation,
    standing: Standing,
    *,
    claim: Claimed | None = None,
    days: int | None = None,
    faults: tuple[Fault, ...] = (),
    disputed: date | None = None,
) -> Verdict:
    return Verdict(
        item=obligation.item,
        performer=obligation.performer,
        control_date=obligation.control_date,
        due=obligation.due,
        standing=standing,
        days=days,
        row=obligation.row,
        faults=faults,
        executed_on=claim.executed_on if claim else None,
        first_seen=claim.first_seen if claim else None,
        extension_row=obligation.extension.row if obligation.extension else 0,
        disputed=disputed,
    )
