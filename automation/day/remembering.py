"""What the register is to remember of an order after today, beside its papers."""

from collections.abc import Iterable

from automation.control.memos import baseline_of
from automation.control.review import Review
from automation.control.seen import new_versions
from automation.day.issuing import Decided, Issue
from automation.model.kinds import MEMOS
from automation.model.report import State
from automation.model.reported import Claim, Snapshot
from automation.model.standing import DONE
from automation.model.told_facts import facts_of
from automation.register import Remembered, SeenBook


def remembered(one: Decided, issues: Iterable[Issue]) -> Remembered:
    """Return what the register is to remember of the order after today."""
    morning = one.morning
    facts = facts_of(one.review.figures)
    memos = [i.new.paper for i in issues if i.decided is one and i.new.paper.kind in MEMOS]
    return Remembered(
        order=one.order,
        dispatches=one.matched.facts,
        claims=tuple(claims_of(one.review)),
        rows=new_versions(morning),
        snapshots=tuple(Snapshot(kind=p.kind, day=p.day, facts=facts) for p in memos),
        baseline=baseline_of(morning, one.review.figures),
        seen_plan=one.review.plan,
        told=one.decisions.told,
        book=SeenBook(
            order=one.order,
            file=morning.book.file,
            sha256=morning.book.sha256,
            modified=morning.book.modified,
            filled=morning.book.filled,
            working_day=morning.calendar.is_working(morning.on),
        ),
    )


def claims_of(review: Review) -> Iterable[Claim]:
    """Give each «исполнено» with a date, as it stands today."""
    for verdict in review.morning.verdicts:
        row = verdict.row
        if row is None or row.state is not State.DONE or row.executed_on is None or verdict.first_seen is None:
            continue
        if row.executed_on > review.morning.on:
            continue  # a claim from that day on; before it, only a finding
        recurring = verdict.item.recurring
        yield Claim(
            code=row.code,
            item=row.item,
            control_date=None if recurring else verdict.control_date,
            executed_on=row.executed_on,
            first_seen=verdict.first_seen,
            accepted=verdict.standing in DONE,
        )
