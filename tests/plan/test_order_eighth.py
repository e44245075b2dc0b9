"""What an eighth set of orders, of offices other than administrations, showed: each fault in its smallest document."""

from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from automation.model.plan import By, Event, OrderDraft
from automation.plan.order import read_order
from automation.plan.order.issuer import issuing_body
from tests.plan.test_order_seventh import HEADING, ORDER, ROW, read
from tests.support.order_builder import word


def told(draft: OrderDraft) -> str:
    """Return every question of a reading in one text."""
    return "\n".join(draft.questions)


def test_the_total_of_a_table_is_no_part_of_the_item_above_and_is_told(tmp_path: Path) -> None:
    heading = [*HEADING, "Стоимость, тыс. руб."]
    draft = read(tmp_path, heading, [*ROW, "412,0"], ["Итого по разделу 1", "<", "<", "<", "412,0"],
                 ["2", "Итоговый осмотр", "до 11.02.2026", "цех", "1,5"])  # fmt: skip
    assert [item.text for item in draft.items] == [
        "Проверить насосы (стоимость, тыс. руб.: 412,0)", "Итоговый осмотр (стоимость, тыс. руб.: 1,5)",
    ]  # fmt: skip
    assert "строка «Итого по разделу 1» – итог, в план не взята" in told(draft)


def test_a_column_of_stages_that_only_counts_gives_the_numbers(tmp_path: Path) -> None:
    heading = ["Этап", "Виды работ", "Срок", "Исполнители"]
    (first, second) = read(tmp_path, heading, ROW, ["2", "Покрасить", "до 11.02.2026", "цех"]).items
    assert [(first.number, first.text), (second.number, second.text)] == [("1", "Проверить насосы"), ("2", "Покрасить")]
    named = read(tmp_path, heading, ["Подготовка", "Смета", *ROW[2:]], ["Ремонт", "Акт", *ROW[2:]]).items
    assert [item.text for item in named] == ["Смета (этап: Подготовка)", "Акт (этап: Ремонт)"]


def test_who_is_called_in_is_an_executor_as_well(tmp_path: Path) -> None:
    heading = ["№", "Мероприятие", "Срок", "Кто исполняет", "Кто привлекается"]
    (item,) = read(tmp_path, heading, [*ROW[:3], "военный комиссариат", "ДОСААФ, совет ветеранов"]).items
    assert item.groups == ("военный комиссариат", "ДОСААФ", "совет ветеранов")


def test_a_post_behind_a_name_is_that_persons_where_the_heading_says_so(tmp_path: Path) -> None:
    cell = "Котов И.И., начальник отдела сбыта;\nуправление связи"
    (item,) = read(tmp_path, [*HEADING[:3], "Исполнители (Ф.И.О., должность)"], [*ROW[:3], cell]).items
    assert item.groups == ("Котов И.И. – начальник отдела сбыта", "управление связи")
    assert "один исполнитель или два" in told(read(tmp_path, HEADING, [*ROW[:3], cell]))


@pytest.mark.parametrize(
    ("below", "asked"),
    [
        ("Разослано: отдел делопроизводства – 1, военный комиссариат – 2, ОМВД – 1", False),
        ("Начальник управления надзора и профилактики\nполковник внутренней службы\tИ.И. Котов", False),
        ("Начальникам цехов сообщить об исполнении плана в отдел кадров", True),
    ],
)
def test_who_signs_a_plan_and_whom_it_is_sent_to_are_no_tasks(tmp_path: Path, below: str, asked: bool) -> None:
    lines = ORDER.format(head="МУП «Образец»", task="2. Приказ довести до всех.").split("\n")
    draft = read_order(word(tmp_path / "order.docx", [*lines, [HEADING, ROW], *below.split("\n")]))
    assert ("Под таблицей плана остался текст" in told(draft)) is asked


