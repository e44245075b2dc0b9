"""An answer that says no more than that our letter was passed on takes no proposal away (decision 0322)."""

from datetime import date

import pytest

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.control.spoken_words import brings_nothing
from automation.letters.hearings import by_ripeness
from automation.letters.letter_facts import memo_of
from automation.letters.proposals import proposals
from tests.letters.test_one_rule_of_hearings import MEETING, PLAN
from tests.support.compose_world import facts, words
from tests.support.control_story import Story, small
from tests.support.told_days import paper_of

PASSED_ON, READ = "вх. от 17.12.2025 № 856: письмо передано агроному", "рассматривается ответ"


def told_on(day: int, answer: str) -> tuple[Review, Decisions]:
    """Send the letter of 16.12, which waits until 18.12, enter its answer, and play a day behind it."""
    story, made = Story(sent=True), small(plan=PLAN)
    story.day(date(2025, 12, 16), made)
    story.mark(answer=answer)
    return story.day(date(2025, 12, day), made)


def test_an_answer_that_only_passes_our_letter_on_leaves_the_proposal_of_a_meeting() -> None:
    """The list had quoted «письмо передано агроному», and the справка wrote that it was being considered."""
    page = paper_of(told_on(22, PASSED_ON))
    assert "получен ответ (вх. от 17.12.2025 № 856): письмо передано агроному" in page
    assert READ not in page
    assert MEETING in page
    reviewed, _ = told_on(22, PASSED_ON)
    assert "заслушать на оперативном совещании" in " ".join(
        proposals(memo_of(reviewed.figures, facts(reviewed), words()))
    )


def test_an_answer_that_gives_a_cause_is_considered_still() -> None:
    page = paper_of(told_on(22, "вх. от 17.12.2025 № 856: опрыскиватель сломан"))
    assert READ in page
    assert MEETING not in page


def test_before_the_answer_date_has_passed_every_answer_lies_on_the_desk() -> None:
    for day, lies in ((18, True), (19, True), (22, False)):
        reviewed, _ = told_on(day, PASSED_ON)
        told = by_ripeness(memo_of(reviewed.figures, facts(reviewed), words()))
        assert (bool(told.unread), bool(told.ripe)) == (lies, not lies)


@pytest.mark.parametrize(
    ("answer", "nothing"),
    [
        ("Вх. № 856 от 30.06.2026: письмо передано агроному", True),
        ("вх. от 30.06.2026 № 01-15/856: Ваше письмо передано главному агроному Сидорову П.П.", True),
        ("вх. от 30.06.2026 № 856: служебная записка принята в работу", True),
        ("письмо передано начальнику отдела", True),
        ("Вх. № 856 от 30.06.2026", False),
        ("вх. от 30.06.2026 № 856: письмо передано агроному, обработка начата", False),
        ("вх. от 30.06.2026 № 856: письмо передано агроному на больничном", False),
        ("вх. от 30.06.2026 № 856: письмо получено после срока", False),
        ("вх. от 30.06.2026 № 856: письмо передано агроному, ответ до 15.07", False),
        ("вх. от 30.06.2026 № 856: просим продлить срок", False),
        ("вх. от 30.06.2026 № 856: акты переданы на подпись", False),
        ("обработка начата: письмо передано агроному", False),
        ("", False),
    ],
)
def test_what_became_of_our_letter_is_no_answer(answer: str, *, nothing: bool) -> None:
    assert brings_nothing(answer) is nothing
