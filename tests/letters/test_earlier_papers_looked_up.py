"""What earlier papers have told is looked up by the obligation: no letter searches all papers of a large order."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from tests.support.compose_world import facts, outline, words
from tests.support.control_story import Story, item, small, to


def test_a_second_letter_reads_the_same_without_the_other_papers_of_the_order() -> None:
    story, plan = Story(sent=True), (item("в течение 2 рабочих дней со дня подписания"),)
    reviewed, decisions = story.day(date(2025, 12, 19), small(plan=plan))
    first = to(decisions, "ОБР")
    assert first is not None
    assert "со дня подписания" in outline(compose(first, facts(reviewed, number="01-15/К-1"), words()))
    reviewed, decisions = story.day(date(2025, 12, 30), small(plan=plan))
    second, known = to(decisions, "ОБР"), facts(reviewed, number="01-15/К-2")
    assert second is not None
    told = outline(compose(second, known, words()))
    assert "со дня подписания" not in told
    assert outline(compose(second, replace(known, entries=()), words())) == told
