"""The door of the control room: one book and its history in, everything known about the day out."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from automation.control.acting import acting_responsible_findings, signers_of, with_acting
from automation.control.amended import joined_of, words_in_force
from automation.control.amendments import amended_remarks, with_whole_acts
from automation.control.checks import addressees, check
from automation.control.counting import count
from automation.control.decisions import Decisions, decide
from automation.control.memos import awaited_memo
from automation.control.morning import Morning, lay_out, with_verdicts
from automation.control.moved_dates import former_terms
from automation.control.people import headcount_findings
from automation.control.plan_changes import settle_plan
from automation.control.rows_in_doubt import with_rows_in_doubt
from automation.control.rulings import with_rulings
from automation.control.standings import judge
from automation.model.control import History
from automation.model.figures import Figures
from automation.model.report import Book, Finding
from automation.model.settings import Settings
from automation.plan.workdays import Calendar
from automation.russian.performer_doubts import Doubts, doubts_of

NOTHING_KNOWN: Mapping[str, Doubts] = MappingProxyType({})


class Review(Struct, frozen=True, kw_only=True):
    """One order on one day, judged: its book as it counts, verdicts, findings, figures, the settings used."""

    morning: Morning
    findings: tuple[Finding, ...]
    figures: Figures
    plan: dict[str, Any]
    settings: Settings
    plan_remarks: tuple[str, ...] = ()


def review(
    book: Book, history: History, settings: Settings, on: date, doubts: Mapping[str, Doubts] = NOTHING_KNOWN
) -> Review:
    """Judge one workbook on one day and look it through. ``doubts`` are ``Review.morning.doubts`` of an earlier day."""
    one = judged(with_rows_in_doubt(book, history), history, settings, on)
    morning = replace(one.morning, doubts=doubts_of(addressees(one.morning), doubts))
    checked = check(morning)
    told = _differing(one.findings, checked)
    away = () if morning.closed else acting_responsible_findings(settings, morning.book, on)
    findings = (*told, *checked, *headcount_findings(morning, one.figures), *away)
    return replace(one, morning=morning, findings=findings)


def judged(book: Book, history: History, settings: Settings, on: date) -> Review:
    """Judge one workbook on one day; of the findings only those are told that were met on the way."""
    book = with_whole_acts(with_acting(_as_closed(book, history, on), on), history)
    morning = Morning(
        book=book,
        history=history,
        office=settings.office,
        policy=settings.policy,
        calendar=Calendar(book.calendar),
        on=on,
        indexes=lay_out(book, history),
        signers=signers_of(settings, book, on),
    )
    settled, changing = settle_plan(morning), amended_remarks(morning)
    in_force, outdated = words_in_force(settled.book, settled.facts)
    ruled, refused = with_rulings(in_force, on)
    former = former_terms(morning, settled.facts, settled.changes)
    morning = replace(morning, book=ruled, joined=joined_of(settled.facts), changes=settled.changes, former=former)
    morning = with_verdicts(morning, judge(morning))
    figures = count(morning)
    return Review(
        morning=morning,
        findings=(*in_force.findings, *settled.findings, *outdated, *refused),
        figures=replace(figures, awaited_memo=awaited_memo(morning, figures)),
        plan=settled.facts,
        settings=settings,
        plan_remarks=(*settled.remarks, *changing),
    )


def _differing(read: Iterable[Finding], checked: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out that a form outweighs the workbook where neither counts, but what had been accepted before."""
    accepted = {(f.performer, f.item) for f in checked if f.code == "accepted-rewritten"}
    return (f for f in read if f.code != "form-differs" or (f.performer, f.item) not in accepted)


def _as_closed(book: Book, history: History, on: date) -> Book:
    """Return the book with the day and the ground that ``close`` was given, unless its own sheet was first.

    Whatever speaks of the order's end reads it in one place.
    """
    day, own = history.closed_on, book.order.closed_on
    if day is None or day > on or (own and own <= day):
        return book
    return replace(book, order=replace(book.order, closed_on=day, closed_reason=history.closed_reason))


def follow(reviewed: Review) -> Decisions:
    """Decide what the review asks for today."""
    return decide(reviewed.morning, reviewed.figures)
