"""Months as columns, as rows that head others, and beside a column of days."""

from datetime import date
from pathlib import Path

import pytest

from automation.model.plan import Recurring
from automation.plan.order import read_order
from tests.support.order_builder import rows, word
from tests.support.order_texts import APPROVES, STAMP, TYPED, read_text, told

Rows = list[list[str]]


def terms(folder: Path, table: Rows, title: str = "План на 2026 год") -> list[str]:
    draft = read_order(word(folder / "order.docx", [*APPROVES.split("\n"), "", STAMP, title, table]))
    return [row[2] for row in rows(draft)]


@pytest.mark.parametrize(
    ("head", "months", "expected"),
    [
        ("Сроки", ["IX", "X", "XI"], "сентябрь, ноябрь"),
        ("Сроки", ["Х", "ХI", "ХII"], "октябрь, декабрь"),  # the sign for ten typed in Russian
        ("Месяцы 2026 года", ["янв-фев", "мар-апр", "май-июнь"], "январь – февраль 2026, май – июнь 2026"),
        ("Срок", ["июнь", "июль", "август"], "июнь, август"),
    ],
)
def test_months_below_a_common_heading_are_terms(tmp_path: Path, head: str, months: list[str], expected: str) -> None:
    table = [
        ["№", "Мероприятие", head, "<", "<", "Исполнитель"],
        ["^", "^", *months, "^"],
        ["1", "Проверить котлы", "+", "", "+", "Отдел ЖКХ"],
    ]
    assert terms(tmp_path, table) == [expected]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (["", "+", "+", "+", ""], "май – июль"),
        (["+", "+", "", "", ""], "апрель, май"),
        (["+", "+", "+", "+", "+"], "апрель, май, июнь, июль, август"),  # each of them
        (["+", "+", "+", "", "+"], "апрель, май, июнь, август"),
    ],
)
def test_months_marked_one_behind_another_are_one_term(tmp_path: Path, marks: list[str], expected: str) -> None:
    head = ["№", "Мероприятие", "апрель", "май", "июнь", "июль", "август", "Исполнитель"]
    assert terms(tmp_path, [head, ["1", "Починить насос", *marks, "Отдел ЖКХ"]]) == [expected]


def test_days_below_months_are_days_of_them(tmp_path: Path) -> None:
    table = [
        ["№", "Мероприятие", "Январь", "Февраль", "Март", "Исполнитель"],
        ["1", "Проверить котлы", "", "", "24-30", "Отдел ЖКХ"],
        ["2", "Провести осмотры", "2", "", "", "Отдел ЖКХ"],
    ]
    assert terms(tmp_path, table) == ["24-30 марта", "январь: 2"]  # how often, or on which day


def test_a_row_that_names_a_month_gives_the_term_of_those_below(tmp_path: Path) -> None:
    table = [
        ["№", "Мероприятие", "Срок", "Исполнитель"],
        ["ФЕВРАЛЬ", "<", "<", "<"],
        ["1", "Проверить котлы", "", "Отдел ЖКХ"],
        ["2", "Купить уголь", "15", "Отдел ЖКХ"],
        ["НОЯБРЬ - ДЕКАБРЬ", "<", "<", "<"],
        ["3", "Провести осмотр", "", "Отдел ЖКХ"],
        ["4", "Провести сход", "5 ноября", "Отдел ЖКХ"],
    ]
    assert terms(tmp_path, table) == ["ФЕВРАЛЬ", "15 февраля", "НОЯБРЬ - ДЕКАБРЬ", "5 ноября"]


@pytest.mark.parametrize(
    ("term", "read"),
    [
        ("в течение месяца", "НОЯБРЬ"),
        ("до конца месяца", "до конца ноября"),
        ("2-я декада", "2-я декада ноября"),
        ("третья неделя", "третья неделя ноября"),  # which days those are is asked
        ("первый вторник", "первый вторник ноября"),
        ("по пятницам", "по пятницам, НОЯБРЬ"),
        ("ежедневно", "ежедневно, НОЯБРЬ"),
        ("постоянно", "постоянно"),
        ("до 12.11.2026", "до 12.11.2026"),
    ],
)
def test_a_term_below_a_month_lies_in_it(tmp_path: Path, term: str, read: str) -> None:
    table = [
        ["№", "Мероприятие", "Срок", "Исполнитель"],
        ["НОЯБРЬ", "<", "<", "<"],
        ["1", "Провести осмотр", term, "Отдел ЖКХ"],
    ]
    assert terms(tmp_path, table) == [read]


def test_a_row_that_says_when_gives_the_term_of_those_below_that_have_none(tmp_path: Path) -> None:
    table = [
        ["№", "Мероприятие", "Срок", "Исполнитель"],
        ["ДЕКАБРЬ", "<", "<", "<"],
        ["1", "Проверить котлы", "с 15 по 26", "Отдел ЖКХ"],
        ["В течение года", "<", "<", "<"],
        ["2", "Купить уголь", "", "Отдел ЖКХ"],
        ["3", "Провести осмотр", "15 мая", "Отдел ЖКХ"],
        ["Прочее", "<", "<", "<"],
        ["4", "Провести сход", "", "Отдел ЖКХ"],
    ]
    assert terms(tmp_path, table) == ["с 15 по 26 декабря", "В течение года", "15 мая", ""]


