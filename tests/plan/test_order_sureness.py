"""What an order says by a weak sign is asked or to be confirmed, never taken in silence."""

from datetime import date
from pathlib import Path

import pytest

from automation.plan.order import draft_table, read_order
from tests.support.order_builder import Content, word
from tests.support.order_files import BODY, PLAN, POINTS, headed, review_order
from tests.support.order_texts import asked


def test_what_only_the_stamp_of_the_appendix_says_is_to_be_confirmed(tmp_path: Path) -> None:
    draft = review_order(tmp_path, dated="", stamp="Приложение|к приказу от 19.10.2021 № 512-р")
    assert (draft.order.date, draft.order.number) == (date(2021, 10, 19), "512-р")
    assert {"Дата", "Номер"} <= draft.unsure
    assert not {"Дата", "Номер"} & review_order(tmp_path, stamp="Приложение|к приказу от 19.10.2021 № 512-р").unsure


@pytest.mark.parametrize("title", ["Смотр учреждений культуры в 14.00", "О смотре в 14.00"])
def test_a_title_that_is_unlike_one_is_to_be_confirmed(tmp_path: Path, title: str) -> None:
    draft = review_order(tmp_path, title=title)
    assert not draft.order.heading or "Заголовок" in draft.unsure
    assert "Заголовок" not in review_order(tmp_path).unsure


def test_a_post_with_figures_or_latin_letters_is_to_be_confirmed(tmp_path: Path) -> None:
    assert "Подписал (должность)" in review_order(tmp_path, signed="Директор ID 5512 Key\tП.П. Примеров").unsure
    assert "Подписал (должность)" not in review_order(tmp_path, signed="Директор школы № 5\tП.П. Примеров").unsure


@pytest.mark.parametrize(
    ("signed", "doubted"),
    [
        ("И.о. директора\nприказ от 10.01.2026 № 3-к\tП.П. Примеров", {"Подписал (должность)"}),
        ("Директор\tП.П. Де Голь", {"Подписал (Ф.И.О.)"}),
        ("Директор\tП.-П. Примеров", {"Подписал (должность)", "Подписал (Ф.И.О.)"}),
        ("И.О. директора\tДж.К. Примеров-оглы", set()),
        ("Директор\tПётр Петрович Примеров", set()),
    ],
)
def test_who_signs_is_to_be_confirmed_where_his_line_is_unusual(tmp_path: Path, signed: str, doubted: set[str]) -> None:
    assert {field for field in review_order(tmp_path, signed=signed).unsure if "Подписал" in field} == doubted


def test_a_signature_without_a_post_is_asked_for_it(tmp_path: Path) -> None:
    assert "«Распоряжение», «Подписал (должность)»" in asked(review_order(tmp_path, signed="П.П. Примеров"))


def test_a_table_that_is_read_as_text_is_told(tmp_path: Path) -> None:
    table = [["Кто", "Где", "Что"], ["Котов", "Парк", "Ель"], ["Белов", "Сад", "Липа"]]
    points = ["1. Отделу культуры до 14.11.2021 провести смотр.", ""]
    head: Content = [BODY, "ПРИКАЗ", "от 19.10.2021 № 5", "О смотре", table, *points, "Директор\tП.П. Примеров"]
    assert any(
        "строки прочитаны как текст" in check.text for check in read_order(word(tmp_path / "o.docx", head)).checks
    )


@pytest.mark.parametrize(
    ("below", "body"),
    [
        ("Администрации Образцовского района", "Администрация Образцовского района"),
        ("Кабинета Министров|Республики Образец", "Кабинет Министров Республики Образец"),
    ],
)
def test_the_body_below_the_kind_is_read_to_be_confirmed(tmp_path: Path, below: str, body: str) -> None:
    draft = headed(tmp_path, "Постановление", *below.split("|"), "от 19.10.2021 № 512", "О смотре", "")
    assert (draft.order.body, "Орган" in draft.unsure) == (body, True)


def test_a_body_that_could_be_any_is_to_be_confirmed(tmp_path: Path) -> None:
    nameless = headed(tmp_path, "АДМИНИСТРАЦИЯ", "ПОСТАНОВЛЕНИЕ", "от 19.10.2021 № 512", "О смотре", "")
    assert (nameless.order.body, "Орган" in nameless.unsure) == ("Администрация", True)


def test_words_of_the_document_do_not_decide_how_grave_a_question_is(tmp_path: Path) -> None:
    head: Content = [BODY, "ПРИКАЗ", "от 19.10.2021 № 5", "О смотре", *POINTS, "Директор\tП.П. Примеров", "Приложение"]
    below = "Осмотр зданий добавлен к плану по просьбе отделов."
    draft = read_order(word(tmp_path / "order.docx", [*head, "План работы", PLAN, below]))
    assert [check.risk for check in draft.checks if below in check.text] == ["wrong"]


def test_a_question_about_an_item_stands_in_its_row_and_one_about_a_point_does_not(tmp_path: Path) -> None:
    table = [*PLAN, ["2", "Сверить опись", "до 02.12.2021", ""], ["3", "Обойти сети", "до 03.12.2021", "отдел «А"]]
    points = [POINTS[0], "2. Контроль возложить на заместителя директора.", ""]
    head: Content = [BODY, "ПРИКАЗ", "от 19.10.2021 № 5", "О смотре", *points, "Директор\tП.П. Примеров", "Приложение"]
    draft = read_order(word(tmp_path / "order.docx", [*head, "План работы", table]))
    assert any(question.startswith("Пункт 2 документа: контролирующий назван") for question in draft.questions)
    doubts = [row[-1] for row in draft_table(draft)[1:]]
    assert doubts[1:] == ["исполнители не названы, впишите.", f"исполнители: {draft.asked[-1].text}"]


def test_what_the_program_put_in_itself_is_derived_and_what_it_did_not_understand_is_not(tmp_path: Path) -> None:
    table = [["№", "Мероприятие", "Срок", "Исполнитель", "Марка"], ["1", "Подготовить:", "до 01.12.2021", "школа", ""]]
    table += [["", "а) смету;", "до 20.11.2021", "", "новая"], ["", "б) схему", "", "отдел ЖКХ", ""]]
    table += [["2", "Отчёт", "до 02.12.2021", "клуб", ""], ["", "и опись", "", "", ""]]
    noted = {
        check.text: check.risk for check in review_order(tmp_path, plan=table).checks if "– проверьте." in check.text
    }
    assert noted == {
        "Таблица плана: столбец «Марка» добавлен к тексту мероприятий – проверьте.": "guessed",
        "номер подпункта проставлен программой – проверьте.": "guessed",
        "срок взят из строки 1 – проверьте.": "guessed",
        "исполнители взяты из строки 1 – проверьте.": "guessed",
        "строка таблицы продолжена следующей – проверьте.": "wrong",
    }
