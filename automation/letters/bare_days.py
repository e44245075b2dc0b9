"""The days that the words of a term name: work of bare days («30 мая, 20 июня») is done on them, not by them."""

from datetime import date
from itertools import pairwise

from automation.letters.letter_facts import Facts
from automation.letters.marks import bare
from automation.letters.matters import is_presented
from automation.model.control import Verdict
from automation.model.plan import Dates
from automation.patterns import lazy
from automation.russian import show_long
from automation.russian.dates import ANY_MONTH

_NUMBER = lazy(r"\d+")
_ONWARDS = lazy(r"(?i)(?<![а-яё])(?:далее|затем)(?![а-яё])")
_YEAR = lazy(r"\b20\d\d\b")
_ON_DAYS = lazy(rf"(?i)(?:[\d.,\s]|\b(?:{ANY_MONTH}|и|г|год|года)\b)+")  # «30 мая 2026 г., 20 июня 2026 г.»


def names_day(words: str, due: date) -> bool:
    """Tell whether words name a day with its month, be it without the year."""
    numbers, month = [*map(int, _NUMBER.findall(words))], show_long(due).split()[1]
    return (due.day, due.month) in pairwise(numbers) or (due.day in numbers and month in words.casefold())


def begins_otherwise(words: str, due: date) -> bool:
    """Tell whether words name a first term that is not this one: «до 30 апреля 2026 г., далее ежеквартально»."""
    first, *onwards = _ONWARDS.split(words)
    this_year = str(due.year) in (_YEAR.findall(first) or [str(due.year)])
    return bool(onwards) and not (names_day(first, due) and this_year)


def of_these_days(verdict: Verdict, facts: Facts) -> bool:
    """Tell whether it is work of several bare days («30 мая, 20 июня»): it is done on them, not by the last of them.

    A paper may be presented before its day, and what was moved ends on the day it was moved to.
    """
    several = isinstance(deadline := verdict.item.reading.deadline, Dates) and len(deadline.due) > 1
    return several and not is_presented(verdict) and on_bare_days(verdict, facts)


def on_bare_days(verdict: Verdict, facts: Facts) -> bool:
    """Tell whether the plan names nothing but days, this one among them: no «до», no «к», no «не позднее»."""
    words = bare(verdict.item.term_phrase)
    due, counted = verdict.due, facts.policy.deadline_on_day_off
    own = due is not None and due == verdict.control_date and names_day(words, due)
    return own and counted != "before" and names_bare_days(words)


def names_bare_days(words: str) -> bool:
    """Tell whether a term is days and nothing else, on which work may be done: «30 мая 2026 г., 20 июня 2026 г.»."""
    return _ON_DAYS.fullmatch(words) is not None
