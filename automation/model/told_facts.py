"""What a memo has told of each obligation. The register keeps it, so that a later paper can see what has changed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from automation.model.control import Verdict
from automation.model.figures import Figures
from automation.model.report import Relation
from automation.model.standing import OVER, Standing

Told = Sequence[str]  # standing, current term, execution date; a date is ISO text, "" where there is none


def facts_of(figures: Figures) -> dict[str, Any]:
    """Collect what later memos compare with: standings, terms, execution dates, performers and counted people."""
    verdicts = [v for i in figures.items for v in i.verdicts]
    return {
        "obligations": {key_of(v): told_of(v) for v in verdicts},
        "performers": {
            v.performer.code: f"{v.performer.post}|{v.performer.name}" for v in verdicts if not v.performer.former
        },
        "people": {o.organisation: [o.staff_total, o.staff_moved] for o in figures.organisations if o.staff_accepted},
        "headcounts": {
            t.performer.code: [t.total, t.moved] for o in figures.organisations for t in o.headcounts if t.accepted
        },
        "counted": [item.number for item in figures.people.items],
    }


def people_before(facts: Mapping[str, Any], figures: Figures) -> Mapping[str, Sequence[int | None]]:
    """Return the people that an earlier memo told of, by organisation.

    An earlier version counted the units of the office together with its officials: where that sum is still the same,
    nothing is new about any of them. Nor is anything where that memo told of the people of other items first, because
    those are off control now.
    """
    told: Mapping[str, Sequence[int | None]] = facts.get("people", {})
    counted = [item.number for item in figures.people.items]
    if facts.get("counted", counted) != counted:
        return {o.organisation: [o.staff_total, o.staff_moved] for o in figures.organisations}
    office = [o for o in figures.organisations if o.relation is Relation.OFFICE]
    summed = [figures.people.office_total, figures.people.office_moved]
    if "headcounts" in facts or not any(list(told.get(o.organisation, ())) == summed for o in office):
        return told
    return {**told, **{o.organisation: [o.staff_total, o.staff_moved] for o in office}}


def on_control(facts: Mapping[str, Any], figures: Figures) -> dict[str, Any]:
    """Return the facts without what is off control today, and without performers who bear nothing else."""
    closed = {i.item.number for i in figures.items if i.closed}
    released = {key_of(v).rsplit("|", 1)[0] for i in figures.items for v in i.released}
    bearers = (v.performer for i in figures.items for v in i.verdicts)
    agreed = {p.code for p in bearers if p.by_agreement}
    kept = {
        key: _in_time(told) if key.rsplit("|", 2)[0] in agreed else told
        for key, told in facts.get("obligations", {}).items()
        if key.rsplit("|", 2)[1] not in closed and key.rsplit("|", 1)[0] not in released
    }
    codes = {key.rsplit("|", 2)[0] for key in kept}
    performers = {code: who for code, who in facts.get("performers", {}).items() if code in codes}
    return {**facts, "obligations": kept, "performers": performers}


def told_before(obligations: Mapping[str, Told], verdict: Verdict) -> Told | None:
    """Return what an earlier memo told of this obligation, None where the memo did not know it.

    «Не применимо» of a recurring item is kept without a control date, so it is looked up without one as well.
    """
    told = obligations.get(key_of(verdict)) or obligations.get(_key(verdict, None))
    return _in_time(told) if told and verdict.performer.by_agreement else told


def _in_time(told: Told) -> Told:
    """Say what was told of a performer who only agreed: an earlier version called his report late, which is no news."""
    return [Standing.MET.value, *told[1:]] if told[0] == Standing.MET_LATE else told


def told_of(verdict: Verdict) -> list[str]:
    """Return the standing, the current term and, where nothing more is expected, the execution date."""
    executed = iso(verdict.executed_on) if verdict.standing in OVER else ""
    return [verdict.standing.value, iso(verdict.due), executed]


def key_of(verdict: Verdict) -> str:
    """Return the name under which the register's snapshot keeps an obligation."""
    return _key(verdict, verdict.control_date)


def iso(day: date | None) -> str:
    """Return a date as the snapshot keeps it; "" for none."""
    return day.isoformat() if day else ""


def _key(verdict: Verdict, control_date: date | None) -> str:
    return f"{verdict.performer.code}|{verdict.item.number}|{iso(control_date)}"
