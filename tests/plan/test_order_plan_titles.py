"""What a plan is called: by its own title, by the point that approves it, with the year of the heading."""

from datetime import date
from pathlib import Path

import pytest

from automation.model.plan import Period
from automation.plan.order import read_order
from tests.support.order_builder import word
from tests.support.order_files import PLAN, review_order
from tests.support.order_texts import TYPED, read_text, told


@pytest.mark.parametrize(
    ("point", "title"),
    [("1. Утвердить план учений:", "План учений"), ("1. Утвердить следующий график проверок:", "График проверок"),
     ("1. Утвердить программу смотра (ниже):", "Программа смотра"),
     ("1. Провести смотр в порядке, указанном ниже:", "")],
)  # fmt: skip
def test_a_plan_in_the_order_s_own_text_is_called_as_the_point_says_or_asked(
    tmp_path: Path, point: str, title: str
) -> None:
    head = ["АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА", "РАСПОРЯЖЕНИЕ", "10.03.2021 № 4-р", "О смотре", "РАСПОРЯЖАЮСЬ:"]
    ending = ["2. Контроль оставляю за собой.", "", "Глава района\tП.П. Примеров"]
    draft = read_order(word(tmp_path / "r.docx", [*head, point, PLAN, *ending]))
    assert draft.order.plan_title == title
    assert told(draft, "«Название плана» " + ("выведено" if title else "в документе не найдено"))


def test_a_complex_plan_without_an_order_is_a_plan(tmp_path: Path) -> None:
    mark = ["УТВЕРЖДАЮ", "Глава района", "П.П. Примеров", "10.03.2021", ""]
    draft = read_order(word(tmp_path / "k.docx", [*mark, "КОМПЛЕКСНЫЙ ПЛАН", "мероприятий по охране лесов", "", PLAN]))
    assert (draft.order.kind, draft.order.plan_title) == ("план", "Комплексный план мероприятий по охране лесов")


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("План проверок|№ 5-ПП", "План проверок"),
        ("ПЛАН ПРОВЕРОК НА 2021 ГОД", "План проверок на 2021 год"),
        ("ПЛАН МЕРОПРИЯТИЙ («ДОРОЖНАЯ КАРТА»)|по развитию", "План мероприятий («дорожная карта») по развитию"),
        ("ПЛАН РАБОТЫ|школы № 5", "План работы школы № 5"),
    ],
)
def test_a_title_has_no_number_and_no_capitals_of_its_page(tmp_path: Path, title: str, read: str) -> None:
    assert review_order(tmp_path, plan_title=title).order.plan_title == read


def test_the_heading_may_name_the_year_of_the_plan() -> None:
    plan = "Приложение\nПлан проверок\n\n№\tМероприятие\tСрок\tОтветственный\n1\tРевизия\tI квартал\tшкола"
    headed = TYPED.replace("О проверке котельных", "О плане проверок котельных на 2027 год")
    for order, due, title in (
        (headed, date(2027, 3, 31), "План проверок на 2027 год"),
        (TYPED, date(2026, 3, 31), "План проверок"),
    ):
        draft = read_text(f"{order}\n\n{plan}\n")
        (item,) = draft.items
        assert isinstance(item.term.deadline, Period)
        assert (item.term.deadline.due, draft.order.plan_title) == (due, title)
