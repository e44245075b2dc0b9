"""The days that bound a repetition: its own, and those its plan is made for."""

from msgspec.structs import replace

from automation.model.plan import Deadline, Recurring
from automation.plan.terms.case import TermCase
from automation.plan.terms.parts import DoubtError
from automation.plan.terms.repetition import control_dates
from automation.russian.dates import show

ALL = 10_000  # control dates: no repetition with an end has more


def tell_last_report(deadline: Deadline, case: TermCase) -> None:
    """Tell the term of the last report of a repetition, which comes after the last period that its words name."""
    if isinstance(deadline, Recurring) and deadline.until and deadline.lag:
        for last in control_dates(deadline, case.signed, ALL, case.calendar)[-1:]:
            case.tell(f"Срок отчёта за последний период – {show(last.due)}.")


def within_plan(deadline: Deadline, case: TermCase) -> Deadline:
    """Let a repetition begin and end with the days the plan is made for, unless its own words bound it.

    A cycle counted from its first day that is longer than these days themselves has no day in it and is asked about.
    Where it reports on a period that has ended, the first one that counts is the first period of those days.
    """
    plan = case.plan
    if not isinstance(deadline, Recurring) or plan is None or plan.due <= case.signed:
        return deadline
    since = deadline.since or (plan.start if plan.start > case.signed else None)
    bounded = replace(deadline, since=since, until=deadline.until or plan.due)
    least = 2 if deadline.first else 1  # the first day alone is no repetition
    within = control_dates(bounded, case.signed, least, case.calendar)[least - 1 :]
    if not within and deadline.every > 1 and deadline.since == plan.start and not deadline.until:
        raise DoubtError("первый такой срок наступит позже, чем кончится план: назовите дату")
    if bounded == deadline or (not within and (deadline.since or deadline.until)):
        return deadline
    if not within:
        days = f"с {show(plan.start)} по {show(plan.due)}"
        case.tell(f"План составлен {days}, а повторяется в другое время: проверьте срок.")
        return deadline
    case.tell_plan()
    return bounded
