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


def protocol(path: Path, lines: list[str]) -> OrderDraft:
    head = ["АДМИНИСТРАЦИЯ ОБРАЗЦОВСКОГО РАЙОНА", "ПРОТОКОЛ № 3", "заседания комиссии", "26 июня 2015 года", ""]
    return read_order(word(path / "order.docx", [*head, *lines, "", "Председатель комиссии\tП.П. Примеров"]))


AGENDA = ["ПОВЕСТКА ДНЯ:", "1. Об аварийности.", "2. О подготовке школ."]
ROADS = "Отделу транспорта обследовать дороги до 15 июля 2015 года."
MARKS = "Отделу транспорта обновить разметку до 1 августа 2015 года."
FENCES = "Отделу образования установить ограждения до 25 августа 2015 года."


@pytest.mark.parametrize(
    ("before", "between"),
    [
        (["СЛУШАЛИ: Примерова П.П.", "РЕШИЛИ:"], []),
        (["1. СЛУШАЛИ: Примерова П.П.", "РЕШИЛИ:"], ["2. СЛУШАЛИ: Образцова О.О.", "РЕШИЛИ:"]),
        (["1. Об аварийности."], ["2. О подготовке школ."]),
        ([], []),
    ],
)
def test_the_agenda_of_a_protocol_takes_no_number_of_its_decisions(
    tmp_path: Path, before: list[str], between: list[str]
) -> None:
    decisions = [f"1.1. {ROADS}", f"1.2. {MARKS}", *between, f"2.1. {FENCES}"]
    read = protocol(tmp_path, [*AGENDA, *before, *decisions])
    assert [row[:2] for row in rows(read)] == [
        ("1.1", "Обследовать дороги до 15 июля 2015 года"),
        ("1.2", "Обновить разметку до 1 августа 2015 года"),
        ("2.1", "Установить ограждения до 25 августа 2015 года"),
    ]


def test_a_question_whose_decisions_are_numbered_anew_is_asked(tmp_path: Path) -> None:
    second = ["По второму вопросу слушали Образцова О.О.", "Решили:", f"1. {FENCES}"]
    read = protocol(tmp_path, [*AGENDA, "Слушали: Примерова П.П.", "Решили:", f"1. {ROADS}", f"2. {MARKS}", *second])
    assert any("Пункт 2: к пункту отнесён и следующий вопрос протокола" in question for question in read.questions)


def test_the_next_question_of_a_protocol_is_no_part_of_the_task_above_it(tmp_path: Path) -> None:
    read = protocol(
        tmp_path,
        [
            "I. О половодье",
            "1. Отделу транспорта (Примеров П.П.) очистить трубы. Срок – до 25 июля 2015 года.",
            "II. О ремонте Дома культуры",
            "(Образцова Н.В.)",
            "2. Отделу культуры (Образцова Н.В.) представить график до 17.07.2015.",
        ],
    )
    assert [row[1] for row in rows(read)] == ["Очистить трубы", "Представить график до 17.07.2015"]
