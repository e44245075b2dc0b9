"""Who is asked, not ordered, is asked for a report ahead as such, whatever else the letter asks for (decision 0543)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.plan import Item
from automation.model.report import Relation
from tests.support.compose_world import facts, outline, row, words
from tests.support.control_story import ORG, Story, item, settings, small, to

SPRINGS = item("до 18.12.2025", "9", text="Благоустроить родники", row=3)
REPORTS = item("до 26.12.2025", "12", text="Представить отчёты о реализации проектов", row=4)
BENCHES = item("до 26.12.2025", "13", text="Установить скамьи", row=5)
FLOOD = item("до 26.12.2025", "14", text="Представить справку о паводке", row=6)
EARLIER = item("до 18.12.2025", "10", text="Представить доклад о паводке", row=7)
IN_TIME = (
    "Просим в этот срок представить указанные отчёты, а если это невозможно, до 23.12.2025 сообщить предполагаемую"
)


def told(*plan: Item, relation: Relation = Relation.RECOMMENDED) -> str:
    """Return the letter of 19.12.2025 about these items, of which nothing has come in."""
    rows = [row("ОБР", one.number) for one in plan]
    made = small(*rows, plan=plan, performer=replace(ORG, relation=relation))
    reviewed, decisions = Story(settings(remind_days=(5,)), sent=True).day(date(2025, 12, 19), made)
    paper, known = to(decisions, "ОБР"), facts(reviewed, number="1")
    assert paper
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    return outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]")))


@pytest.mark.parametrize("relation", [Relation.RECOMMENDED, Relation.BY_AGREEMENT])
@pytest.mark.parametrize(
    ("beside", "asked"),
    [
        (
            SPRINGS,
            "до 23.12.2025 сообщить по прилагаемой форме о результатах исполнения указанного пункта, а если он не",
        ),
        (
            BENCHES,
            "принять участие в исполнении указанного пункта и до 23.12.2025 сообщить по прилагаемой форме о ходе",
        ),
        (EARLIER, "до 23.12.2025 представить его, а если он не готов, сообщить ожидаемую дату."),
    ],
)
def test_a_report_ahead_is_asked_for_as_in_a_letter_of_its_own(beside: Item, asked: str, relation: Relation) -> None:
    """«Сообщить по пункту 12 – до 23.06.2026 о ходе …» asked a village for no report, its neighbours were asked."""
    said = told(beside, REPORTS, relation=relation)
    assert f"Просим {asked}" in said
    assert "| Также пунктом 12 плана-графика предусмотрено представление отчётов о реализации проектов (до 26" in said
    assert f"| {IN_TIME} дату." in said
    numbers = " и ".join(sorted((beside.number, "12"), key=int))
    assert f"заголовок | Об участии в исполнении пунктов {numbers} плана-графика" in said


def test_several_reports_ahead_are_asked_for_together() -> None:
    asked = "Просим в установленный срок представить отчёты по пункту 12, справку по пункту 14, а если это невозможно, "
    for said in (told(REPORTS, FLOOD), told(SPRINGS, REPORTS, FLOOD)):
        assert f"{asked}до 23.12.2025 сообщить предполагаемую дату." in said


def test_one_answer_day_is_named_once_and_the_items_stand_in_the_order_of_the_plan() -> None:
    assert (
        "Просим принять участие в исполнении пункта 13 и до 23.12.2025 сообщить по прилагаемой форме: по пункту 9 – о "
        "результатах (если он не исполнен – о предполагаемой дате исполнения), по пункту 13 – о ходе и предполагаемой "
        "дате исполнения." in told(SPRINGS, BENCHES)
    )
