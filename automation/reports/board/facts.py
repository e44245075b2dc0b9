"""What the page shows of an order, as plain data to compare: days left and days late are no news."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from automation.model.control import Entry, Verdict
from automation.model.figures import Figures


def facts_of_order(figures: Figures, entries: Sequence[Entry], *, closed: bool) -> list[Any]:
    """JSON data: the order, its items, organisations with standings and people, papers with their states."""
    order = figures.order
    return [
        [order.kind, order.number, order.date.isoformat(), order.heading, closed],
        [[i.item.number, i.item.text, i.item.reading.phrase, i.closed, i.dated] for i in figures.items],
        [[o.organisation, o.staff_total, o.staff_moved, [_told(v) for v in o.verdicts]] for o in figures.organisations],
        [[day.isoformat(), *items] for day, items in figures.next_terms[:1]],
        [[e.path, e.registered, e.state.value, _iso(e.sent_on)] for e in entries],
    ]


def _told(verdict: Verdict) -> list[str]:
    return [
        verdict.item.number,
        verdict.performer.code,
        verdict.standing.value,
        _iso(verdict.control_date),
        _iso(verdict.due),
    ]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
