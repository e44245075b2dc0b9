"""A letter sent behind the answer day printed on it reproaches nobody with the office's own delay (papers.md A4)."""

from datetime import date

import pytest

from automation.letters.composing import compose
from automation.model.control import PaperState
from tests.support.compose_world import facts, lists_told, outline, paper_for, words
from tests.support.control_story import Story, december, item, settings, small, to

PLAN = (item("до 12.12.2025"), item("до 30.06.2026", "2", row=3))
MADE = small(plan=PLAN)
SENT = date(2025, 12, 24)  # the letter of 16.12 asks for an answer by 18.12


def sent_late(registered: str = "7 от 16.12.2025") -> Story:
    story = Story(settings())
    for n in (12, 15, 16):
        day = story.day(date(2025, 12, n), MADE)
    story.mark(day[1].papers, state=PaperState.SENT, signed_on=SENT, sent_on=SENT, registered=registered)
    return story


@pytest.mark.parametrize(("day", "answer"), [(25, ")"), (26, ")"), (29, "), ответа нет")])
def test_it_is_named_with_the_day_it_went_out_and_awaited_from_then(day: int, answer: str) -> None:
    reviewed, decisions = sent_late().day(date(2025, 12, day), MADE)
    known = facts(reviewed, papers=decisions.papers)
    assert known.figures
    told = lists_told(known.figures, known).replace("°", " ")
    assert f"№ 7 (дата отправки – 24.12.2025{answer}" in told
    assert ("ответа нет" in told) is (answer != ")")


def test_it_is_not_said_once_more_of_a_letter_registered_on_the_day_it_went_out() -> None:
    reviewed, decisions = sent_late("7 от 24.12.2025").day(date(2025, 12, 25), MADE)
    told = lists_told(reviewed.figures, facts(reviewed, papers=decisions.papers)).replace("°", " ")
    assert "от 24.12.2025 № 7" in told
    assert "дата отправки" not in told


def test_a_second_letter_names_that_day_too() -> None:
    story = sent_late()
    later = [date(2026, 1, n) for n in (12, 13, 14, 15)]
    days = [story.day(on, MADE) for on in (*december(25, 26, 29, 30), *later)]
    written = [day for day in days if to(day[1], "ОБР")]
    assert written
    letter = outline(compose(paper_for(written[0][1], "ОБР"), facts(written[0][0], number="2"), words()))
    assert "(дата отправки – 24.12.2025) оставлено без ответа" in letter.replace("°", " ")
    assert written[0] not in days[:2]
