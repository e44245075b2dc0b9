"""What a seventh set of orders by somebody who had not seen the reader showed, each fault in its smallest document."""

from datetime import date
from pathlib import Path
from time import process_time

import pytest

from automation.model.plan import By, Deadline, OnDemand, OrderDraft, Permanent, Unclear
from automation.plan.order import read_order
from automation.plan.order.addressed import take_performers
from automation.plan.order.phrases import term_phrases
from automation.plan.order.table_columns import role_of
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.order_builder import plain, word

ORDER = """{head}
ПРИКАЗ
12.01.2026 № 7
О проверке котельных

В целях порядка ПРИКАЗЫВАЮ:
1. Утвердить план (приложение).
{task}
3. Контроль оставляю за собой.

Директор\tП.П. Примеров

Приложение
ПЛАН
"""
HEADING = ["№", "Мероприятие", "Срок", "Ответственный"]
ROW = ["1", "Проверить насосы", "до 10.02.2026", "мастер Котов И.И."]


def read(
    folder: Path, *rows: list[str], head: str = "МУП «Образец»", task: str = "2. Приказ довести до всех."
) -> OrderDraft:
    lines = ORDER.format(head=head, task=task).split("\n")
    return read_order(word(folder / "order.docx", [*lines, list(rows) or [HEADING, ROW]]))


def test_ways_to_reach_an_executor_are_no_part_of_his_name_and_are_told_once(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        [*HEADING[:3], "Ответственный, телефон"],
        [*ROW[:3], "мастер Котов И.И., тел. 2-14-56"],
        [
            "2",
            "Обойти сети",
            "до 11.02.2026",
            "Белова О.О. 5-12-33, начальник цеха Рыбак Ю.Н. (каб. 12, r@example.org)",
        ],
    )
    assert [item.groups for item in draft.items] == [
        ("мастер Котов И.И.",), ("Белова О.О.", "начальник цеха Рыбак Ю.Н."),
    ]  # fmt: skip
    told = [check for check in draft.checks if "Телефоны" in check.text]
    assert [check.risk for check in told] == ["guessed"]
    assert not any("Телефоны" in check.text for check in read(tmp_path).checks)


def test_a_post_and_a_name_in_columns_side_by_side_are_one_executor(tmp_path: Path) -> None:
    head = [["№", "Мероприятие", "Ответственный", "<", "Срок"], ["^", "^", "должность", "Ф.И.О.", "^"]]
    draft = read(
        tmp_path,
        *head,
        ["1", "Проверить насосы", "Начальник цеха № 4\nНачальник цеха № 6", "Друзь А.А.\nКотов И.И.", "до 10.02.2026"],
        ["2", "Обойти сети", "Начальник\nотдела сбыта", "Белова О.О.", "до 11.02.2026"],
    )
    assert [item.groups for item in draft.items] == [
        ("Начальник цеха № 4 Друзь А.А.", "Начальник цеха № 6 Котов И.И."), ("Начальник отдела сбыта Белова О.О.",),
    ]  # fmt: skip
    turned = read(tmp_path, ["№", "Мероприятие", "Ф.И.О. ответственного", "Должность ответственного", "Срок"],
                  ["1", "Обойти сети", "Белова О.О.", "Начальник сбыта", "до 11.02.2026"])  # fmt: skip
    assert turned.items[0].groups == ("Начальник сбыта Белова О.О.",)


def test_a_beginning_and_an_end_in_words_are_joined_as_they_are_written(tmp_path: Path) -> None:
    heading = ["№", "Мероприятие", "Начало", "Окончание", "Ответственный"]
    rows = [["1", "Чинить", "июнь 2026", "сентябрь 2026", "цех"], ["2", "Красить", "1 июня", "2 сентября", "цех"]]
    assert [item.term.phrase for item in read(tmp_path, heading, *rows).items] == [
        "июнь 2026 – сентябрь 2026", "с 1 июня по 2 сентября",
    ]  # fmt: skip


def test_the_hour_between_a_day_and_a_place_belongs_to_the_day(tmp_path: Path) -> None:
    (item,) = read(
        tmp_path, [*HEADING[:2], "Дата, место", "Ответственный"], ["1", "Смотр", "12 июля, 18.00, парк", "цех"]
    ).items
    assert (item.text, item.term.phrase) == ("Смотр (место: парк)", "12 июля, 18.00")


@pytest.mark.parametrize(
    ("task", "told"),
    [
        ("2. Разместить план на сайте до 30.01.2026.", True),
        ("2. Провести 23 апреля 2026 года учения.", True),
        ("2. Представлять сводки еженедельно по четвергам.", True),
        ("2. Заведующей складом Беловой А.А. выдать инвентарь.", True),
        ("2. Отделу кадров обеспечить исполнение плана.", False),
        ("2. Приказ довести до сведения работников.", False),
    ],
)
def test_a_task_of_the_order_is_told_but_for_what_the_plan_is_about(tmp_path: Path, task: str, told: bool) -> None:
    assert any("самого документа" in question for question in read(tmp_path, task=task).questions) is told


