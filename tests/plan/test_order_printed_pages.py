"""Pages known by the places of their words: paragraphs, words cut by a column, bars between columns."""

from automation.plan.order.blocks import Table
from automation.plan.order.printed import Piece, PrintedPage, blocks_of
from tests.support.order_texts import TYPED, read_text


def test_bars_between_the_columns_of_a_copied_page_are_no_words() -> None:
    plan = "№ | Мероприятие | Срок | Исполнитель |\n1 | Обход | до 25 марта | отдел ЖКХ |\n"
    draft = read_text(
        TYPED.replace("района\tП.П. Примеров", f"района | П.П. Примеров |\n\nПриложение\nПлан работы\n\n{plan}")
    )
    assert (draft.order.signed_by.post, draft.order.signed_by.name) == ("Глава района", "Примеров П.П.")
    assert [item.groups for item in draft.items] == [("отдел ЖКХ",)]


def printed(lines: list[tuple[float, float, str]], *, ruled: bool = False) -> list[str]:
    page = PrintedPage(pieces=[Piece(x, y, len(text) * 0.08, 0.2, text) for x, y, text in lines])
    if ruled:
        page.across += [(1.0, 1.0, 4.0), (2.0, 1.0, 4.0)]
        page.down += [(x, 1.0, 2.0) for x in (1.0, 2.0, 4.0)]
    return [block.rows[0][1].text if isinstance(block, Table) else block.text for block in blocks_of(page)]


def test_the_space_between_paragraphs_of_a_printed_page_is_no_empty_line() -> None:
    assert printed([(1, 1.0, "ПЕРЕЧЕНЬ ПОРУЧЕНИЙ"), (1, 1.36, "по итогам поездки"), (1, 1.9, "1. Отделу")]) == [
        "ПЕРЕЧЕНЬ ПОРУЧЕНИЙ", "по итогам поездки", "", "1. Отделу", "",
    ]  # fmt: skip


def test_a_word_that_a_narrow_printed_column_cuts_is_whole() -> None:
    cell = [(2.1, 1.1, "руководители"), (2.1, 1.35, "общеобразовател"), (2.1, 1.6, "ьных организаций")]
    assert printed([(1.1, 1.1, "1"), *cell], ruled=True) == ["руководители\nобщеобразовательных организаций"]


def test_words_printed_over_the_line_between_two_columns_belong_to_one_each() -> None:
    page = PrintedPage(
        pieces=[
            Piece(1.1, 1.1, 1.4, 0.2, "№ Срок"),
            Piece(2.1, 1.5, 1.2, 0.2, "пресс-"),
            Piece(2.1, 1.7, 1, 0.2, "центр"),
        ]
    )
    page.across += [(1.0, 1.0, 4.0), (1.4, 1.0, 4.0), (2.0, 1.0, 4.0)]
    page.down += [(x, 1.0, 2.0) for x in (1.0, 2.0, 4.0)]
    (table,) = [block for block in blocks_of(page) if isinstance(block, Table)]
    assert [[cell.text for cell in row] for row in table.rows] == [["№", "Срок"], ["", "пресс-центр"]]
