"""Why each kind of letter is written: one table of everything the other rooms of control ask about a kind.

A new kind gets its line in ``REASONS``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from automation.control.control_points import after_the_period
from automation.control.endings import UNDONE, is_off, releases
from automation.control.grounds import coverings, overdue, reminders
from automation.control.morning import Morning
from automation.control.plan_news import amended
from automation.control.postal_days import answer_days
from automation.control.requests import asked_about, requests, still_asked
from automation.control.silent_before import still_overdue
from automation.model.control import Ground, Verdict, verdicts_of
from automation.model.kinds import OPTIONAL, REPEATED, Kind, Topic
from automation.model.reported import News
from automation.model.standing import AHEAD, ON_CONTROL, OPEN, Fault, Standing


def _dated(verdict: Verdict) -> bool:
    return verdict.due is not None and verdict.standing in OPEN


def _anything(verdict: Verdict) -> bool:
    return True


def within_answer_days(morning: Morning, grounds: Sequence[Ground]) -> date | None:
    """``answer_days`` working days from today, more by post; who only agreed is asked for what he can have by then.

    Of an event nobody can tell its result before it has taken place, so it has a day of its own beside other work, and
    one that was reported too early is asked for anew after it; nor of a period before it has ended; the plan gives a
    report its own term. What all of who only agreed has been promised by a later day is asked for by that.
    """
    again = verdicts_of(g for g in grounds if Fault.RETURNED in g.faults)
    ends = [v.limits.answer for v in again if v.item.takes_place and v.limits]
    day = max((morning.calendar.add(morning.on, _days_to_answer(morning, grounds)), *ends))
    if told := after_the_period(morning, grounds):
        return max(day, told)
    asked = verdicts_of(g for g in grounds if g.topic is Topic.AGREEMENT)
    works = [v for v in asked if not v.item.takes_place]
    asked = works or asked
    terms = [v.limits for v in asked if v.limits]
    if terms and not works:
        return max(day, *(limits.answer for limits in terms))
    promised = [v.reported.promised_by_phone for v in asked]
    kept = [morning.calendar.on_or_after(told) for told in promised if told] if all(promised) else []
    if terms and all(v.item.recurring for v in asked):
        ended = (morning.calendar.next_working(v.reported.period_end) for v in asked if v.reported.period_end)
        ahead = [limits.answer for limits in terms if limits.answer > morning.on]
        return max((min(ahead, default=day), *ended, *kept))
    return max((day, *kept))


def _days_to_answer(morning: Morning, grounds: Sequence[Ground]) -> int:
    """Return the working days for an answer; the letter is taken to go as the last one to its addressee went."""
    codes = {v.performer.papers_to for v in verdicts_of(grounds)}
    sent = ([e.way for e in morning.letters_to(code) if e.sent_on and e.way] for code in codes)
    return max(answer_days(morning.policy, ways[-1] if ways else "") for ways in sent)


def before_the_term(morning: Morning, grounds: Sequence[Ground]) -> date | None:
    """``answer_days`` working days before the first term reminded of.

    A reminder that comes late (a missed morning, the pause between letters) leaves ``answer_days`` from today, more by
    post, as far as the term allows, and the next working day at least; of a report that is presented again and again
    the term itself. Of an event the result is asked for: ``answer_days`` working days after the last one. Nothing is
    said of a report before its period has ended, save where the term ends with it, nor asked of work before the day
    within the term on which its performer says it will be done, or before the last of the days on which the plan has
    it done.
    """
    calendar, days = morning.calendar, morning.policy.answer_days
    reminded = verdicts_of(g for g in grounds if g.occasion.kind is Kind.REMINDER)
    limits = [v.limits for v in reminded if v.limits]
    if all(v.item.takes_place for v in reminded):
        return max(found.answer for found in limits)
    ends = [v.reported.period_end for v in reminded if v.reported.period_end]
    latest = min(found.before for found in limits)
    ends_today = all(v.item.recurring for v in reminded) and max(found.last for found in limits) <= morning.on
    through = [v.limits.last for v in reminded if v.limits and v.item.stretch(v.due)]
    others = [v.limits.before for v in reminded if v.limits and not v.item.stretch(v.due)]
    said = (v.reported.expected_on for v in reminded if v.reported.news is News.IN_WORK)
    return max(
        calendar.add(latest, -days),
        *(calendar.on_or_after(day) for day in said if day and day <= latest),
        min(calendar.add(morning.on, _days_to_answer(morning, grounds)), latest),
        *(min(last, *others) if others else last for last in through),
        morning.on if ends_today else calendar.next_working(morning.on),
        *(min(calendar.next_working(day), latest) for day in ends),
    )


def no_answer(morning: Morning, grounds: Sequence[Ground]) -> date | None:
    """Ask nothing."""
    return None


class Reason(Struct, frozen=True, kw_only=True):
    """One kind of letter.

    ``grounds`` gives what an obligation is written about today; ``closed`` tells whether the kind is for what is off
    control or for what is on it. ``stands`` (morning, verdict, the ground's detail): while unsigned, it may still be
    sent. ``fits``: of which obligations ``preview`` may show it. ``respond_by``: the one date a paper led by it names.
    """

    grounds: Callable[[Morning, Verdict], Iterator[Ground]]
    stands: Callable[[Morning, Verdict, str], bool]
    fits: Callable[[Verdict], bool] = _dated
    respond_by: Callable[[Morning, Sequence[Ground]], date | None] = within_answer_days
    closed: bool = False


REASONS: Mapping[Kind, Reason] = {
    Kind.OVERDUE: Reason(grounds=overdue, stands=still_overdue),
    Kind.REQUEST: Reason(
        grounds=requests,
        stands=still_asked,
        fits=lambda v: bool(asked_about(v)) or v.standing is Standing.PERMANENT,
    ),
    Kind.REMINDER: Reason(
        grounds=reminders,
        stands=lambda m, v, detail: v.standing in AHEAD,
        respond_by=before_the_term,
    ),
    Kind.AMENDED: Reason(
        grounds=amended, stands=lambda m, v, detail: v.standing in ON_CONTROL, fits=_anything, respond_by=no_answer
    ),
    Kind.COVERING: Reason(grounds=coverings, stands=lambda m, v, detail: True, fits=_anything, respond_by=no_answer),
    Kind.RELEASE: Reason(
        grounds=releases,
        stands=lambda m, v, detail: is_off(v) or m.closed or detail == UNDONE,
        fits=is_off,
        respond_by=no_answer,
        closed=True,
    ),
}


def grounds_of(morning: Morning, verdict: Verdict) -> Iterator[Ground]:
    """Return all that an obligation is written about today; who has answered waits until that is read.

    Who is asked for a report anew, because it was sent back, is not reminded of the same term in the same letter.
    """
    found = list(_grounds_of(morning, verdict))
    again = any(Fault.RETURNED in g.faults for g in found)
    return (g for g in found if not (again and g.occasion.kind is Kind.REMINDER))


def _grounds_of(morning: Morning, verdict: Verdict) -> Iterator[Ground]:
    closed = morning.off_control(verdict)
    for kind, reason in REASONS.items():
        wanted = kind not in OPTIONAL or kind in morning.policy.letters
        if wanted and reason.closed is closed and not (verdict.reported.waiting and kind in REPEATED):
            yield from reason.grounds(morning, verdict)


def stands(morning: Morning, verdict: Verdict, kind: Kind, detail: str) -> bool:
    """Tell whether what an unsigned paper was written for is still so."""
    reason = REASONS[kind]
    return reason.closed is morning.off_control(verdict) and reason.stands(morning, verdict, detail)
