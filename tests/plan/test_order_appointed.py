"""Who is made responsible or controls, in whatever order of words, and the dates of forms and marks."""

from datetime import date

import pytest

from automation.model.plan import Official
from automation.plan.order.officials import control, responsible
from automation.plan.order.order_body import Point
from automation.plan.order.requisites import find_date
from tests.plan.test_order_heads import drafted

PLAN = "ПЛАН\nработы по подготовке к зиме на 2026 год\n\n1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные."


@pytest.mark.parametrize(
    ("point", "post", "name"),
    [
        ("Определить министерство экономики края ответственным за план.", "Министерство экономики края", ""),
        ("Комитет по труду определить ответственным исполнителем плана.", "Комитет по труду", ""),
        ("Возложить на отдел культуры ответственность за исполнение плана.", "Отдел культуры", ""),
        ("Считать Примерова П.П., мастера, ответственным за план.", "Мастер", "Примеров П.П."),
        ("Ответственным за исполнение плана определить Примерова П.П., мастера.", "Мастер", "Примеров П.П."),
        ("Ответственный за исполнение приказа – мастер Примеров П.П.", "Мастер", "Примеров П.П."),
        ("Ответственность за исполнение плана несёт мастер Примеров П.П.", "Мастер", "Примеров П.П."),
        ("Организацию исполнения распоряжения возложить на мастера Примерова П.П.", "Мастер", "Примеров П.П."),
        ("Назначить военного комиссара Примерова П.П. ответственным за план.", "Военный комиссар", "Примеров П.П."),
        ("Назначить ответственным за жизнь ребёнка воспитателя Примерову П.П.", "Воспитатель", "Примерова П.П."),
    ],
)  # fmt: skip
def test_whoever_answers_is_read_in_every_order_of_words(point: str, post: str, name: str) -> None:
    found = responsible((Point("2", point),))
    assert found is not None
    assert found.official == Official(post=post, name=name)


def test_who_is_made_coordinator_is_taken_and_asked() -> None:
    found = responsible((Point("2", "Руководителем группы назначить начальника отдела Примерова П.П."),))
    assert found is not None
    assert found.official == Official(post="Начальник отдела", name="Примеров П.П.")
    assert "за ответственного принят «руководителем группы»" in found.question


def test_of_several_who_answer_the_others_are_told() -> None:
    point = "Назначить ответственных за исполнение: Примерова П.П., мастера; Образцова О.О., инженера."
    found = responsible((Point("2", point),))
    assert found is not None
    assert (found.official.name, "не один" in found.question) == ("Примеров П.П.", True)


def test_a_name_in_brackets_that_may_be_of_a_man_or_a_woman_is_asked() -> None:
    found = control((Point("2", "Контроль возложить на заместителя главы (Примерова П.П.)."),), Official())
    assert found is not None
    assert "«Примерова П.П.» или «Примеров П.П.»?" in found.question


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
    draft = drafted(f"УТВЕРЖДАЮ\nДиректор МБУ «Лицей»\n________ П.П. Примеров\n{written}\n{PLAN}")
    assert (draft.order.date, draft.order.signed_by.name) == (date(2016, 1, 12), "Примеров П.П.")


@pytest.mark.parametrize("written", ["«12» января 20__ г.", "«__»________2016 г.", "«___» января 20___ г."])
def test_a_form_that_nobody_filled_in_has_no_date(written: str) -> None:
    assert find_date(written) is None
