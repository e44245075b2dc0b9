"""People told by a clause of whose duties it is: «работники, в чьи обязанности входит …»."""

from datetime import date

import pytest

from automation.russian.crowds import crowd_in
from tests.letters.test_people_asked import letter
from tests.support.compose_world import row
from tests.support.control_story import item

DUTIES = "в чьи обязанности входит участие в муниципальных закупках и противодействие коррупции"


@pytest.mark.parametrize(
    "text",
    [
        f"работники, {DUTIES}",
        f"Обучение работников, {DUTIES} (результат: Копии удостоверений)",
        f"Работники, {DUTIES}.",
    ],
)
def test_a_clause_of_whose_duties_stays_as_it_is(text: str) -> None:
    crowd = crowd_in(text)
    assert crowd is not None
    assert (crowd.whose, crowd.out_of(21)) == (f"работников, {DUTIES}", f"работника, {DUTIES}")


def test_of_those_whose_duties_an_item_names_nobody_asks_for_all_the_staff() -> None:
    who = "работники, в чьи обязанности входит участие в закупках и противодействие коррупции"
    plan = item("до 12.12.2025", text=f"Обучение работников, {who.removeprefix('работники, ')}", indicator=who)
    asked = letter(date(2025, 12, 16), row("ОБР", "1"), plan).replace("{", "").replace("}", "")
    assert f"указать общее число работников, {who.removeprefix('работники, ')}, и число прошедших обучение" in asked
