"""Whose workers a letter asks to be counted: those of farms are not the staff of the hospital that examines them."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.russian.employers import employers_named
from automation.workbook.form_values import people_headings
from tests.letters.test_people_asked import PLAIN, ahead, letter
from tests.support.compose_world import row
from tests.support.control_story import ORG, item

FARMS = "Провести выездную диспансеризацию работников сельскохозяйственных организаций"
OF_FARMS = "общее число {работников сельскохозяйственных организаций} и число прошедших диспансеризацию"
OWN = "общую численность работников организации и число работников, прошедших {what}"


def asked(text: str, groups: tuple[str, ...] = ORG.groups) -> tuple[str, str]:
    """The reminder and the letter of a passed term that ask for the people of an item."""
    plan = item("до 12.12.2025", text=text)
    performer = replace(ORG, groups=groups)
    late = letter(date(2025, 12, 16), row("ОБР", "1"), plan, performer)
    return letter(date(2025, 12, 19), row("ОБР", "1"), ahead(plan), performer), late


def test_who_examines_the_workers_of_others_is_asked_for_those_and_not_for_its_own() -> None:
    for told in asked(FARMS):
        assert f"2) указать {OF_FARMS};" in told
        assert "численность работников организации" not in told
    headings = people_headings([item("до 12.12.2025", text=FARMS)], PLAIN)
    assert headings["Всего сотрудников"] == "Всего работников сельскохозяйственных организаций"


@pytest.mark.parametrize(
    ("text", "groups", "what"),
    [
        ("Обучение работников образовательных организаций", ("школы",), "обучение"),
        ("Вакцинация работников образовательных организаций", ("образовательные организации",), "вакцинацию"),
        ("Вакцинация работников подведомственных учреждений", ORG.groups, "вакцинацию"),
        ("Диспансеризация работников", ORG.groups, "диспансеризацию"),
    ],
)
def test_who_trains_or_has_vaccinated_its_own_is_asked_for_its_own(
    text: str, groups: tuple[str, ...], what: str
) -> None:
    reminder, late = asked(text, groups)
    own = f"2) указать {OWN.format(what=what)};"
    assert own in reminder
    assert own in late


def test_workers_of_others_whom_no_words_tell_are_not_asked_for() -> None:
    reminder, late = asked("Вакцинация работников предприятий торговли и общественного питания")
    assert "числ" not in reminder.partition("Просим")[2]
    assert "числ" not in late.partition("Просим")[2]


@pytest.mark.parametrize(
    ("text", "employers", "whole"),
    [
        (FARMS, " сельскохозяйственных организаций", True),
        ("Вакцинация сотрудников предприятий торговли против гриппа", " предприятий торговли", True),
        ("Вакцинация работников предприятий торговли и питания", " предприятий торговли", False),
        ("Вакцинация работников своих организаций", "", True),
        ("Вакцинация работников", "", True),
    ],
)
def test_the_kind_of_the_employers_is_read_behind_their_workers(text: str, employers: str, whole: bool) -> None:
    assert employers_named(text) == (employers, whole)
