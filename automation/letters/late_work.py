"""What a letter about a term that has passed speaks of: an event, or work that is late (decision 0393)."""

from datetime import date

from automation.letters.matters import EVENT, MEASURE, TASK, matter_of
from automation.letters.tasks import task_due
from automation.model.control import Verdict
from automation.plan.terms import is_work_of_each


def matter_when_late(verdict: Verdict) -> str:
    """Tell which of the five an obligation is once its last day has passed.

    What each performer does for itself within a stretch of days («провести обследование») is no event by then: it is
    work whose term has passed.
    """
    matter = matter_of(verdict)
    if matter != EVENT or not is_work_of_each(verdict.item):
        return matter
    return TASK if task_due(verdict) else MEASURE


def is_late_work_of_each(verdict: Verdict, on: date) -> bool:
    """Tell whether the last day has passed of what each does for itself: it is late then, and no event any more."""
    return verdict.due is not None and verdict.due < on and is_work_of_each(verdict.item)
