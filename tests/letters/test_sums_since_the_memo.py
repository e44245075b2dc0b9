"""A supplement tells the sum of people where it is another one than the memo told, accepted or not."""

from datetime import date

from msgspec.structs import replace

from automation.model.kinds import Kind
from automation.model.report import Headcount, Relation, State, StatusRow
from tests.letters.test_since_the_memo import BACK, BRANCH, CPR, MEMO, OPEN, after_memo, supplement, trained
from tests.support.compose_world import book, done, row
from tests.support.control_story import ORG, Story
from tests.support.told_days import paper_of

SMETA = done("ОБР", "3", MEMO, accepted_on=date(2025, 12, 16))  # the reason of the supplement
FIRST = (trained("ОБР", "1", 34, 34), trained("ФИЛ", "1", 22, 22))


def working(code: str, moved: int) -> StatusRow:
    return row(code, "2", state=State.IN_WORK, staff_total=40, staff_moved=moved, expected_on=date(2026, 1, 30))


def test_figures_of_work_that_goes_on_change_the_sum_which_is_told() -> None:
    """The sum grew from 1530 to 1684 by a hospital that is at work, and the supplement told its figures alone."""
    branch = trained("ФИЛ", "2", 96, 96)
    story = after_memo(*FIRST, working("ОБР", 30), branch)
    said = supplement(story, *FIRST, working("ОБР", 35), branch, SMETA)
    assert "не завершено исполнение пункта 2" in said
    assert "35 работников из 40 (ранее – 30)" in said
    assert "131 работник из 136" in said.partition("По пункту 2")[2]


def test_what_is_told_apart_beside_a_sum_is_told_with_it_changed_or_not() -> None:
    """«Инструктаж прошли 1170 из 1170» dropped the 4870 of the unit of the office, which may hold those of schools."""
    unit = replace(ORG, code="УК", relation=Relation.OFFICE, organisation="", unit="Управление кадров")
    unit = replace(unit, headcount=Headcount.UNSAID, row=4)
    firm = replace(ORG, code="ООО", organisation="ООО «Панель»", relation=Relation.BY_AGREEMENT, row=5)
    taught = replace(CPR, text="Провести инструктажи обучающихся", indicator="обучающиеся")
    by, plan = (ORG, BRANCH, unit, firm), (taught, OPEN)
    same = (trained("ОБР", "1", 34, 34), trained("УК", "1", 90, 90), trained("ООО", "1", 9, 6))
    story = Story(sent=True)
    story.day(MEMO, book(*same, plan=plan, performers=by))
    now = book(*same, trained("ФИЛ", "1", 22, 22), plan=plan, performers=by)
    said = paper_of(story.day(BACK, now), Kind.SUPPLEMENT).replace("\u00a0", " ")
    assert "Таким образом, по представленным сведениям, инструктаж прошли 56 обучающихся из 56." in said
    assert "в общий итог не включены: управление кадров – 90 из 90 обучающихся." in said
    assert "ООО «Панель»" not in said, "who only agreed is in no sum, and nothing has changed about him"
