"""The facts of an obligation: what came in, when, by which letter, and what it amounts to (papers.md A1–A5).

This is the only place where a row is read for words. Papers, mails, pages and figures read the value it makes.
"""

from datetime import date
from itertools import takewhile

from automation.control.claims import accepted_on_time, claim_faults
from automation.control.control_points import answered_before, questions_of
from automation.control.judged_case import Case, period_end, period_of, planned_period, told_for
from automation.control.morning import Morning
from automation.control.obligations import Obligation
from automation.control.presenting import late_letter, presented_on
from automation.control.promised import call_of, promise_of
from automation.control.returns import incoming_of, resubmitted_on
from automation.control.ruled_dates import rulings_told
from automation.control.seen import Versions, says
from automation.control.slips import had_passed, letter_of
from automation.control.term_limits import limits_at
from automation.control.unanswered import answer_about, answer_day, asked_until, is_entered, is_unread
from automation.model.kinds import REPEATED, Kind
from automation.model.plan import Period
from automation.model.report import State, StatusRow
from automation.model.reported import Incoming, News, Reported, Silence, Wish
from automation.model.standing import DONE, Fault, Standing
from automation.plan.indicators import falls_short
from automation.plan.information import information_of
from automation.plan.terms import is_work_of_each
from automation.russian import proves, tells

NOBODY_KNOWS = {Fault.NO_ROW, Fault.UNREADABLE, Fault.UNKNOWN_STATE, Fault.PERIOD}


def reported(morning: Morning, case: Case) -> Reported:
    """Return the facts of one obligation today."""
    obligation, claim, row, back = case.obligation, case.claim, told_for(case), case.claim.returned
    waiting, came = obligation.performer.code in morning.history.waiting, _answers(morning, obligation)
    news = _news(case, row, morning.on, waiting=waiting, answered=bool(came))
    silence = Silence(code=obligation.performer.code, item=obligation.item.number, due=obligation.due)
    incoming = letter_of(row, morning.book.order.date, morning.on) if row else None
    executed = claim.executed_on if news in {News.UNDER_REVIEW, News.ACCEPTED, News.FAULTY} else None
    presented = presented_on(morning, obligation.item, executed, incoming)
    return Reported(
        news=news,
        silence=silence if news is News.SILENT else None,
        incoming=incoming,
        presented_on=presented,
        presented_late=_late_letter(morning, case, incoming, presented),
        comment=row.comment.strip() if row and proves(row.comment) else "",
        reason=row.reason.strip() if row and tells(row.reason) else "",
        expected_on=row.expected_on if row and not had_passed(morning, row, case.versions) else None,
        brought=news is News.RESULT_OWED and row is not None and _brought(row, obligation.due, incoming),
        uncited=Fault.NO_DATE in claim.faults and _uncited(morning, obligation, incoming),
        expected_before=_expected_before(morning, case),
        executed_on=executed,
        accepted_on=obligation.row.accepted_on if obligation.row else None,
        returned_on=back.on if back else None,
        return_reason=back.reason.strip() if back and tells(back.reason) else "",
        promise=(promise := promise_of(morning, case, row, came)),
        call=call_of(morning, case, row, came, promise),
        wish=_wish(morning, obligation),
        period=_period(morning, case, news),
        period_end=period_end(obligation, obligation.control_date),
        waiting=waiting,
        answers=tuple(answer for answer, _ in came),
        unread=_unread(morning, case),
        questions=questions_of(morning, case, silent=news is News.SILENT),
        asked_until=asked_until(morning, obligation) if case.asked_once else None,
        rewritten=obligation.rewritten,
        affirmed=news is News.ACCEPTED and _affirmed(case),
        undecided=_undecided(morning, case) if case.standing is Standing.CLAIMED or news is News.EXEMPTION else 0,
        rulings=tuple(rulings_told(morning, case)),
    )


def _uncited(morning: Morning, obligation: Obligation, came: Incoming | None) -> bool:
    """Tell whether the evidence the report still needs is words alone: «приказ директора» (decision 0361).

    Information that came in by a letter is its own evidence.
    """
    row, information = obligation.row, information_of(obligation.item)
    if row is None or not morning.policy.evidence or accepted_on_time(row, obligation.performer, morning.on):
        return False
    by_letter = information is not None and came is not None and came.number and (came.day or came.meant)
    return not by_letter and tells(row.evidence) and not any(map(str.isdigit, row.evidence))


def _expected_before(morning: Morning, case: Case) -> tuple[date, ...]:
    """Return the days the performer named before the present one, as far as they have passed.

    The row of a recurring item told of earlier reports, too, and one sent back was begun anew. A day that had passed
    when it was written was a slip of the pen.
    """
    now = case.obligation.row.expected_on if case.obligation.row else None
    if now is None or case.ledger or case.claim.returned:
        return ()
    named = {v.row.expected_on for v in case.versions if v.since and v.row.expected_on and v.since <= v.row.expected_on}
    return tuple(sorted(day for day in named if day and day != now and day < morning.on))


def _undecided(morning: Morning, case: Case) -> int:
    """Count the working days a claim has waited: one presented again after a return, or completed, waits anew."""
    begun = (case.claim.first_seen or morning.on, resubmitted_on(case.versions, morning.on) or date.min)
    return morning.calendar.between(max(*begun, _complete_since(morning, case.versions)), morning.on)


