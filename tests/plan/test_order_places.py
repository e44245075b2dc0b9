"""The place of an order that is written without its kind, or in capitals, is taken and must be confirmed."""

import pytest

from automation.plan.order.places import find_place
from tests.support.order_texts import ORDER, drafted

REQUISITES = "12.01.2026 № 7"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Астраханово", "Астраханово"),
        ("Нижняя Лука", "Нижняя Лука"),
        ("Улан-Удэ", "Улан-Удэ"),
        ("РП ПРИМЕРСКИЙ", "рп Примерский"),
        ("Г. ПРИМЕРСК", "г. Примерск"),
        ("ПРИМЕРСК-НА-ДОНУ", "Примерск-на-Дону"),
    ],
)
@pytest.mark.parametrize("written", [f"{REQUISITES}\n{{}}", "{}\n12.01.2026 № 7", "12.01.2026\t{}\t№ 7"])
def test_the_one_line_between_number_and_title_is_the_place(line: str, place: str, written: str) -> None:
    draft = drafted(ORDER.replace(REQUISITES, written.format(line)))
    assert (draft.order.place, draft.order.number, draft.order.date.isoformat()) == (place, "7", "2026-01-12")
    assert "Место" in draft.unsure


@pytest.mark.parametrize("line", ["Копия", "СРОЧНО", "ГЛАВЫ АДМИНИСТРАЦИИ", "ПРИМЕРСКИЙ РАЙОН", "Примерск\nОбразцово"])
def test_another_word_in_the_head_is_no_place(line: str) -> None:
    assert drafted(ORDER.replace(REQUISITES, f"{REQUISITES}\n{line}")).order.place == ""


def test_a_place_with_its_kind_needs_no_confirmation() -> None:
    assert "Место" not in drafted(ORDER.replace(REQUISITES, f"{REQUISITES}\nг. Примерск")).unsure


def test_a_place_is_read_with_its_kind_and_capitals() -> None:
    assert find_place("г.Аксай") == "г. Аксай"
    assert find_place("г. РОСТОВ-НА-ДОНУ") == "г. Ростов-на-Дону"
    assert find_place("станица Образцовая") == "станица Образцовая"
    assert find_place("года") == ""