@pytest.mark.parametrize(
    ("above", "body"),
    [
        (
            ["МИНИСТЕРСТВО НАУКИ", "Федеральное бюджетное образовательное учреждение", "высшего образования",
             "«ОБРАЗЦОВЫЙ ИНСТИТУТ»"],
            "Федеральное бюджетное образовательное учреждение высшего образования «Образцовый институт»",
        ),
        (
            ["Администрация Образцовского городского округа", "Комитет по культуре",
             "Муниципальное бюджетное учреждение культуры", "«Централизованная библиотечная система»"],
            "Муниципальное бюджетное учреждение культуры «Централизованная библиотечная система»",
        ),
        (
            ["ПРАВИТЕЛЬСТВО ОБРАЗЦОВОЙ ОБЛАСТИ", "МИНИСТЕРСТВО СЕЛЬСКОГО ХОЗЯЙСТВА ОБРАЗЦОВОЙ ОБЛАСТИ"],
            "Министерство сельского хозяйства Образцовой области",
        ),
        (
            ["ФЕДЕРАЛЬНОЕ АГЕНТСТВО ВОДНЫХ РЕСУРСОВ", "ДВИНСКОЕ БАССЕЙНОВОЕ УПРАВЛЕНИЕ"],
            "Двинское бассейновое управление",
        ),
        (
            ["АГЕНТСТВО ОБРАЗЦОВОЙ ОБЛАСТИ", "ОБЛАСТНОЕ КАЗЁННОЕ УЧРЕЖДЕНИЕ", "«АРХИВ ОБРАЗЦОВОЙ ОБЛАСТИ»"],
            "Областное казённое учреждение «Архив Образцовой области»",
        ),
        (
            ["Бюджетное учреждение Образцовой области", "Центр занятости Примерского района"],
            "Бюджетное учреждение Образцовой области Центр занятости Примерского района",
        ),
        (
            ["АДМИНИСТРАЦИЯ ГОРОДА ОРЛА", "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ ГОРОДА ОРЛА"],
            "Управление образования города Орла",
        ),
        (["МИНИСТЕРСТВО ЗДРАВООХРАНЕНИЯ ОБРАЗЦОВОЙ ОБЛАСТИ", "ПИХТОВСКИЙ МЕДИЦИНСКИЙ КОЛЛЕДЖ"],
         "Пихтовский медицинский колледж"),
        (["ДУМА ГОРОДСКОГО ОКРУГА ОБРАЗЦОВСК", "ПРЕДСЕДАТЕЛЬ"], "Дума городского округа Образцовск"),
        (["АДМИНИСТРАЦИЯ ГОРОДА", "УПРАВЛЕНИЕ ДЕЛАМИ"], "Управление делами"),
    ],
)  # fmt: skip
def test_what_stands_above_an_office_is_no_part_of_its_name(above: list[str], body: str) -> None:
    assert issuing_body(above, "", "")[0] == body


@pytest.mark.parametrize(
    ("task", "official"),
    [
        ("2. Завхозу Рябухе В.С. обеспечить исполнение плана.", ("Завхоз", "Рябуха В.С.")),
        ("2. Завхозу Рябухе В.С., мастеру Котову И.И. обеспечить исполнение плана.", ("", "")),
        ("2. Начальникам цехов обеспечить исполнение плана.", ("", "")),
        ("2. Завхозу Рябухе В.С. обеспечить исполнение санитарных правил.", ("", "")),
    ],
)
def test_the_one_who_is_to_have_the_plan_carried_out_is_responsible_and_is_told(
    tmp_path: Path, task: str, official: tuple[str, str]
) -> None:
    draft = read(tmp_path, task=task)
    assert (draft.order.responsible.post, draft.order.responsible.name) == official
    assert any("«Ответственный (Ф.И.О.)»" in check.place.name for check in draft.checks)


def test_a_name_in_quotes_without_what_it_names_is_told() -> None:
    assert issuing_body(["«ОБРАЗЦОВЫЙ ГОСУДАРСТВЕННЫЙ УНИВЕРСИТЕТ»"], "", "")[1] is False
    assert issuing_body(["МБУ «Образцовый университет»"], "", "")[1] is True


def test_a_weekday_of_a_month_may_be_the_day_of_an_event(tmp_path: Path) -> None:
    rows = [["1", item, "последняя пятница июня", "цех"] for item in ("Провести субботник", "Сдать отчёт")]
    assert [item.term.deadline for item in read(tmp_path, HEADING, *rows).items] == [
        Event(due=date(2026, 6, 26)),
        By(due=date(2026, 6, 26)),
    ]


@pytest.mark.parametrize(("phrase", "code"), [("до 10.02.2026", 0), ("до снега", 1)])
def test_new_ends_with_a_code_that_tells_a_term_it_has_not_read(tmp_path: Path, phrase: str, code: int) -> None:
    text = ORDER.format(head="МУП «Образец»", task="2. Завхозу Рябухе В.С. обеспечить исполнение плана.")
    order = word(tmp_path / "order.docx", [*text.split("\n"), [HEADING, [*ROW[:2], phrase, ROW[3]]]])
    assert main(["init", str(tmp_path / "home")]) == 0
    assert main(["new", str(order), "--home", str(tmp_path / "home")]) == code
