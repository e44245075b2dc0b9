"""What a tenth set of orders by somebody who had not seen the reader showed, each fault in its smallest document."""

from pathlib import Path

import pytest

from automation.model.plan import Official
from automation.plan.order import read_order
from automation.plan.order.capitals import normal_case
from automation.plan.order.issuer import issuing_body
from tests.plan.test_order_heads import ORDER, drafted
from tests.plan.test_order_ninth import told
from tests.support.order_builder import Content, rows, word

TASKS = [["№", "Поручение", "Исполнитель", "Срок"], ["1", "Убрать снег", "Отдел ЖКХ", "до 01.03.2024"]]
LIST: Content = ["ГЛАВА ГОРОДА", "ПЕРЕЧЕНЬ ПОРУЧЕНИЙ", "по итогам встречи с жителями", "19.02.2024 № 12", TASKS]


def test_who_controls_and_who_signs_are_read_below_the_table_of_a_list(tmp_path: Path) -> None:
    control = "Контроль за исполнением поручений возложить на заместителя главы Образцову О.О."
    draft = read_order(word(tmp_path / "list.docx", [*LIST, control, "Глава города\tП.П. Примеров"]))
    assert draft.order.signed_by == Official(post="Глава города", name="Примеров П.П.")
    assert draft.order.control == Official(post="Заместитель главы", name="Образцова О.О.")
    assert not told(draft, "не прочитано")


def test_a_post_behind_a_full_name_is_that_persons_where_the_heading_asks_for_both(tmp_path: Path) -> None:
    tasks = [
        ["№", "Поручение", "Исполнитель (фамилия, имя, отчество, должность)", "Срок"],
        ["1", "Убрать снег", "Образцова Ольга Олеговна, психолог", "до 01.03.2024"],
    ]
    draft = read_order(word(tmp_path / "list.docx", [*LIST[:-1], tasks, "", "Глава города\tП.П. Примеров"]))
    assert [row[3] for row in rows(draft)] == [("Образцова Ольга Олеговна – психолог",)]
    assert not told(draft, "один исполнитель или два")


def test_a_unit_below_an_administration_of_several_lines_is_asked_about() -> None:
    above = [
        "ЧУВАШСКАЯ РЕСПУБЛИКА",
        "АДМИНИСТРАЦИЯ",
        "ПРИМЕРСКОГО",
        "МУНИЦИПАЛЬНОГО ОКРУГА",
        "ОТДЕЛ КУЛЬТУРЫ,",
        "СПОРТА",
    ]
    assert issuing_body(above, "", "") == (
        "Отдел культуры, спорта Администрации Примерского муниципального округа",
        False,
        "",
    )
    assert not told(drafted(ORDER.replace("АДМИНИСТРАЦИЯ", "\n".join([above[0], "АДМИНИСТРАЦИЯ"]))), "ЧУВАШСКАЯ")


def test_a_town_in_the_genitive_below_a_name_in_quotes_ends_the_name() -> None:
    head = "УЧРЕЖДЕНИЕ\n«ЛИЦЕЙ ИМЕНИ АКАДЕМИКА П.П. ОБРАЗЦОВА»\nг. ДОЛИНОГОРСКА"
    order = drafted(ORDER.replace("АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА", head)).order
    assert (order.body, order.place) == ("Учреждение «Лицей имени академика П.П. Образцова» г. Долиногорска", "")


@pytest.mark.parametrize(
    ("written", "text", "name"),
    [
        ("ШКОЛА ИМЕНИ ГЕРОЯ СОВЕТСКОГО СОЮЗА П.П. ОБРАЗЦОВА", "", "Школа имени Героя Советского Союза П.П. Образцова"),
        ("ШКОЛА ИМЕНИ АКАДЕМИКА П.П. ОБРАЗЦОВА", "", "Школа имени академика П.П. Образцова"),
        ("ШКОЛА ИМЕНИ МЕЛЬНИКА И.И.", "", "Школа имени Мельника И.И."),
        ("ПРИМЕРСКО-СТЕПНОЙ РАЙОННЫЙ СУД", "план Примерско-Степного районного суда", "Примерско-Степной районный суд"),
    ],
)
def test_titles_and_names_of_two_parts_keep_their_capitals(written: str, text: str, name: str) -> None:
    assert normal_case(written, text)[0] == name


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("План летней работы на 2024 год", True),
        ("План подготовки к летней работе на 2024 год", False),
        ("План работы на лето 2024 года", False),
    ],
)
def test_a_repetition_that_outlasts_the_season_of_its_plan_is_asked_about(
    tmp_path: Path, title: str, asked: bool
) -> None:
    tasks = [TASKS[0], ["1", "Проводить зарядку", "Отдел спорта", "ежедневно"]]
    content = [*ORDER.replace("1. Отделу ЖКХ", "1. Утвердить план (прилагается).\n2. Отделу ЖКХ").split("\n"), ""]
    draft = read_order(word(tmp_path / "plan.docx", [*content, "Приложение", title, tasks]))
    assert told(draft, "последний день назовите") is asked
