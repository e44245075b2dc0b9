"""What a set of orders by somebody who had not seen the reader showed, each fault in its smallest document."""

from pathlib import Path

from automation.model.plan import OrderDraft
from automation.plan.order import read_order
from tests.support.order_builder import rows, word

POINTS = ["ПРИКАЗЫВАЮ:", "1. Утвердить план (приложение).", "2. Контроль оставляю за собой.", ""]
PLAN = [["№", "Мероприятие", "Срок", "Исполнитель"], ["1", "Провести смотр", "до 01.12.2021", "отдел культуры"]]


def order(
    path: Path,
    *,
    above: str = "АДМИНИСТРАЦИЯ ОБРАЗЦОВСКОГО РАЙОНА",
    dated: str = "от 19.10.2021 № 512-р",
    title: str = "План работы",
    plan: list[list[str]] = PLAN,
    points: list[str] = POINTS,
) -> OrderDraft:
    head = [*above.split("|"), "ПРИКАЗ", dated, "О смотре", *points, "Директор\tП.П. Примеров", "", "Приложение"]
    return read_order(word(path / "order.docx", [*head, *title.split("|"), plan]))


def test_how_often_is_the_term_where_no_column_names_another(tmp_path: Path) -> None:
    plan = [
        ["№", "Мероприятие", "Периодичность", "Ответственный"],
        ["1", "Проверить кухню", "1 раз в неделю", "завхоз"],
    ]
    assert rows(order(tmp_path, plan=plan)) == [("1", "Проверить кухню", "1 раз в неделю", ("завхоз",))]
    plan[0][2] = "Периодичность отчёта"
    assert rows(order(tmp_path, plan=plan))[0][2] == ""
