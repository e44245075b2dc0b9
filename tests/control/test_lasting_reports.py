"""«Исполнено» of an item whose term is «постоянно» says that it is being done: no date is demanded of it."""

from datetime import date

import pytest

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.report import State
from automation.model.reported import News
from automation.model.standing import Fault, Standing
from tests.support.compose_world import facts, judged, outline, paper_for, row, words
from tests.support.control_story import Story, december, item, occasions, only, settings, small, to

DONE = row("ОБР", "1", state=State.DONE, evidence="приказ от 15.12.2025 № 4")
PLAN = (item("постоянно"), item("до 26.12.2025", "2", row=3))


def test_no_date_is_asked_for_and_nothing_is_found_missing() -> None:
    reviewed, decisions = judged(small(DONE, term="постоянно"), date(2025, 12, 16))
    verdict = only(reviewed)
    assert (verdict.standing, verdict.faults, verdict.reported.news) == (Standing.PERMANENT, (), News.UNDER_REVIEW)
    assert occasions(to(decisions, "ОБР")) == []
    assert not [f for f in reviewed.findings if f.code.startswith("done-")]


@pytest.mark.parametrize("term", ["до 12.12.2025", "по мере поступления"])
def test_every_other_term_asks_for_the_date(term: str) -> None:
    assert only(judged(small(DONE, term=term), date(2025, 12, 16))[0]).faults == (Fault.NO_DATE,)


def test_a_date_that_is_given_has_to_be_possible() -> None:
    early = small(row("ОБР", "1", state=State.DONE, evidence="акт", executed_on=date(2025, 12, 1)), term="постоянно")
    assert only(judged(early, date(2025, 12, 16))[0]).faults == (Fault.BEFORE_ORDER,)


def test_the_report_answers_the_control_point_and_stands_in_the_memo() -> None:
    story = Story(settings(progress="off"), sent=True)
    asked = [o for on in december(18, 19, 22) for o in occasions(to(story.day(on, small(DONE, plan=PLAN))[1], "ОБР"))]
    assert asked == [("reminder", "ОБР", "2", 1)]
    reviewed, decisions = judged(small(row("ОБР", "1", state=State.DONE), plan=PLAN), date(2025, 12, 29))
    assert reviewed.morning.policy.evidence
    reviewed, decisions = judged(small(DONE, plan=PLAN), date(2025, 12, 29))
    said = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words()))
    assert "сведения о выполнении представило МБУК «Образец»" in said
    assert "МБУК «Образец» – сведения о выполнении представлены" in said
