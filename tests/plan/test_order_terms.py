"""The term of a plan's item by its columns and words, and within the days for which the plan is made."""

from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from automation.model.plan import By, Event, OrderDraft
from automation.plan.order import read_order
from automation.plan.order.lead import lead_hours
from automation.plan.terms import control_dates
from automation.plan.workdays import Calendar
from tests.support.order_builder import rows, word
from tests.support.order_files import HEADING, PLAN, PRIKAZ, ROW, TASKS, read_prikaz, review_order
from tests.support.order_texts import ORDER, TYPED, read_text, told


def test_the_hour_between_a_day_and_a_place_belongs_to_the_day(tmp_path: Path) -> None:
    (item,) = read_prikaz(
        tmp_path, [*HEADING[:2], "Дата, место", "Ответственный"], ["1", "Смотр", "12 июля, 18.00, парк", "цех"]
    ).items
    assert (item.text, item.term.phrase) == ("Смотр (место: парк)", "12 июля, 18.00")


def test_a_weekday_of_a_month_may_be_the_day_of_an_event(tmp_path: Path) -> None:
    rows = [["1", item, "последняя пятница июня", "цех"] for item in ("Провести субботник", "Сдать отчёт")]
    assert [item.term.deadline for item in read_prikaz(tmp_path, HEADING, *rows).items] == [
        Event(due=date(2026, 6, 26)),
        By(due=date(2026, 6, 26)),
    ]


@pytest.mark.parametrize(("phrase", "code"), [("до 10.02.2026", 0), ("до снега", 1)])
def test_new_ends_with_a_code_that_tells_a_term_it_has_not_read(tmp_path: Path, phrase: str, code: int) -> None:
    text = PRIKAZ.format(head="МУП «Образец»", task="2. Завхозу Рябухе В.С. обеспечить исполнение плана.")
    order = word(tmp_path / "order.docx", [*text.split("\n"), [HEADING, [*ROW[:2], phrase, ROW[3]]]])
    assert main(["init", str(tmp_path / "home")]) == 0
    assert main(["new", str(order), "--home", str(tmp_path / "home")]) == code


def test_repeated_terms_lie_within_the_days_of_the_plan(tmp_path: Path) -> None:
    plan = [
        PLAN[0],
        ["1", "Проверить кухню", "ежемесячно", "завхоз"],
        ["2", "Сдать отчёт", "до 25.12.2021", "завхоз"],
    ]
    head = ["ШКОЛА", "ПРИКАЗ", "от 10.03.2021 № 5", "О плане", "ПРИКАЗЫВАЮ:", "1. Утвердить план (приложение).",
            "2. Контроль оставляю за собой.", "Директор\tП.П. Примеров", "", "Приложение"]  # fmt: skip
    draft = read_order(word(tmp_path / "t.docx", [*head, "План работы на второе полугодие 2021 года", plan]))
    days = control_dates(draft.items[0].term.deadline, draft.order.date, 99, Calendar())
    assert (days[0].due, days[-1].due) == (date(2021, 7, 31), date(2021, 12, 31))
    assert told(draft, "Взяты дни, на которые составлен план: с 01.07.2021 по 31.12.2021")


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


def test_how_often_is_the_term_where_no_column_names_another(tmp_path: Path) -> None:
    plan = [
        ["№", "Мероприятие", "Периодичность", "Ответственный"],
        ["1", "Проверить кухню", "1 раз в неделю", "завхоз"],
    ]
    assert rows(review_order(tmp_path, plan=plan)) == [("1", "Проверить кухню", "1 раз в неделю", ("завхоз",))]
    plan[0][2] = "Периодичность отчёта"
    assert rows(review_order(tmp_path, plan=plan))[0][2] == ""


def planned(rows: list[str], title: str = "План работы на 2026 год") -> OrderDraft:
    plan = "\n".join(row.replace(" | ", "\t") for row in rows)
    return read_text(f"{TYPED}\n\nПриложение\n{title}\n\n{plan}\n")


def test_the_hours_of_a_programme_belong_to_the_day_in_its_title() -> None:
    rows = ["Время | Мероприятие | Место | Ответственный", "9.00 | Турнир | стадион | школа"]
    (item,) = planned(rows, "План мероприятий Дня посёлка 8 июля 2026 года").items
    assert item.term.phrase == "8 июля 2026 года, 9.00"
    (item,) = planned(rows).items
    assert item.term.phrase == "9.00"


def test_a_column_of_day_and_place_is_parted() -> None:
    rows = ["№ | Мероприятие | Дата и место проведения | Ответственный", "1 | Смотр | 4 февраля, РДК | школа"]
    rows += ["2 | Конкурс | март | школа", "3 | Кросс | апрель 2026 г., стадион | школа"]
    rows += ["4 | Сбор | май, июнь | школа"]
    items = planned(rows).items
    assert (items[0].text, items[2].text) == ("Смотр (место: РДК)", "Кросс (место: стадион)")
    assert [item.term.phrase for item in items] == ["4 февраля", "март", "апрель 2026 г.", "май, июнь"]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("не менее чем за четыре часа до публикации в других источниках", 4),
        ("не позднее чем за 2 (два) часа до размещения", 2),
        ("за сутки до публикации", 24),
        ("за час до официального опубликования", 1),
        ("за 3 дня до мероприятия", None),
        ("за четыре часа до начала", None),
    ],
)
def test_the_lead_before_a_publication_is_read_in_hours(text: str, hours: int | None) -> None:
    assert lead_hours(text) == hours
