"""Words that were sent back, and reports of which nobody said for which date they are (papers.md A1, A9)."""

from datetime import date

from msgspec.structs import replace

from automation.model.report import State
from automation.model.reported import News
from automation.model.standing import Standing
from tests.control.test_recurring import report
from tests.control.test_recurring_owed import EMPTY, quarterly, standings
from tests.control.test_report_periods import APRIL_5, JANUARY_5, QUARTERLY
from tests.support.control_story import Story, item, small

JANUARY_14, APRIL_8 = date(2026, 1, 14), date(2026, 4, 8)


def test_words_sent_back_are_sent_back_for_every_date_they_were_about() -> None:
    busy = replace(EMPTY, state=State.IN_WORK, comment="отчёт за оба квартала готовится")
    back = replace(busy, returned_on=date(2026, 4, 9), return_reason="нет таблицы")
    reviewed, _ = quarterly((date(2026, 4, 7), busy), (date(2026, 4, 9), back))
    assert standings(reviewed) == {
        JANUARY_5: (Standing.OVERDUE, News.RETURNED),
        APRIL_5: (Standing.OVERDUE, News.RETURNED),
    }


def test_nobody_is_silent_of_whom_it_was_never_said_which_date_his_report_is_for() -> None:
    doubtful = report(date(2026, 4, 3), accepted=False)
    reviewed, _ = quarterly((date(2026, 4, 3), doubtful), (date(2026, 4, 8), report(date(2026, 4, 8))))
    assert standings(reviewed) == {JANUARY_5: (Standing.OVERDUE, News.PARTLY)}


def test_a_second_report_nobody_knows_the_date_of_does_not_make_the_first_one_late() -> None:
    timely, second = report(date(2025, 12, 31)), report(JANUARY_14)
    busy = replace(second, state=State.IN_WORK, accepted_on=None, accepted_by="")
    reviewed, _ = quarterly((date(2025, 12, 31), timely), (JANUARY_14, second), (APRIL_8, busy))
    told = {(p.control_date, p.executed_on, p.late) for v in reviewed.morning.verdicts for p in v.periods}
    assert told == {(JANUARY_5, date(2025, 12, 31), False)}


def test_figures_of_words_sent_back_count_for_no_date() -> None:
    counted = replace(EMPTY, state=State.IN_WORK, staff_total=9, staff_moved=6)
    back = replace(counted, returned_on=date(2026, 1, 16), return_reason="нет подписи")
    plan = (item(QUARTERLY, text="Отчёт о переходе сотрудников"),)
    story = Story()
    story.day(date(2026, 1, 15), small(counted, plan=plan))
    for on in (date(2026, 1, 16), date(2026, 4, 8)):
        people = story.day(on, small(back, plan=plan))[0].figures.people
        assert (people.total, people.moved) == (0, 0)
