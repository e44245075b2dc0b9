"""What a memo has told of each obligation. The register keeps it, so that a later paper can see what has changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from automation.model.control import CodeAndItem, Verdict
from automation.model.figures import Figures, Headcounted, OrganisationFigures, People
from automation.model.kinds import CONTROL_POINT, Kind
from automation.model.office import Ruling
from automation.model.report import Relation
from automation.model.reported import Snapshot
from automation.model.standing import OVER, Standing

BY_ITEM = "by_item"  # the key of the people told by each item; an earlier version kept those of the first deed alone
TOLD_IN = frozenset({Kind.COMPLETION, Kind.SUPPLEMENT})  # what a supplement compares with; a справка is no memo
REPORTED = "reported"  # the key of what was reported of each obligation; versions up to 2.0 did not keep it
Counts = Mapping[str, Sequence[int | None]]  # «всего» and «перешло»
Told = Sequence[str]  # standing, current term, execution date; a date is ISO text, "" where there is none


class PeopleNews(Struct, frozen=True):
    """People an earlier memo told otherwise: by which items, whose, and the ``parts`` of whom this is known apart."""

    people: People
    organisation: OrganisationFigures
    parts: tuple[Headcounted, ...]


def last_memo(snapshots: Sequence[Snapshot]) -> Snapshot | None:
    """Find the last completion memo or supplement."""
    return next((s for s in reversed(snapshots) if s.kind in TOLD_IN), None)


def was_told_so(snapshots: Iterable[Snapshot], verdict: Verdict) -> bool:
    """Tell whether a справка or a memo has told of the term an obligation has now."""
    told = (s.facts["obligations"].get(key_of(verdict)) for s in snapshots)
    return any(one and one[1] == iso(verdict.due) for one in told)


def facts_of(figures: Figures) -> dict[str, Any]:
    """Collect what later memos compare with: standings, terms, execution dates, performers and counted people."""
    verdicts = [v for i in figures.items for v in i.verdicts]
    return {
        "obligations": {key_of(v): told_of(v) for v in verdicts},
        REPORTED: {key_of(v): report_of(v) for v in verdicts},
        "performers": {
            v.performer.code: f"{v.performer.post}|{v.performer.name}" for v in verdicts if not v.performer.former
        },
        BY_ITEM: {
            number: _accepted(people) for people in figures.with_closed.every_people for number in people.numbers
        },
    }


def report_of(verdict: Verdict) -> dict[str, Any]:
    """Return what is known of the report on an obligation, as a snapshot keeps it."""
    told, question = verdict.reported, verdict.reported.question
    return {
        "news": told.news.value,
        "expected": iso(told.expected_on),
        "promised": [iso(told.promise.called_on if told.promise else None), iso(told.promised_by_phone)],
        "reason": told.reason,
        "incoming": incoming_told(verdict),
        "people": list((verdict.row and verdict.row.people) or ()),
        "returned": iso(told.returned_on),
        "asked": question.detail if question else "",
        "asked_times": sum(q.detail.startswith(CONTROL_POINT) for q in told.questions),
        "answers": list(told.answers),
        "changed": bool(told.rewritten),
        "decided": [carried_out_told(r) for r in told.rulings if r.done_on],
    }


def reported_before(facts: Mapping[str, Any], verdict: Verdict) -> Mapping[str, Any] | None:
    """Return what an earlier memo knew of the report on an obligation; None where an earlier version wrote it."""
    told: Mapping[str, Mapping[str, Any]] | None = facts.get(REPORTED)
    return None if told is None else told.get(key_of(verdict), {})


def incoming_told(verdict: Verdict) -> str:
    """Return «Вх. № и дата» as a snapshot keeps it."""
    came = verdict.reported.incoming
    return f"{iso(came.day)} {came.number}" if came else ""


def carried_out_told(ruling: Ruling) -> str:
    """Return a decision that was carried out as a snapshot keeps it."""
    return f"{ruling.kind.value} {iso(ruling.decided_on)} {iso(ruling.done_on)}"


def _accepted(people: People) -> dict[str, Any]:
    given = people.given
    return {
        "people": {o.organisation: [o.staff_total, o.staff_moved] for o in given if o.staff_accepted},
        "headcounts": {t.performer.code: [t.total, t.moved] for o in given for t in o.headcounts if t.accepted},
    }


def people_news(facts: Mapping[str, Any], figures: Figures) -> Iterator[PeopleNews]:
    """Yield the accepted people that are others than an earlier memo told, of the items of each deed in turn.

    Of a body whose figures are not all accepted its officials are told by the parts that are: each answers for his own.
    """
    for people in figures.every_people:
        known = _before(facts, people, figures)
        for one in people.given if known else ():
            whole, each = known or ({}, None)
            mine = (t for t in one.headcounts if each is not None and t.accepted)
            changed = tuple(t for t in mine if (each or {}).get(t.performer.code) != [t.total, t.moved])
            if one.staff_accepted:
                news = list(whole.get(one.organisation, ())) != [one.staff_total, one.staff_moved]
            else:
                changed = tuple(t for t in changed if t.performer.official)
                news = bool(changed)
            if news:
                yield PeopleNews(people, one, changed)


def _before(facts: Mapping[str, Any], people: People, figures: Figures) -> tuple[Counts, Counts | None] | None:
    """Return the people an earlier memo told of by these items, by organisation and by performer.

    None where nobody knows them: what was off control before the memo is no news afterwards, an earlier version kept
    the people of the first deed alone, and of a still earlier one their performers are not known. That one counted the
    units of the office together with its officials: where that sum is still the same, nothing is new about any of them.
    """
    numbers = list(people.numbers)
    if BY_ITEM in facts:
        told = [facts[BY_ITEM][number] for number in numbers if number in facts[BY_ITEM]]
        if not told and people in figures.people_closed:
            return None
        by_key = ({k: v for one in told for k, v in one[key].items()} for key in ("people", "headcounts"))
        return next(by_key), next(by_key)
    if people is not figures.people or facts.get("counted", numbers) != numbers:
        return None
    whole, each = facts.get("people", {}), facts.get("headcounts")
    office = [o for o in figures.organisations if o.relation is Relation.OFFICE]
    summed = [people.office_total, people.office_moved]
    if each is None and any(list(whole.get(o.organisation, ())) == summed for o in office):
        whole = {**whole, **{o.organisation: [o.staff_total, o.staff_moved] for o in office}}
    return whole, each


def number_before(facts: Mapping[str, Any], about: CodeAndItem) -> tuple[int, int] | None:
    """Return «всего» and «перешло» that an earlier memo told of a performer by an item."""
    code, item = about
    one = facts if item in facts.get("counted", ()) else facts.get(BY_ITEM, {}).get(item, {})
    told = one.get("headcounts", {}).get(code)
    return (told[0], told[1]) if told else None


def presented_since(facts: Mapping[str, Any], figures: Figures, memo: Snapshot) -> list[Verdict]:
    """Return the reports of repeated items that the ``memo`` called missing and that are accepted now."""
    finished = (v for i in figures.items if not i.closed for v in i.counted[len(i.verdicts) :])
    owed = ((v, told_before(facts, v)) for v in finished if v.due and is_matter_of(memo, v))
    return [verdict for verdict, told in owed if told and told[0] not in OVER]


def is_matter_of(memo: Snapshot, verdict: Verdict) -> bool:
    """Tell whether a report of a repeated item is a matter of a memo: its term had come, or it had itself.

    One whose term lay ahead is none, unless the memo asked to decide about what had come.
    """
    told = told_before(memo.facts, verdict)
    return verdict.due is None or verdict.due <= memo.day or (told is not None and told[0] == Standing.CLAIMED)


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


def told_before(facts: Mapping[str, Any], verdict: Verdict) -> Told | None:
    """Return what an earlier memo, which kept these ``facts``, told of this obligation, None where it did not know it.

    «Не применимо» of a recurring item is kept without a control date, so it is looked up without one as well.
    """
    obligations: Mapping[str, Told] = facts.get("obligations", {})
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
