"""Whom a task is given to is told from the task and named in the nominative, or asked."""

import pytest

from automation.plan.order.addressed import take_performers
from tests.support.order_texts import TYPED, read_text


@pytest.mark.parametrize(
    ("addressed", "performers"),
    [
        ("Юрисконсульту Шварц и бухгалтеру Дзюбе", "Юрисконсульт Шварц; бухгалтер Дзюба"),
        ("Директору школы Мухе", "Директор школы Муха"),
        ("Директору филиала в Туле", "Директор филиала в Туле"),
        ("Отделу по Верхней Салде", "Отдел по Верхней Салде"),
    ],
)
def test_a_surname_without_initials_is_turned_with_its_post_and_a_place_is_not(addressed: str, performers: str) -> None:
    assert take_performers(f"{addressed} подготовить договоры").performers == performers


def test_whom_an_order_obliges_bears_its_points() -> None:
    order = TYPED.replace("ПОСТАНОВЛЯЮ:", "обязываю:").replace("Отделу ЖКХ", "Начальников цехов, завхоза Котова И.И.")
    (item,) = read_text(order).items
    assert (item.text, item.groups) == ("Проверить котельные", ("Начальники цехов", "завхоз Котов И.И."))


def test_who_answers_within_a_point_given_to_others_is_told() -> None:
    points = "1. Отделу ЖКХ:\n1.1. Проверить котельные.\nСрок: до 25 марта 2026 г.\nОтветственный: Котов И.И."
    draft = read_text(TYPED.replace("1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные.", points))
    assert [item.groups for item in draft.items] == [("Котов И.И.",)]
    assert any("поручено это «Отдел ЖКХ»" in check.text for check in draft.checks)


@pytest.mark.parametrize(
    ("text", "performers", "rest"),
    [
        (
            "Директору МБУК «Образец» (Примерова А.А.) провести учёт.",
            "Директор МБУК «Образец» (Примерова А.А.)",
            "Провести учёт.",
        ),
        ("Отделу культуры и отделу спорта: провести турнир", "Отдел культуры; отдел спорта", "Провести турнир"),
        (
            "Отделу архитектуры, градостроительства и ЖКХ до 1 мая убрать",
            "Отдел архитектуры, градостроительства и ЖКХ",
            "До 1 мая убрать",
        ),
        (
            "Заместителю главы – начальнику отдела Примерову Петру Ивановичу принять меры",
            "Заместитель главы – начальник отдела Примеров Петр Иванович",
            "Принять меры",
        ),
        (
            "Директору МБУК «Дом культуры «Рассвет» Черных П.И. разработать сценарий праздника «День села».",
            "Директор МБУК «Дом культуры «Рассвет» Черных П.И.",
            "Разработать сценарий праздника «День села».",
        ),
        (
            "Директору МБУК «Концертный зал «Дон»» (Панченко Ю.И.) провести концерт.",
            "Директор МБУК «Концертный зал «Дон»» (Панченко Ю.И.)",
            "Провести концерт.",
        ),
        ("Провести субботник", "", "Провести субботник"),
        ("Информации о ходе работ размещать", "", "Информации о ходе работ размещать"),
    ],
)  # fmt: skip
def test_the_addressed_performers_are_told_from_the_task(text: str, performers: str, rest: str) -> None:
    found = take_performers(text)
    assert (found.performers, found.rest) == (performers, rest)


def test_names_between_those_addressed_and_their_task_are_asked() -> None:
    said = "Территориальным отделам: Первому, Второму – до 01.11.2021 провести сходы."
    assert any("стоит «Первому, Второму»" in note for note in take_performers(said).notes)
    assert not take_performers("Отделам: до 01.11.2021 провести сходы в Орле, Туле.").notes


@pytest.mark.parametrize(
    ("text", "performers"),
    [
        ("Исполнителям представлять отчёт ежемесячно.", "Исполнители"),
        ("Материально ответственным лицам сдать отчёт до 10 июня.", "Материально ответственные лица"),
        ('Редактору газеты "Новые вести" Котовой И.И. дать отчёт.', 'Редактор газеты "Новые вести" Котова И.И.'),
    ],
)
def test_who_answers_or_carries_a_name_in_straight_quotes_is_addressed(text: str, performers: str) -> None:
    assert take_performers(text).performers == performers


@pytest.mark.parametrize(
    ("task", "performers"),
    [
        ("Депутатам по своим округам, старшим по улицам", "Депутаты по своим округам; старшие по улицам"),
        ("Старшим по домам", "Старшие по домам"),
        ("Исполняющей обязанности директора Беловой О.О.", "Исполняющая обязанности директора Белова О.О."),
        ("Заведующей детской библиотекой Беловой О.О.", "Заведующая детской библиотекой Белова О.О."),
    ],
)
def test_who_is_addressed_is_named_in_the_nominative(task: str, performers: str) -> None:
    assert take_performers(f"{task} провести обход").performers == performers


def test_people_between_a_colon_and_the_task_are_asked() -> None:
    said = "Начальникам отделов: образования – Котовой Е.Н., культуры – Белову П.П. утвердить планы"
    assert any("образования – Котовой Е.Н." in note for note in take_performers(said).notes)


def test_an_instructor_is_somebody_to_whom_a_task_is_given() -> None:
    said = "Воспитателям, музыкальному руководителю, инструктору по физкультуре осмотреть залы"
    assert take_performers(said).performers == "Воспитатели; музыкальный руководитель; инструктор по физкультуре"
