"""Where each obligation stands on a day: the first rule that fits (contract of the office, section 5).

«Просрочено» is decided here and nowhere else, in ``_by_term``.
"""

import sys
from collections.abc import Iterator

from msgspec.structs import replace

from automation.control.acceptances import as_accepted
from automation.control.claims import Claimed, FirstSeen, first_seen, read_claim
from automation.control.facts import Case, period_of, reported
from automation.control.morning import Morning
from automation.control.obligations import Obligation, obligations
from automation.control.periods import ledger_of
from automation.control.seen import versions_of
from automation.control.term_limits import TermLimits, limits_of, term_limits
from automation.model.control import Fault, Standing, Verdict
from automation.model.plan import OnDemand, Permanent, Recurring, Unclear
from automation.model.report import Relation, State
from automation.model.reported import PeriodReport
from automation.plan.terms import ControlDate

UNTOLD = {Standing.OVERDUE, Standing.DUE_SOON, Standing.IN_WORK}  # nothing that counts has been reported


def judge(morning: Morning) -> tuple[Verdict, ...]:
    """Give one verdict for each obligation: rows in workbook order, then obligations without a row."""
    seen = first_seen(morning.history.claims)
    verdicts = [_judge_one(morning, as_accepted(morning, o), seen) for o in obligations(morning)]
    return tuple(sorted(verdicts, key=lambda v: v.row.row if v.row else sys.maxsize))


def _judge_one(morning: Morning, obligation: Obligation, seen: FirstSeen) -> Verdict:
    versions = versions_of(morning, obligation)
    claim = read_claim(obligation, morning, seen, versions)
    case = Case(obligation=obligation, claim=claim, standing=Standing.NO_DATA, faults=claim.faults, versions=versions)
    deadline = obligation.item.reading.deadline
    if isinstance(deadline, Recurring):
        return _recurring(morning, case)
    if claim.state is State.NOT_APPLICABLE and claim.accepted:
        return _verdict(morning, replace(case, standing=Standing.NOT_APPLICABLE))
    if isinstance(deadline, Unclear):
        case = replace(case, faults=(*claim.faults, Fault.UNCLEAR_TERM))
    if case.faults:
        return _verdict(morning, case)
    if isinstance(deadline, Permanent | OnDemand):
        return _verdict(morning, replace(case, standing=Standing.PERMANENT))
    return _dated(morning, case)


def _dated(morning: Morning, case: Case) -> Verdict:
    claim, limits = case.claim, term_limits(morning, case.obligation)
    assert limits is not None
    if claim.state is State.NOT_APPLICABLE:
        return _verdict(morning, replace(case, standing=Standing.CLAIMED))
    if claim.state is State.DONE and claim.executed_on:
        if morning.policy.acceptance and not claim.accepted:
            standing = Standing.CLAIMED
        else:
            standing = Standing.MET if claim.executed_on <= limits.last else Standing.MET_LATE
        return _verdict(morning, replace(case, standing=standing))
    return _by_term(morning, case, limits)


def _by_term(morning: Morning, case: Case, limits: TermLimits) -> Verdict:
    """Overdue, due soon or in work: empty, «не начато» and «в работе» alike. ``days`` count to the written term."""
    due = case.obligation.due
    assert due is not None
    soon = max((*morning.policy.remind_days, *morning.policy.notice_days), default=0)
    standing = Standing.IN_WORK
    if morning.on > limits.answer:
        if case.obligation.performer.relation is not Relation.BY_AGREEMENT:
            standing = Standing.OVERDUE
    elif morning.calendar.between(morning.on, limits.before) <= soon:
        standing = Standing.DUE_SOON
    return _verdict(morning, replace(case, standing=standing), days=morning.calendar.between(morning.on, due))


def _recurring(morning: Morning, case: Case) -> Verdict:
    """The verdict of the earliest control date that no report, in the workbook or remembered, has confirmed."""
    if case.claim.state is State.NOT_APPLICABLE and case.claim.accepted:
        return _verdict(morning, replace(case, standing=Standing.NOT_APPLICABLE))
    ledger = ledger_of(morning, case.obligation, case.versions)
    controls, current = case.obligation.controls, ledger.current
    candidate = next((c for c in controls if c.due not in ledger.confirmed), None)
    placed = _at(case.obligation, candidate or (controls[-1] if controls else None))
    case = replace(case, obligation=placed, ledger=ledger)
    if case.faults:
        return _verdict(morning, case)
    limits = term_limits(morning, placed)
    if candidate is None or limits is None:
        return _verdict(morning, replace(case, standing=_ended(limits, case.claim)))
    if current and candidate.due in current.between:
        return _verdict(morning, replace(case, faults=(Fault.PERIOD,)))
    if (current and current.control == candidate) or case.claim.state is State.NOT_APPLICABLE:
        return _verdict(morning, replace(case, standing=Standing.CLAIMED))
    return _by_term(morning, case, limits)


def _ended(limits: TermLimits | None, claim: Claimed) -> Standing:
    """A repetition with every control date confirmed, by the last of them."""
    late = limits is not None and claim.executed_on is not None and claim.executed_on > limits.last
    return Standing.MET_LATE if late else Standing.MET


def _at(obligation: Obligation, control: ControlDate | None) -> Obligation:
    if control is None:
        return obligation
    due, extension = obligation.moved.get(control.due, (control.due, None))
    return replace(obligation, control_date=control.due, due=due, extension=extension)


def _verdict(morning: Morning, case: Case, *, days: int | None = None) -> Verdict:
    obligation, claim = case.obligation, case.claim
    limits = term_limits(morning, obligation)
    current, periods = case.ledger.current if case.ledger else None, tuple(_periods(morning, case))
    late = any(p.late and current and current.control and p.control_date == current.control.due for p in periods)
    return Verdict(
        item=obligation.item,
        performer=obligation.performer,
        control_date=obligation.control_date,
        due=obligation.due,
        standing=case.standing,
        days=days,
        row=obligation.row,
        faults=case.faults,
        executed_on=None if case.ledger and case.standing in UNTOLD else claim.executed_on,
        first_seen=claim.first_seen,
        extension_row=obligation.extension.row if obligation.extension else 0,
        disputed=limits.disputed if limits else None,
        last=limits.answer if limits else None,
        exclusive=bool(limits and limits.exclusive),
        reported=reported(morning, replace(case, last_day=limits.last if limits else None)),
        periods=periods,
        between=current.between if current else (),
        assumed_for=current.control.due if current and current.control and current.assumed and late else None,
    )


def _periods(morning: Morning, case: Case) -> Iterator[PeriodReport]:
    """The control dates of a recurring item reported so far, earliest first."""
    placed = {p.control.due: p for p in (case.ledger.placed if case.ledger else ()) if p.control}
    remembered = case.ledger.confirmed if case.ledger else frozenset()
    for control in case.obligation.controls:
        one = placed.get(control.due)
        if one is None and control.due not in remembered:
            continue
        due = case.obligation.moved.get(control.due, (control.due, None))[0]
        executed = one.filed.executed_on if one else None
        last = limits_of(due, morning.policy, morning.calendar).last
        yield PeriodReport(
            control_date=control.due,
            due=due,
            executed_on=executed,
            late=executed is not None and executed > last,
            accepted=one is None or one.filed.accepted,
            period=period_of(case.obligation, control.due),
        )
