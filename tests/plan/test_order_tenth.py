"""What a tenth set of orders by somebody who had not seen the reader showed, each fault in its smallest document."""

from pathlib import Path

from automation.model.plan import Official
from automation.plan.order import read_order
from tests.plan.test_order_ninth import told
from tests.support.order_builder import rows, word

TASKS = [["№", "Поручение", "Исполнитель", "Срок"], ["1", "Убрать снег", "Отдел ЖКХ", "до 01.03.2024"]]
LIST = ["ГЛАВА ГОРОДА", "ПЕРЕЧЕНЬ ПОРУЧЕНИЙ", "по итогам встречи с жителями", "19.02.2024 № 12", TASKS]


def test_who_controls_and_who_signs_are_read_below_the_table_of_a_list(tmp_path: Path) -> None:
    control = "Контроль за исполнением поручений возложить на заместителя главы Образцову О.О."
    draft = read_order(word(tmp_path / "list.docx", [*LIST, control, "Глава города\tП.П. Примеров"]))
    assert draft.order.signed_by == Official(post="Глава города", name="Примеров П.П.")
    assert draft.order.control == Official(post="Заместитель главы", name="Образцова О.О.")
    assert not told(draft, "не прочитано")


def test_a_post_behind_a_full_name_is_that_persons_where_the_heading_asks_for_both(tmp_path: Path) -> None:
    tasks = [
        ["№", "Поручение", "Исполнитель (фамилия, имя, отчество, должность)", "Срок"],
        ["1", "Убрать снег", "Образцова Ольга Олеговна, психолог", "до 01.03.2024"],
    ]
    draft = read_order(word(tmp_path / "list.docx", [*LIST[:-1], tasks, "", "Глава города\tП.П. Примеров"]))
    assert [row[3] for row in rows(draft)] == [("Образцова Ольга Олеговна – психолог",)]
    assert not told(draft, "один исполнитель или два")
