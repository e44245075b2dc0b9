"""What a set of orders by somebody who had not seen the reader showed, each fault in its smallest document."""

from datetime import date
from pathlib import Path

import pytest

from automation.model.plan import OrderDraft
from automation.plan.order import read_order
from tests.support.order_builder import rows, word

POINTS = ["ПРИКАЗЫВАЮ:", "1. Утвердить план (приложение).", "2. Контроль оставляю за собой.", ""]
PLAN = [["№", "Мероприятие", "Срок", "Исполнитель"], ["1", "Провести смотр", "до 01.12.2021", "отдел культуры"]]


def order(
    path: Path,
    *,
    above: str = "АДМИНИСТРАЦИЯ ОБРАЗЦОВСКОГО РАЙОНА",
    dated: str = "от 19.10.2021 № 512-р",
    title: str = "План работы",
    plan: list[list[str]] = PLAN,
    points: list[str] = POINTS,
) -> OrderDraft:
    head = [*above.split("|"), "ПРИКАЗ", dated, "О смотре", *points, "Директор\tП.П. Примеров", "", "Приложение"]
    return read_order(word(path / "order.docx", [*head, *title.split("|"), plan]))


@pytest.mark.parametrize("dated", ["« 19 » октября 2021 г.  № 512-р", "«_19_» _октября_ 2021 г. № _512-р_"])
def test_the_day_of_a_form_may_stand_apart_from_its_quotes(tmp_path: Path, dated: str) -> None:
    read = order(tmp_path, dated=dated).order
    assert (read.date, read.number) == (date(2021, 10, 19), "512-р")


def test_how_often_is_the_term_where_no_column_names_another(tmp_path: Path) -> None:
    plan = [
        ["№", "Мероприятие", "Периодичность", "Ответственный"],
        ["1", "Проверить кухню", "1 раз в неделю", "завхоз"],
    ]
    assert rows(order(tmp_path, plan=plan)) == [("1", "Проверить кухню", "1 раз в неделю", ("завхоз",))]
    plan[0][2] = "Периодичность отчёта"
    assert rows(order(tmp_path, plan=plan))[0][2] == ""


def test_a_founder_above_an_institution_is_no_part_of_its_name(tmp_path: Path) -> None:
    institution = "Государственное профессиональное образовательное учреждение|«Образцовый колледж»"
    draft = order(tmp_path, above=f"Министерство образования Образцовской области|{institution}")
    assert draft.order.body == institution.replace("|", " ")


def test_a_place_whose_name_looks_like_a_participle_keeps_its_capital(tmp_path: Path) -> None:
    assert order(tmp_path, above="АДМИНИСТРАЦИЯ РИСОВАННОГО РАЙОНА").order.body == "Администрация Рисованного района"


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
    assert order(tmp_path, title=title).order.plan_title == read


def test_what_somebody_answers_for_is_not_his_post(tmp_path: Path) -> None:
    appointed = "2. Назначить ответственной за качественную организацию питания старшую медсестру Примерову П.П."
    responsible = order(tmp_path, points=[*POINTS[:2], appointed, ""]).order.responsible
    assert (responsible.post, responsible.name) == ("Старшая медсестра", "Примерова П.П.")
