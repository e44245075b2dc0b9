"""«Всего сотрудников» and «Перешло» of one organisation: whose numbers they are is said by the office, never guessed.

Source: papers.md A10 and decision 0034. Where several performers of one organisation give totals, «Показатель людей»
tells whether each of them counts a part of its people or all of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from automation.control.claims import acceptance_fault, contradictory
from automation.control.morning import Morning
from automation.control.placed_findings import of_performer
from automation.gathering import gathered
from automation.model.control import Verdict
from automation.model.figures import Figures, Headcounted, ItemFigures, OrganisationFigures, People
from automation.model.plan import Item, Order
from automation.model.report import Finding, Headcount, Performer, Relation, State, StatusRow
from automation.model.reported import News
from automation.model.standing import DONE, OVER, Standing
from automation.plan.indicators import WHOLE, counts_people, crowd_of, deed_of, enough, share_of


def summed_dates(verdicts: Iterable[Verdict], items: Iterable[Item], on: date) -> dict[str, date]:
    """Find the control date of each recurring item whose reports make its sum: two periods are never added.

    It is the last one that is behind, or that everybody has reported for already, among those somebody reported for.
    """
    recurring = {item.number for item in items if item.recurring}
    mine = [v for v in verdicts if v.item.number in recurring and v.standing is not Standing.NOT_APPLICABLE]
    days = {number: _summed_date(of_it, on) for number, of_it in gathered(mine, lambda v: v.item.number).items()}
    return {number: day for number, day in days.items() if day}


def _summed_date(verdicts: Sequence[Verdict], on: date) -> date | None:
    obliged = {v.performer.code for v in verdicts if not v.performer.by_agreement}
    reported: dict[date, set[str]] = {}
    for verdict in verdicts:
        for report in verdict.periods:
            reported.setdefault(report.control_date, set()).add(verdict.performer.code)
    passed = {v.control_date for v in verdicts if v.expired(on)} | {
        p.control_date for v in verdicts for p in v.periods if p.due < on
    }
    full = [day for day, codes in reported.items() if day in passed or codes >= obliged]
    return max(full, default=min(reported, default=None))


def headcounts(
    morning: Morning, verdicts: Sequence[Verdict], items: Sequence[Item], dates: Mapping[str, date]
) -> tuple[Headcounted, ...]:
    """Find the last usable totals of each performer among his obligations on these items, in workbook order.

    Of a recurring item they are those of his report for the control date that ``dates`` names.
    """
    told: dict[str, Headcounted] = {}
    numbers = {item.number for item in items}
    mine = [v for v in verdicts if v.item.number in numbers]
    # What was sent back is asked for again, its figures too, whatever else the same row is owed for.
    back = {(v.performer.code, v.item.number) for v in mine if v.reported.news is News.RETURNED}
    for verdict in mine:
        if verdict.item.recurring:
            one = _of_a_period(verdict, dates.get(verdict.item.number))
        elif (verdict.performer.code, verdict.item.number) in back:
            one = None
        else:
            one = _of_a_row(morning, verdict)
        if one:
            told[verdict.performer.code] = one
    return tuple(told.values())


def _of_a_row(morning: Morning, verdict: Verdict) -> Headcounted | None:
    """Return the people of a performer as his row gives them; None where it gives none that can be counted."""
    row = verdict.row
    if row is None or row.people is None or contradictory(row):
        return None
    total, moved = row.people
    return Headcounted(
        performer=verdict.performer,
        total=total,
        moved=moved,
        accepted=_accepted(morning, verdict, row),
        day=row.executed_on,
    )


def _of_a_period(verdict: Verdict, day: date | None) -> Headcounted | None:
    """Return the people of a performer as his report for this control date gives them; None where it gives none."""
    report = next((p for p in verdict.periods if p.control_date == day), None)
    if report is None or report.people is None or verdict.standing is Standing.NOT_APPLICABLE:
        return None
    total, moved = report.people
    return Headcounted(
        performer=verdict.performer,
        total=total,
        moved=moved,
        accepted=report.accepted,
        day=report.executed_on,
        control_date=day,
        period=report.period,
    )


def are_enough(total: int, moved: int, items: Iterable[Item], verdicts: Iterable[Verdict]) -> bool:
    """Tell whether as many have done it as each item asks for, or the office was asked and accepted every report.

    Who accepts «118 из 120» after ``figures-too-few`` has said that the item is executed by that.
    """
    short = {item.number for item in items if not enough(item, total, moved)}
    owed = (v for v in verdicts if v.standing is not Standing.NOT_APPLICABLE and v.item.number in short)
    return all(v.reported.affirmed for v in owed)


def counted(told: Sequence[Headcounted]) -> tuple[Headcounted, ...] | None:
    """Those whose numbers make up the organisation's; None where nobody has said how they belong together.

    A performer alone speaks for the organisation. Of several, one «вся организация» outweighs the parts, and parts are
    added; two that each count the whole must agree.
    """
    if len(told) < 2:
        return tuple(told)
    said = {t.performer.code: headcount(t.performer) for t in told}
    whole = [t for t in told if said[t.performer.code] is Headcount.WHOLE]
    if whole:
        return tuple(whole[-1:]) if len({(t.total, t.moved) for t in whole}) == 1 else None
    return tuple(told) if all(kind is Headcount.PART for kind in said.values()) else None


def headcount(performer: Performer) -> Headcount:
    """Answer «Показатель людей»; an official of the office itself counts his part where nothing is said."""
    assumed = Headcount.PART if performer.official else Headcount.UNSAID
    return performer.headcount if performer.headcount is not Headcount.UNSAID else assumed


def people_of(organisations: Sequence[OrganisationFigures], items: Sequence[Item]) -> People:
    """Return the totals of the administration and its organisations by these items; who only agreed is apart."""
    numbers = frozenset(item.number for item in items)
    mine = [o for o in organisations if not o.relation.is_asked]
    apart = [o for o in organisations if o.relation.is_asked]
    given = [o for o in mine if o.staff_total is not None]
    several = sum(bool(o.headcounts) or _bears(o, numbers) for o in mine) > 1
    summing = _summing(given, items) if several else []
    whole = [o for o in summing if all(t.performer.headcount is Headcount.WHOLE for t in o.headcounts)]
    told = whole if len(whole) == 1 else [o for o in given if o not in summing]
    doubtful = [] if len(whole) == 1 else summing
    unsettled = tuple(o for o in mine if o in doubtful or (o.staff_total is None and o.headcounts))
    agreed = tuple(o for o in apart if o.headcounts)
    known = bool(told or unsettled or agreed)
    uncounted = [o for o in mine if o.staff_total is None and not o.headcounts and _bears(o, numbers)]
    if told == whole and whole:
        uncounted = []  # one figure holds everybody: nobody is left out of it
    silent = [o for o in uncounted if not any(figures_in(v) for v in o.verdicts if v.item.number in numbers)]
    day, period = _one_period(organisations)
    return People(
        items=tuple(items),
        total=sum(o.staff_total or 0 for o in told),
        moved=sum(o.staff_moved or 0 for o in told),
        office=tuple(o for o in told if o.relation is Relation.OFFICE),
        subordinate=tuple(o for o in told if o.relation is not Relation.OFFICE),
        incomplete=tuple(o for o in given if o not in doubtful and not o.staff_enough),
        missing=tuple(o.organisation for o in silent) if known else (),
        parts=tuple(_silent_parts(told, numbers)),
        doubted=tuple(o.organisation for o in uncounted if o not in silent) if known else (),
        unsettled=unsettled,
        agreed=agreed,
        agreed_silent=tuple(o.organisation for o in apart if not o.headcounts and _bears(o, numbers)),
        bodies=tuple(o for o in organisations if any(v.item.number in numbers for v in o.verdicts)),
        control_date=day,
        period=period,
    )


def _one_period(organisations: Iterable[OrganisationFigures]) -> tuple[date | None, str]:
    """Return the control date all these figures are reported for, with its period; where they are several, none."""
    found = {(told.control_date, told.period) for o in organisations for told in o.headcounts}
    return found.pop() if len(found) == 1 else (None, "")


def _silent_parts(told: Iterable[OrganisationFigures], items: frozenset[str]) -> Iterator[Performer]:
    """Yield who counts a part of an organisation's people, still owes such an item and has given no figure."""
    for organisation in told:
        given = {t.performer.code for t in organisation.headcounts}
        owing = (v for v in organisation.verdicts if v.item.number in items and v.standing not in OVER)
        borne = {v.performer.code: v.performer for v in owing if v.performer.code not in given}
        if all(headcount(t.performer) is Headcount.PART for t in organisation.headcounts):
            yield from (p for p in borne.values() if headcount(p) is Headcount.PART)


