"""What an order says by a weak sign is asked or to be confirmed, never taken in silence."""

from datetime import date
from pathlib import Path

import pytest

from automation.model.plan import UNDATED, OrderDraft
from automation.plan.order import draft_table, read_order
from automation.plan.order.addressed import take_performers
from tests.support.order_builder import Content, rows, word

PLAN = [["№", "Мероприятие", "Срок", "Исполнитель"], ["1", "Провести смотр", "до 01.12.2021", "отдел культуры"]]
BODY = "АДМИНИСТРАЦИЯ ОБРАЗЦОВСКОГО РАЙОНА"
POINTS = ["1. Утвердить план (приложение).", "2. Контроль оставляю за собой.", ""]


def order(
    path: Path,
    *,
    dated: str = "от 19.10.2021 № 512-р",
    title: str = "О смотре",
    points: list[str] = POINTS,
    signed: str | list[list[str]] = "Директор\tП.П. Примеров",
    stamp: str = "Приложение",
    plan: list[list[str]] = PLAN,
) -> OrderDraft:
    head: Content = [BODY, "ПРИКАЗ", dated, *title.split("|"), "ПРИКАЗЫВАЮ:", *points, signed]
    return read_order(word(path / "order.docx", [*head, "", *stamp.split("|"), "План работы", plan]))


def asked(draft: OrderDraft) -> set[str]:
    return {check.place.name for check in draft.checks if check.risk != "read"}


def test_a_number_keeps_the_letters_behind_a_gap(tmp_path: Path) -> None:
    assert order(tmp_path, dated="19.10.2021 г.\t№ 73 о/д").order.number == "73 о/д"
    assert order(tmp_path, dated="от 19.10.2021 № 73").order.number == "73"


def test_what_only_the_stamp_of_the_appendix_says_is_to_be_confirmed(tmp_path: Path) -> None:
    draft = order(tmp_path, dated="", stamp="Приложение|к приказу от 19.10.2021 № 512-р")
    assert (draft.order.date, draft.order.number) == (date(2021, 10, 19), "512-р")
    assert {"Дата", "Номер"} <= draft.unsure
    assert not {"Дата", "Номер"} & order(tmp_path, stamp="Приложение|к приказу от 19.10.2021 № 512-р").unsure


def test_day_and_number_of_another_paper_below_the_title_are_not_taken(tmp_path: Path) -> None:
    mark: Content = ["УТВЕРЖДАЮ", "Директор МКУ «Образец»", "_________ П.П. Примеров", "«___» ________ 2021 г.", ""]
    title: Content = ["ПЛАН", "устранения нарушений", "(предписание № 17 от 03.04.2021)", ""]
    draft = read_order(word(tmp_path / "order.docx", [*mark, *title, PLAN]))
    assert (draft.order.date, draft.order.number) == (UNDATED, "")
    assert {"«Распоряжение», «Дата»", "«Распоряжение», «Номер»"} <= asked(draft)


def test_a_title_ends_before_the_body_and_the_hour_of_a_meeting(tmp_path: Path) -> None:
    lines = ["заседания комиссии", "Администрация Образцовского района", "30 мая 2019 года, 14.00", ""]
    points = ["РЕШИЛИ:", "1. Отделу культуры до 14.06.2019 провести смотр.", ""]
    draft = read_order(word(tmp_path / "order.docx", ["ПРОТОКОЛ № 2", *lines, *points, "Председатель\tП.П. Примеров"]))
    assert (draft.order.heading, draft.order.date) == ("заседания комиссии", date(2019, 5, 30))


@pytest.mark.parametrize("title", ["Смотр учреждений культуры в 14.00", "О смотре в 14.00"])
def test_a_title_that_is_unlike_one_is_to_be_confirmed(tmp_path: Path, title: str) -> None:
    draft = order(tmp_path, title=title)
    assert not draft.order.heading or "Заголовок" in draft.unsure
    assert "Заголовок" not in order(tmp_path).unsure


STAMP = "\n".join(
    [
        "Документ подписан электронной подписью",
        "Сертификат 00AB",
        "Владелец Примеров Пётр Петрович",
        "Действителен с 01.01.2021",
    ]
)


@pytest.mark.parametrize(
    "signed",
    [
        [["Директор", STAMP, "П.П. Примеров"]],
        "Директор\t19.10.2021\tП.П. Примеров",
        "Директор\tэл. подпись\tП.П. Примеров",
        "Директор\tп.п.\tП.П. Примеров",
    ],
)
def test_between_a_post_and_a_name_stand_only_marks(tmp_path: Path, signed: str | list[list[str]]) -> None:
    signatory = order(tmp_path, signed=signed).order.signed_by
    assert (signatory.post, signatory.name) == ("Директор", "Примеров П.П.")


def test_a_post_with_figures_or_latin_letters_is_to_be_confirmed(tmp_path: Path) -> None:
    assert "Подписал (должность)" in order(tmp_path, signed="Директор ID 5512 Key\tП.П. Примеров").unsure
    assert "Подписал (должность)" not in order(tmp_path, signed="Директор школы № 5\tП.П. Примеров").unsure


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
    assert {field for field in order(tmp_path, signed=signed).unsure if "Подписал" in field} == doubted


def test_a_signature_without_a_post_is_asked_for_it(tmp_path: Path) -> None:
    assert "«Распоряжение», «Подписал (должность)»" in asked(order(tmp_path, signed="П.П. Примеров"))


def test_who_executes_an_order_is_its_responsible_official(tmp_path: Path) -> None:
    point = "2. Исполнение приказа возложить на завхоза Котова А.А., контроль оставляю за собою."
    read = order(tmp_path, points=[POINTS[0], point, ""]).order
    assert (read.responsible.name, read.control.name) == ("Котов А.А.", "Примеров П.П.")


