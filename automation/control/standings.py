"""Where each obligation stands on a day: the first rule that fits (contract of the office, section 5).

«Просрочено» is decided here and nowhere else, in ``_by_term``.
"""

import sys
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from automation.control.claims import Claimed, first_seen, read_claim
from automation.control.limits import Limits, term_limits
from automation.control.morning import Morning
from automation.control.obligations import Obligation, obligations
from automation.model.control import Fault, Standing, Verdict
from automation.model.plan import OnDemand, Permanent, Recurring, Unclear
from automation.model.report import Relation, State
from automation.plan.terms import ControlDate


def judge(morning: Morning) -> tuple[Verdict, ...]:
    """One verdict for each obligation: rows in workbook order, then obligations without a row."""
    seen = first_seen(morning.history.claims)
    reported = _reported_days(morning)
    verdicts = [_judge_one(morning, o, read_claim(o, morning, seen), reported) for o in obligations(morning)]
    return tuple(sorted(verdicts, key=lambda v: v.row.row if v.row else sys.maxsize))


def confirmations(morning: Morning) -> dict[tuple[str, str], frozenset[date]]:
    """Control dates of recurring items confirmed as of this morning, for the register to remember."""
    seen, reported = first_seen(morning.history.claims), _reported_days(morning)
    found = {}
    for obligation in obligations(morning):
        if obligation.controls:
            key = (obligation.performer.code, obligation.item.number)
            known = _confirmed(morning, obligation, read_claim(obligation, morning, seen), reported)
            found[key] = frozenset(known) - morning.history.confirmed.get(key, frozenset())
    return {key: days for key, days in found.items() if days}


Reported = Mapping[tuple[str, str], tuple[date, ...]]


def _reported_days(morning: Morning) -> Reported:
    """Execution dates the register has seen claimed, by (code, item)."""
    found: dict[tuple[str, str], list[date]] = defaultdict(list)
    for claim in morning.history.claims:
        if claim.executed_on:
            found[claim.code, claim.item].append(claim.executed_on)
    return {key: tuple(days) for key, days in found.items()}


def _confirmed(morning: Morning, obligation: Obligation, claim: Claimed, reported: Reported) -> set[date]:
    """By the register, by an accepted row, and by an earlier report that a later one has replaced."""
    key = (obligation.performer.code, obligation.item.number)
    known = set(morning.history.confirmed.get(key, ()))
    if claim.faults or claim.state is not State.DONE or claim.executed_on is None:
        return known
    now = reported_control(obligation, claim)
    if now and (claim.accepted or not morning.policy.acceptance):
        known.add(now.due)
    for day in reported.get(key, ()):
        then = _held(obligation, day) if day < claim.executed_on else None
        if then and then != now:
            known.add(then.due)
    return known


def _judge_one(morning: Morning, obligation: Obligation, claim: Claimed, reported: Reported) -> Verdict:
    deadline = obligation.item.reading.deadline
    if isinstance(deadline, Recurring):
        return _recurring(morning, obligation, claim, reported)
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
    limits = term_limits(morning, obligation)
    assert limits is not None
    if claim.state is State.DONE and claim.executed_on:
        if morning.policy.acceptance and not claim.accepted:
            standing = Standing.CLAIMED
        else:
            standing = Standing.MET if claim.executed_on <= limits.last else Standing.MET_LATE
        return _verdict(obligation, standing, claim=claim, limits=limits)
    return _by_term(morning, obligation, limits, claim)


def _by_term(morning: Morning, obligation: Obligation, limits: Limits, claim: Claimed | None = None) -> Verdict:
    """Overdue, due soon or in work: empty, «не начато» and «в работе» alike. ``days`` count to the written term."""
    assert obligation.due is not None
    soon = max((*morning.policy.remind_days, *morning.policy.notice_days), default=0)
    standing = Standing.IN_WORK
    if morning.on > limits.last:
        if obligation.performer.relation is not Relation.BY_AGREEMENT:
            standing = Standing.OVERDUE
    elif morning.calendar.between(morning.on, limits.before) <= soon:
        standing = Standing.DUE_SOON
    days = morning.calendar.between(morning.on, obligation.due)
    return _verdict(obligation, standing, claim=claim, days=days, limits=limits)


def _recurring(morning: Morning, obligation: Obligation, claim: Claimed, reported: Reported) -> Verdict:
    """The verdict of the earliest control date confirmed neither in the workbook nor in the register."""
    controls = obligation.controls
    if claim.state is State.NOT_APPLICABLE:
        return _verdict(obligation, Standing.NOT_APPLICABLE)
    confirmed = _confirmed(morning, obligation, claim, reported)
    candidate = next((c for c in controls if c.due not in confirmed), None)
    placed = _at(obligation, candidate or (controls[-1] if controls else None))
    if claim.faults:
        return _verdict(placed, Standing.NO_DATA, faults=claim.faults, claim=claim)
    limits = term_limits(morning, placed)
    if candidate is None or limits is None:
        return _verdict(placed, _ended(limits, claim), claim=claim, limits=limits)
    if reported_control(obligation, claim) == candidate:
        return _verdict(placed, Standing.CLAIMED, claim=claim, limits=limits)
    return _by_term(morning, placed, limits)


def _ended(limits: Limits | None, claim: Claimed) -> Standing:
    """A repetition with every control date confirmed, by the last of them."""
    late = limits is not None and claim.executed_on is not None and claim.executed_on > limits.last
    return Standing.MET_LATE if late else Standing.MET


def reported_control(obligation: Obligation, claim: Claimed) -> ControlDate | None:
    """The control date an «исполнено» speaks of: the one named in «Срок», else the period of its date."""
    if obligation.row is None or claim.state is not State.DONE or claim.executed_on is None:
        return None
    named = next((c for c in obligation.controls if c.due == obligation.row.control_date), None)
    return named or _held(obligation, claim.executed_on)


def _held(obligation: Obligation, day: date) -> ControlDate | None:
    """The control date in whose period the day falls; an extended term lengthens its period."""
    moved = obligation.moved
    ends = ((c, moved[c.due][0] if c.due in moved else c.due) for c in obligation.controls)
    return next((c for c, end in ends if c.start <= day <= end), None)


def _at(obligation: Obligation, control: ControlDate | None) -> Obligation:
    if control is None:
        return obligation
    due, extension = obligation.moved.get(control.due, (control.due, None))
    return replace(obligation, control_date=control.due, due=due, extension=extension)


def _verdict(
    obligation: Obligation,
    standing: Standing,
    *,
    claim: Claimed | None = None,
    days: int | None = None,
    faults: tuple[Fault, ...] = (),
    limits: Limits | None = None,
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
        disputed=limits.disputed if limits else None,
        last=limits.last if limits else None,
        exclusive=bool(limits and limits.exclusive),
    )
