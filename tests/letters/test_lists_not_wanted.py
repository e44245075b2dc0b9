"""«Списки сотрудников направлять не требуется» stands where a letter asks for figures of staff, and nowhere else."""

from datetime import date

import pytest

from automation.letters.composing import compose
from automation.model.plan import Item
from automation.model.report import State, StatusRow
from tests.letters.test_people_asked import STAFF, ahead
from tests.support.compose_world import facts, judged, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item, small

LISTS = "Списки сотрудников"
MESSENGER = item("до 26.12.2025", text="Завершить переход работников на национальный мессенджер")
LIST_OF_STAFF = item("до 26.12.2025", text="Провести обучение работников (результат: список обученных работников)")
COUNTED = {"executed_on": date(2025, 12, 12), "staff_total": 12, "staff_moved": 12}


RETURNED = row("ОБР", "1", state=State.DONE, evidence="приказ", returned_on=date(2025, 12, 16), **COUNTED)


def reminder(plan: Item, line: StatusRow) -> str:
    reviewed, decisions = judged(small(line, plan=(plan,), performer=ORG), date(2025, 12, 19))
    told = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words()))
    return told.replace("°", " ")


def test_telephones_are_named_only_where_people_move_to_a_means_of_communication() -> None:
    assert "Списки сотрудников направлять не требуется." in reminder(ahead(STAFF), row("ОБР", "1"))
    told = reminder(MESSENGER, row("ОБР", "1"))
    assert "Списки сотрудников и номера их телефонов направлять не требуется." in told


@pytest.mark.parametrize(
    ("plan", "line"),
    [
        (item("до 26.12.2025", text="Ремонт котельных"), row("ОБР", "1")),
        (LIST_OF_STAFF, row("ОБР", "1")),
    ],
)
def test_no_letter_that_asks_for_no_figures_or_for_the_list_itself_speaks_of_lists(plan: Item, line: StatusRow) -> None:
    told = reminder(plan, line)
    assert "просим до" in told.lower()
    assert LISTS not in told


def test_a_reminder_of_a_report_sent_back_that_had_told_the_figures_asks_for_none() -> None:
    story, book = Story(sent=True), small(RETURNED, plan=(ahead(STAFF),), performer=ORG)
    story.day(date(2025, 12, 17), book)
    reviewed, decisions = story.day(date(2025, 12, 22), book)
    told = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words()))
    assert "Напоминаем о приближении установленного срока" in told
    assert "указать" not in told
    assert LISTS not in told