def _summing(given: Sequence[OrganisationFigures], items: Sequence[Item]) -> list[OrganisationFigures]:
    """Find the bodies of the office that tell of people who are not theirs, where others are to tell of them too.

    A department of education has no pupils of its own: its figure holds those of the schools, and a department of
    personnel tells of the teachers whom each dean counts, unless the office says «часть».
    """
    if crowd_of(items).noun.kind != "people":
        return []
    office = (o for o in given if o.relation is Relation.OFFICE)
    return [o for o in office if any(t.performer.headcount is not Headcount.PART for t in o.headcounts)]


def counted_items(items: Iterable[Item], verdicts: Sequence[Verdict], order: Order) -> list[list[Item]]:
    """Return the items people are counted by, those of one deed together: figures of two deeds make no sum.

    They are the items that ask for people and those somebody gave figures for. First stand those every paper tells of
    people by: such as ask and were answered, then such as were answered at all; a deed of all before that of a share.
    """
    told = {v.item.number for v in verdicts if _gives_figures(v.row)}
    groups: dict[tuple[str, ...], list[Item]] = {}
    for item in items:
        if counts_people(item) or item.number in told:
            deed = deed_of((item,), order)
            crowd = deed.crowd  # people told apart are others
            key = (deed.head, deed.own, deed.where, crowd.kin, crowd.before, crowd.of, crowd.after)
            groups.setdefault(key, []).append(item)
    answered = {v.item.number for v in verdicts if v.row and v.row.people}

    def place(group: list[Item]) -> tuple[bool, bool, bool]:
        given = any(item.number in answered for item in group)
        return not given, not any(map(counts_people, group)), any(share_of(item) < WHOLE for item in group)

    return sorted(groups.values(), key=place)


