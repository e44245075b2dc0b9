"""Where each obligation stands on a day: the first rule that fits (contract of the office, section 5).

«Просрочено» is decided here and nowhere else, in ``_by_term``.
"""

import sys
from collections.abc import Iterator, Sequence, Set
from datetime import date

from msgspec.structs import replace

from automation.control.acceptances import as_accepted
from automation.control.claims import Claimed, FirstSeen, contradictory, event_ahead_of, first_seen, read_claim
from automation.control.facts import NOBODY_KNOWS, reported
from automation.control.former_holders import as_named
from automation.control.judged_case import Case, of_an_earlier_date, period_of
from automation.control.morning import Morning
from automation.control.obligations import Obligation, obligations
from automation.control.periods import Ledger, ledger_of
from automation.control.presenting import late_letter, presented_on
from automation.control.returns import resubmitted_on
from automation.control.seen import versions_of, watched_since
from automation.control.slips import meant_day
from automation.control.term_limits import limits_of, term_limits
from automation.model.control import Verdict
from automation.model.report import State
from automation.model.reported import PeriodReport
from automation.model.standing import UNTOLD, Fault, Standing, TermLimits
from automation.plan.repeated_work import is_repeated_work
from automation.plan.terms import ControlDate, comes_once

MOST_OWED = 12  # control dates that have passed, beside the earliest one: a year of months


def judge(morning: Morning) -> tuple[Verdict, ...]:
    """Give a verdict for each obligation, of a recurring item for each control date that is owed.

    Rows come in workbook order, then obligations without a row.
    """
    seen = first_seen(morning.history.claims)
    judged = (case for o in obligations(morning) for case in _judge_one(morning, as_accepted(morning, o), seen))
    verdicts = [as_named(morning, _verdict(morning, case)) for case in judged]
    return tuple(sorted(verdicts, key=lambda v: v.row.row if v.row else sys.maxsize))


def _judge_one(morning: Morning, obligation: Obligation, seen: FirstSeen) -> Iterator[Case]:
    versions = versions_of(morning, obligation)
    claim = read_claim(obligation, morning, seen, versions)
    case = Case(
        obligation=obligation,
        claim=claim,
        standing=Standing.NO_DATA,
        faults=claim.faults,
        versions=versions,
        limits=term_limits(morning, obligation),
    )
    if claim.state is State.NOT_APPLICABLE and claim.accepted:
        yield replace(case, standing=Standing.NOT_APPLICABLE)
    elif obligation.item.recurring:
        yield from _recurring(morning, case)
    else:
        yield _once(morning, case)


def _once(morning: Morning, case: Case) -> Case:
    """Judge what is not repeated."""
    claim, item = case.claim, case.obligation.item
    if item.unclear:
        case = replace(case, faults=(*claim.faults, Fault.UNCLEAR_TERM))
    if claim.state is State.DONE and not claim.accepted and (start := _before_event(morning, case)):
        row = case.obligation.row
        slip = row and meant_day(row, morning.book.order.date, morning.on, start)
        if max(start, case.obligation.due or start) >= morning.on and not slip:
            # Nobody can tell of it yet: the words may belong to the row of another item (decision 0465).
            return _dated(morning, replace(case, claim=Claimed(state=State.EMPTY), faults=(), elsewhere=True))
        case = replace(case, faults=(*case.faults, Fault.MISTYPED if slip else Fault.BEFORE_EVENT))
    if case.faults:
        return _mistyped(morning, case) or case
    happened = claim.state is State.DONE and comes_once(item.reading)
    if item.lasting and not happened:
        return replace(case, standing=Standing.PERMANENT)
    return _dated(morning, case)


def _mistyped(morning: Morning, case: Case) -> Case | None:
    """Judge a report of which the clerk has mistyped the day: it waits for the office, and no paper says that day.

    None where something else is wrong with it, and of what was accepted: that waits for nobody's decision.
    """
    slip = Fault.MISTYPED in case.faults and {*case.faults} <= {Fault.MISTYPED, Fault.NO_EVIDENCE}
    if not slip or not morning.policy.acceptance or case.claim.accepted:
        return None
    return replace(case, standing=Standing.CLAIMED, claim=replace(case.claim, executed_on=None))


