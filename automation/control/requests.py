"""Requests: substance only – what a performer reported cannot be counted, or nothing is known at all.

Several questions may concern one item, so a request's step is the next free number of its
(code, item, term), and the ground's ``detail`` tells the questions apart: ``data:…`` a faulty
value, ``lead:…`` a publication, ``control:…`` a control point, ``agreement`` a performer by agreement.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from automation.control.claims import fingerprint
from automation.control.grounds import earlier, occasion, past_the_gap, reminder_due, unanswered
from automation.control.morning import Morning, limits_of
from automation.control.obligations import first_terms
from automation.model.control import Entry, Fault, Gravity, Ground, Kind, Occasion, Standing, Verdict
from automation.model.plan import Permanent, Recurring
from automation.model.report import Publication, Relation, State, StatusRow
from automation.plan.terms import control_dates

SUBSTANCE = {Fault.NO_DATE, Fault.BEFORE_ORDER, Fault.NO_EVIDENCE, Fault.FIGURES}


def requests(morning: Morning, verdict: Verdict) -> Iterator[Ground]:
    """Every question this obligation gives rise to today, each with its own step."""
    if morning.completed:
        return
    written = earlier(morning, verdict, Kind.REQUEST)
    step = max((o.step for o, _ in written), default=0)
    for ground in _questions(morning, verdict, written):
        step += 1
        yield Ground(
            occasion=occasion(morning, verdict, Kind.REQUEST, step),
            gravity=ground.gravity,
            verdict=verdict,
            faults=ground.faults,
            detail=ground.detail,
            escalated=ground.escalated,
            cites=ground.cites,
        )


def _questions(morning: Morning, verdict: Verdict, written: list[tuple[Occasion, Entry]]) -> Iterator[Ground]:
    asked = [(e.details.get(o, ""), e) for o, e in written]
    yield from _faulty_value(morning, verdict, asked)
    yield from _broken_leads(morning, verdict, asked)
    yield from _control_point(morning, verdict, asked)
    yield from _by_agreement(morning, verdict, asked)


def _ground(morning: Morning, verdict: Verdict, detail: str, *faults: Fault, **more: object) -> Ground:
    gravity = Gravity.CONTROL_POINT if Fault.CONTROL_POINT in faults else Gravity.REQUEST
    return Ground(
        occasion=occasion(morning, verdict, Kind.REQUEST, 0),
        gravity=gravity,
        verdict=verdict,
        faults=faults,
        detail=detail,
        **more,  # type: ignore[arg-type]
    )


def _faulty_value(morning: Morning, verdict: Verdict, asked: list[tuple[str, Entry]]) -> Iterator[Ground]:
    """A new faulty value is a new question; the same one, sent and unanswered, is asked once more."""
    faults = tuple(f for f in verdict.faults if f in SUBSTANCE)
    if verdict.standing is not Standing.NO_DATA or not faults or verdict.row is None:
        return
    detail = fingerprint(verdict.row, faults)
    mine = [(d, e) for d, e in asked if d.startswith("data:")]
    same = [e for d, e in mine if d == detail]
    if not mine or mine[-1][0] != detail:
        yield _ground(morning, verdict, detail, *faults)
    elif len(same) == 1 and unanswered(morning, same[0]):
        yield _ground(morning, verdict, detail, *faults, escalated=True, cites=tuple(same))


def broken_leads(morning: Morning, verdict: Verdict) -> list[Publication]:
    """Publications of this performer that came elsewhere too early, without «Причина отступления»."""
    hours = verdict.item.lead_hours
    if not hours:
        return []
    return [
        p
        for p in morning.publications_of(verdict.performer.code)
        if lead_broken(p, hours) and not p.excuse.strip() and _in_time(morning, p)
    ]


def lead_broken(publication: Publication, hours: int) -> bool:
    """Both moments are known and the other source came less than ``hours`` after the messenger."""
    first, other = publication.messenger_at, publication.elsewhere_at
    return first is not None and other is not None and other - first < timedelta(hours=hours)


def _in_time(morning: Morning, publication: Publication) -> bool:
    day = publication.day or (publication.elsewhere_at.date() if publication.elsewhere_at else None)
    return day is not None and morning.book.order.date <= day <= morning.on


def lead_detail(publication: Publication) -> str:
    """The fingerprint of one publication."""
    moment = publication.elsewhere_at.isoformat(timespec="minutes") if publication.elsewhere_at else ""
    return f"lead:{moment}|{publication.material.strip()}"


def _broken_leads(morning: Morning, verdict: Verdict, asked: list[tuple[str, Entry]]) -> Iterator[Ground]:
    known = {d for d, _ in asked}
    for publication in broken_leads(morning, verdict):
        detail = lead_detail(publication)
        if detail not in known:
            known.add(detail)
            yield _ground(morning, verdict, detail, Fault.LEAD_BROKEN)


def silent(row: StatusRow | None, since: date) -> bool:
    """The row says nothing since ``since``: no state, no words, no date on or after it."""
    if row is None:
        return False
    if row.executed_on is not None:
        return row.executed_on < since
    words = (row.evidence, row.comment, row.done, row.reason, row.reported_by, row.incoming)
    return row.state in {State.EMPTY, State.NOT_STARTED} and not any(w.strip() for w in words)


def _control_point(morning: Morning, verdict: Verdict, asked: list[tuple[str, Entry]]) -> Iterator[Ground]:
    if verdict.standing is not Standing.PERMANENT or not isinstance(verdict.item.reading.deadline, Permanent):
        return
    if not past_the_gap(morning) or not morning.policy.remind_days:
        return
    mode = verdict.item.reporting or morning.policy.control_point
    point = _completion_point(morning) if mode == "completion" else _periodic_point(morning, mode)
    if point is None:
        return
    since, term = point
    detail = "control:completion" if mode == "completion" else f"control:{term.isoformat()}"
    if detail not in {d for d, _ in asked} and silent(verdict.row, since):
        yield _ground(morning, verdict, detail, Fault.CONTROL_POINT)


def _completion_point(morning: Morning) -> tuple[date, date] | None:
    """Once, on the smallest remind day before the last first term of the plan."""
    firsts = [d for i in morning.book.items if not morning.item_closed(i) for d in first_terms(i)]
    term = max(firsts, default=None)
    if term is None or not _reached(morning, term):
        return None
    return morning.book.order.date, term


def _periodic_point(morning: Morning, mode: str) -> tuple[date, date] | None:
    """On the smallest remind day before the end of each month, quarter or year."""
    units = {"monthly": "month", "quarterly": "quarter", "yearly": "year"}
    if mode not in units:
        return None
    rule = Recurring(unit=units[mode])  # type: ignore[arg-type]
    start = max(morning.book.order.date, morning.on - timedelta(days=1))
    for point in control_dates(rule, start, 2, morning.calendar):
        if _reached(morning, point.due):
            return max(point.start, morning.book.order.date), point.due
    return None


def _reached(morning: Morning, term: date) -> bool:
    before = limits_of(term, morning.policy, morning.calendar).before
    left = morning.calendar.between(morning.on, before)
    return left <= min(morning.policy.remind_days) and morning.on <= term


def _by_agreement(morning: Morning, verdict: Verdict, asked: list[tuple[str, Entry]]) -> Iterator[Ground]:
    """A performer «по согласованию» is asked once, on the remind day, and no more."""
    if verdict.performer.relation is not Relation.BY_AGREEMENT or not reminder_due(morning, verdict):
        return
    if "agreement" not in {d for d, _ in asked}:
        yield _ground(morning, verdict, "agreement", Fault.BY_AGREEMENT)
