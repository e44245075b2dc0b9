"""Papers to the leadership: справка, докладная об исполнении, дополнение."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from automation.control.morning import Morning, limits_of
from automation.control.obligations import first_terms
from automation.model.control import Form, Gravity, Ground, Kind, Occasion, Paper, Snapshot, Standing, Verdict
from automation.model.figures import Figures
from automation.model.plan import Item, Recurring
from automation.plan.terms import control_dates

WON = {Standing.MET, Standing.MET_LATE, Standing.NOT_APPLICABLE}
FORMS = {Kind.PROGRESS: Form.REFERENCE, Kind.COMPLETION: Form.MEMO, Kind.SUPPLEMENT: Form.MEMO}


def memos(morning: Morning, figures: Figures) -> list[Paper]:
    """At most one: a completion memo replaces the справка of its day."""
    if morning.completed:
        return [memo_of(morning, Kind.SUPPLEMENT)] if supplement_due(morning, figures) else []
    if completion_due(morning, figures):
        return [memo_of(morning, Kind.COMPLETION)]
    return [memo_of(morning, Kind.PROGRESS)] if progress_due(morning, figures) else []


def facts_of(figures: Figures) -> dict[str, Any]:
    """What later memos are compared with: standings, terms, execution dates, performers, people."""
    verdicts = [v for i in figures.items for v in i.verdicts]
    return {
        "obligations": {_key(v): _told(v) for v in verdicts},
        "performers": {v.performer.code: f"{v.performer.post}|{v.performer.name}" for v in verdicts},
        "people": {o.organisation: [o.staff_total, o.staff_moved] for o in figures.organisations if o.staff_accepted},
    }


def completion_due(morning: Morning, figures: Figures) -> bool:
    """At once when everything dated is done, else from the working day after the last current term."""
    dated = [i for i in figures.items if i.dated and not i.closed]
    if not any(i.verdicts or first_terms(i.item) for i in dated):
        return False
    if figures.complete:
        return True
    last = max((d for i in dated for d in _last_terms(morning, i.item, i.terms)), default=None)
    return last is not None and morning.on > limits_of(last, morning.policy, morning.calendar).last


def _last_terms(morning: Morning, item: Item, terms: tuple[date, ...]) -> tuple[date, ...]:
    deadline = item.reading.deadline
    if isinstance(deadline, Recurring) and deadline.until:
        return tuple(c.due for c in control_dates(deadline, morning.book.order.date, 1000, morning.calendar)) + terms
    return terms or first_terms(item)


def progress_due(morning: Morning, figures: Figures) -> bool:
    """A trigger of this week has come since the last справка."""
    policy, on = morning.policy, morning.on
    if policy.progress == "off":
        return False
    last = max((s.day for s in morning.history.snapshots if s.kind is Kind.PROGRESS), default=None)
    changed = _changed(morning, facts_of(figures))
    if policy.progress == "daily":
        return changed and last != on
    return any(t <= on and (last is None or last < t) for t in _triggers(morning, figures, changed=changed))


def _triggers(morning: Morning, figures: Figures, *, changed: bool) -> Iterator[date]:
    calendar, on = morning.calendar, morning.on
    monday = on - timedelta(days=on.weekday())
    first = calendar.on_or_after(monday)
    if changed and first > morning.book.order.date:
        yield first
    for item in figures.items:
        for term in item.terms if item.dated and not item.closed else ():
            after = calendar.next_working(limits_of(term, morning.policy, calendar).last)
            if monday <= after <= on:
                yield after


def _changed(morning: Morning, now: Mapping[str, Any]) -> bool:
    """A standing, term or performer differs from the last справка, or from the order's first morning."""
    known = [s for s in morning.history.snapshots if s.kind is Kind.PROGRESS]
    before = known[-1].facts if known else morning.history.baseline
    if before is None:
        return True
    then, today = before.get("obligations", {}), now["obligations"]
    moved = {k: v[:2] for k, v in then.items()} != {k: v[:2] for k, v in today.items()}
    return moved or dict(before.get("performers", {})) != now["performers"]


def supplement_due(morning: Morning, figures: Figures) -> bool:
    """Something the last memo said is no longer so; at most one supplement in five working days."""
    memo = last_memo(morning)
    if memo is None:
        return False
    if memo.kind is Kind.SUPPLEMENT and morning.on < morning.calendar.add(memo.day, 5):
        return False
    return _won(memo.facts) != _won(facts_of(figures))


def last_memo(morning: Morning) -> Snapshot | None:
    """The last completion memo or supplement."""
    known = [s for s in morning.history.snapshots if s.kind in {Kind.COMPLETION, Kind.SUPPLEMENT}]
    return known[-1] if known else None


def _won(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The part of the facts a supplement is about: won standings, current terms, dates, people."""
    won = {s.value for s in WON}
    return {
        "obligations": {
            k: [standing if standing in won else "", due, executed]
            for k, (standing, due, executed) in facts.get("obligations", {}).items()
        },
        "people": {k: list(v) for k, v in facts.get("people", {}).items()},
    }


def memo_of(morning: Morning, kind: Kind) -> Paper:
    """The memo of a kind for today."""
    step = 1 + max((o.step for o in morning.history.spent if o.kind is kind), default=0)
    occasion = Occasion(
        order=morning.book.order.id,
        code="-",
        item="-",
        control_date=None,
        kind=kind,
        step=1 if kind is Kind.COMPLETION else step,
    )
    return Paper(
        kind=kind,
        form=FORMS[kind],
        order=morning.book.order.id,
        day=morning.on,
        addressee=None,
        signer="note" if kind is Kind.PROGRESS else "responsible",
        grounds=(Ground(occasion=occasion, gravity=Gravity.CONTROL_POINT),),
    )


def _told(verdict: Verdict) -> list[str]:
    executed = _iso(verdict.executed_on) if verdict.standing in WON else ""
    return [verdict.standing.value, _iso(verdict.due), executed]


def _key(verdict: Verdict) -> str:
    return f"{verdict.performer.code}|{verdict.item.number}|{_iso(verdict.control_date)}"


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
