"""Figures that stand beside no sum: each of who only agreed, behind the item and the deed, both named once."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.control import Paper
from automation.model.kinds import Form, Kind
from automation.model.plan import Item
from automation.model.report import Relation
from tests.support.compose_order import ORDER
from tests.support.compose_world import book, done, facts, judged, outline, still_open, words
from tests.support.control_story import ORG, item

TERM, DAY = date(2025, 12, 12), date(2025, 12, 15)
PLAIN = replace(ORDER, plan_title="План мероприятий", heading="О мероприятиях")
TOLD = (
    replace(ORG, relation=Relation.BY_AGREEMENT),
    replace(ORG, code="ЛИЦ", organisation="МАОУ «Лицей»", relation=Relation.BY_AGREEMENT),
)
EACH = (
    "по сведениям МБУК «Образец» (по согласованию) – 18 из 18{}, по сведениям МАОУ «Лицей» (по согласованию) – 7 из 7"
)
MEETING = item("до 12.12.2025", "6", text="Провести встречу с подростками", indicator="подростки, состоящие на учёте")
EMPLOYED = item(
    "до 12.12.2025", "6", text="Временное трудоустройство несовершеннолетних", indicator="несовершеннолетние"
)
MOVED = item("до 12.12.2025", "6", text="Перевод сотрудников в новое здание", indicator="сотрудники")
TRAINED = item("до 12.12.2025", "6", text="Обучение работников")


@pytest.mark.parametrize(
    ("plan", "lead", "whom"),
    [
        (MEETING, "По пункту 6 охвачены", " подростков, состоящих на учёте"),
        (EMPLOYED, "По пункту 6 трудоустроены", " несовершеннолетних"),
        (MOVED, "По пункту 6 переведены", " сотрудников"),
        (TRAINED, "По пункту 6 обучение прошли", " работников"),
    ],
)
def test_the_item_of_figures_beside_no_sum_is_named_once(plan: Item, lead: str, whom: str) -> None:
    rows = (
        done("ОБР", "6", TERM, staff_total=18, staff_moved=18),
        done("ЛИЦ", "6", TERM, staff_total=7, staff_moved=7),
    )
    reviewed, _ = judged(book(*rows, plan=(plan,), performers=TOLD, order=PLAIN), DAY)
    paper = Paper(
        kind=Kind.PROGRESS, form=Form.REFERENCE, order=PLAIN.id, day=DAY, addressee=None, signer="note", grounds=()
    )
    known = facts(reviewed, number="1", figures=still_open(reviewed.figures))
    told = outline(compose(paper, known, words())).replace("°", " ").replace("\u00a0", " ")
    assert f"{lead}: {EACH.format(whom)}." in told
