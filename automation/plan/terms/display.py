"""Shows a reading to people («Прочтено как») and to programs (JSON of ``deadline``)."""

from datetime import date
from typing import Any

from automation.model.plan import By, Dates, Deadline, Event, OnDemand, Period, Permanent, Recurring, Term, Unclear
from automation.patterns import lazy
from automation.plan.terms.repetition import control_dates
from automation.plan.terms.term_words import UNIT_FORMS
from automation.plan.workdays import Calendar
from automation.russian import plural
from automation.russian.dates import parse_day, show

SHOWN = 4
# What ``show_term`` makes of By, Event and Period.
ONE_DAY = lazy(
    r"(?:(?:до|(?:проводится )?с [\d.]+ по) (?=.* включительно)|состоится )(\d\d\.\d\d\.\d{4})(?: включительно)?"
)
KINDS: dict[type[Deadline], str] = {
    By: "by",
    Event: "event",
    Dates: "dates",
    Period: "period",
    Recurring: "recurring",
    Permanent: "permanent",
    OnDemand: "on_demand",
    Unclear: "unclear",
}


def show_term(term: Term, signed: date, calendar: Calendar) -> str:
    """Return the reading in one Russian line; recurring terms show the next four control dates."""
    match term.deadline:
        case By(due=day):
            return f"до {show(day)} включительно"
        case Event(due=day):
            return f"состоится {show(day)}"
        case Dates(due=days, event=event):
            return "состоится " * event + ", ".join(map(show, days))
        case Period(start=start, due=day, event=event):
            return "проводится " * event + f"с {show(start)} по {show(day)} включительно"
        case Recurring() as rule:
            return f"{_frequency(rule)}: {_next_dates(rule, signed, calendar)}"
        case Permanent():
            return "постоянно"
        case OnDemand():
            return "по событию, дата которого заранее не известна"
        case _ as unclear:
            return f"не прочитано: {unclear.question}"


def shown_day(words: str) -> date | None:
    """Return the last day that a line of ``show_term`` names, where it names one alone; None for any other words."""
    found = ONE_DAY.fullmatch(words)
    return parse_day(found[1]) if found else None


def term_json(term: Term, signed: date, calendar: Calendar) -> dict[str, Any]:
    """Return the JSON of ``deadline``: phrase, kind, start, due, assumptions, question (dates ISO, else null)."""
    deadline = term.deadline
    dates = control_dates(deadline, signed, SHOWN if isinstance(deadline, Recurring) else 10_000, calendar)
    start = deadline.start if isinstance(deadline, Period) else None
    if isinstance(deadline, Recurring):
        start = deadline.since
    return {
        "phrase": term.phrase,
        "kind": KINDS[type(deadline)],
        "start": start.isoformat() if start else None,
        "due": [pair.due.isoformat() for pair in dates],
        "assumptions": list(term.assumptions),
        "question": deadline.question if isinstance(deadline, Unclear) else None,
    }


def _frequency(rule: Recurring) -> str:
    if len(rule.times) > 1:
        return "каждый год"
    if rule.unit == "day" and rule.every == 1:
        return "каждый рабочий день" if rule.workdays else "ежедневно"
    number = f"{rule.every} " if rule.every > 1 else ""
    return f"раз в {number}{plural(rule.every, *UNIT_FORMS[rule.unit])}"


def _next_dates(rule: Recurring, signed: date, calendar: Calendar) -> str:
    dates = control_dates(rule, signed, SHOWN + 1, calendar)
    shown = ", ".join(show(pair.due) for pair in dates[:SHOWN])
    return f"{shown}, …" if len(dates) > SHOWN else shown
