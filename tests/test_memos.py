"""Papers to the leadership: справка, докладная, дополнение. On values; days are played by hand."""

from datetime import date

from automation.model.control import (
    Kind,
)
from automation.model.report import StatusRow
from tests.compose_world import PERFORMERS, book, done
from tests.control_story import Story


def everything_done(**values: object) -> list[StatusRow]:
    return [done(p.code, i, date(2025, 12, 12), **values) for p in PERFORMERS for i in "126"]


def test_the_completion_memo_comes_at_once_when_everything_is_accepted() -> None:
    story = Story()
    accepted = everything_done(accepted_on=date(2025, 12, 17), accepted_by="Секретарёва О.О.")
    _, before = story.day(date(2025, 12, 17), book(*accepted[1:]))
    assert Kind.COMPLETION not in {p.kind for p in before.papers}
    _, decisions = story.day(date(2025, 12, 18), book(*accepted))
    assert [p.kind for p in decisions.papers] == [Kind.COMPLETION]
    assert not story.day(date(2025, 12, 22), book(*accepted))[1].papers


def test_a_supplement_follows_what_was_won_after_the_memo_at_most_once_in_five_days() -> None:
    story = Story()
    _, memo = story.day(date(2025, 12, 29), book())
    assert [p.kind for p in memo.papers if not p.addressee] == [Kind.COMPLETION]
    won = [done("ПРИМ", "2", date(2025, 12, 29), accepted_on=date(2025, 12, 30))]
    _, first = story.day(date(2025, 12, 30), book(*won))
    assert [p.kind for p in first.papers if not p.addressee] == [Kind.SUPPLEMENT]
    more = [*won, done("ПРИМ", "6", date(2025, 12, 29), accepted_on=date(2025, 12, 30))]
    _, soon = story.day(date(2026, 1, 12), book(*more))
    assert not [p for p in soon.papers if not p.addressee]
    _, later = story.day(date(2026, 1, 16), book(*more))
    assert [(p.kind, p.grounds[0].occasion.step) for p in later.papers if not p.addressee] == [(Kind.SUPPLEMENT, 2)]


def test_a_mere_claim_is_no_reason_for_a_supplement() -> None:
    story = Story()
    story.day(date(2025, 12, 29), book())
    _, decisions = story.day(
        date(2025, 12, 30), book(done("ПРИМ", "2", date(2025, 12, 29), accepted_on=None, accepted_by=""))
    )
    assert not [p for p in decisions.papers if not p.addressee]
