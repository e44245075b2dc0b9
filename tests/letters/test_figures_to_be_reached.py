"""An item that only names a figure («Доля закупок – 25 %») is no measure: it is «показатель», which is reached."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.item_cases import measures_in_cases
from automation.model.report import Relation
from tests.support.compose_world import row
from tests.support.control_story import ORG, item
from tests.support.played_letters import last_letter


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Доля закупок у малого предпринимательства – 25 %", "показатель"),
        ("Среднее количество посещений (не менее 100)", "показатель"),
        ("Удельный вес педагогов с высшей категорией: 40 %", "показатель"),
        ("Готовность техники: тракторы – 92 %", "показатель"),
        ("Готовность школ к новому учебному году", "мероприятие"),
        ("Увеличение доли закупок", "мероприятие"),
        ("Долевое строительство дома", "мероприятие"),
    ],
)
def test_a_figure_is_called_so(text: str, noun: str) -> None:
    assert measures_in_cases((text,))["им"].startswith(f"{noun} «")


def test_several_items_of_which_one_is_a_measure_are_measures() -> None:
    assert measures_in_cases(("Доля закупок", "Ремонт дороги"))["им"].startswith("мероприятия «")
    assert measures_in_cases(("Доля закупок", "Число заявок"))["род"].startswith("показателей «")


def test_a_figure_is_reached_and_not_executed() -> None:
    plan = item("до 26.12.2025", text="Доля услуг в электронном виде – 40 %")
    ahead = last_letter(plan, (date(2025, 12, 19), row("ОБР", "1")))
    behind = last_letter(plan, (date(2025, 12, 30), row("ОБР", "1")))
    assert "показатель «Доля услуг в электронном виде – 40 %» подлежит достижению до 26.12.2025" in ahead
    assert "показатель «Доля услуг в электронном виде – 40 %» подлежал достижению до 26.12.2025" in behind
    agreeing = replace(ORG, relation=Relation.BY_AGREEMENT)
    asked = last_letter(plan, (date(2025, 12, 19), row("ОБР", "1")), performer=agreeing)
    assert "предусмотрено достижение показателя «Доля услуг в электронном виде – 40 %»" in asked


def test_a_figure_told_again_and_again_is_asked_for_without_an_execution() -> None:
    plan = item("ежемесячно, до 5 числа", text="Количество пролеченных больных – сводка")
    asked = last_letter(plan, (date(2026, 1, 14), row("ОБР", "1")))
    assert "сведения по показателю «Количество пролеченных больных – сводка» подлежали представлению" in asked


def test_what_a_verb_tells_to_do_is_no_measure_unless_it_is_held_on_a_day() -> None:
    assert measures_in_cases(("Проверить гидранты", "Вывезти снег"))["дат"].startswith("поручениям «")
    assert measures_in_cases(("Провести субботник",), given=False)["им"].startswith("мероприятие «")
