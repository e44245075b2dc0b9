"""A supplement tells the sum of people where it is another one than the memo told, accepted or not."""

from datetime import date

from automation.model.report import State, StatusRow
from tests.letters.test_since_the_memo import MEMO, after_memo, supplement, trained
from tests.support.compose_world import done, row

SMETA = done("ОБР", "3", MEMO, accepted_on=date(2025, 12, 16))  # the reason of the supplement
FIRST = (trained("ОБР", "1", 34, 34), trained("ФИЛ", "1", 22, 22))


def working(code: str, moved: int) -> StatusRow:
    return row(code, "2", state=State.IN_WORK, staff_total=40, staff_moved=moved, expected_on=date(2026, 1, 30))


def test_figures_of_work_that_goes_on_change_the_sum_which_is_told() -> None:
    """The sum grew from 1530 to 1684 by a hospital that is at work, and the supplement told its figures alone."""
    branch = trained("ФИЛ", "2", 96, 96)
    story = after_memo(*FIRST, working("ОБР", 30), branch)
    said = supplement(story, *FIRST, working("ОБР", 35), branch, SMETA)
    assert "не завершено" in said
    assert "35 работников из 40 (ранее – 30)" in said
    assert "131 работник из 136" in said.partition("По пункту 2")[2]
