"""A letter calls its addressee's body what it is: «Ваш филиал», «Ваше учреждение»."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.report import Performer, Relation
from automation.russian.called import called
from tests.letters.test_people_asked import STAFF, ahead
from tests.letters.test_release_and_covering import COVERING
from tests.support.compose_order import SIGNED
from tests.support.compose_world import book, facts, judged, outline, paper_for, row, words
from tests.support.control_story import ORG, item, small

BRANCH = replace(ORG, organisation="Приозёрный филиал ГБУЗ «ЦРБ»")
SERVICE = replace(ORG, organisation="Финансовая служба")
UNNAMED = replace(ORG, organisation="ФАП посёлка Лесного", unit="ФАП посёлка Лесного")
COMPANY = replace(ORG, organisation="ООО «Пример»")


def plain(text: str) -> str:
    return text.replace("°", " ").replace("{", "").replace("}", "")


def reminded(performer: Performer) -> str:
    plan = (replace(ahead(STAFF), groups=performer.groups),)
    reviewed, decisions = judged(small(row("ОБР", "1"), plan=plan, performer=performer), date(2025, 12, 19))
    return plain(outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words())))


@pytest.mark.parametrize(
    ("performer", "whose"),
    [(BRANCH, "работников филиала"), (SERVICE, "работников службы"), (COMPANY, "работников организации")],
)
def test_figures_are_asked_of_the_branch_or_the_unit_and_of_no_organisation(performer: Performer, whose: str) -> None:
    assert f"указать общую численность {whose} и число работников, прошедших обучение" in reminded(performer)


def test_a_part_of_the_office_that_no_word_calls_a_unit_is_no_organisation_either() -> None:
    assert "указать общую численность работников и число работников, прошедших обучение" in reminded(UNNAMED)


@pytest.mark.parametrize(
    ("performer", "whose"),
    [
        (BRANCH, "Вашего филиала (указан в числе исполнителей"),
        (replace(ORG, organisation="МБУК «Образец»"), "Вашего учреждения (указано в числе исполнителей"),
        (COMPANY, "Вашей организации (указана в числе исполнителей"),
        (replace(ORG, organisation="Пожарно-спасательная часть № 41"), "Вашего подразделения (указано в числе"),
        (replace(ORG, organisation="Крестьянское (фермерское) хозяйство «Нива»"), "Вашего хозяйства (указано в числе"),
        (replace(ORG, organisation="КФХ «Нива»"), "Вашего хозяйства (указано в числе исполнителей"),
        (
            replace(ORG, organisation="Управление городского хозяйства"),
            "Управления городского хозяйства (указано в числе",
        ),
        (replace(ORG, organisation="Военный комиссариат района"), "Военного комиссариата района (указан в числе"),
        (replace(ORG, organisation="Межрайонная ИФНС России № 3"), "Межрайонной ИФНС России № 3 (указана в числе"),
        (replace(ORG, organisation="КУМИ Липовского района"), "КУМИ Липовского района (указан в числе"),
        (UNNAMED, "Вас (указаны в числе исполнителей"),
    ],
)
def test_an_extract_is_about_the_branch_or_the_institution(performer: Performer, whose: str) -> None:
    agreed = replace(performer, relation=Relation.BY_AGREEMENT)
    reviewed, decisions = judged(book(plan=(item("до 26.12.2025"),), performers=(agreed,)), SIGNED, None, COVERING)
    letter = compose(paper_for(decisions, "ОБР", Kind.COVERING), facts(reviewed, COVERING, number="1"), words())
    assert f"в части, касающейся {whose}" in plain(outline(letter))


@pytest.mark.parametrize(
    ("name", "cases"),
    [
        ("Ключевской территориальный отдел", "отдел отдела отделом"),
        ("Филиал № 2 МБУК «ЦБС»", "филиал филиала филиалом"),
        ("Муниципальное казённое учреждение «ЕДДС»", "учреждение учреждения учреждением"),
        ("Районная котельная № 3", "котельная котельной котельной"),
        ("БУ «КЦСОН района»", "учреждение учреждения учреждением"),
        ("КОГБУЗ «Районная больница»", "учреждение учреждения учреждением"),
        ("МУП «Водоканал»", "организация организации организацией"),
        ("ТОГУП «Водоканал»", "организация организации организацией"),
        ("Группа компаний «Пример»", "организация организации организацией"),
        ("МБУ «Отдел капитального строительства»", "учреждение учреждения учреждением"),
    ],
)
def test_what_a_body_is_called_is_the_head_noun_of_its_name(name: str, cases: str) -> None:
    noun = called(name)
    assert f"{noun.nominative} {noun.genitive} {noun.instrumental}" == cases
