"""What was promised and said by telephone about an obligation («Звонки»), as far as nothing has come in since."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from automation.control.judged_case import Case
from automation.control.morning import Morning
from automation.control.obligations import Obligation
from automation.control.periods import promised_for
from automation.control.returns import answered_on
from automation.control.seen import changed_since, key_of, speaks
from automation.control.spoken_words import leaves_promises, tells_something, words_said
from automation.model.report import StatusRow
from automation.model.reported import Promise, Spoken
from automation.model.standing import Fault

Answered = Sequence[tuple[str, date]]  # «Ответ» of the letters, each with the day on which it came


def promise_of(morning: Morning, case: Case, row: StatusRow | None, answered: Answered) -> Promise | None:
    """Return the last promise made by telephone about an obligation, whether its day has come or not.

    It is about the first term open on the day of the call. One made before a report was sent back is spent, and so is
    one whose day belongs to an earlier control date or that a report for another one has kept since, and one after
    which something came in, be it a report that may be for another date: then ``row`` or an answer to a letter says
    what is known. An answer that came by the promised day and says neither another one nor that the report was sent
    takes nothing back (decision 0586).
    """
    obligation = case.obligation
    before = _last_before(obligation)
    calls = [c for c in morning.calls_about(obligation.code_and_item) if c.promised_on]
    since = _spent_until(morning, case) if calls else date.min
    found = [
        Promise(called_on=c.day, promised_on=c.promised_on, said=words_said(c), by=c.spoke_with, items=c.items)
        for c in calls
        if c.day and c.promised_on and c.promised_on > before and c.day >= since
        if case.ledger is None or promised_for(case.ledger, obligation, c.day, c.promised_on)
    ]
    last = max(found, key=lambda p: p.called_on, default=None)
    if last is None or _overtaken(last.called_on, case, row, _instead(answered, last)):
        return None
    days = {p.promised_on for p in found} - {last.promised_on}
    return replace(last, broken=tuple(sorted(day for day in days if day < morning.on)))


def call_of(
    morning: Morning, case: Case, row: StatusRow | None, answered: Answered, promise: Promise | None
) -> Spoken | None:
    """Return what was said last in a call without a promise, as far as nothing has come in or been promised since."""
    obligation, before = case.obligation, _last_before(case.obligation)
    calls = [c for c in morning.calls_about(obligation.code_and_item) if not c.promised_on and tells_something(c)]
    since = max(_spent_until(morning, case), promise.called_on if promise else date.min) if calls else date.min
    told = ((c.day, c) for c in calls if c.day and c.day >= since and c.day > before)
    found = [Spoken(called_on=day, said=words_said(c), items=c.items, by=c.spoke_with) for day, c in told]
    last = max(found, key=lambda call: call.called_on, default=None)
    return None if last is None or _overtaken(last.called_on, case, row, answered) else last


def _instead(answered: Answered, promise: Promise) -> Answered:
    """Return the answers in whose place a promise cannot stand."""
    return [(answer, day) for answer, day in answered if day > promise.promised_on or not leaves_promises(answer)]


def _last_before(obligation: Obligation) -> date:
    """Return the control date before that of the obligation; the first day of all without one."""
    due = obligation.control_date
    return max((c.due for c in obligation.controls if due and c.due < due), default=date.min)


def _spent_until(morning: Morning, case: Case) -> date:
    """Return the first day whose calls are about this control date: earlier ones were about what has come since."""
    back = case.claim.returned
    return max(back.on if back else date.min, _free_since(morning, case))


def _overtaken(day: date, case: Case, row: StatusRow | None, answered: Answered) -> bool:
    """Tell whether something came in after a call, or nobody knows what it would be about."""
    if Fault.PERIOD in case.faults or any(came > day for _, came in answered):
        return True
    return row is not None and speaks(row) and changed_since(case.versions, day)


def _free_since(morning: Morning, case: Case) -> date:
    """Return the first day on which a promise may be about this control date: no earlier one was open any more.

    What was promised before the last report for an earlier one is kept by that report.
    """
    obligation = case.obligation
    due = obligation.control_date or date.max
    if case.ledger:
        made = [p.filed.executed_on for p in case.ledger.placed if p.control and p.control.due < due]
    else:
        about = obligation.code_and_item if key_of(obligation).control_date else ()
        rows = (r for r in morning.book.rows if (r.code, r.item) == about and r.control_date and r.control_date < due)
        made = [answered_on(row) for row in rows]
    last = max(made, default=date.min)
    return last + timedelta(days=1) if last < date.max else last
