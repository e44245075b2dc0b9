"""Minutes of a meeting: whose they are, what its agenda is, what was decided on each question."""

from pathlib import Path

import pytest

from automation.model.plan import Official, OrderDraft
from automation.plan.order import read_order
from automation.plan.order.assigned_tasks import tasks_of
from automation.plan.order.order_body import Point
from tests.support.order_builder import plain, rows, word
from tests.support.order_files import PLAN
from tests.support.order_texts import TYPED, drafted, read_text


def test_the_protocol_of_a_commission_is_the_commissions_own(tmp_path: Path) -> None:
    text = (
        "ПРОТОКОЛ № 3\nзаседания комиссии по безопасности Примерского района\n21.04.2026\n\nРЕШИЛИ:\n"
        "1. Отделу ЖКХ до 25 мая 2026 г. проверить котельные.\n\nПредседатель комиссии\tП.П. Примеров\n"
    )
    draft = read_order(plain(tmp_path / "order.txt", text))
    assert draft.order.body == "Комиссия по безопасности Примерского района"
    assert "Орган" in draft.unsure


def test_what_is_decided_may_stand_on_the_line_of_the_word_of_decision(tmp_path: Path) -> None:
    head = ["АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА", "ПРОТОКОЛ № 4", "заседания комиссии", "10.03.2021"]
    ending = ["Голосовали: за – 4.", "Контроль за исполнением решения возложить на главу района Примерова И.И.",
              "Председатель комиссии\tО.О. Образцова"]  # fmt: skip
    decided = "РЕШИЛИ: Утвердить план ремонта домов на 2021 год:"
    order = read_order(word(tmp_path / "p.docx", [*head, decided, PLAN, *ending])).order
    assert order.signed_by == Official(post="Председатель комиссии", name="Образцова О.О.")
    assert order.control == Official(post="Глава района", name="Примеров И.И.")
    assert order.plan_title == "План ремонта домов на 2021 год"


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


def test_what_a_meeting_decided_stands_below_its_question() -> None:
    points = "1. О котельных.\nРешили: отделу ЖКХ до 12 часов 25 марта 2026 г. проверить котельные."
    (item,) = read_text(TYPED.replace("1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные.", points)).items
    assert (item.text, item.groups) == ("Проверить котельные", ("отдел ЖКХ",))
    assert item.term.phrase == "до 12 часов 25 марта 2026 г."


def test_the_title_of_minutes_is_no_body() -> None:
    draft = drafted(
        "Протокол оперативного совещания\n12.01.2026 № 7\n\n"
        "1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные.\n\nГлавный врач\tП.П. Примеров"
    )
    assert draft.order.body == ""
    assert any("«Орган»" in check.place.name for check in draft.checks)


def test_no_word_of_a_protocol_is_an_executor() -> None:
    points = (
        Point("1", "СЛУШАЛИ:\nКотов И.И. – об уборке снега.\nРЕШИЛИ:"),
        Point("1.1", "Отделу связи до 10 июня 2026 г. проверить сети."),
        Point("1.2", "Информацию принять к сведению."),
    )
    assert [entry.performers for entry in tasks_of(points)[0]] == ["Отдел связи"]
    assert tasks_of(points)[1] == []
