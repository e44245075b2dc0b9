"""People whom an item only mentions are counted by no paper: «обучить сиделок уходу за гражданами»."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.model.plan import Item
from automation.plan.indicators import counts_people
from automation.workbook.form_marks import TOTAL
from automation.workbook.form_values import people_headings
from tests.letters.test_counted_things import PLAIN, letter, memo
from tests.support.compose_world import row
from tests.support.control_story import item

CARED_FOR = "Обучить сиделок и помощников по уходу навыкам ухода за маломобильными гражданами"
CARERS = item("до 12.12.2025", text=CARED_FOR, indicator="сиделки и помощь по уходу")
COURSE = replace(CARERS, indicator="обучение")
GRAVEL = item("до 12.12.2025", text="Завезти щебень для жителей", indicator="тонны щебня")


@pytest.mark.parametrize(
    ("one", "where"),
    [
        *((one, f"По показателю «{one.indicator}» (пункт 1) выполнено") for one in (CARERS, COURSE, GRAVEL)),
        (replace(GRAVEL, indicator=""), "По пункту 1:"),
    ],
)
def test_a_memo_counts_nobody_whom_an_item_only_mentions(one: Item, where: str) -> None:
    assert f"{where} 9 из 22 (40,9 %)." in memo(one, 22, 9)


@pytest.mark.parametrize("one", [CARERS, COURSE, GRAVEL])
def test_no_letter_and_no_form_asks_for_whom_an_item_only_mentions(one: Item) -> None:
    said = letter(one, row("ОБР", "1"), date(2025, 12, 16))
    assert f"предусмотренное и достигнутое значения показателя «{{{one.indicator}}}»" in said
    assert people_headings((one,), PLAIN)[TOTAL] == "Предусмотрено"
    assert not counts_people(one)
