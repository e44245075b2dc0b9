"""What is planned and reached is asked for where nobody has a list of it beforehand, or where a measure is told."""

from datetime import date

import pytest

from tests.support.compose_world import row
from tests.support.control_story import item
from tests.support.played_letters import last_letter

NUMBER = "указать плановое и фактическое число"
VALUE = "указать предусмотренное и достигнутое значения показателя"


@pytest.mark.parametrize(
    ("text", "indicator", "asked"),
    [
        ("Выдача путёвок", "путёвки", f"{NUMBER} путёвок;"),
        ("Комплектование фондов", "экземпляры книг", f"{NUMBER} экземпляров книг;"),
        ("Привлечение волонтёров", "волонтёры", f"{NUMBER} волонтёров;"),
        ("Подготовка семян", "Семена, тонн", f"{VALUE} «Семена, тонн»;"),
        (
            "Трудоустройство несовершеннолетних",
            "Численность трудоустроенных подростков",
            f"{VALUE} «Численность трудоустроенных подростков»;",
        ),
    ],
)
def test_what_is_issued_or_won_and_what_is_measured_is_asked_for_beside_its_plan(
    text: str, indicator: str, asked: str
) -> None:
    plan = item("до 26.12.2025", text=text, indicator=indicator)
    assert asked in last_letter(plan, (date(2025, 12, 19), row("ОБР", "1")))
