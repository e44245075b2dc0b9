"""What the morning tells a person to do without a paper. On values; days are played by hand."""

from dataclasses import replace
from datetime import date

from automation.model.control import (
    NoticeKind,
    PaperState,
)
from tests.compose_world import PERFORMERS, SETTINGS, book, done
from tests.control_story import Story, occasions, to


def test_author_and_addressee_in_one_person_is_reminded_in_person() -> None:
    himself = tuple(replace(p, name=SETTINGS.signatory_letter.name) if p.code == "ПРИМ" else p for p in PERFORMERS)
    _, decisions = Story().day(date(2025, 12, 16), book(performers=himself))
    assert to(decisions, "ПРИМ") is None
    assert [n.code for n in decisions.notices if n.kind is NoticeKind.PERSONAL] == ["ПРИМ"]


def test_after_the_last_letter_the_rest_is_a_proposal() -> None:
    story = Story()
    for on in (date(2025, 12, 16), date(2025, 12, 23)):
        _, decisions = story.day(on, book())
        story.mark(decisions.papers, state=PaperState.SENT, sent_on=on)
    _, after = story.day(date(2025, 12, 30), book())
    assert {n.item for n in after.notices if n.kind is NoticeKind.PROPOSAL} == {"1", "2"}
    assert not [o for p in after.papers for o in occasions(p) if o[2] in "12"]


def test_unsigned_papers_that_lost_their_ground_are_told() -> None:
    story = Story()
    _, issued = story.day(date(2025, 12, 16), book())
    assert to(issued, "ПРИМ")
    _, decisions = story.day(
        date(2025, 12, 17), book(done("ПРИМ", "1", date(2025, 12, 12)), done("ПРИМ", "2", date(2025, 12, 12)))
    )
    lost = [n for n in decisions.notices if n.kind is NoticeKind.LOST_GROUND]
    assert [n.code for n in lost] == ["ПРИМ"]
    story.mark(state=PaperState.SIGNED, signed_on=date(2025, 12, 17))
    _, signed = story.day(date(2025, 12, 18), book(done("ПРИМ", "1", date(2025, 12, 12))), keep=False)
    assert not [n for n in signed.notices if n.kind is NoticeKind.LOST_GROUND]


def test_calls_of_a_missed_morning_are_made_up_once() -> None:
    story = Story()
    story.day(date(2025, 12, 12), book())
    _, monday_missed = story.day(date(2025, 12, 15), book())
    assert {n.item for n in monday_missed.notices if n.kind is NoticeKind.CALL} == {"1", "2"}
    _, tuesday = story.day(date(2025, 12, 16), book())
    assert not [n for n in tuesday.notices if n.kind is NoticeKind.CALL]
