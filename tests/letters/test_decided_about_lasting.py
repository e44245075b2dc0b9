"""What a leader decided about an item «постоянно» is told until it is done, and proposed when its day has passed."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.lasting import lasting_lines
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.model.control import Paper
from automation.model.kinds import Form, Kind
from automation.model.office import Ruling, RulingKind
from automation.model.report import State, StatusRow
from tests.letters.test_asked_about_lasting import ASKED, PLAN
from tests.letters.test_decided_to_hear import HEARING
from tests.support.compose_world import book, facts, outline, row, words
from tests.support.control_story import ORG, Story, settings

REPEAT = replace(
    HEARING,
    decided_on=date(2026, 4, 8),
    decided_by="Глава Администрации Камфарин Е.Н.",
    kind=RulingKind.REPEAT,
    term=date(2026, 4, 15),
    basis="резолюция от 08.04.2026",
)
SECOND = replace(ORG, code="АРХ", organisation="МБУ «Архив»", name="")
REPORTED = row("АРХ", "1", state=State.IN_WORK, done="ведётся", executed_on=date(2026, 3, 30))
SILENT = row("ОБР", "1")
MADE = "Ваше решение (резолюция от 08.04.2026) – повторить обращение до 15.04.2026"
AGAIN = "; сведения о выполнении пункта 1 запросить повторно у МБУК «Образец»."


def said_on(day: int, ruling: Ruling = REPEAT, *rows: StatusRow, running: bool = True) -> tuple[str, str]:
    """Return the line of the item and the справка of a day in April; both were asked in March."""
    story, on = Story(settings(control_point="quarterly"), sent=True), date(2026, 4, day)
    asked = book(plan=PLAN, performers=(ORG, SECOND))
    story.day(ASKED, asked)
    reviewed, _ = story.day(on, replace(asked, rows=rows or (REPORTED, SILENT), rulings=(ruling,)))
    known = facts(reviewed, story.settings, number="1")
    lines = lasting_lines(memo_of(reviewed.figures, known, words(), running=running))
    paper = Paper(
        kind=Kind.PROGRESS, form=Form.REFERENCE, order=known.order.id, day=on, addressee=None, signer="note", grounds=()
    )
    said = outline(compose(paper, known, words())).replace("°", " ")
    return plain("".join(lines)).replace("\u00a0", " "), said


@pytest.mark.parametrize(
    ("day", "mark", "again"), [(13, "", False), (20, ", сведений об исполнении решения нет", True)]
)
def test_a_letter_that_a_leader_ordered_to_be_repeated_is_told_and_proposed_once_its_day_has_passed(
    day: int, mark: str, again: bool
) -> None:
    line, paper = said_on(day)
    assert line.endswith(f"сведения за I квартал 2026 года не представило МБУК «Образец»; {MADE}{mark}")
    assert said_on(day, running=False)[0].endswith(f"; {MADE}{mark}"), "the memo tells it as well"
    assert (AGAIN in paper) is again


def test_a_decision_about_a_lasting_item_says_of_whom_where_others_are_silent_too() -> None:
    line, paper = said_on(20, REPEAT, row("АРХ", "1"), SILENT)
    assert f"не представил ни один исполнитель; {MADE}, сведений об исполнении решения нет (МБУК «Образец»)" in line
    assert AGAIN in paper


def test_a_decision_that_was_carried_out_or_answered_is_told_no_more() -> None:
    line, paper = said_on(20, replace(REPEAT, done_on=date(2026, 4, 14)))
    assert "повторить" not in line
    assert "повторно" not in paper
    answered = row("ОБР", "1", state=State.IN_WORK, done="ведётся", executed_on=date(2026, 4, 16))
    line, paper = said_on(20, REPEAT, REPORTED, answered)
    assert "повторить" not in line
    assert "повторно" not in paper
