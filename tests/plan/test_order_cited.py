"""What stands in an order and is not its own: numbers of other acts, figures of an item's text, lines beside a title."""

from pathlib import Path

import pytest

from automation.model.plan import OrderDraft
from automation.plan.order import read_order
from tests.support.order_builder import Content, rows, word

HEAD = ["№", "Мероприятие", "Срок", "Исполнитель"]
PLAN = [HEAD, ["1", "Провести смотр", "до 01.12.2023", "отдел культуры"]]
MARK: Content = [
    "УТВЕРЖДАЮ",
    "Главный врач ГБУЗ «Образцовская больница»",
    "_________ П.П. Примеров",
    "08.06.2023 г.",
    "",
]


@pytest.mark.parametrize(
    "title",
    [
        "План мероприятий по устранению нарушений (предписание от 26.05.2023 № 74)",
        "План мероприятий по исполнению постановления Правительства РФ от 26.05.2022 № 1512",
        "План устранения нарушений (предписание № 74 от 26.05.2023)",
    ],
)
def test_the_number_of_an_act_cited_in_a_title_is_not_that_of_the_plan(tmp_path: Path, title: str) -> None:
    draft = read_order(word(tmp_path / "order.docx", [*MARK, title, "", PLAN]))
    assert (draft.order.number, str(draft.order.date)) == ("", "2023-06-08")
    assert "«Распоряжение», «Номер»" in {check.place.name for check in draft.checks if check.risk == "wrong"}


def drafted(folder: Path, *table: list[str], above: Content = ["План работы"]) -> OrderDraft:
    return read_order(word(folder / "order.docx", [*MARK, *above, "", list(table)]))


def test_a_figure_of_an_item_without_a_number_stays_in_its_text(tmp_path: Path) -> None:
    ready = [["1", "Готовность объекта:", "", "МКУ «УКС»"], ["", "50 процентов", "до 01.06.2026", ""]]
    ready += [["2", "Подготовить технику", "до 01.10.2026", "МУП «Тепло»"]]
    ready += [["", "15 котельных обеспечить углем", "до 01.09.2026", "МУП «Тепло»"]]
    assert [(number, text, groups) for number, text, _, groups in rows(drafted(tmp_path, HEAD, *ready))] == [
        ("1.1", "Готовность объекта: 50 процентов", ("МКУ «УКС»",)),
        ("2", "Подготовить технику", ("МУП «Тепло»",)),
        ("2.1", "15 котельных обеспечить углем", ("МУП «Тепло»",)),
    ]


def test_a_number_that_stands_before_the_text_is_still_read(tmp_path: Path) -> None:
    listed = [["", "1. провести смотр", "до 01.06.2026", "отдел"], ["", "2 Провести осмотр", "", "отдел"]]
    assert [row[:2] for row in rows(drafted(tmp_path, HEAD, *listed))] == [
        ("1", "провести смотр"),
        ("2", "Провести осмотр"),
    ]