def test_those_who_are_to_be_appointed_are_not_taken_for_the_responsible_official(tmp_path: Path) -> None:
    task = "2. Руководителям цехов:\n2.1. Назначить ответственных за сети до 20.01.2026."
    assert not any("без фамилии" in question for question in read(tmp_path, task=task).questions)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            "федеральное бюджетное учреждение\n«ПРИМЕРСКИЙ ГОСУДАРСТВЕННЫЙ УНИВЕРСИТЕТ»",
            "Федеральное бюджетное учреждение «Примерский государственный университет»",
        ),
        ("МКУ «ЕДДС»", "МКУ «ЕДДС»"),
        ("Муниципальное предприятие «ЛУЧ-ЭНЕРГО»", "Муниципальное предприятие «ЛУЧ-ЭНЕРГО»"),
    ],
)
def test_capitals_of_a_name_in_quotes_are_those_of_its_page(tmp_path: Path, head: str, body: str) -> None:
    assert read(tmp_path, head=head).order.body == body


@pytest.mark.parametrize("phrase", ["23.04.2026 16.00-17.00", "23.04.2026, 16.00 – 17.30"])
def test_hours_that_no_month_can_be_are_hours(phrase: str) -> None:
    assert read_term(phrase, date(2026, 3, 1), Calendar()).deadline == By(due=date(2026, 4, 23))


def test_an_event_may_happen_each_time_and_a_known_word_is_no_misprint() -> None:
    each = read_term("в течение 3 рабочих дней после проведения каждого тура", date(2026, 3, 1), Calendar()).deadline
    written_off = read_term("в течение 5 дней после списания долга", date(2026, 3, 1), Calendar()).deadline
    assert isinstance(each, OnDemand)
    assert isinstance(written_off, OnDemand)
    misprint = read_term("в течение 5 дней после пописания", date(2026, 3, 1), Calendar()).deadline
    assert isinstance(misprint, Unclear)
    assert "опечатку" in misprint.question


def test_a_column_of_telephones_is_no_word_of_an_item_and_is_told(tmp_path: Path) -> None:
    draft = read(tmp_path, [*HEADING, "Контактный телефон"], [*ROW, "2-14-56"])
    assert (draft.items[0].text, draft.items[0].groups) == ("Проверить насосы", ("мастер Котов И.И.",))
    assert "Таблица плана: столбец «Контактный телефон» в книгу не взят – проверьте." in draft.questions
    named = read(tmp_path, [*HEADING, "Телефон ответственного"], [*ROW, "2-14-56"])
    assert named.items[0].groups == ("мастер Котов И.И.",)


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


def test_what_somebody_answers_for_is_no_post_though_an_adjective_may_be_one(tmp_path: Path) -> None:
    task = "2. Назначить ответственного за пожарную безопасность во время утренников – завхоза Рябоконь Н.В."
    responsible = read(tmp_path, task=task).order.responsible
    assert (responsible.post, responsible.name) == ("Завхоз", "Рябоконь Н.В.")


@pytest.mark.parametrize(
    ("phrase", "deadline"),
    [
        ("19.02.2027 в течение дня", By(due=date(2027, 2, 19))),
        ("19.02.2027 в 8.00 и 20.00", By(due=date(2027, 2, 19))),
        ("постоянно в зимний период", Permanent()),
        ("круглосуточно в период пожароопасного сезона", Permanent()),
    ],
)
def test_a_season_of_what_goes_on_and_the_whole_of_a_day_change_no_term(phrase: str, deadline: Deadline) -> None:
    assert read_term(phrase, date(2026, 3, 1), Calendar()).deadline == deadline


def test_the_protocol_of_a_commission_is_the_commissions_own(tmp_path: Path) -> None:
    text = (
        "ПРОТОКОЛ № 3\nзаседания комиссии по безопасности Примерского района\n21.04.2026\n\nРЕШИЛИ:\n"
        "1. Отделу ЖКХ до 25 мая 2026 г. проверить котельные.\n\nПредседатель комиссии\tП.П. Примеров\n"
    )
    draft = read_order(plain(tmp_path / "order.txt", text))
    assert draft.order.body == "Комиссия по безопасности Примерского района"
    assert "Орган" in draft.unsure


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("обеспечить запас топлива до начала отопительного сезона.", ["до начала отопительного сезона"]),
        ("После окончания ремонта проверить сети", ["После окончания ремонта"]),
        ("сдать отчёт до 1 марта после завершения работ", ["до 1 марта"]),
    ],
)
def test_a_task_may_end_with_a_day_that_nobody_knows_yet(text: str, phrases: list[str]) -> None:
    assert term_phrases(text) == phrases


@pytest.mark.parametrize("heading", ["рабочий" * 300 + "! тел", "телефон ответственсправ" * 200, "тел и " * 900])
def test_a_hostile_heading_of_a_column_is_judged_soon(heading: str) -> None:
    started = process_time()
    role_of(heading)
    assert process_time() - started < 1
