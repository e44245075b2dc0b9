"""Two weeks of an office with units of its own: what mails, pages and papers say of one morning agrees every day.

Reports are sent back and presented again, promises by telephone fall due, a letter loses its ground, a unit is silent.
"""

from datetime import date

import pytest

from tests.support.clerk import BODY, CHIEFS, PERFORMERS, new_home
from tests.support.nightly import LONG
from tests.support.office_days import Office, working_days
from tests.support.storytelling import STORIES, Story, played

pytestmark = LONG  # test_story_order_454.py compares four mornings in every check
OFFICE = "администрация"
PEOPLE = (
    *PERFORMERS[:6],
    (
        "ОБРАЗ",
        CHIEFS,
        "Управление образования",
        "Начальник",
        "Школьная Вера Ивановна",
        "edu@example.org",
        OFFICE,
        "",
        "0-01",
    ),
    ("КУЛЬТ", CHIEFS, "", "Начальник отдела культуры", "Певцов Олег Ильич", "kul@example.org", OFFICE, "", "0-02"),
    ("ДЕЛА", CHIEFS, BODY, "Управляющий делами", "Бумагин Пётр Ильич", "uprav@example.org", OFFICE, "", "0-03"),
)
DAYS = (STORIES / "ten-mornings.days.txt").read_text("utf-8")
FIRST, LAST = date(2025, 12, 12), date(2025, 12, 29)
UNSIGNED = {date(2025, 12, 15), date(2025, 12, 23)}  # what was issued then waits until its ground is gone


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    home = tmp_path_factory.mktemp("mornings") / "home"
    office = Office(home, new_home(home, PEOPLE))
    days = list(working_days(FIRST, LAST))
    return played(office, days, DAYS, *days, unsigned=UNSIGNED)


def test_what_is_said_of_a_morning_agrees_on_every_day(story: Story) -> None:
    assert story.disagreements == ()


def test_no_paper_or_message_claims_what_workbook_and_register_do_not_allow(story: Story) -> None:
    assert story.lies() == []
