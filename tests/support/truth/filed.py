"""Tells which control date of a repeating term each report in the versions of its row counts for (papers.md A9)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from tests.support.truth.sheets import Row, day_of, says
from tests.support.truth.terms import Calendar, Term


def filed(
    versions: Iterable[tuple[date, Row]], term: Term, calendar: Calendar, accepted_in: Callable[[Row], date | None]
) -> dict[date, date]:
    """Return the day of the report that counts for each control date."""
    placed: dict[date, date] = {}
    newest: date | None = None  # the day of the report in the row, while nobody has accepted it
    doubted: tuple[date, date] | None = None
    for morning, row in versions:
        on, accepted = day_of(row.get("Дата исполнения")), accepted_in(row) is not None
        held = on if _counts(row, morning, accepted=accepted) else None
        if newest and held != newest:
            moved = held and _corrects(term, placed, newest, held)
            placed = {c: day for c, day in placed.items() if day != newest or (held and not moved)}
        if doubted and held != doubted[1]:
            placed.setdefault(*doubted)
            doubted = None
        newest = None if accepted else held
        if held and held not in placed.values():
            chosen, sure = control_of(term, calendar, placed, held)
            doubted = (chosen, held) if chosen and not sure and accepted else None
            if chosen and sure:
                placed[chosen] = held
    return placed


def _counts(row: Row, morning: date, *, accepted: bool) -> bool:
    """Tell whether a row holds a whole report that was not sent back by that morning."""
    on, back = day_of(row.get("Дата исполнения")), day_of(row.get("Возвращено"))
    whole = accepted or (says(row.get("Подтверждение")) and not contradictory(row))
    return row.get("Состояние") == "исполнено" and whole and not (back and on and on <= back <= morning)


def _corrects(term: Term, placed: Mapping[date, date], before: date, on: date) -> bool:
    """Tell whether a report only puts another day in place of the one before: the next period has not ended."""
    control = next((c for c, day in placed.items() if day == before), None)
    following = next((c for c in term.controls if control and c > control), None)
    end = term.period_end(following) if following else None
    return bool(end and on < end)


def control_of(term: Term, calendar: Calendar, placed: Mapping[date, date], on: date) -> tuple[date | None, bool]:
    """Return the control date a report of that day counts for; or the earlier of two, where either may be meant."""
    past = [c for c in term.controls if calendar.on_or_after(c) <= on or c <= on]
    last = past[-1] if past else None
    following = next((c for c in term.controls if c not in past), None)
    if last is None or following is None:
        return last or following, True
    early = 2 * (on - last).days <= (following - last).days
    sure = early is (last not in placed)
    return (last if early or not sure else following), sure


def contradictory(row: Row) -> bool:
    """Tell whether more people have moved than there are."""
    moved, total = row.get("Перешло"), row.get("Всего сотрудников")
    return isinstance(moved, int) and isinstance(total, int) and moved > total
