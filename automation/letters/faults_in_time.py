"""The terms of what a letter asks to make precise: whether one runs, whether the rest can be done in it."""

from collections.abc import Sequence
from datetime import date

from automation.letters.ground_groups import Group
from automation.letters.item_cases import item_numbers
from automation.letters.late_work import matter_when_late
from automation.letters.matters import EVENT, is_presented
from automation.letters.tellable import tellable
from automation.model.control import Ground, Verdict, verdicts_of
from automation.model.standing import Fault
from automation.plan.indicators import falls_short

_COUNTED_ANYHOW = {Fault.LEAD_BROKEN, Fault.CONTROL_POINT}


def has_time(verdict: Verdict, answer: date | None) -> bool:
    """Tell whether the answer is asked for before the term ends: nobody can prove by that day what he may do later."""
    return verdict.ends_on is not None and answer is not None and answer < verdict.ends_on


def regarding(verdicts: Sequence[Verdict]) -> str:
    """Say what the word of the rest is to regard or to have with it: « с учётом причины возврата»."""
    if not all(tellable(v.reported.return_reason) for v in verdicts):
        return " с подтверждающими документами"
    return f" с учётом {'причин' if len(item_numbers(verdicts)) > 1 else 'причины'} возврата"


def is_running(verdict: Verdict, on: date) -> bool:
    """Tell whether the term has not passed: it also runs on its last day, and for who only agreed."""
    return verdict.ends_on is not None and verdict.ends_on >= on


def done_in_part(group: Group) -> list[Verdict]:
    """Return what came back because it is done in part: the rest is asked for, and nothing is corrected."""
    return [v for v in verdicts_of(g for g in group.grounds if Fault.RETURNED in g.faults) if is_short(v)]


def is_short(verdict: Verdict) -> bool:
    """Tell whether the performer's own figures say that work is not done, and he has named no day for the rest."""
    return falls_short(verdict.item, verdict.row) and not (verdict.reported.expected_on or is_presented(verdict))


def has_ended(verdict: Verdict, on: date) -> bool:
    """Tell whether a term has passed: the letter that said so may never have gone out.

    An event has no term that ends, nor has who only agreed.
    """
    keeps = matter_when_late(verdict) != EVENT and not verdict.performer.by_agreement
    return keeps and verdict.limits is not None and verdict.limits.last < on


def answered_behind_the_term(ground: Ground, on: date, answer: date | None) -> date | None:
    """Return the last day of what cannot be counted until the answer comes, where that is asked for behind it.

    A letter of that day says that its date does not move the term, also of an event; a term that has passed bound
    nobody who only agreed.
    """
    verdict = ground.verdict
    if verdict is None or not set(ground.faults) - _COUNTED_ANYHOW:
        return None
    if verdict.performer.by_agreement and not is_running(verdict, on):
        return None
    last = verdict.ends_on
    return last if last and answer and answer > last else None


def uncounted(grounds: Sequence[Ground]) -> list[Verdict]:
    """Return the obligations that cannot be counted as executed until the answer comes."""
    return verdicts_of(g for g in grounds if set(g.faults) - _COUNTED_ANYHOW)
