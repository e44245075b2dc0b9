"""The heading names the news of a joined paragraph that nobody looks for under a reminder or a claim."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.control import PaperState
from automation.model.kinds import Kind
from tests.support.compose_order import ORDER
from tests.support.compose_world import book, facts, judged, outline, paper_for, words
from tests.support.control_story import ORG, Story, item, settings, small

NAMED = replace(ORDER, amendments="распоряжение от 15.12.2025 № 47-р")
FIRST, SECOND = item("до 26.12.2025"), item("до 20.02.2026", "2", row=3)


def test_a_reminder_with_an_item_that_is_new_to_its_reader_is_headed_by_that_too() -> None:
    """The extract of item 15 went out under «О сроке исполнения пункта 5», a mere new term under the plan's change."""
    story = Story(settings(letters=("covering",), addressee_gap=0))
    _, decisions = story.day(date(2025, 12, 12), small(plan=(FIRST,)))
    story.mark(decisions.papers, state=PaperState.SENT, signed_on=date(2025, 12, 12), sent_on=date(2025, 12, 12))
    reviewed, decisions = story.day(date(2025, 12, 19), small(plan=(FIRST, SECOND), order=NAMED))
    paper = paper_for(decisions, "ОБР", Kind.REMINDER)
    told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert "заголовок | О сроке исполнения пункта 1 плана-графика и об изменении плана-графика\n" in told
    assert "включённ" in told


def test_a_claim_with_an_item_taken_off_control_is_headed_by_that_too() -> None:
    reviewed, decisions = judged(book(plan=(item("до 12.12.2025"),), performers=(ORG,)), date(2025, 12, 16))
    paper = paper_for(decisions, "ОБР")
    (late,) = paper.grounds
    off = replace(late, occasion=replace(late.occasion, kind=Kind.RELEASE))
    known = facts(reviewed, number="1")
    told = outline(compose(replace(paper, grounds=(late, off)), known, words())).replace("°", " ")
    heading = "О представлении сведений об исполнении пункта 1 плана-графика"
    assert f"заголовок | {heading} и о снятии с контроля пункта 1\n" in told
    alone = outline(compose(replace(paper, grounds=(off,)), known, words())).replace("°", " ")
    assert "заголовок | О снятии с контроля пункта 1 плана-графика\n" in alone
