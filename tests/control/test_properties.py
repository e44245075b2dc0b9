"""What holds for every book on every day, whatever stands in its cells. Small books by chance."""

import random
from collections import Counter
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from automation.control.obligations import first_terms
from automation.control.review import follow, review
from automation.model.control import PaperState, empty_history
from automation.model.kinds import Topic
from automation.model.report import Book
from automation.model.settings import Settings
from automation.model.standing import Standing
from automation.plan.groups import performers_by_item
from automation.plan.workdays import Calendar
from tests.support.control_chance import END, START, books, chosen, days
from tests.support.control_story import Story
from tests.support.nightly import share

# A term may end before days off: 31.12.2025–11.01.2026 are the longest, and its own day, 12.01, may not be in it.
DAYS_OFF = timedelta(days=12)
often = settings(max_examples=share(15, 300), deadline=None, suppress_health_check=list(HealthCheck))
seldom = settings(max_examples=share(6, 100), deadline=None, suppress_health_check=list(HealthCheck))
T = TypeVar("T")
COUNTED = {Standing.OVERDUE, Standing.DUE_SOON, Standing.IN_WORK}


@often
@given(books(), chosen, days)
def test_each_obligation_gets_one_verdict_and_one_more_for_each_later_date_owed(
    book: Book, office: Settings, on: date
) -> None:
    reviewed = review(book, empty_history(), office, on)
    found = Counter((v.performer.code, v.item.number, v.control_date) for v in reviewed.morning.verdicts)
    assert set(found.values()) <= {1}
    members = performers_by_item(book)
    expected = sum(len(members[i.number]) * max(1, len(first_terms(i))) for i in book.items)
    later = sum(reviewed.morning.follows(v) for v in reviewed.morning.verdicts)
    assert found.total() - later == expected
    for verdict in reviewed.morning.verdicts:
        assert (verdict.days is not None) == (verdict.standing in COUNTED)
        assert (verdict.row is None) <= (verdict.standing is Standing.NO_DATA)
        assert verdict.standing is not Standing.OVERDUE or verdict.due is None or verdict.due <= on + DAYS_OFF


@often
@given(books(), chosen, days, st.randoms(use_true_random=False))
def test_shuffled_rows_give_the_same_verdicts_figures_and_papers(
    book: Book, office: Settings, on: date, chance: random.Random
) -> None:
    mixed = replace(book, rows=shuffled(book.rows, chance), extensions=shuffled(book.extensions, chance))
    one, two = (review(b, empty_history(), office, on) for b in (book, mixed))
    assert one.morning.verdicts == two.morning.verdicts
    assert one.figures == two.figures
    assert follow(one) == follow(two)
    assert Counter(one.findings) == Counter(two.findings)


def shuffled(rows: tuple[T, ...], chance: random.Random) -> tuple[T, ...]:
    return tuple(chance.sample(rows, len(rows)))


@often
@given(books(), chosen, days)
def test_a_second_run_of_the_day_issues_nothing_and_a_day_off_neither(book: Book, office: Settings, on: date) -> None:
    story = Story(office)
    first, decided = story.day(on, book)
    if not Calendar(book.calendar).is_working(on) or on < book.order.date:
        assert not decided.papers
        assert not decided.notices
    assert follow(review(book, empty_history(), office, on)) == decided, "the same day decided twice is equal"
    again, second = story.day(on, book)
    assert second.papers == ()
    assert again.morning.verdicts == first.morning.verdicts


@often
@given(books(), chosen, days)
def test_a_paper_is_whole(book: Book, office: Settings, on: date) -> None:
    reviewed, decided = Story(office).day(on, book)
    for paper in decided.papers:
        assert paper.grounds
        assert len({g.occasion for g in paper.grounds}) == len(paper.grounds)
        if paper.addressee is None:
            assert not reviewed.morning.closed
            continue
        assert [g.topic.rank for g in paper.grounds] == sorted(g.topic.rank for g in paper.grounds)
        leads = paper.grounds[0].topic
        assert (paper.respond_by is None) == (leads in {Topic.RELEASE, Topic.TAKEN_OFF, Topic.COVERING})
        assert paper.respond_by is None or paper.respond_by >= on
        assert (paper.signer == "second") == any(g.escalated for g in paper.grounds)
        for ground in paper.grounds:
            assert ground.verdict is not None
            assert ground.verdict.row is not None or ground.topic in {Topic.REQUEST, Topic.AGREEMENT}
    assert not reviewed.figures.complete or all(i.closed or i.done or not i.dated for i in reviewed.figures.items)


@seldom
@given(
    st.lists(books(), min_size=1, max_size=3),
    chosen,
    st.randoms(use_true_random=False),
    st.sampled_from([0.0, 0.3, 0.7]),
)
def test_days_with_missed_mornings_spend_each_occasion_once(
    states: list[Book], office: Settings, chance: random.Random, missed: float
) -> None:
    """One workbook that turns into another in the middle; papers are signed, sent, answered or forgotten."""
    story = Story(office)
    order = states[0].order
    states = [replace(b, order=order, items=states[0].items, performers=states[0].performers) for b in states]
    on = START
    while on <= END:
        if chance.random() >= missed:
            book = states[(on - START).days * len(states) // ((END - START).days + 1)]
            _, decided = story.day(on, book)
            for paper in decided.papers:
                mark_somehow(story, paper.key, on, chance)
            story.day(on, book)
        on += timedelta(days=1)
    spent = Counter(o for e in story.history.entries for o in e.occasions)
    assert set(spent.values()) <= {1}
    addressed = Counter((e.addressee_code, e.day) for e in story.history.entries if e.addressee_code)
    assert set(addressed.values()) <= {1}
    steps = [o for o in spent if o.kind.value == "overdue"]
    assert max((o.step for o in steps), default=0) <= office.policy.repeat_max
    assert sum(o.kind.value == "completion" for o in spent) <= 1


def mark_somehow(story: Story, key: str, on: date, chance: random.Random) -> None:
    """What an office may do with a paper: nothing, sign it, send it, get an answer."""
    state = chance.choice([PaperState.DRAFT, PaperState.SIGNED, PaperState.SENT, PaperState.ANSWERED])
    facts = {
        "state": state,
        "signed_on": None if state is PaperState.DRAFT else on,
        "sent_on": on if state in {PaperState.SENT, PaperState.ANSWERED} else None,
        "answer": "вх. 1" if state is PaperState.ANSWERED else "",
    }
    entries = tuple(replace(e, **facts) if e.key == key else e for e in story.history.entries)
    by_key = {e.key: e for e in entries}
    story.history = replace(
        story.history, entries=entries, spent={o: by_key[e.key] for o, e in story.history.spent.items()}
    )