def test_control_is_kept_in_whatever_order_the_words_stand(tmp_path: Path) -> None:
    read = order(tmp_path, points=[POINTS[0], "2. За собой оставляю общий контроль.", ""]).order
    assert (read.control.post, read.control.name) == ("Директор", "Примеров П.П.")


def test_names_between_those_addressed_and_their_task_are_asked() -> None:
    said = "Территориальным отделам: Первому, Второму – до 01.11.2021 провести сходы."
    assert any("стоит «Первому, Второму»" in note for note in take_performers(said).notes)
    assert not take_performers("Отделам: до 01.11.2021 провести сходы в Орле, Туле.").notes


def planned(path: Path, heading: list[str], *lines: list[str]) -> OrderDraft:
    head: Content = [
        BODY,
        "ПРИКАЗ",
        "от 19.10.2021 № 5",
        "О смотре",
        *POINTS,
        "Директор\tП.П. Примеров",
        "",
        "Приложение",
    ]
    return read_order(word(path / "order.docx", [*head, "План работы", [heading, *lines]]))


def test_what_is_to_be_done_may_stand_under_a_heading_nobody_expects(tmp_path: Path) -> None:
    draft = planned(
        tmp_path,
        ["№", "Техника", "Срок готовности", "Механизатор", "Проверяет"],
        ["1", "Сеялка", "25.11.2021", "Котов П.", "инженер Белов К.К."],
        ["2", "Опрыскиватель", "30.11.2021", "Носов", "агроном"],
    )
    assert [row[1].split(" (")[0] for row in rows(draft)] == ["Сеялка", "Опрыскиватель"]
    assert [row[3] for row in rows(draft)] == [("Котов П.",), ("Носов",)]
    assert any("«Техника» прочитан как «мероприятия»" in check.text for check in draft.checks)


def test_a_table_that_is_read_as_text_is_told(tmp_path: Path) -> None:
    table = [["Кто", "Где", "Что"], ["Котов", "Парк", "Ель"], ["Белов", "Сад", "Липа"]]
    points = ["1. Отделу культуры до 14.11.2021 провести смотр.", ""]
    head: Content = [BODY, "ПРИКАЗ", "от 19.10.2021 № 5", "О смотре", table, *points, "Директор\tП.П. Примеров"]
    assert any(
        "строки прочитаны как текст" in check.text for check in read_order(word(tmp_path / "o.docx", head)).checks
    )


def test_a_list_needs_no_gap_behind_its_dashes(tmp_path: Path) -> None:
    points = [
        "1. Завхозу Котовой А.А.:",
        "-до 10 ноября 2021 года закупить краску;",
        "-до 12 ноября 2021 года сдать отчёт.",
        "",
    ]
    draft = read_order(
        word(tmp_path / "o.docx", [BODY, "ПРИКАЗ", "от 19.10.2021 № 5", "О смотре", *points, "Директор\tП.П. Примеров"])
    )
    assert [item.number for item in draft.items] == ["1.1", "1.2"]


def test_columns_may_be_headed_by_a_beginning_and_an_end_and_a_clipped_word(tmp_path: Path) -> None:
    heading = ["№", "Мероприятие", "Начало", "Конец", "Отв. лицо"]
    draft = planned(tmp_path, heading, ["1", "Ремонт", "01.05.2022", "01.06.2022", "завхоз"])
    assert rows(draft) == [("1", "Ремонт", "с 01.05.2022 по 01.06.2022", ("завхоз",))]
    assert not any("столбец" in check.text for check in draft.checks)


def headed(path: Path, *above: str) -> OrderDraft:
    points = ["ПОСТАНОВЛЯЮ:", "1. Отделу культуры до 14.06.2021 провести смотр.", ""]
    return read_order(word(path / "order.docx", [*above, *points, "Глава\tП.П. Примеров"]))


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


def test_a_remark_about_another_act_is_no_part_of_the_title(tmp_path: Path) -> None:
    remark = "(в ред. постановления от 01.02.2022 № 15)"
    assert (
        headed(tmp_path, BODY, "ПОСТАНОВЛЕНИЕ", "от 19.10.2021 № 512", "О смотре", remark).order.heading == "О смотре"
    )


def test_a_kind_may_tell_whose_it_is(tmp_path: Path) -> None:
    read = headed(tmp_path, BODY, "Приказ по школе № 5", "от 19.10.2021", "О смотре").order
    assert (read.kind, read.number) == ("приказ", "5")


def test_a_task_beside_the_plan_is_told_whoever_is_to_do_it(tmp_path: Path) -> None:
    task = "2. Смотрящим полигона завершить засыпку карт до 01.11.2021."
    assert "Пункт 2 самого документа" in asked(order(tmp_path, points=[POINTS[0], task, ""]))
    event = "2. Провести 1 ноября 2021 года смотр."
    checks = order(tmp_path, points=[POINTS[0], event, ""]).checks
    assert [check.risk for check in checks if check.place.name == "Пункт 2 самого документа"] == ["guessed"]


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
    noted = {check.text: check.risk for check in order(tmp_path, plan=table).checks if "– проверьте." in check.text}
    assert noted == {
        "Таблица плана: столбец «Марка» добавлен к тексту мероприятий – проверьте.": "guessed",
        "номер подпункта проставлен программой – проверьте.": "guessed",
        "срок взят из строки 1 – проверьте.": "guessed",
        "исполнители взяты из строки 1 – проверьте.": "guessed",
        "строка таблицы продолжена следующей – проверьте.": "wrong",
    }
