"""«Уточнённый срок»: a term of its own, or the day of the event from which the plan's own words count theirs."""

from datetime import date

from msgspec.structs import replace

from automation.model.plan import By, Event, OnDemand, Period, Term, Unclear
from automation.plan.terms.joining import join
from automation.plan.terms.parts import DoubtError
from automation.plan.terms.reading import read_term
from automation.plan.terms.relative import last_day
from automation.plan.terms.scan import Tokens, scan
from automation.plan.terms.spelling import spell
from automation.plan.terms.wording import length_after
from automation.plan.workdays import Calendar
from automation.russian.dates import show

BOTH = "Одна дата – день события, последний день срока пишется с «до»: «до 25.12.2025»."


def read_clarified(
    phrase: str, own: Term, signed: date, calendar: Calendar, *, event: bool = False, plan: Period | None = None
) -> Term:
    """Read «Уточнённый срок» of an item whose plan says ``own``.

    Beside «в течение 5 рабочих дней после …» a bare day is the day of the event, from which the length is counted;
    «до 21.08.2026» and all other words are the term themselves.
    """
    typed = read_term(phrase, signed, calendar, event=event, plan=plan)
    length = _length(own)
    if not length:
        return typed
    if isinstance(typed.deadline, Unclear):
        return replace(typed, deadline=Unclear(question=f"{typed.deadline.question} {BOTH}"))
    named = read_term(phrase, signed, calendar, event=True, plan=plan)
    if not isinstance(named.deadline, Event):
        return typed
    day = named.deadline.due
    try:
        due = last_day(length, day, calendar)
    except DoubtError as doubt:
        return replace(named, deadline=Unclear(question=f"Срок «{own.phrase}»: {doubt}. {BOTH}"))
    told = (*named.assumptions, f"Срок отсчитан от дня события: {show(day)}.")
    return Term(phrase=phrase, deadline=By(due=due), assumptions=told, counted_from=day)


def _length(own: Term) -> Tokens:
    """Return the length of time a term counts from an event of unknown date; nothing for any other term."""
    return length_after(join(scan(spell(own.phrase)[0]))) if isinstance(own.deadline, OnDemand) else ()