def test_years_that_only_the_title_of_the_order_names_bound_a_repetition(tmp_path: Path) -> None:
    above = APPROVES.replace("О проверке котельных", "О плане проверки котельных на 2026–2027 годы")
    table = [["№", "Мероприятие", "Срок", "Исполнитель"], ["1", "Проверить котлы", "ежегодно, до 1 октября", "Отдел"]]
    draft = read_order(word(tmp_path / "order.docx", [*above.split("\n"), "", STAMP, "Дорожная карта", table]))
    deadline = draft.items[0].term.deadline
    assert isinstance(deadline, Recurring)
    assert deadline.until == date(2027, 12, 31)


def test_a_month_below_a_year_is_of_that_year(tmp_path: Path) -> None:
    table = [
        ["№", "Мероприятие", "Срок", "Исполнитель"],
        ["2027 год", "<", "<", "<"],
        ["1", "Провести осмотр", "декабрь", "Отдел ЖКХ"],
        ["2", "Провести сход", "январь 2028 г.", "Отдел ЖКХ"],
        ["3", "Вести журнал", "постоянно", "Отдел ЖКХ"],
    ]
    assert terms(tmp_path, table) == ["декабрь 2027 года", "январь 2028 г.", "постоянно"]


def test_a_term_in_brackets_behind_the_words_outweighs_the_row_above(tmp_path: Path) -> None:
    table = [
        ["№", "Мероприятие", "Исполнитель"],
        ["II квартал", "<", "<"],
        ["1", "Акция «Чистый двор» (25 апреля)", "Отдел ЖКХ"],
        ["2", "Уборка парка (3 участка)", "Отдел ЖКХ"],
    ]
    assert terms(tmp_path, table) == ["25 апреля", "II квартал"]
    assert told(read_order(tmp_path / "order.docx"), "срок взят из скобок: «25 апреля»")


def test_the_days_of_a_plan_are_not_put_before_the_days_of_its_rows(tmp_path: Path) -> None:
    table = [["№", "Мероприятие", "Дата", "Исполнитель"], ["1", "Провести осмотр", "05.09 – 07.09", "Отдел ЖКХ"]]
    assert terms(tmp_path, table, "План месячника с 3 по 28 сентября 2026 года") == ["05.09 – 07.09"]


def test_the_day_beside_a_month_is_its_day(tmp_path: Path) -> None:
    table = [
        ["Месяц", "Мероприятие", "Число", "Исполнитель"],
        ["Январь", "Проверить котлы", "13", "Отдел ЖКХ"],
        ["^", "Купить уголь", "22", "Отдел ЖКХ"],
        ["Февраль", "Провести осмотр", "1", "Отдел ЖКХ"],
    ]
    assert terms(tmp_path, table) == ["13 января", "22 января", "1 февраля"]
    draft = read_order(tmp_path / "order.docx")
    assert told(draft, "столбец «Число» прочитан как дни месяцев")


LISTED = [
    "План работы",
    "Февраль",
    "1. Открытие года – 9 февраля. Отв. Примеров П.П.",
    "2. Уборка снега – в течение месяца. Отв. отряд «Образец», Образцов О.О.",
    "Апрель - май",
    "3. Неделя добра. Отв. методист Примерова П.П.",
    "4. Сход «Чистый двор» Срок – 15 мая. Отв. Образцов О.О.",
]


def test_months_head_the_points_of_a_text_plan(tmp_path: Path) -> None:
    draft = read_order(word(tmp_path / "order.docx", [*APPROVES.split("\n"), "", STAMP, *LISTED]))
    assert rows(draft) == [
        ("1", "Открытие года", "9 февраля", ("Примеров П.П.",)),
        ("2", "Уборка снега", "в течение февраля", ("отряд «Образец»", "Образцов О.О.")),
        ("3", "Неделя добра", "апрель – май", ("методист Примерова П.П.",)),
        ("4", "Сход «Чистый двор»", "15 мая", ("Образцов О.О.",)),
    ]
    assert draft.order.plan_title == "План работы"


def test_twelve_roman_figures_head_months_and_not_quarters() -> None:
    months = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    heading, row = ["№", "Мероприятие", *months, "Руководитель"], ["1", "Смотр", *(" " * 12), "завхоз"]
    row[4], row[6] = "+", "+"
    plan = "\n".join("\t".join(line) for line in (heading, row))
    draft = read_text(f"{TYPED}\n\nПриложение\nПЛАН\nработы на 2026 год\n{plan}\n")
    assert [item.term.phrase for item in draft.items] == ["март, май"]
