"""Orders as offices write them: whose they are, what their text plans say, and what of them is asked."""

from pathlib import Path

import pytest

from automation.model.plan import Event, OrderDraft
from automation.plan.order import read_order
from automation.plan.order.addressed import take_performers
from automation.plan.order.executors import executors_of
from tests.support.order_builder import Content, word

POINTS = ["1. Директору школы Котову И.И. провести сход до 01.12.2021.", "2. Контроль оставляю за собой."]
SIGNED = ["", "Директор\tП.П. Примеров"]


def order(path: Path, above: list[str], *, place: str = "", points: list[str] = POINTS) -> OrderDraft:
    head: Content = [*above, "ПРИКАЗ", "от 19.10.2021 № 512-р", place, "О сходах", "", "ПРИКАЗЫВАЮ:"]
    return read_order(word(path / "order.docx", [*head, *points, *SIGNED]))


def planned(path: Path, above: list[str], lines: Content) -> OrderDraft:
    return read_order(word(path / "plan.docx", [*above, "", *lines]))


@pytest.mark.parametrize(
    ("above", "body"),
    [
        (["Министерство науки", "ФГАОУ ВО «Образцовый университет»"], "ФГАОУ ВО «Образцовый университет»"),
        (["ПАО «Образец»", "Филиал «Северный»"], "ПАО «Образец» Филиал «Северный»"),
        (
            ["Казённое учреждение", "«Бюро экспертизы»", "Министерства труда Образцовской области"],
            "Казённое учреждение «Бюро экспертизы» Министерства труда Образцовской области",
        ),
    ],
)
def test_a_founder_is_not_the_body_and_a_branch_is_not_all_of_it(tmp_path: Path, above: list[str], body: str) -> None:
    assert order(tmp_path, above).order.body == body


@pytest.mark.parametrize(
    ("above", "body"),
    [
        (
            ["УТВЕРЖДАЮ", "Заместитель Председателя Правительства", "Образцовской области – министр", "И.И. Котов"],
            "Правительство Образцовской области",
        ),
        (["УТВЕРЖДЕН", "приказом начальника Управления культуры", "от 16.01.2021 № 7"], "Управление культуры"),
    ],
)
def test_whoever_approves_leads_the_body_and_is_not_it(tmp_path: Path, above: list[str], body: str) -> None:
    table = [["№", "Мероприятие", "Срок", "Исполнитель"], ["1", "Провести сход", "до 01.12.2021", "отдел культуры"]]
    assert planned(tmp_path, above, ["План работы на 2021 год", table]).order.body == body


def test_a_place_may_be_a_settlement_of_town_type_and_a_secretary_answerable_by_name(tmp_path: Path) -> None:
    control = "2. Контроль возложить на ответственного секретаря комиссии Белову О.О."
    read = order(tmp_path, ["Комиссия по делам молодёжи"], place="п.г.т. Образцовый", points=[POINTS[0], control]).order
    assert read.place == "пгт Образцовый"
    assert (read.control.post, read.control.name) == ("Ответственный секретарь комиссии", "Белова О.О.")


def test_the_hours_of_a_programme_belong_to_its_day(tmp_path: Path) -> None:
    table = [["Время", "Мероприятие", "Ответственный"], ["10.00", "Концерт", "клуб"], ["21-00", "Салют", "клуб"]]
    above = ["УТВЕРЖДАЮ", "Директор клуба", "И.И. Котов", "02.06.2023"]
    draft = planned(tmp_path, above, ["ПРОГРАММА", "Дня села 12 июня 2023 года", table])
    assert draft.order.heading == "Программа Дня села 12 июня 2023 года"
    assert isinstance(draft.items[0].term.deadline, Event)
    assert draft.items[1].term.deadline.due == draft.items[0].term.deadline.due  # type: ignore[union-attr]