def _before_event(morning: Morning, case: Case) -> date | None:
    """Return the day of its event where the report is dated before it, or came before it without a day; else None.

    One presented again after a return is the office's to decide.

    Its performer has been asked about the day already and abides by it. A day before the order itself is asked about as
    such: one wrong day is one question.
    """
    if {Fault.BEFORE_ORDER, Fault.MISTYPED} & set(case.faults):
        return None
    obligation = case.obligation
    again, told = resubmitted_on(case.versions, morning.on) is not None, case.claim.executed_on or morning.on
    return None if again else event_ahead_of(obligation.item, obligation.control_date, told)


def _dated(morning: Morning, case: Case) -> Case:
    """Judge what has a term, or would have one had the office set it (``control.amended``)."""
    claim, limits = case.claim, case.limits
    if claim.state is State.NOT_APPLICABLE:
        return replace(case, standing=Standing.CLAIMED)
    if claim.state is State.DONE and claim.executed_on:
        if morning.policy.acceptance and not claim.accepted:
            return replace(case, standing=Standing.CLAIMED)
        late = limits is not None and _breaks(case, claim.executed_on, limits.last)
        return replace(case, standing=Standing.MET_LATE if late else Standing.MET)
    if limits is None:
        return replace(case, faults=(Fault.UNCLEAR_TERM,))
    return replace(case, standing=_by_term(morning, case, limits))


def _is_near(morning: Morning, limits: TermLimits) -> bool:
    """Tell whether the first day on which a term is reminded or called about has come."""
    first = max((*morning.policy.remind_days, *morning.policy.notice_days), default=0)
    return morning.calendar.between(morning.on, limits.before) <= first


def _by_term(morning: Morning, case: Case, limits: TermLimits) -> Standing:
    """Overdue, due soon or in work: empty, «не начато» and «в работе» alike."""
    if morning.on > limits.answer:
        return Standing.IN_WORK if case.obligation.performer.by_agreement else Standing.OVERDUE
    return Standing.DUE_SOON if _is_near(morning, limits) else Standing.IN_WORK


def _recurring(morning: Morning, case: Case) -> Iterator[Case]:
    """Judge each control date owed: the earliest no report has confirmed, and those due since.

    One row holds one report, so what it claims, and what is wrong with it, belongs to the control date it is for; where
    nobody can tell which, to the earliest one.
    """
    ledger = ledger_of(morning, case.obligation, case.versions)
    case, controls = replace(case, ledger=ledger), case.obligation.controls
    open_ = [_at(case.obligation, c) for c in controls if c.due not in ledger.confirmed]
    if not open_:
        ended = _case_of(morning, case, _at(case.obligation, controls[-1])) if controls else case
        yield replace(ended, standing=Standing.NO_DATA if case.faults else _ended(morning, ended))
        return
    owed = _owed(morning, open_, ledger.told)
    if case.claim.state is State.NOT_APPLICABLE:
        owed = owed[:1]  # what waits for the office is about the whole item
    mine = [o for o in owed if o.control_date in ledger.told]
    if not mine and (not ledger.told or case.faults or case.claim.returned):
        mine = owed[:1]
    if _words_sent_back(case):
        mine += [o for o in owed if o not in mine and not of_an_earlier_date(_case_of(morning, case, o), ledger)]
    for obligation in owed:
        yield _of_date(morning, _case_of(morning, case, obligation), ledger, mine=obligation in mine)


def _words_sent_back(case: Case) -> bool:
    """Tell whether words were sent back («в работе», figures): they may be about several dates, a report is for one."""
    back, row = case.claim.returned, case.obligation.row
    return bool(back and back.written and row and row.state is not State.DONE)


def _owed(morning: Morning, open_: Sequence[Obligation], told: Set[date]) -> list[Obligation]:
    """Return the earliest open control date, those passed after it, the reports, and the next one to remind of.

    Of the time before this version only the earliest one is owed: nothing is written in a burst on its first day.
    """
    first, *later = open_
    passed = [o for o in later if o.due and o.due < morning.on][-MOST_OWED:]
    ahead = min((o for o in open_ if o.due and o.due >= morning.on), key=lambda o: o.due or date.max, default=None)
    near = [o for o in passed if (limits := term_limits(morning, o)) and limits.answer >= watched_since(morning)]
    if ahead and (limits := term_limits(morning, ahead)) and _is_near(morning, limits):
        near.append(ahead)
    return [first, *(o for o in later if o in near or {o.control_date} == told)]


