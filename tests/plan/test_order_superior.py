"""The order of a higher body is found in the preamble, kept in the workbook and answered in the memo's proposals."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.settings import Limits
from automation.plan.order.superior import superior_act
from automation.plan.workdays import Calendar
from automation.workbook.create import create_book
from automation.workbook.read import read_book
from tests.support.books import DRAFT
from tests.support.compose_order import ORDER
from tests.support.compose_story import COMPLETION
from tests.support.compose_world import book, facts, judged, outline, paper_for, words

BODY = "Администрация Образцовского сельского поселения"
DISTRICT = "распоряжение Администрации Примерного района от 05.12.2025 № 94"


@pytest.mark.parametrize(
    ("preamble", "found"),
    [
        ("Во исполнение распоряжения Администрации Примерного района от 05.12.2025 г. № 94 «О деле»,", DISTRICT),
        ("В соответствии с письмом от 01.12.2025 № 7, распоряжением Администрации\nПримерного района", ""),
        ("В целях исполнения распоряжения Администрации Образцовского сельского поселения от 01.12.2025 № 3,", ""),
        ("В соответствии с постановлением Правительства Примерной области от 01.12.2025 № 3 «Об утверждении»", ""),
        ("Во исполнение распоряжения Администрации Примерного района от 05.12.2025 № 18/303дсп,", ""),
        ("", ""),
    ],
)
def test_only_an_order_of_another_body_is_taken(preamble: str, found: str) -> None:
    assert superior_act(preamble, BODY) == found


@pytest.mark.parametrize("superior", [DISTRICT, ""])
def test_the_workbook_keeps_it_in_a_row_of_its_own(tmp_path: Path, superior: str) -> None:
    file = tmp_path / "454.xlsx"
    file.write_bytes(create_book(replace(DRAFT, order=replace(DRAFT.order, superior=superior)), Calendar()))
    assert read_book(file, Limits(), tmp_path).order.superior == superior
    fields = [row[0].value for row in load_workbook(file)["Распоряжение"].iter_rows()]
    assert ("Вышестоящий документ" in fields) is bool(superior)


def test_the_memo_proposes_to_inform_only_where_the_order_carries_out_another() -> None:
    for superior, proposed in ((DISTRICT, True), ("", False), ("распоряжение № 18/303дсп", False)):
        review, decisions = judged(book(order=replace(ORDER, superior=superior)), COMPLETION)
        memo = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(review, number="1"), words()))
        told = "направить информацию во исполнение распоряжения Администрации Примерного района от 05.12.2025 №°94."
        assert (told in memo) is proposed
        assert ("направить информацию" in memo) is proposed
