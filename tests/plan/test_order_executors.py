"""Who executes the items of a plan: columns side by side, telephones, posts behind names, names of earlier rows."""

from pathlib import Path

from automation.plan.order import read_order
from tests.support.order_builder import rows, word
from tests.support.order_files import COLUMNS, HEADING, ROW, SCHOOL, TASK_LIST, read_prikaz
from tests.support.order_texts import questions_of, told


def test_ways_to_reach_an_executor_are_no_part_of_his_name_and_are_told_once(tmp_path: Path) -> None:
    draft = read_prikaz(
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
    assert not any("Телефоны" in check.text for check in read_prikaz(tmp_path).checks)


def test_a_post_and_a_name_in_columns_side_by_side_are_one_executor(tmp_path: Path) -> None:
    head = [["№", "Мероприятие", "Ответственный", "<", "Срок"], ["^", "^", "должность", "Ф.И.О.", "^"]]
    draft = read_prikaz(
        tmp_path,
        *head,
        ["1", "Проверить насосы", "Начальник цеха № 4\nНачальник цеха № 6", "Друзь А.А.\nКотов И.И.", "до 10.02.2026"],
        ["2", "Обойти сети", "Начальник\nотдела сбыта", "Белова О.О.", "до 11.02.2026"],
    )
    assert [item.groups for item in draft.items] == [
        ("Начальник цеха № 4 Друзь А.А.", "Начальник цеха № 6 Котов И.И."), ("Начальник отдела сбыта Белова О.О.",),
    ]  # fmt: skip
    turned = read_prikaz(tmp_path, ["№", "Мероприятие", "Ф.И.О. ответственного", "Должность ответственного", "Срок"],
                         ["1", "Обойти сети", "Белова О.О.", "Начальник сбыта", "до 11.02.2026"])  # fmt: skip
    assert turned.items[0].groups == ("Начальник сбыта Белова О.О.",)


def test_who_is_called_in_is_an_executor_as_well(tmp_path: Path) -> None:
    heading = ["№", "Мероприятие", "Срок", "Кто исполняет", "Кто привлекается"]
    (item,) = read_prikaz(tmp_path, heading, [*ROW[:3], "военный комиссариат", "ДОСААФ, совет ветеранов"]).items
    assert item.groups == ("военный комиссариат", "ДОСААФ", "совет ветеранов")


def test_a_post_behind_a_name_is_that_persons_where_the_heading_says_so(tmp_path: Path) -> None:
    cell = "Котов И.И., начальник отдела сбыта;\nуправление связи"
    (item,) = read_prikaz(tmp_path, [*HEADING[:3], "Исполнители (Ф.И.О., должность)"], [*ROW[:3], cell]).items
    assert item.groups == ("Котов И.И. – начальник отдела сбыта", "управление связи")
    assert "один исполнитель или два" in questions_of(read_prikaz(tmp_path, HEADING, [*ROW[:3], cell]))


def test_a_post_behind_a_full_name_is_that_persons_where_the_heading_asks_for_both(tmp_path: Path) -> None:
    tasks = [
        ["№", "Поручение", "Исполнитель (фамилия, имя, отчество, должность)", "Срок"],
        ["1", "Убрать снег", "Образцова Ольга Олеговна, психолог", "до 01.03.2024"],
    ]
    draft = read_order(word(tmp_path / "list.docx", [*TASK_LIST[:-1], tasks, "", "Глава города\tП.П. Примеров"]))
    assert [row[3] for row in rows(draft)] == [("Образцова Ольга Олеговна – психолог",)]
    assert not told(draft, "один исполнитель или два")


def test_a_short_name_in_brackets_names_the_same_executor_in_later_rows(tmp_path: Path) -> None:
    plan = [
        COLUMNS,
        ["1", "Собрать заявки", "до 01.12.2021", "Отдел образования и науки (далее – отдел ОиН), ЕДДС"],
        ["2", "Провести смотр", "до 01.12.2021", "Отдел ОиН"],
    ]
    first, second = read_order(word(tmp_path / "o.docx", [*SCHOOL, plan])).items
    assert first.groups == ("Отдел образования и науки", "ЕДДС")
    assert second.groups == ("Отдел образования и науки",)
