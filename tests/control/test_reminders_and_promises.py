"""Whoever has promised a day in time is called on that day and not reminded by a letter (decision 0404)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.model.notice import NoticeKind
from automation.model.office import PhoneCall
from automation.model.plan import Item
from automation.model.report import State, StatusRow
from tests.support.compose_world import row
from tests.support.control_story import ORG, Story, item, notices, occasions, settings, small, to

WORK = item("до 24.12.2025")
REPORT = item("ежемесячно, до 24-го числа", text="Представлять отчёт о ходе ремонта")
CALL = PhoneCall(day=date(2025, 12, 18), code=ORG.code, items=("1",), said="почти готово")


def letters(plan: Item, promised: int | None) -> tuple[dict[int, str], list[int]]:
    """Play the days about the term: the first reminder is annulled on the 18th, and its performer telephones."""
    story, written, called = Story(settings(remind_days=(5,), remind_min_gap=0)), {}, []
    told = (replace(CALL, promised_on=date(2025, 12, promised)),) if promised else ()
    for day in (17, 18, 19, 22, 23, 24, 25, 26):
        on, calls = date(2025, 12, day), told if day > 17 else ()
        _, decisions = story.day(on, small(row("ОБР", "1"), plan=(plan,), calls=calls))
        if paper := to(decisions, "ОБР"):
            written[day] = occasions(paper)[0][0]
        if day == 17:
            story.annul(decisions.papers)
        called += [day for n in notices(decisions, NoticeKind.CALL) if "(разговор " in n.text]
    return written, called


@pytest.mark.parametrize("plan", [WORK, REPORT])
def test_an_annulled_reminder_does_not_come_again_while_a_day_promised_in_time_is_awaited(plan: Item) -> None:
    assert letters(plan, None)[0] == {17: "reminder", 18: "reminder", 26: "overdue"}
    assert letters(plan, 24) == ({17: "reminder", 26: "overdue"}, [24])


@pytest.mark.parametrize("plan", [WORK, REPORT])
def test_it_comes_once_that_day_has_passed_and_at_once_where_the_day_lies_behind_the_term(plan: Item) -> None:
    assert letters(plan, 23) == ({17: "reminder", 24: "reminder", 26: "overdue"}, [23])
    assert letters(plan, 26)[0] == {17: "reminder", 18: "reminder"}


SENT = row("ОБР", "1", executed_on=date(2025, 12, 12), incoming="15.12.2025 № 648")


@pytest.mark.parametrize("plan", [WORK, REPORT])
@pytest.mark.parametrize(
    ("came", "written"),
    [
        (SENT, {26: "overdue"}),  # as before, where nobody chooses a state until the term has passed
        (replace(SENT, incoming="", evidence="приказ № 12"), {26: "overdue"}),
        (replace(SENT, incoming=""), {17: "reminder", 26: "overdue"}),
        (replace(SENT, executed_on=date(2025, 12, 24)), {17: "reminder", 26: "overdue"}),
        (replace(SENT, state=State.IN_WORK), {17: "reminder", 26: "overdue"}),
    ],
)
def test_nobody_is_reminded_of_what_has_come_in_while_the_clerk_has_not_chosen_its_state(
    plan: Item, came: StatusRow, written: dict[int, str]
) -> None:
    """The clerk is asked for the state by ``date-without-state`` (decision 0583)."""
    story, told = Story(settings(remind_days=(5,), remind_min_gap=0)), {}
    for day in (17, 18, 24, 26):
        _, decisions = story.day(date(2025, 12, day), small(came, plan=(plan,)))
        if paper := to(decisions, "ОБР"):
            told[day] = occasions(paper)[0][0]
    assert told == written
