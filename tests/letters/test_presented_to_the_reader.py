"""A supplement tells the Head of a report that goes to himself that he has it, and of a late one its term and day."""

from datetime import date

import pytest

from automation.letters.composing import compose
from automation.model.kinds import Kind
from tests.letters.test_heard_since_the_memo import ASKED, LAST, MEMO, NEXT
from tests.support.compose_world import book, done, facts, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item

TO_HEAD = "Представить Главе поселения отчёт об итогах"


def supplement(text: str, term: str, came: date, **values: object) -> str:
    """Play a memo before and a supplement behind the day on which the report of item 1 was made."""
    story, plan = Story(sent=True), (item(term, text=text), LAST)
    for on in (ASKED, MEMO):
        story.day(on, book(row("ОБР", "1"), row("ОБР", "9"), plan=plan, performers=(ORG,)))
    claim = done("ОБР", "1", came, accepted_on=None, accepted_by="", **values)
    made = book(claim, done("ОБР", "9", MEMO, accepted_on=NEXT), plan=plan, performers=(ORG,))
    reviewed, decisions = story.day(NEXT, made)
    letter = compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="3"), words())
    return outline(letter).translate({ord("°"): " ", ord("{"): "", ord("}"): ""})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            TO_HEAD,
            "Вам 30.12.2025 представлен отчёт (пункт 1 плана-графика, срок – 12.12.2025), находится на Вашем рассмотр",
        ),
        (
            "Представить отчёт об итогах",
            "представлен 30.12.2025 с опозданием и рассматривается отчёт (пункт 1 плана-графика, срок – 12.12.2025)",
        ),
    ],
)
def test_a_late_report_is_told_with_its_day_and_term(text: str, told: str) -> None:
    assert told in supplement(text, "до 12.12.2025", date(2025, 12, 30))


def test_a_report_in_time_bears_no_term() -> None:
    said = supplement(TO_HEAD, "до 26.12.2025", date(2025, 12, 26))
    assert "Вам 26.12.2025 представлен отчёт (пункт 1 плана-графика), находится на Вашем рассмотрении" in said
