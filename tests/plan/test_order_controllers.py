"""Who controls an order: in whatever order of words, in person, in a sentence below the last item."""

from pathlib import Path

import pytest

from automation.model.plan import Official
from automation.plan.order.officials import control
from automation.plan.order.order_body import Point
from tests.support.order_builder import rows
from tests.support.order_files import POINTS, review_order
from tests.support.order_texts import ORDER, drafted, told


def test_a_sentence_about_control_below_the_last_item_is_no_part_of_it() -> None:
    text = ORDER.replace("2. Контроль оставляю за собой.", "2. Отделу культуры провести смотр.\nСрок: до 01.12.2026.\n"
                         "Контроль за исполнением возложить на главу района Примерова И.И.")  # fmt: skip
    draft = drafted(text)
    assert rows(draft)[-1] == ("2", "Провести смотр", "до 01.12.2026", ("Отдел культуры",))
    assert draft.order.control.name == "Примеров И.И."
    assert not told(draft, "не часть поручения")


@pytest.mark.parametrize(
    "line", ["Контроль за исполнением пункта 1 возложить на инженера.", "Контроль за качеством воды вести ежедневно."]
)
def test_another_sentence_about_control_stays_in_its_item(line: str) -> None:
    draft = drafted(ORDER.replace("проверить котельные.", f"проверить котельные.\n{line}"))
    assert line.rstrip(".") in rows(draft)[0][1]


def test_control_is_kept_in_whatever_order_the_words_stand(tmp_path: Path) -> None:
    read = review_order(tmp_path, points=[POINTS[0], "2. За собой оставляю общий контроль.", ""]).order
    assert (read.control.post, read.control.name) == ("Директор", "Примеров П.П.")


def test_who_controls_without_a_post_is_asked_for_it() -> None:
    found = control((Point("2", "Контроль за исполнением возложить на Примерова П.П."),), Official())
    assert found is not None
    assert (found.official.post, found.official.name) == ("", "Примеров П.П.")
    assert "должность не прочитана" in found.question


@pytest.mark.parametrize(
    ("clause", "post"),
    [
        ("Поручить мастеру Примерову П.П. контроль за исполнением приказа.", "Мастер"),
        ("Осуществление контроля за исполнением приказа возложить на мастера Примерова П.П.", "Мастер"),
        ("Контроль за исполнением приказа – мастер Примеров П.П.", "Мастер"),
        ("Контроль возложить на комиссию по бюджету (председатель Примеров П.П.).", "Председатель комиссии по бюджету"),
        ("На мастера Примерова П.П. возложить контроль за исполнением приказа.", "Мастер"),
        ("Контроль за исполнением приказа – на заместителя мастера Примерова П.П.", "Заместитель мастера"),
        ("Контроль за исполнением приказа осуществлять заместителю мастера Примерову П.П.", "Заместитель мастера"),
        ("Поручить контроль за исполнением приказа заместителю мастера Примерову П.П.", "Заместитель мастера"),
    ],
)
def test_who_controls_is_read_in_every_order_of_words(clause: str, post: str) -> None:
    found = control((Point("2", clause),), Official())
    assert found is not None
    assert (found.official, found.question) == (Official(post=post, name="Примеров П.П."), "")


@pytest.mark.parametrize(
    "clause",
    [
        "Контроль исполнения приказа буду осуществлять лично.",
        "Контроль за исполнением приказа буду осуществлять сам.",
        "Контроль за собой.",
        "Контроль за исполнением распоряжения – за собой.",
        "Контроль исполнения приказа сохраняю за собой.",
        "Контроль за исполнением приказа беру на себя.",
        "Контроль за исполнением осуществляется мной лично.",
        "Исполнение приказа контролирую лично.",
        "За собой оставляю контроль за исполнением приказа.",
        "Оставить за собой контроль за исполнением приказа.",
    ],
)
def test_whoever_controls_in_person_is_who_signs(clause: str) -> None:
    signs = Official(post="Глава района", name="Примеров П.П.")
    found = control((Point("2", clause),), signs)
    assert found is not None
    assert (found.official, found.question) == (signs, "")


def test_whoever_is_told_to_control_in_person_is_not_who_signs() -> None:
    for clause in ("Начальникам отделов лично контролировать сроки.", "Взять под личный контроль подвоз детей."):
        assert control((Point("2", clause),), Official(post="Глава района", name="Примеров П.П.")) is None


def test_a_name_in_brackets_that_may_be_of_a_man_or_a_woman_is_asked() -> None:
    found = control((Point("2", "Контроль возложить на заместителя главы (Примерова П.П.)."),), Official())
    assert found is not None
    assert "«Примерова П.П.» или «Примеров П.П.»?" in found.question


def test_who_takes_the_plan_under_control_controls_it() -> None:
    control = "2. Заместителю главы Образцовой О.О. взять под контроль выполнение плана."
    draft = drafted(ORDER.replace("2. Контроль оставляю за собой.", control))
    assert draft.order.control == Official(post="Заместитель главы", name="Образцова О.О.")
