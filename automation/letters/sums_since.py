"""Of which people a supplement tells the sum: where it is another one than the last memo told, or is to end an item."""

from collections.abc import Mapping, Sequence
from typing import Any

from automation.control.since_memo import Since
from automation.letters.since_proposals import outcome_of
from automation.model.control import Verdict
from automation.model.figures import People
from automation.model.reported import UNDER_WAY, News
from automation.model.told_facts import report_of, reported_before
from automation.plan.indicators import enough


def sums_since(since: Since) -> list[People]:
    """Return the people whose sum is to be told: another one than in the last memo, or of an item that may be closed.

    Not of who only agreed, nor of whom another's figure holds, nor where it is the news of one performer once more. The
    sum of an item that is proposed to be taken off control though figures fall short is told, be it as it was: nobody
    is asked to close it unknowing.
    """
    told = {v.item.number for v, change in since.changes if change.number and not v.performer.by_agreement}
    closing = {v.item.number for v in outcome_of(since).whole}
    accepted = {n.people.items for n in since.people if n.organisation in (*n.people.office, *n.people.subordinate)}

    def is_told(people: People) -> bool:
        few = (i.number for i in people.items if not enough(i, people.total, people.moved))
        summed = (*people.office, *people.subordinate)
        reports = (v for o in summed for v in o.verdicts if v.item in people.items)
        if people.items in accepted or any(_is_moved(v, since) for v in reports):
            return sum(len(o.headcounts) for o in summed) > 1
        return not told.isdisjoint(people.numbers) or not closing.isdisjoint(few)

    return [people for people in since.figures.every_people if is_told(people)]


def _is_moved(verdict: Verdict, since: Since) -> bool:
    """Tell whether a sum holds other figures of a report than in the last memo; one of version 2.0 kept none."""
    then = reported_before(since.last.facts, verdict) if since.last else None
    known = then is not None and (not then or "people" in then)
    return bool(known and figures_in_sums(then or {}) != figures_in_sums(report_of(verdict)))


def figures_in_sums(report: Mapping[str, Any]) -> Sequence[int | None] | None:
    """Return «всего» and «перешло» of a report where a memo that knew it had them in its sums; None of any other."""
    return report.get("people") or None if report.get("news") in COUNTED_IN else None


COUNTED_IN = UNDER_WAY | {News.UNDER_REVIEW, News.ACCEPTED}
