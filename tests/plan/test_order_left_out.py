"""No row of a document vanishes without a word: captions, tables that repeat their numbers, plans written as text."""

from pathlib import Path

import pytest

from automation.errors import UnreadError
from automation.model.plan import Official, OrderDraft
from automation.plan.order import read_order
from tests.plan.test_order_heads import ORDER, drafted
from tests.plan.test_order_ninth import told
from tests.support.order_builder import Content, rows, word

HEAD = ["№", "Мероприятие", "Срок", "Исполнитель"]
APPROVES = ORDER.replace(
    "1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные.", "1. Утвердить план проверки котельных."
)
STAMP = "УТВЕРЖДЕН\nпостановлением от 12.01.2026 № 7"


def read(folder: Path, *content: str | list[list[str]]) -> OrderDraft:
    made: Content = [*APPROVES.split("\n"), "", STAMP, *content]
    return read_order(word(folder / "order.docx", made))


def test_numbers_that_captioned_tables_repeat_are_told_apart(tmp_path: Path) -> None:
    one = [HEAD, ["1", "Заменить котёл", "до 01.04.2026", "Отдел ЖКХ"]]
    two = [HEAD, ["1", "Вычистить трубы", "до 01.05.2026", "Отдел ЖКХ"]]
    draft = read(tmp_path, "План проверки котельных", "1. Замена", one, "2. Чистка", two)
    assert [row[0] for row in rows(draft)] == ["I.1", "II.1"]
    assert draft.order.plan_title == "План проверки котельных"
    assert told(draft, "номера пунктов повторяются")
    assert told(draft, "приняты за разделы: «1. Замена»; «2. Чистка»")


def test_numbers_that_tables_of_unlike_columns_repeat_are_told_apart(tmp_path: Path) -> None:
    one = [HEAD, ["1", "Заменить котёл", "до 01.04.2026", "Отдел ЖКХ"]]
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


def test_who_takes_the_plan_under_control_controls_it() -> None:
    control = "2. Заместителю главы Образцовой О.О. взять под контроль выполнение плана."
    draft = drafted(ORDER.replace("2. Контроль оставляю за собой.", control))
    assert draft.order.control == Official(post="Заместитель главы", name="Образцова О.О.")
