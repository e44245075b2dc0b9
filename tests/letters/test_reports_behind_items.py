"""A line that names items and reports of a period tells them apart: «пункт 1 (…); сведения за март (пункт 2)»."""

from datetime import date

from automation.model.report import State
from tests.support.compose_world import facts, judged, lists_told, row
from tests.support.control_story import item, small

DAY = date(2025, 12, 11)
PLAN = (
    item("до 12.12.2025", text="Установить дорожные знаки"),
    item("ежемесячно, до 15 числа", "2", row=3, text="Представлять сведения о рейдах"),
)


def told(*items: str) -> str:
    claims = (row("ОБР", n, state=State.DONE, executed_on=DAY, evidence="акт от 11.12.2025 № 3") for n in items)
    reviewed, _ = judged(small(*claims, plan=PLAN), DAY)
    return lists_told(reviewed.figures, facts(reviewed), running=True).replace("\u00a0", " ")


def test_reports_stand_behind_what_is_named_by_its_item_with_their_name() -> None:
    assert (
        "МБУК «Образец» – пункт 1 (срок – 12.12.2025, указано исполнение 11.12.2025); сведения со сроком 15.12.2025 "
        "(пункт 2, указанная дата представления – 11.12.2025)"
    ) in told("1", "2")


def test_alone_they_are_what_the_title_calls_them() -> None:
    assert "рассматриваются сведения: МБУК «Образец» – со сроком 15.12.2025 (пункт 2" in told("2")
