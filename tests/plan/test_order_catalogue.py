"""What a catalogue of cells, terms and tables of many branches showed, each fault in its smallest form."""

from pathlib import Path

import pytest

from automation.plan.order import read_order
from automation.plan.order.executors import executors_of
from tests.support.order_builder import word

HEAD = ["ШКОЛА", "ПРИКАЗ", "от 10.03.2021 № 5", "О плане", "ПРИКАЗЫВАЮ:", "1. Утвердить план (приложение).",
        "2. Контроль оставляю за собой.", "Директор\tП.П. Примеров", "", "Приложение", "План работы"]  # fmt: skip
TITLES = ["№", "Мероприятие", "Срок", "Исполнитель"]


@pytest.mark.parametrize(
    ("cell", "executors"),
    [
        ("Старшие тренеры-преподаватели: Хромов Д.Д., Кох Л.А.",
         ("Старший тренер-преподаватель Хромов Д.Д.", "Старший тренер-преподаватель Кох Л.А.")),
        ("отдел кадров, помощники прокурора Кох Л.А. и Жук К.К.",
         ("отдел кадров", "помощник прокурора Кох Л.А.", "помощник прокурора Жук К.К.")),
        ("Медицинские сёстры:\nЖук К.К.\nКох Л.А.", ("Медицинская сестра Жук К.К.", "Медицинская сестра Кох Л.А.")),
        ("Судьи (Жук К.К., Кох Л.А.)", ("Судья Жук К.К.", "Судья Кох Л.А.")),
    ],
)  # fmt: skip
def test_everybody_named_behind_a_post_in_the_plural_bears_it_alone(cell: str, executors: tuple[str, ...]) -> None:
    assert executors_of(cell) == (executors, "")


def test_what_holders_of_a_post_lead_each_alone_is_asked() -> None:
    groups, question = executors_of("Начальникам караулов Гридину А.А., Ежовой Н.М.")
    assert groups == ("Начальник караула Гридин А.А.", "Начальник караула Ежова Н.М.")
    assert question.startswith("«Начальникам караулов Гридину А.А., Ежовой Н.М.» прочитано как «Начальник караула")
    assert executors_of("учителя начальных классов Жук К.К., Кох Л.А.")[0][0] == "учитель начальных классов Жук К.К."
    assert executors_of("Главы поселений (Жук К.К., Кох Л.А.)") == (("Главы поселений (Жук К.К., Кох Л.А.)",), "")


def test_after_whom_something_is_called_holds_no_post() -> None:
    groups, _ = executors_of("преподаватели ДШИ им. М.П. Мусоргского, Зорин Б.П.")
    assert groups == ("преподаватели ДШИ им. М.П. Мусоргского", "Зорин Б.П.")


def test_a_short_name_in_brackets_names_the_same_executor_in_later_rows(tmp_path: Path) -> None:
    plan = [
        TITLES,
        ["1", "Собрать заявки", "до 01.12.2021", "Отдел образования и науки (далее – отдел ОиН), ЕДДС"],
        ["2", "Провести смотр", "до 01.12.2021", "Отдел ОиН"],
    ]
    first, second = read_order(word(tmp_path / "o.docx", [*HEAD, plan])).items
    assert first.groups == ("Отдел образования и науки", "ЕДДС")
    assert second.groups == ("Отдел образования и науки",)


@pytest.mark.parametrize("cell", ["17 ПСЧ и ЕДДС района", "Председатель суда\nсудьи"])
def test_two_heads_of_executors_are_never_taken_for_one_without_a_question(cell: str) -> None:
    assert executors_of(cell)[1].endswith("?")
