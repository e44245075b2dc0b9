"""What performers have said of their work before its term has come, as the sentences of a reminder."""

from datetime import date

from automation.letters.news import FILE, Passage, sentences
from automation.model.control import Verdict
from automation.model.plan import Item, Period
from automation.model.reported import News

PUT_OFF = "позже дня"  # the section about an event that its performer expects on a later day


def expected(told: Passage) -> list[str]:
    """Return what is known before the term: the day on which work under way will be done, and what was sent back.

    Of an event a day behind its own is told: a letter would else announce it for the day its performer has given up.
    """
    later = [v for v in told.verdicts if is_put_off(v)] if told.words.has(FILE, PUT_OFF) else []
    lines = sentences(told, later, PUT_OFF) if later else []
    return [*lines, *sentences(told, [v for v in told.verdicts if v not in later and _is_told(v, told.on)])]


def _is_told(verdict: Verdict, on: date) -> bool:
    if verdict.reported.news is News.RETURNED:
        return True
    return has_named_his_day(verdict, on) and not _takes_a_day(verdict.item)


def has_named_his_day(verdict: Verdict, on: date) -> bool:
    """Tell whether the performer works on it and has named a day for it that has not passed."""
    said = verdict.reported
    return said.news is News.IN_WORK and said.expected_on is not None and said.expected_on >= on


def is_put_off(verdict: Verdict) -> bool:
    """Tell whether the performer has named a day behind that of an event which is still ahead."""
    said, due = verdict.reported, verdict.due
    if said.news is not News.IN_WORK or said.expected_on is None or due is None:
        return False
    return said.expected_on > due and _takes_a_day(verdict.item)


def _takes_a_day(item: Item) -> bool:
    """Tell whether an item is an event of a day or two: there is no work of which to tell how it stands before it."""
    return item.takes_place and not isinstance(item.reading.deadline, Period)