def _of_date(morning: Morning, case: Case, ledger: Ledger, *, mine: bool) -> Case:
    """Judge one control date that is owed; ``mine``: the report in the row is for this one."""
    claim = case.claim
    if not mine:
        elsewhere = claim.state is State.DONE or claim.returned is not None
        faults = tuple(f for f in claim.faults if f in NOBODY_KNOWS)
        case = replace(case, claim=replace(claim, returned=None), faults=faults, elsewhere=elsewhere)
    if case.faults:
        return case
    current, day = ledger.current, case.obligation.control_date
    if (current and current.control and current.control.due == day) or claim.state is State.NOT_APPLICABLE:
        return replace(case, standing=Standing.CLAIMED)
    if any(day in one.between for one in ledger.asked):
        return replace(case, faults=(Fault.PERIOD,))
    assert case.limits
    return replace(case, standing=_by_term(morning, case, case.limits))


def _case_of(morning: Morning, case: Case, obligation: Obligation) -> Case:
    return replace(case, obligation=obligation, limits=term_limits(morning, obligation))


def _ended(morning: Morning, case: Case) -> Standing:
    """Return a repetition with every control date confirmed, by the last of them."""
    last = [p.late for p in _periods(morning, case)][-1:]
    return Standing.MET_LATE if any(last) else Standing.MET


def _breaks(case: Case, executed_on: date | None, last: date) -> bool:
    """Tell whether an execution broke the term; who only agreed is asked, so he breaks none (papers.md B7)."""
    ordered = not case.obligation.performer.by_agreement
    return ordered and executed_on is not None and executed_on > last


def _at(obligation: Obligation, control: ControlDate) -> Obligation:
    due, extension = obligation.moved.get(control.due, (control.due, None))
    return replace(obligation, control_date=control.due, due=due, extension=extension)


def _verdict(morning: Morning, case: Case) -> Verdict:
    """Return the verdict of a judged obligation; ``days`` count to the written term of what is due."""
    obligation, claim = case.obligation, case.claim
    due = obligation.due
    current, periods = case.ledger.current if case.ledger else None, tuple(_periods(morning, case))
    asked = case.ledger.asked_about(obligation.control_date) if case.ledger else None
    late = any(p.late and current and current.control and p.control_date == current.control.due for p in periods)
    return Verdict(
        item=obligation.item,
        performer=obligation.performer,
        control_date=obligation.control_date,
        due=due,
        standing=case.standing,
        days=morning.calendar.between(morning.on, due) if due and case.standing in UNTOLD else None,
        row=obligation.row,
        faults=case.faults,
        executed_on=None if case.ledger and case.standing in UNTOLD else claim.executed_on,
        first_seen=claim.first_seen,
        extension_row=obligation.extension.row if obligation.extension else 0,
        limits=case.limits,
        reported=reported(morning, case),
        periods=periods,
        between=asked.between if asked else (),
        asked_row=asked.filed.row if asked else None,
        assumed_for=current.control.due if current and current.control and current.assumed and late else None,
    )


def _periods(morning: Morning, case: Case) -> Iterator[PeriodReport]:
    """Return the control dates of a recurring item reported so far, earliest first.

    A report is late where it was made after its term, and where the letter that brought it came later than that; work
    that is done again is late by its own day alone.
    """
    placed = {day: p for p in (case.ledger.placed if case.ledger else ()) for day in p.counts}
    remembered = case.ledger.confirmed if case.ledger else frozenset()
    ordered, by_letter = not case.obligation.performer.by_agreement, not is_repeated_work(case.obligation.item)
    for control in case.obligation.controls:
        one = placed.get(control.due)
        if one is None and control.due not in remembered:
            continue
        due = case.obligation.term_of(control)
        executed = one.filed.executed_on if one else None
        incoming, row = (one.filed.incoming, one.filed.row) if one else (None, None)
        last = limits_of(due, morning.policy, morning.calendar).last
        presented = presented_on(morning, case.obligation.item, executed, incoming)
        late = late_letter(morning, incoming, presented, last) if by_letter else None
        behind = late is not None or (executed is not None and executed > last)
        yield PeriodReport(
            control_date=control.due,
            due=due,
            executed_on=executed,
            late=ordered and behind,
            accepted=one is None or one.filed.accepted,
            accepted_on=row.accepted_on if row else None,
            incoming=incoming,
            presented_on=presented,
            presented_late=late if ordered else None,
            behind=behind,
            period=period_of(case.obligation, control.due),
            people=row.people if row and not contradictory(row) else None,
        )
