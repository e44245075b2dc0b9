"""«Всего сотрудников» and «Перешло» of one organisation: whose numbers they are is said by the office, never guessed.

Source: papers.md A10 and decision 0034. Where several performers of one organisation give totals, «Показатель людей»
tells whether each of them counts a part of its people or all of them.
"""

from collections.abc import Iterable, Iterator, Sequence

from automation.control.claims import acceptance_fault, contradictory
from automation.control.morning import Morning
from automation.model.catalogue import finding
from automation.model.control import DONE, Standing, Verdict
from automation.model.figures import Headcounted, OrganisationFigures, People
from automation.model.report import Finding, Headcount, Performer, Relation, State, StatusRow
from automation.model.sheets import PERFORMERS
from automation.plan.indicators import counts_people


def headcounts(morning: Morning, verdicts: Iterable[Verdict]) -> tuple[Headcounted, ...]:
    """Find the last usable totals of each performer among these obligations, in workbook order."""
    told: dict[str, Headcounted] = {}
    for verdict in verdicts:
        row = verdict.row
        if row is None or row.staff_total is None or row.staff_moved is None or contradictory(row):
            continue
        told[verdict.performer.code] = Headcounted(
            performer=verdict.performer,
            total=row.staff_total,
            moved=row.staff_moved,
            accepted=_accepted(morning, verdict, row),
            day=row.executed_on,
            incoming=row.incoming,
        )
    return tuple(told.values())


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


def people_of(organisations: Sequence[OrganisationFigures]) -> People:
    """The totals of the administration and its organisations; who only agreed to take part is kept apart."""
    mine = [o for o in organisations if o.relation is not Relation.BY_AGREEMENT]
    told = [o for o in mine if o.staff_total is not None]
    others = [o for o in told if o.relation is not Relation.OFFICE]
    unsettled = tuple(o for o in mine if o.staff_total is None and o.headcounts)
    known = bool(told or unsettled)
    items = counted_items(v for o in organisations for v in o.verdicts)
    uncounted = [o for o in mine if o.staff_total is None and not o.headcounts and _bears(o, items)]
    return People(
        total=sum(o.staff_total or 0 for o in told),
        moved=sum(o.staff_moved or 0 for o in told),
        office=tuple(o for o in told if o.relation is Relation.OFFICE),
        subordinate_total=sum(o.staff_total or 0 for o in others),
        subordinate_moved=sum(o.staff_moved or 0 for o in others),
        incomplete=tuple(o for o in told if (o.staff_moved or 0) < (o.staff_total or 0)),
        missing=tuple(o.organisation for o in uncounted if not _any_figure(o)) if known else (),
        doubted=tuple(o.organisation for o in uncounted if _any_figure(o)) if known else (),
        unsettled=unsettled,
        agreed=tuple(o for o in organisations if o.relation is Relation.BY_AGREEMENT and o.headcounts),
    )


def counted_items(verdicts: Iterable[Verdict]) -> frozenset[str]:
    """The numbers of the items people are counted by: those that ask for it, else those somebody gave figures for."""
    owed = tuple(verdicts)
    asking = frozenset(v.item.number for v in owed if counts_people(v.item))
    return asking or frozenset(v.item.number for v in owed if _figures_in(v))


def _bears(organisation: OrganisationFigures, items: frozenset[str]) -> bool:
    """The organisation owes one of these items; who owes none has left nothing unsaid."""
    borne = (v for v in organisation.verdicts if v.standing is not Standing.NOT_APPLICABLE)
    return any(v.item.number in items for v in borne)


def _figures_in(verdict: Verdict) -> bool:
    row = verdict.row
    return row is not None and (row.staff_total is not None or row.staff_moved is not None)


def _any_figure(organisation: OrganisationFigures) -> bool:
    """A performer gave a number, though none that can be counted: he was not silent."""
    return any(map(_figures_in, organisation.verdicts))


def headcount_findings(morning: Morning, organisations: Iterable[OrganisationFigures]) -> Iterator[Finding]:
    """Totals that cannot be counted until «Показатель людей» says whose they are, and what was assumed instead."""
    for organisation in organisations:
        told = organisation.headcounts
        if len(told) < 2:
            continue
        silent = [t.performer for t in told if t.performer.headcount is Headcount.UNSAID]
        code = "headcount-unsaid" if counted(told) is None else "headcount-assumed"
        if code == "headcount-assumed" and (not silent or any(headcount(t.performer) is Headcount.WHOLE for t in told)):
            continue
        for performer in silent or [t.performer for t in told]:
            yield finding(
                code,
                sheet=PERFORMERS,
                cell=morning.book.cell(PERFORMERS, "Показатель людей", performer.row),
                performer=performer.code,
                organisation=organisation.organisation,
            )


def _accepted(morning: Morning, verdict: Verdict, row: StatusRow) -> bool:
    if row.state is not State.DONE:
        return False
    if not morning.policy.acceptance:
        return verdict.standing in DONE | {Standing.PERMANENT}
    return row.accepted_on is not None and acceptance_fault(row, verdict.performer, morning.on) == ""
