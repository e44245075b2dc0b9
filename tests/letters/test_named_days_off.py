"""No letter asks for an answer on a day off, though its performer has named one (contract, ``answer_days``)."""

from datetime import date

import pytest

from automation.letters.composing import compose
from automation.model.office import PhoneCall
from automation.model.report import State
from tests.support.compose_world import facts, outline, paper_for, row, words
from tests.support.control_story import Story, item, small, to
from tests.support.played_letters import last_letter


@pytest.mark.parametrize("reason", ["", "нет щебня"])
def test_what_is_expected_on_a_day_off_is_asked_for_by_the_working_day_behind_it(reason: str) -> None:
    saturday = row("ОБР", "1", state=State.IN_WORK, reason=reason, expected_on=date(2025, 12, 27))
    story, written = Story(sent=True), {}
    for on in (date(2025, 12, 16), date(2025, 12, 29), date(2025, 12, 30), date(2026, 1, 12)):
        reviewed, decisions = story.day(on, small(saturday, plan=(item("до 12.12.2025"),)))
        if paper := to(decisions, "ОБР"):
            written[on] = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
            assert on > date(2025, 12, 16) or paper.respond_by == date(2025, 12, 29 if reason else 18)
    assert [*written] == [date(2025, 12, 16), date(2026, 1, 12)], "what comes in on the 30th is not late yet"
    assert "росим не позднее 29.12.2025 завершить исполнение пункта 1 и представить" in written[date(2025, 12, 16)]


def test_no_letter_asks_for_an_answer_on_a_day_off_that_was_promised_or_named() -> None:
    call = PhoneCall(day=date(2025, 12, 18), code="ОБР", items=("1",), promised_on=date(2025, 12, 27))
    reviewed, decisions = Story().day(date(2025, 12, 19), small(plan=(item("до 17.12.2025"),), calls=(call,)))
    asked = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words())).replace("°", " ")
    assert "Просим до 29.12.2025" in asked
    saturday = row("ОБР", "1", state=State.IN_WORK, expected_on=date(2025, 12, 27))
    told = last_letter(item("до 29.12.2025"), (date(2025, 12, 22), saturday))
    assert "ожидаемая дата исполнения – 27.12.2025." in told
    assert "просим до 29.12.2025" in told