def unfinished_people(items: Iterable[ItemFigures], counting: frozenset[str]) -> dict[str, list[Verdict]]:
    """Return the items that count people and are called executed where not all have done it, with those performers.

    A memo that says «30 из 33» cannot propose to take such an item off control (papers.md A12) unless the office
    was asked and accepted them as enough. Of an item with several terms the last one counts.
    """
    found: dict[str, list[Verdict]] = {}
    for item in items:
        by_term = sorted(item.verdicts, key=lambda v: v.control_date or date.min)
        last = {v.performer.code: v for v in by_term}.values()
        for verdict in last if item.item.number in counting and not item.closed else ():
            people = verdict.row.people if verdict.row else None
            few = people is not None and not enough(item.item, *people)
            if few and verdict.standing in DONE and not verdict.reported.affirmed:
                found.setdefault(item.item.number, []).append(verdict)
    return found


def _bears(organisation: OrganisationFigures, items: frozenset[str]) -> bool:
    """Tell whether the organisation owes one of these items; who owes none has left nothing unsaid."""
    return any(v.item.number in items for v in organisation.verdicts if owes_figures(v))


def owes_figures(verdict: Verdict) -> bool:
    """Tell whether figures are awaited; an official whose report was accepted without any has nothing to add."""
    return verdict.standing not in (OVER if verdict.performer.official else {Standing.NOT_APPLICABLE})


def figures_in(verdict: Verdict) -> bool:
    """Tell whether a row gives any figure for this obligation, be it one that cannot be counted.

    Of a recurring item those of an earlier report may still stand there.
    """
    row = verdict.row
    others = (p for p in verdict.periods if p.control_date != verdict.control_date)
    return _gives_figures(row) and not any(row and row.executed_on == p.executed_on for p in others)


def _gives_figures(row: StatusRow | None) -> bool:
    return row is not None and (row.staff_total is not None or row.staff_moved is not None)


def headcount_findings(morning: Morning, figures: Figures) -> Iterator[Finding]:
    """Totals that cannot be counted until «Показатель людей» says whose they are, and what was assumed instead."""
    for people in figures.every_people:
        for organisation in (o for o in people.unsettled if o.staff_total is not None):
            yield from _asked(morning, "headcount-above", organisation, [t.performer for t in organisation.headcounts])
    for organisation in figures.organisations:
        told = organisation.headcounts
        if len(told) < 2:
            continue
        silent = [t.performer for t in told if t.performer.headcount is Headcount.UNSAID]
        code = "headcount-unsaid" if counted(told) is None else "headcount-assumed"
        if code == "headcount-assumed" and (not silent or any(headcount(t.performer) is Headcount.WHOLE for t in told)):
            continue
        yield from _asked(morning, code, organisation, silent or [t.performer for t in told])


def _asked(
    morning: Morning, code: str, organisation: OrganisationFigures, performers: Iterable[Performer]
) -> Iterator[Finding]:
    for performer in performers:
        name = organisation.organisation
        yield of_performer(morning.book, performer, "Показатель людей", code, organisation=name)


def _accepted(morning: Morning, verdict: Verdict, row: StatusRow) -> bool:
    if row.state is not State.DONE:
        return False
    if not morning.policy.acceptance:
        return verdict.standing in DONE | {Standing.PERMANENT}
    return row.accepted_on is not None and acceptance_fault(row, verdict.performer, morning.on) == ""
