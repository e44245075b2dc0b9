"""No row of a document vanishes without a word: captions, tables that repeat their numbers, plans written as text."""

from pathlib import Path

import pytest

from automation.errors import UnreadError
from automation.model.plan import OrderDraft
from automation.plan.order import read_order
from tests.support.order_builder import Content, rows, word
from tests.support.order_files import COLUMNS
from tests.support.order_texts import APPROVES, STAMP, drafted, told


def read(folder: Path, *content: str | list[list[str]]) -> OrderDraft:
    made: Content = [*APPROVES.split("\n"), "", STAMP, *content]
    return read_order(word(folder / "order.docx", made))


def test_numbers_that_captioned_tables_repeat_are_told_apart(tmp_path: Path) -> None:
    one = [COLUMNS, ["1", "Заменить котёл", "до 01.04.2026", "Отдел ЖКХ"]]
    two = [COLUMNS, ["1", "Вычистить трубы", "до 01.05.2026", "Отдел ЖКХ"]]
    draft = read(tmp_path, "План проверки котельных", "1. Замена", one, "2. Чистка", two)
    assert [row[0] for row in rows(draft)] == ["I.1", "II.1"]
    assert draft.order.plan_title == "План проверки котельных"
    assert told(draft, "номера пунктов повторяются")
    assert told(draft, "приняты за разделы: «1. Замена»; «2. Чистка»")


def test_numbers_that_tables_of_unlike_columns_repeat_are_told_apart(tmp_path: Path) -> None:
    one = [COLUMNS, ["1", "Заменить котёл", "до 01.04.2026", "Отдел ЖКХ"]]
    two = [["№", "Мероприятие", "Исполнитель", "Срок"], ["1", "Вычистить трубы", "Отдел ЖКХ", "до 01.05.2026"]]
    draft = read(tmp_path, "План проверки котельных", one, "Чистка труб", two)
    assert [row[0] for row in rows(draft)] == ["I.1", "II.1"]
    assert told(draft, "в таблицах плана повторяются")
    assert told(draft, "приняты за разделы: «Чистка труб»")


BRACKETED = """ПЛАН
проверки котельных
1. Подготовка
1.1. Заменить котёл (Примеров П.П., до 1 апреля 2026 г.)
1.2. Купить уголь, дрова (кладовщик Образцова О.О., май 2026 г.)"""


def test_a_text_plan_is_read_though_the_order_says_nothing_of_an_appendix(tmp_path: Path) -> None:
    assert rows(read(tmp_path, *BRACKETED.split("\n"))) == [
        ("1.1", "Заменить котёл", "до 1 апреля 2026 г.", ("Примеров П.П.",)),
        ("1.2", "Купить уголь, дрова", "май 2026 г.", ("кладовщик Образцова О.О.",)),
    ]


def test_a_plan_that_is_approved_and_not_read_is_never_passed_over(tmp_path: Path) -> None:
    with pytest.raises(UnreadError, match="утверждает план"):
        read(tmp_path, "ПЛАН\nпроверки котельных", "Котёл – апрель", "Уголь – май")


def test_a_plan_that_is_approved_and_missing_is_told() -> None:
    text = APPROVES.replace("2. Контроль", "2. Отделу ЖКХ до 1 мая 2026 г. купить уголь.\n3. Контроль")
    assert told(drafted(text), "утверждает план, но приложения в файле нет")


TABLE = [COLUMNS, ["1", "Заменить котёл", "до 01.04.2026", "Отдел ЖКХ"]]


@pytest.mark.parametrize(
    ("second", "numbers"),
    [
        (["1. Купить уголь – 1 мая – Примеров П.П.", "2. Сложить уголь – 1 июня – Примеров П.П."], "1, 2"),
        ([[["№", "Мероприятие", "Исполнитель"], ["1", "Купить уголь для школ", "Отдел ЖКХ"]]], "1"),
        ([[["3", "Купить уголь для школ", "15 тонн"]]], "3"),
    ],
)
def test_a_second_plan_that_is_not_read_is_told(tmp_path: Path, second: Content, numbers: str) -> None:
    draft = read(tmp_path, "План проверки котельных", TABLE, "Приложение 2\nк постановлению", "План завоза", *second)
    assert [row[1] for row in rows(draft)] == ["Заменить котёл"]
    assert told(draft, f"пункты, не вошедшие в план («План завоза»): {numbers}.")


def test_tasks_of_another_appendix_are_told(tmp_path: Path) -> None:
    rules = [
        "Приложение 2\nк постановлению",
        "Порядок проверки",
        "1. Общие положения",
        "2. Отделу ЖКХ до 1 мая 2026 г. купить уголь.",
    ]
    draft = read(tmp_path, "План проверки котельных", TABLE, *rules)
    assert told(draft, "пункты, не вошедшие в план («Приложение 2»): 2.")


@pytest.mark.parametrize(
    "other",
    [
        ["Состав комиссии", [["Примеров П.П.", "–", "председатель"], ["Образцова О.О.", "–", "секретарь"]]],
        ["Положение о комиссии", "1. Комиссия создаётся для проверки котельных.", "2. Решения принимают голосованием."],
    ],
)
def test_an_appendix_without_tasks_is_not_asked_about(tmp_path: Path, other: Content) -> None:
    draft = read(tmp_path, "План проверки котельных", TABLE, "Приложение 2\nк постановлению", *other)
    assert not told(draft, "не вошедшие в план")


def test_rows_of_a_table_that_goes_on_below_its_numbers_are_read_and_not_asked_about(tmp_path: Path) -> None:
    one = [COLUMNS, ["1", "2", "3", "4"], ["1", "Заменить котёл", "до 01.04.2026", "Отдел ЖКХ"]]
    two = [
        ["1", "2", "3", "4"],
        ["2", "Вычистить трубы", "с момента схода снежного покрова до его установления", "Главы поселений"],
        ["3", "Доложить главе района", "ежедневно до 18:00 в период особого режима", "ЕДДС района"],
    ]
    draft = read(tmp_path, "План проверки котельных", one, "Продолжение таблицы", two)
    assert [row[0] for row in rows(draft)] == ["1", "2", "3"]
    assert not told(draft, "не вошедшие")


def test_a_table_without_a_heading_behind_the_words_that_approve_it_is_the_plan(tmp_path: Path) -> None:
    table = [
        ["1", "Проверить пункт проката", "до 20.01.2026", "Тренер Мишин"],
        ["2", "Подготовить трассу", "по мере выпадения снега", "Рабочий стадиона"],
        ["3", "Залить коробку", "до 25 января", "Завхоз"],
    ]
    lines = ["АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА", "ПРИКАЗ № 88", "12.01.2026", "О зимнем сезоне", "§ 1"]
    lines += ["В связи с началом сезона утвердить следующий план подготовки к нему:"]
    below = ["§ 2", "Контроль оставляю за собой.", "Глава района\tП.П. Примеров"]
    draft = read_order(word(tmp_path / "order.docx", [*lines, table, *below]))
    assert [row[2] for row in rows(draft)] == ["до 20.01.2026", "по мере выпадения снега", "до 25 января"]
    assert told(draft, "нет шапки")
