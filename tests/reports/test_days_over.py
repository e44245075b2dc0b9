"""What the lists say of an event whose day is over, until the day on which its result is due."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from automation.reports.board import BoardOrder, board_page, print_board
from automation.reports.summary_pages import summary_of
from tests.support.control_story import Story, item, small


@pytest.mark.parametrize(
    ("on", "said"), [(date(2025, 12, 19), "срок близко"), (date(2025, 12, 22), "сведения ожидаются")]
)
def test_an_event_is_near_until_its_day_and_awaited_until_its_answer(on: date, said: str) -> None:
    day = "20.12.2025"
    event = replace(item(day, text="Субботник"), term=read_term(day, date(2025, 12, 11), Calendar(), event=True))
    figures = Story().day(on, small(plan=(event,)))[0].figures
    page = print_board(board_page([BoardOrder(figures=figures)], on=on)).rpartition("legend")[0]
    other = {"срок близко", "сведения ожидаются"} - {said}
    assert page.count(f"исполнено 0 из 1; {said} – 1") == 2, "in the plan and on the line of time"
    assert f"! {said}" in page
    assert f"{other.pop()} –" not in page
    obligations = next(table for table in summary_of([figures]) if table.name == "Обязательства")
    assert said in str(obligations.rows[0][0])