def _affirmed(case: Case) -> bool:
    """Tell whether the report was accepted, or accepted anew, after a run had read it as executed by the same people.

    That run has asked whether they are enough; who accepts in the same breath has not been asked yet.
    """
    row, earlier = case.obligation.row, (v.row for v in case.versions[:-1])
    if row is None or not case.claim.accepted:
        return False
    alike = (r for r in earlier if r.state is State.DONE and _people_in(r) == _people_in(row))
    return any((r.accepted_on, r.accepted_by) != (row.accepted_on, row.accepted_by) for r in alike)


def _people_in(row: StatusRow) -> tuple[int | None, int | None]:
    return row.staff_total, row.staff_moved


def _complete_since(morning: Morning, versions: Versions) -> date:
    """Return the first day on which the report of the row lacked nothing: the office could not decide before it."""
    whole = takewhile(
        lambda v: v.row.state is State.DONE and not claim_faults(v.row, morning, accepted=False), reversed(versions)
    )
    return min((v.since or date.min for v in whole), default=date.min)


def _period(morning: Morning, case: Case, news: News) -> str:
    """Return the reporting period of an obligation, be it the only one that is asked for; "" where there is none.

    Of a lasting item it is that of the last answer to a letter.
    """
    obligation = case.obligation
    if case.standing is Standing.PERMANENT and news is News.ANSWERED:
        return answered_before(morning, obligation)
    item, due = obligation.item, obligation.control_date
    return period_of(obligation, due) or planned_period(item, due, morning.book.order.date, morning.calendar)


def _wish(morning: Morning, obligation: Obligation) -> Wish | None:
    decision, first = obligation.too_late, obligation.control_date
    if decision is None or decision.decided_on is None or decision.new_term is None:
        return None
    answer = limits_at(morning, obligation.item, decision.new_term, first).answer
    return Wish(decided_on=decision.decided_on, until=decision.new_term, answer=answer, row=decision.row)


def _answers(morning: Morning, obligation: Obligation) -> list[tuple[str, date]]:
    """Say what «Ответ» of the letters about the obligation at its present term says, by their days, and when it came.

    One that names no day may have come as late as on the day to which its letter waited.

    What has been entered for another item of the letter says nothing of this one.
    """
    mine = sorted(morning.earlier(obligation.code_item_term, *REPEATED), key=lambda w: w.entry.day)
    told = [(w, answer) for w in mine if (answer := answer_about(morning, w))]
    read = ((w, answer, incoming_of(answer)) for w, answer in told)
    return [(answer, (letter and letter.day) or answer_day(morning, w.entry, w.about)) for w, answer, letter in read]


def _unread(morning: Morning, case: Case) -> bool:
    """Tell whether the answer to the last letter is unread; of what was sent back letters since then are meant."""
    obligation, since = case.obligation, case.claim.returned.on if case.claim.returned else date.min
    papers = morning.written(obligation.code_and_item, *REPEATED)
    mine = (w for w in papers if w.entry.day >= since and w.asks_for(obligation.due))
    last = max(mine, key=lambda w: w.entry.day, default=None)
    return last is not None and is_unread(morning, last, case.versions)


def _news(case: Case, row: StatusRow | None, on: date, *, waiting: bool, answered: bool) -> News:
    if row is None or NOBODY_KNOWS & set(case.faults):
        return News.UNKNOWN
    if case.standing is Standing.NOT_APPLICABLE:
        return News.EXEMPT
    if case.claim.returned:
        return News.RETURNED
    if case.claim.state is State.NOT_APPLICABLE:
        return News.EXEMPTION
    if case.standing is Standing.CLAIMED:
        return News.UNDER_REVIEW
    if case.standing in DONE:
        return News.ACCEPTED
    if case.faults and case.claim.state is State.DONE:
        return News.FAULTY
    if not says(row):
        if waiting:
            return News.ARRIVED
        return News.ANSWERED if answered else News.SILENT
    if row.state is State.DONE and case.ledger is None:
        return News.ACCEPTED if case.claim.accepted else News.UNDER_REVIEW
    if row.state is State.NOT_APPLICABLE:
        return News.INAPPLICABLE
    return _at_work(case.obligation, row, on) if row.state is State.IN_WORK else News.PARTLY


def _at_work(obligation: Obligation, row: StatusRow, on: date) -> News:
    """Return what «в работе» amounts to: of an event whose day has passed only the result can still be told.

    Work of many days goes on behind its last one until the later day its performer has named has passed, too, and what
    each does for itself as long as its own figures fall short.
    """
    item, due = obligation.item, obligation.due
    if due is None or due >= on or not item.takes_place:
        return News.IN_WORK
    awaited = isinstance(item.reading.deadline, Period) and row.expected_on is not None and row.expected_on >= on
    goes_on = awaited or (is_work_of_each(item) and falls_short(item, row))
    return News.IN_WORK if goes_on else News.RESULT_OWED


def _late_letter(morning: Morning, case: Case, incoming: Incoming | None, presented: date | None) -> date | None:
    """Return ``late_letter`` of the report; None where the letter answers our question about what had come before."""
    asked = morning.earlier(case.obligation.code_item_term, Kind.REQUEST)
    if any(w.detail.startswith("data:") and is_entered(w.entry, incoming) for w in asked):
        return None
    return late_letter(morning, incoming, presented, case.limits.last if case.limits else None)


def _brought(row: StatusRow, due: date | None, incoming: Incoming | None) -> bool:
    """Tell whether a row tells something of an event that was; a letter from before its day cannot hold its result."""
    letter = incoming and (incoming.day is None or due is None or incoming.day >= due)
    return bool(letter or row.staff_total or row.staff_moved or any(map(tells, (row.evidence, row.done))))
