"""Whom a plan names by agreement, or to whom it only recommends, is asked: no paper says that he was ordered."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.report import Relation
from tests.support.compose_world import SETTINGS, book, facts, judged, outline, paper_for, words
from tests.support.control_story import ORG, Story, item, settings, small

ASKED = date(2026, 3, 26)
PLAIN = str.maketrans("°", " ", "{}")
ACCESS = "Обеспечивать доступ специалистов"


@pytest.mark.parametrize(
    ("relation", "called", "told"),
    [
        (Relation.BY_AGREEMENT, "мероприятие", "Ваше учреждение указано в числе исполнителей по согласованию."),
        (Relation.RECOMMENDED, "мероприятие", "Исполнение указанного пункта рекомендовано Вашему учреждению."),
        (Relation.SUBORDINATE, "поручение", ""),
    ],
)
def test_what_lasts_is_no_order_to_who_only_agreed(relation: Relation, called: str, told: str) -> None:
    chosen = settings(control_point="quarterly")
    made = small(plan=(item("постоянно", text=ACCESS),))
    made = replace(made, performers=tuple(replace(p, relation=relation) for p in made.performers))
    reviewed, decisions = Story(chosen, sent=True).day(ASKED, made)
    letter = compose(paper_for(decisions, "ОБР", Kind.REQUEST), facts(reviewed, chosen, number="1"), words())
    said = outline(letter).translate(PLAIN)
    assert f"{called} «{ACCESS}» имеет срок исполнения «постоянно»." in said
    assert told in said, said
    assert ("в числе исполнителей" in said or "рекомендовано" in said) is bool(told)


def test_several_items_are_measures_to_who_only_agreed() -> None:
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    plan = (item("до 26.12.2025", text="Вывезти снег"), item("до 25.12.2025", "2", row=3, text="Проверить гидранты"))
    reviewed, decisions = judged(book(plan=plan, performers=(agreed,)), date(2025, 12, 22), None, SETTINGS)
    letter = compose(paper_for(decisions, "ОБР", Kind.REQUEST), facts(reviewed, number="1"), words())
    said = outline(letter).translate(PLAIN)
    assert "мероприятие «Проверить гидранты»" in said, said
    assert "поручен" not in said


@pytest.mark.parametrize(
    "body", ["ОГИБДД отдела МВД России по Вязовскому району", "77 ПСЧ 4 ПСО ФПС ГПС ГУ МЧС России", "МРЭО ГИБДД"]
)
def test_a_unit_of_the_police_or_a_fire_brigade_is_no_organisation(body: str) -> None:
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT, organisation=body, post="Начальник")
    plan = (item("до 26.12.2025", text="Вывезти снег"),)
    reviewed, decisions = judged(book(plan=plan, performers=(agreed,)), date(2025, 12, 22), None, SETTINGS)
    letter = compose(paper_for(decisions, "ОБР", Kind.REQUEST), facts(reviewed, number="1"), words())
    assert "Ваше подразделение указано в числе исполнителей по согласованию." in outline(letter).translate(PLAIN)
