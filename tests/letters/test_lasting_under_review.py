"""What a справка and a memo say of a report on an item «постоянно» that waits for «Принято»."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.marks import plain
from automation.model.report import State, StatusRow
from tests.letters.test_asked_about_lasting import ASKED, PLAN
from tests.support.compose_world import book, facts, lists_told, row
from tests.support.control_story import ORG, Story, settings

CAME = row("ОБР", "1", state=State.DONE, executed_on=date(2026, 3, 30), evidence="справка № 14", done="вышли статьи")
ACCEPTED = replace(CAME, accepted_on=date(2026, 4, 2), accepted_by="Глава")
LISTED = "Представлены и рассматриваются сведения: МБУК «Образец» – пункт 1"
PRESENTED = "сведения о выполнении представило МБУК «Образец»"


def told(
    *,
    running: bool,
    accepted: bool = False,
    others: bool = False,
    on: date = date(2026, 4, 3),
    came: StatusRow = CAME,
) -> str:
    """Return the lists of a справка (``running``) or memo; of ``others`` one leaves the letter unanswered."""
    silent = (replace(ORG, code="АРХ", organisation="МБУ «Архив»"),) if others else ()
    story, performers = Story(settings(control_point="quarterly"), sent=True), (ORG, *silent)
    story.day(ASKED, book(plan=PLAN, performers=performers))
    reviewed, _ = story.day(on, book(ACCEPTED if accepted else came, plan=PLAN, performers=performers))
    return plain(lists_told(reviewed.figures, facts(reviewed, story.settings), running=running)).replace("\u00a0", " ")


@pytest.mark.parametrize(("accepted", "listed"), [(False, LISTED), (True, "")])
def test_a_report_on_a_lasting_item_is_under_review_in_a_progress_paper_until_it_is_accepted(
    accepted: bool, listed: str
) -> None:
    assert told(running=True, accepted=accepted) == listed
    memo = told(running=False, accepted=accepted)
    assert PRESENTED in memo
    assert "рассматриваются" not in memo


def test_beside_who_has_not_answered_a_report_under_review_is_told_once() -> None:
    said = told(running=True, others=True, on=date(2026, 4, 6))
    assert LISTED in said
    assert "сведения за I квартал 2026 года не представило МБУ «Архив»" in said
    assert PRESENTED not in said
    assert f"{PRESENTED}; запрошенные" in told(running=True, accepted=True, others=True, on=date(2026, 4, 6))


def test_a_report_on_a_lasting_item_is_told_by_its_incoming_letter_and_no_day_of_execution() -> None:
    """What is done «постоянно» was told to be executed on a day."""
    assert told(running=True, came=replace(CAME, incoming="31.03.2026 № 15")) == f"{LISTED} (вх. от 31.03.2026 № 15)"
