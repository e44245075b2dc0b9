"""A leader's hearing of a performer «по согласованию» whose day has passed without a mark is proposed again."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.model.kinds import Kind
from automation.model.office import Ruling, RulingKind
from automation.model.report import Relation
from tests.support.compose_world import book, done
from tests.support.control_story import ORG, item, small
from tests.support.told_days import paper_of, played

AGREED = replace(ORG, relation=Relation.BY_AGREEMENT)
TERM = date(2025, 12, 12)
PLAN = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))
HEARING = Ruling(
    decided_on=date(2025, 12, 18),
    decided_by="Глава Камфарин Е.Н.",
    kind=RulingKind.HEAR,
    items=("1",),
    code="ОБР",
    term=date(2025, 12, 22),
    row=2,
)
PROPOSED = "рассмотреть на ближайшем оперативном совещании вопрос об исполнении пункта 1 плана-графика (МБУК «Образец»)"


@pytest.mark.parametrize(
    ("ruling", "proposed"),
    [
        (HEARING, True),
        (replace(HEARING, term=date(2025, 12, 25)), False),  # two working days are left to mark it
        (replace(HEARING, done_on=date(2025, 12, 22)), False),
        (replace(HEARING, kind=RulingKind.OTHER), False),
    ],
)
def test_a_hearing_of_who_only_agreed_is_proposed_again_behind_its_day(ruling: Ruling, proposed: bool) -> None:
    said = paper_of(played(small(plan=PLAN, performer=AGREED, rulings=(ruling,)), 15, 17, 22, 23, 29)[-1])
    assert (PROPOSED in said) is proposed


def test_a_memo_proposes_to_hear_him_about_the_item_of_the_decision_alone() -> None:
    """Nobody has decided to hear him about item 2, which he has not confirmed either."""
    branch = replace(ORG, code="ФИЛ", organisation="МБУ «Филиал»", row=3)
    plan = (item("до 12.12.2025"), item("до 29.12.2025", "2", row=3))
    made = replace(book(done("ФИЛ", "1", TERM), plan=plan, performers=(AGREED, branch)), rulings=(HEARING,))
    said = paper_of(played(made, 15, 17, 22, 23, 30)[-1], Kind.COMPLETION).replace("\u00a0", " ")
    assert "заслушать исполнителя по пункту 1 до 22.12.2025, сведений об исполнении решения нет" in said
    assert (
        "заслушать на оперативном совещании исполнителя, не подтвердившего исполнение после направления письма: "
        "МБУК «Образец» (пункт 1)"
    ) in said
