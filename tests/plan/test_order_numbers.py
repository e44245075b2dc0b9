"""Date, number and kind of an order, as heads, forms, marks and stamps of appendices write them."""

from datetime import date
from pathlib import Path

import pytest

from automation.model.plan import UNDATED
from automation.plan.order import read_order
from automation.plan.order.blocks import tidy
from automation.plan.order.requisites import find_date, find_number, kind_of
from tests.support.order_builder import Content, word
from tests.support.order_files import BODY, PLAN, headed, review_order
from tests.support.order_texts import ORDER, asked, drafted


@pytest.mark.parametrize("dated", ["« 19 » октября 2021 г.  № 512-р", "«_19_» _октября_ 2021 г. № _512-р_"])
def test_the_day_of_a_form_may_stand_apart_from_its_quotes(tmp_path: Path, dated: str) -> None:
    read = review_order(tmp_path, dated=dated).order
    assert (read.date, read.number) == (date(2021, 10, 19), "512-р")


@pytest.mark.parametrize(
    "text",
    [
        "11.12.2025 г.", "от 11.12.2025г. № 454", "«11» декабря 2025 года", "11 декабря 2025", "11.12.25", "2025-12-11",
        "11/12/2025", "одиннадцатое декабря две тысячи двадцать пятого года", '"11" декабря 2025 г.',
    ],
)  # fmt: skip
def test_a_date_is_read_in_many_writings(text: str) -> None:
    assert find_date(text) == date(2025, 12, 11)


@pytest.mark.parametrize("text", ["12.01.0001 № 7", "11.12.9999", "1899-12-11", "31.02.2026"])
def test_a_day_that_no_order_can_have_is_none(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("№454", "454"), ("N 454", "454"), ("№ 15 – п", "15-п"), ("№ 01-05/23-ОД", "01-05/23-ОД"), ("№ ____", ""),
        ("No 7", "7"), ("№ 2/1-р.", "2/1-р"), ("№ 12 от 10.01.2026", "12"), ("Нет номера", ""),
    ],
)  # fmt: skip
def test_a_number_is_read_in_many_writings(text: str, number: str) -> None:
    assert find_number(text) == number


def test_the_kind_of_a_document_is_read_where_it_stands_as_a_heading() -> None:
    assert kind_of(tidy("Р А С П О Р Я Ж Е Н И Е")) == "распоряжение"
    assert kind_of("ПPИКАЗ № 5") == "приказ"
    assert kind_of("распоряжение вступает в силу") == ""


def test_a_number_keeps_the_letters_behind_a_gap(tmp_path: Path) -> None:
    assert review_order(tmp_path, dated="19.10.2021 г.\t№ 73 о/д").order.number == "73 о/д"
    assert review_order(tmp_path, dated="от 19.10.2021 № 73").order.number == "73"


def test_day_and_number_of_another_paper_below_the_title_are_not_taken(tmp_path: Path) -> None:
    mark: Content = ["УТВЕРЖДАЮ", "Директор МКУ «Образец»", "_________ П.П. Примеров", "«___» ________ 2021 г.", ""]
    title: Content = ["ПЛАН", "устранения нарушений", "(предписание № 17 от 03.04.2021)", ""]
    draft = read_order(word(tmp_path / "order.docx", [*mark, *title, PLAN]))
    assert (draft.order.date, draft.order.number) == (UNDATED, "")
    assert {"«Распоряжение», «Дата»", "«Распоряжение», «Номер»"} <= asked(draft)


def test_a_kind_may_tell_whose_it_is(tmp_path: Path) -> None:
    read = headed(tmp_path, BODY, "Приказ по школе № 5", "от 19.10.2021", "О смотре").order
    assert (read.kind, read.number) == ("приказ", "5")


@pytest.mark.parametrize(
    ("requisites", "read"),
    [
        ("«_06_» __12__ 2025 г.\t№ __1120-р__\nпгт Примерск", ("2025-12-06", "1120-р", "пгт Примерск")),
        ("06.12.2025 г.\tпгт Примерск\t№ 12-сов", ("2025-12-06", "12-сов", "пгт Примерск")),
        ("6 декабря 2025 г.\tст-ца Примерская\t№ 12-сов", ("2025-12-06", "12-сов", "ст-ца Примерская")),
        ("Дата: 06.12.2025\nНомер: 12-сов\nг. Примерск", ("2025-12-06", "12-сов", "г. Примерск")),
    ],
)
def test_the_strokes_and_labels_of_a_form_hide_no_requisite(requisites: str, read: tuple[str, ...]) -> None:
    order = drafted(ORDER.replace("12.01.2026 № 7", requisites)).order
    assert (order.date.isoformat(), order.number, order.place) == read


def test_the_number_of_an_appendix_is_not_that_of_its_order() -> None:
    plan = "Приложение № 1 к постановлению от 12.01.2026 № 7\nПлан\n1. Отделу связи до 26 марта проверить сети."
    draft = drafted(f"{ORDER}\n\n{plan}")
    assert draft.order.number == "7"
    assert not [check for check in draft.checks if "проверьте дату и номер" in check.text]


TEXT_PLAN = "ПЛАН\nработы по подготовке к зиме на 2026 год\n\n1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные."


@pytest.mark.parametrize(
    "written",
    [
        "«_12_» января 2016 г.",
        "« 12 » января 2016 г.",
        "«_12_»_января_2016",
        "«12»__01__2016г.",
        "«12»января 20_16_ г.",
    ],
)
def test_a_mark_that_approves_is_dated_as_a_head_is(written: str) -> None:
    draft = drafted(f"УТВЕРЖДАЮ\nДиректор МБУ «Лицей»\n________ П.П. Примеров\n{written}\n{TEXT_PLAN}")
    assert (draft.order.date, draft.order.signed_by.name) == (date(2016, 1, 12), "Примеров П.П.")


@pytest.mark.parametrize("written", ["«12» января 20__ г.", "«__»________2016 г.", "«___» января 20___ г."])
def test_a_form_that_nobody_filled_in_has_no_date(written: str) -> None:
    assert find_date(written) is None
