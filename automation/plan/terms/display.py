"""A reading shown to people («Прочтено как») and to programs (JSON of ``deadline``)."""

from datetime import date
from typing import Any

from automation.model.plan import By, Dates, Deadline, OnDemand, Period, Permanent, Recurring, Term, Unclear
from automation.plan.terms.repetition import control_dates
from automation.plan.workdays import Calendar
from automation.russian.dates import show

SHOWN = 4
KINDS: dict[type[Deadline], str] = {
    By: "by",
    Dates: "dates",
    Period: "period",
    Recurring: "recurring",
    Permanent: "permanent",
    OnDemand: "on_demand",
    Unclear: "unclear",
}
# единица → (через один период, форма для 2–4, форма для 5 и больше)
UNITS = {
    "day": ("ежедневно", "дня", "дней"),
    "week": ("раз в неделю", "недели", "недель"),
    "decade": ("раз в декаду", "декады", "декад"),
    "month": ("раз в месяц", "месяца", "месяцев"),
    "quarter": ("раз в квартал", "квартала", "кварталов"),
    "half_year": ("раз в полугодие", "полугодия", "полугодий"),
    "year": ("раз в год", "года", "лет"),
}


def show_term(term: Term, signed: date, calendar: Calendar) -> str:
    """The reading in one Russian line; recurring terms show the next four control dates."""
    match term.deadline:
        case By(due=day):
            return f"до {show(day)} включительно"
        case Dates(due=days):
            return ", ".join(map(show, days))
        case Period(start=start, due=day):
            return f"с {show(start)} по {show(day)} включительно"
        case Recurring() as rule:
            return f"{_frequency(rule)}: {_next_dates(rule, signed, calendar)}"
        case Permanent():
            return "постоянно"
        case OnDemand():
            return "по событию, дата которого заранее не известна"
        case Unclear(question=question):
            return f"не прочитано: {question}"


def term_json(term: Term, signed: date, calendar: Calendar) -> dict[str, Any]:
    """The JSON of ``deadline``: phrase, kind, start, due, assumptions, question (dates ISO, else null)."""
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
    if rule.times and rule.unit == "year" and len(rule.times) > 1:
        return "каждый год"
    once, few, many = UNITS[rule.unit]
    if rule.every == 1:
        return "каждый рабочий день" if rule.unit == "day" and rule.workdays else once
    word = few if rule.every % 10 in {2, 3, 4} and rule.every not in {12, 13, 14} else many
    return f"раз в {rule.every} {word}"


def _next_dates(rule: Recurring, signed: date, calendar: Calendar) -> str:
    dates = control_dates(rule, signed, SHOWN + 1, calendar)
    shown = ", ".join(show(pair.due) for pair in dates[:SHOWN])
    return f"{shown}, …" if len(dates) > SHOWN else shown
