"""What a morning of many letters costs: nothing is walked anew for each of them, which is counted in calls."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.report_sums import report_sum
from automation.model.kinds import Kind
from automation.model.office import Ruling, RulingKind
from automation.model.plan import Item
from automation.model.report import Book, Performer
from automation.plan.terms import names_event, read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import ORDER, SIGNED
from tests.support.compose_world import SETTINGS, book, done, facts, judged, paper_for, words
from tests.support.control_story import ORG, Story, extension, item
from tests.support.counted_calls import calls_made
from tests.support.nightly import first

TERM, CLOSED = date(2025, 12, 12), date(2025, 12, 23)
RELEASE = replace(SETTINGS, policy=replace(SETTINGS.policy, letters=("release",)))
LATER = item("до 30.01.2026", "2", row=3)
HEARING = Ruling(decided_on=SIGNED, decided_by="Глава Администрации", kind=RulingKind.HEAR, items=("1",))


def performers(count: int) -> tuple[Performer, ...]:
    return tuple(replace(ORG, code=f"О-{n}", organisation=f"МБУК «Образец № {n}»") for n in range(count))


def calls_of(work: Callable[[], object]) -> int:
    """Count the calls of a piece of work whose words have been declined before."""
    work()
    return calls_made(work)


def event() -> Item:
    text = "Провести субботник"
    return replace(
        item("26.12.2025", text=text), term=read_term("26.12.2025", SIGNED, Calendar(), event=names_event(text))
    )


@pytest.mark.parametrize("kind", [Kind.RELEASE, Kind.REMINDER])
def test_one_letter_costs_the_same_however_many_others_bear_its_item(kind: Kind) -> None:
    def composing(count: int) -> int:
        first = replace(item("до 12.12.2025"), closed_on=CLOSED) if kind is Kind.RELEASE else event()
        rows = [done(p.code, "1", TERM) for p in performers(count) if kind is Kind.RELEASE]
        on = CLOSED if kind is Kind.RELEASE else date(2025, 12, 19)
        reviewed, decisions = judged(book(*rows, plan=(first, LATER), performers=performers(count)), on, None, RELEASE)
        paper, known = paper_for(decisions, "О-1", kind), facts(reviewed, RELEASE, number="1")
        return calls_of(lambda: compose(paper, known, words()))

    assert composing(80) == composing(20)


def told_about_each(count: int, **more: Any) -> Book:
    made = book(plan=(item("до 12.12.2025"),), performers=performers(count))
    return replace(
        made, **{key: tuple(make(p.code, n) for n, p in enumerate(made.performers)) for key, make in more.items()}
    )


@pytest.mark.parametrize(
    "more",
    first(
        1,
        [
            {"rulings": lambda code, n: replace(HEARING, code=code, row=n)},
            {"extensions": lambda code, n: replace(extension(), code=code, row=n)},
        ],
    ),
    ids=lambda more: next(iter(more)),
)
def test_judging_costs_the_same_for_each_of_many_about_whom_something_was_decided(more: dict[str, Any]) -> None:
    def judging(count: int) -> int:
        return calls_of(lambda: judged(told_about_each(count, **more), date(2025, 12, 16)))

    assert judging(240) < 4.3 * judging(60)


def test_judging_costs_the_same_for_each_of_many_whose_order_has_ended() -> None:
    policy = replace(RELEASE.policy, control_point="monthly")
    ended = replace(ORDER, closed_on=CLOSED, closed_reason="утратило силу")

    def judging(count: int) -> int:
        made = replace(book(plan=(item("постоянно"),), performers=performers(count)), order=ended)
        _, decisions = judged(made, CLOSED, None, replace(RELEASE, policy=policy))
        assert len([p for p in decisions.papers if p.kind is Kind.RELEASE]) == count
        return calls_of(lambda: judged(made, CLOSED, None, replace(RELEASE, policy=policy)))

    assert judging(240) < 4.3 * judging(60)


def test_the_sum_of_a_repeated_item_goes_over_its_reports_once_not_for_each_of_its_dates() -> None:
    story, weekly, costs = Story(), item("еженедельно по пятницам", text="Сведения о паводке"), list[int]()
    for week in range(24):
        on = date(2026, 1, 16) + timedelta(weeks=week)
        reviewed, _ = story.day(on, book(done("ОБР", "1", on), plan=(weekly,), performers=(ORG,)))
        counted = partial(report_sum, reviewed.figures.items[0], on, "")
        costs.append(calls_of(counted))
    reports = len(reviewed.figures.items[0].verdicts[0].periods)
    assert reports > 20
    assert costs[-1] < 2.6 * costs[11], "twice as many dates cost about twice as much, and not four times"
