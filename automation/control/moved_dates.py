"""Control dates that an amending order has moved, while «Срок» of a row or the register names the former ones.

What was said of a former date is said of the present one of the same period (decision 0312). A date in «Срок» was typed
by the term of its time: one read before the amending order by the former term, even where it is a date of the present
one as well.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from automation.control.amended import FORMER
from automation.control.morning import FormerTerm, ItemChange, Morning
from automation.control.obligations import Obligation, controls_in_sight
from automation.control.seen import Versions, versions_of
from automation.gathering import gathered
from automation.model.catalogue import Sentence, finding
from automation.model.control import Verdict
from automation.model.plan import Item, Recurring, Term
from automation.model.report import Finding, StatusRow
from automation.model.sheets import STATUS
from automation.plan.terms import days_of_plan, is_control_date, read_term, same_period
from automation.russian import first_few, join, show

SHOWN = 12  # performers named one by one


def former_terms(
    morning: Morning, plan: Mapping[str, Any], changes: Mapping[str, ItemChange]
) -> Mapping[str, tuple[FormerTerm, ...]]:
    """Return the repeated terms that items had before amending orders, the last one first."""
    order, phrases = morning.book.order, plan.get(FORMER, {})
    terms: dict[str, list[FormerTerm]] = {}

    def keep(number: str, term: Term, until: date | None) -> None:
        found = terms.setdefault(number, [])
        if isinstance(term.deadline, Recurring) and term.deadline not in [f.term.deadline for f in found]:
            found.append(FormerTerm(term=term, until=until))

    for number, change in changes.items():
        if change.moved:
            keep(number, change.item.reading, change.day)
    for number, words in phrases.items():
        for phrase in reversed(words):
            keep(number, read_term(phrase, order.date, morning.calendar, plan=days_of_plan(order)), None)
    return {number: tuple(found) for number, found in terms.items() if found}


def with_present_dates(morning: Morning, obligation: Obligation, versions: Versions) -> tuple[Obligation, Versions]:
    """Return an obligation and the versions of its row with the present control dates in «Срок»."""
    if obligation.item.number not in morning.former:
        return obligation, versions
    named = tuple(
        replace(one, row=_renamed(morning, obligation.item, one.row, _typed_on(versions[: n + 1])))
        for n, one in enumerate(versions)
    )
    row = obligation.row and _renamed(morning, obligation.item, obligation.row, _typed_on(versions))
    return replace(obligation, row=row), named


def present_days(morning: Morning, item: Item, days: frozenset[date]) -> frozenset[date]:
    """Return the control dates that the register remembers from before as the present ones."""
    if item.number not in morning.former:
        return days
    return frozenset(filter(None, (_meant(morning, item, day, None)[0] for day in days)))


def _renamed(morning: Morning, item: Item, row: StatusRow, typed_on: date | None) -> StatusRow:
    if row.control_date is None:
        return row
    return replace(row, control_date=_meant(morning, item, row.control_date, typed_on)[0])


def _typed_on(versions: Versions) -> date | None:
    """Return the day on which a run first read what «Срок» holds in the last version; None where none saw it come."""
    since = versions[-1].since if versions else None
    for version in reversed(versions):
        if version.row.control_date != versions[-1].row.control_date:
            break
        since = version.since
    return since


def _meant(morning: Morning, item: Item, day: date, typed_on: date | None) -> tuple[date | None, FormerTerm | None]:
    """Return the present control date that a date means, and the former term it belongs to; None twice for no such."""
    signed, calendar, formers = morning.book.order.date, morning.calendar, morning.former.get(item.number, ())
    now = item.reading.deadline
    former = next((f for f in formers if is_control_date(f.term.deadline, signed, day, calendar)), None)
    before = any(f.until and (typed_on is None or typed_on < f.until) for f in formers)
    if (former is None or not before) and is_control_date(now, signed, day, calendar):
        return day, None
    return (same_period(day, former.term.deadline, now, signed, calendar), former) if former else (None, None)


def dates_of_rows(morning: Morning) -> Iterator[Finding]:
    """Tell dates in «Срок» of repeated items that are none of their control dates, or are those of a former term.

    One date in rows of several performers is told once: the program itself wrote it there while the item was no
    repeated one, or a stretch of rows was pasted.
    """
    mine = {v.code_and_item: v for v in morning.verdicts if v.item.recurring and not morning.taken_off(v)}
    dated = ((v, v.row, v.row.control_date) for v in mine.values() if v.row and v.row.control_date)
    said = ((found, v, row, day) for v, row, day in dated if (found := _said(morning, v, row, day)))
    for ((code, was, term), number, day), alike in gathered(
        said, lambda one: (one[0], one[1].item.number, one[3])
    ).items():
        codes = [verdict.performer.code for _, verdict, _, _ in alike]
        yield finding(
            code,
            sheet=STATUS,
            cell=morning.book.cell(STATUS, "Срок", alike[0][2].row),
            performer=codes[0] if len(codes) == 1 else None,
            item=number,
            whose=Sentence(first_few([f"«{code}»" for code in codes], SHOWN)),
            value=show(day),
            was=Sentence(was),
            term=term,
        )


def _said(morning: Morning, verdict: Verdict, row: StatusRow, day: date) -> tuple[str, str, str] | None:
    """Return the code of what is to be said of the date in a row, and its words; None where the date is a right one."""
    meant, former = _meant(morning, verdict.item, day, _typed_on(versions_of(morning, verdict)))
    if meant == day:
        return None
    was = f" (дата прежнего срока «{former.term.phrase}»)" if former else ""
    if meant:
        return "row-term-moved", was, show(meant)
    dues = [c.due for c in controls_in_sight(morning, verdict.item, row)]
    near = (max((d for d in dues if d < day), default=None), min((d for d in dues if d > day), default=None))
    return "row-term-of-none", was, join([show(d) for d in near if d])
