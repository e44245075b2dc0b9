"""What a release says of what a letter to who only agreed asks for by a day that is still ahead."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.kinds import Kind
from automation.model.report import Relation
from tests.support.compose_world import done, facts, outline, paper_for, words
from tests.support.control_story import ORG, Story, item, settings, small

CHOSEN = settings(letters=("release",), addressee_gap=0)
TERM = date(2025, 12, 12)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ремонт причала", "до 25.12.2025 ожидаются сведения, запрошенные"),
        ("Представить отчёт об итогах акции", "до 25.12.2025 ожидается отчёт, запрошенный"),
    ],
)
def test_what_is_asked_for_by_a_day_ahead_is_awaited_by_that_day(text: str, told: str) -> None:
    """«Сведения об исполнении ожидаются», though a letter of two days before had named the day."""
    agreed, asked, later = replace(ORG, relation=Relation.BY_AGREEMENT), date(2025, 12, 23), date(2025, 12, 24)
    story, first = Story(CHOSEN, sent=True), item("до 12.12.2025")
    left = item("до 19.12.2025", "2", row=3, text=text)
    story.day(asked, small(done("ОБР", "1", TERM), plan=(first, left), performer=agreed))
    plan = (replace(first, closed_on=later), left)
    reviewed, decisions = story.day(later, small(done("ОБР", "1", TERM), plan=plan, performer=agreed))
    paper, known = (
        paper_for(decisions, "ОБР", Kind.RELEASE),
        facts(reviewed, CHOSEN, number="1"),
    )
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    assert f"}}) – {told} письмом от 23.12.2025." in outline(letter).replace("°", " ")