def test_a_unit_of_measure_of_one_letter_is_kept_beside_the_words(tmp_path: Path) -> None:
    table = [
        ["№", "Мероприятие", "Ед. изм.", "Срок", "Ответственный"],
        ["1", "Запас топлива", "т", "до 01.12.2021", "цех"],
    ]
    draft = planned(tmp_path, ["УТВЕРЖДАЮ", "Директор завода", "И.И. Котов", "19.10.2021"], ["План работ", table])
    assert draft.items[0].text == "Запас топлива (ед. изм.: т)"


TEXT_PLAN = ["План работы на 2021 год", "", "1. Обновить реестр.", "Срок: до 1 марта.", "Исполнитель: Котов И.И."]


def text_plan(path: Path, *between: str) -> OrderDraft:
    last = ["2. Провести сход.", "Срок: до 1 мая.", "Исполнитель: Белова О.О."]
    above = ["УТВЕРЖДЕН", "приказом Управления культуры", "от 16.01.2021 № 7", ""]
    return read_order(word(path / "plan.docx", [*above, *TEXT_PLAN, *between, *last]))


def test_the_heading_of_a_section_is_no_part_of_the_item_above_it(tmp_path: Path) -> None:
    draft = text_plan(tmp_path, "", "II. Работа с населением", "")
    assert [item.text for item in draft.items] == ["Обновить реестр", "Провести сход"]


def test_words_behind_term_and_executor_are_asked(tmp_path: Path) -> None:
    asked = [
        check for check in text_plan(tmp_path, "Работа с населением").checks if "Работа с населением" in check.text
    ]
    assert [check.place.name for check in asked] == ["Пункт 1"]


def test_a_term_of_one_of_several_tasks_is_asked_for_the_others(tmp_path: Path) -> None:
    point = "1. Отделу культуры:\n- провести сверку до 01.12.2021;\n- организовать досуг."
    listed = [*point.split("\n"), POINTS[1]]
    told = [check.text for check in order(tmp_path, ["Комиссия по делам молодёжи"], points=listed).checks]
    assert any("не при всех поручениях" in text for text in told)


@pytest.mark.parametrize(
    "written",
    [
        "Старосты, уличкомам", "Управление (начальнику Белова О.О.)", "Специалисты (Белова О.О., Котову И.И.)",
        "Отдел (Кедровой О.О.)", "Хирургический и терапевтическому отделениям", "Завуч по труду Гришину и охране",
    ],
)  # fmt: skip
def test_what_still_stands_in_another_case_is_asked(written: str) -> None:
    assert "в именительном падеже?" in executors_of(written)[1]


@pytest.mark.parametrize(
    "written",
    [
        "Комитет по финансам, налогам",
        "Отдел (по согласованию)",
        "Полевой Б.Н.",
        "Центр помощи семье и детям",
        "ОМВД по городу Образцову",
    ],
)
def test_what_a_preposition_asks_for_and_a_surname_of_men_are_read(written: str) -> None:
    assert executors_of(written) == ((written,), "")


def test_a_name_in_brackets_that_may_be_of_either_sex_is_asked() -> None:
    assert any(
        "«Полевой Б.Н.» в скобках" in note for note in take_performers("Отделу (Полевой Б.Н.) провести сход").notes
    )
    assert not any("в скобках" in note for note in take_performers("Отделу (Белов И.И.) провести сход").notes)


def test_a_point_may_begin_with_its_days_or_another_figure(tmp_path: Path) -> None:
    listed = [
        "1. Отделу полиции:", "1.1. До 1 ноября 2021 г. провести сходы.",
        "1.2. 26 и 27 ноября 2021 г. усилить дежурство.",
        "2. 100 % домов обойти старостам до 12.", "12. 2021 или раньше.", "3. Контроль оставляю за собой.",
    ]  # fmt: skip
    draft = order(tmp_path, ["Комиссия по делам молодёжи"], points=listed)
    assert [(item.number, item.term.phrase) for item in draft.items][:2] == [
        ("1.1", "До 1 ноября 2021 г."),
        ("1.2", "26 и 27 ноября 2021 г."),
    ]
    assert not any(item.number == "12" for item in draft.items)
