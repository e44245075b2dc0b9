"""What stands beside requisites and columns of an order and is none of them, and what is one though it looks odd."""

from pathlib import Path

import pytest

from automation.model.plan import OrderDraft
from automation.plan.order import read_order
from automation.plan.order.requisites import find_number, is_requisite
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


def drafted(folder: Path, *table: list[str], mark: Content = MARK, title: str = "План работы") -> OrderDraft:
    return read_order(word(folder / "order.docx", [*mark, *title.split("|"), "", list(table)]))


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


@pytest.mark.parametrize("title", ["П Е Р Е Ч Е Н Ь   П О Р У Ч Е Н И Й", "П Е Р Е Ч Е Н Ь П О Р У Ч Е Н И Й"])
def test_a_place_below_a_title_in_spaced_letters_is_read_and_no_part_of_it(tmp_path: Path, title: str) -> None:
    order = drafted(tmp_path, *PLAN, title=f"{title}|по итогам совещания от 11.05.2023|г. Примерск").order
    assert (order.kind, order.place) == ("перечень поручений", "г. Примерск")
    assert order.heading == order.plan_title == "Перечень поручений по итогам совещания от 11.05.2023"


def test_a_plan_that_is_called_by_a_name_in_quotes_bears_it(tmp_path: Path) -> None:
    title = drafted(tmp_path, *PLAN, title="«ДОРОЖНАЯ КАРТА»|по развитию туризма").order.plan_title
    assert title == "«Дорожная карта» по развитию туризма"


@pytest.mark.parametrize("line", ["28.09.2023 № 02-04/155@", "№ 02-04/155@ от 28.09.2023"])
def test_a_number_of_the_tax_service_keeps_its_sign(line: str) -> None:
    assert (find_number(line), is_requisite(line)) == ("02-04/155@", True)


@pytest.mark.parametrize(
    ("heading", "read"),
    [
        ("внеочередного заседания", "О мерах по пропуску половодья"),
        ("совещания по вопросу подготовки к зиме", "совещания по вопросу подготовки к зиме"),
    ],
)
def test_what_a_meeting_was_about_stands_below_those_present(tmp_path: Path, heading: str, read: str) -> None:
    above = ["КОМИССИЯ ПО ЧС ПРИМЕРСКОГО РАЙОНА", "ПРОТОКОЛ", heading, "15 марта 2024 г.\tг. Примерск\t№ 4", ""]
    below = ["Присутствовали: члены комиссии", "О мерах по пропуску половодья", "Заслушав доклад, комиссия РЕШИЛА:"]
    points = ["1. Отделу ЖКХ до 25.03.2024 проверить плотины.", "", "Председатель комиссии\tП.П. Примеров"]
    assert read_order(word(tmp_path / "order.docx", [*above, *below, *points])).order.heading == read


@pytest.mark.parametrize(
    "post", ["Глава сельского поселения", "Глава Примерского городского поселения", "Глава городского округа город Бор"]
)
def test_a_territory_that_somebody_heads_is_no_body(tmp_path: Path, post: str) -> None:
    draft = drafted(tmp_path, *PLAN, mark=["УТВЕРЖДАЮ", post, "_________ П.П. Примеров", "08.06.2023 г.", ""])
    assert draft.order.body == ""
    assert "«Распоряжение», «Орган»" in {check.place.name for check in draft.checks if check.risk == "wrong"}


def test_a_stage_before_the_measures_is_told_with_them(tmp_path: Path) -> None:
    table = [["Этап", *HEAD], ["I. Начало", "1", "Провести смотр", "до 01.12.2023", "отдел культуры"]]
    assert [row[1] for row in rows(drafted(tmp_path, *table))] == ["Провести смотр (этап: I. Начало)"]


def test_a_dash_is_no_day_on_which_something_begins(tmp_path: Path) -> None:
    table = [["№", "Мероприятие", "Дата начала", "Дата окончания", "Исполнитель"]]
    table += [
        ["1", "Провести смотр", "01.12.2023", "05.12.2023", "отдел"],
        ["2", "Доложить", "-", "10.12.2023", "отдел"],
    ]
    assert [row[2] for row in rows(drafted(tmp_path, *table))] == ["с 01.12.2023 по 05.12.2023", "10.12.2023"]


def test_a_table_of_tasks_in_minutes_needs_no_title_of_a_plan(tmp_path: Path) -> None:
    above = ["АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА", "ПРОТОКОЛ № 5", "совещания при главе района", "08.06.2023", ""]
    draft = read_order(word(tmp_path / "order.docx", [*above, PLAN, "", "Глава района\tП.П. Примеров"]))
    assert draft.order.plan_title == "протокол"
    assert "«Распоряжение», «Название плана»" not in {check.place.name for check in draft.checks}
