"""Orders as Word files with a plan in a table: a prikaz of an enterprise, an order about a review, a list of tasks."""

from pathlib import Path

from automation.model.plan import OrderDraft
from automation.plan.order import read_order
from tests.support.order_builder import Content, word

PRIKAZ = """{head}
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


def read_prikaz(
    folder: Path, *rows: list[str], head: str = "МУП «Образец»", task: str = "2. Приказ довести до всех."
) -> OrderDraft:
    """Return what is read of a prikaz whose plan has these rows, the heading among them."""
    lines = PRIKAZ.format(head=head, task=task).split("\n")
    return read_order(word(folder / "order.docx", [*lines, list(rows) or [HEADING, ROW]]))


COLUMNS = ["№", "Мероприятие", "Срок", "Исполнитель"]
PLAN = [COLUMNS, ["1", "Провести смотр", "до 01.12.2021", "отдел культуры"]]
BODY = "АДМИНИСТРАЦИЯ ОБРАЗЦОВСКОГО РАЙОНА"
POINTS = ["1. Утвердить план (приложение).", "2. Контроль оставляю за собой.", ""]


def review_order(
    path: Path,
    *,
    above: str = BODY,
    dated: str = "от 19.10.2021 № 512-р",
    title: str = "О смотре",
    points: list[str] = POINTS,
    signed: str | list[list[str]] = "Директор\tП.П. Примеров",
    stamp: str = "Приложение",
    plan_title: str = "План работы",
    plan: list[list[str]] = PLAN,
) -> OrderDraft:
    """Return what is read of an order about a review, with its plan in the appendix; «|» parts lines."""
    head: Content = [*above.split("|"), "ПРИКАЗ", dated, *title.split("|"), "ПРИКАЗЫВАЮ:", *points, signed]
    return read_order(word(path / "order.docx", [*head, "", *stamp.split("|"), *plan_title.split("|"), plan]))


def headed(path: Path, *above: str) -> OrderDraft:
    """Return what is read of an order without a plan that has these lines above its points."""
    points = ["ПОСТАНОВЛЯЮ:", "1. Отделу культуры до 14.06.2021 провести смотр.", ""]
    return read_order(word(path / "order.docx", [*above, *points, "Глава\tП.П. Примеров"]))


TASKS = [["№", "Поручение", "Исполнитель", "Срок"], ["1", "Убрать снег", "Отдел ЖКХ", "до 01.03.2024"]]
TASK_LIST: Content = ["ГЛАВА ГОРОДА", "ПЕРЕЧЕНЬ ПОРУЧЕНИЙ", "по итогам встречи с жителями", "19.02.2024 № 12", TASKS]

# Two more orders up to their plans, the second with a column for marks of execution in its plan.
SCHOOL = ["ШКОЛА", "ПРИКАЗ", "от 10.03.2021 № 5", "О плане", "ПРИКАЗЫВАЮ:", "1. Утвердить план (приложение).",
        "2. Контроль оставляю за собой.", "Директор\tП.П. Примеров", "", "Приложение", "План работы"]  # fmt: skip
ORDER_LINES: Content = [
    "Администрация города Примерска", "Распоряжение", "№ 12 от 10.01.2026г.", "О плане работы",
    "1. Утвердить план (приложение).", "2. Возложить ответственность за план на главного специалиста Петрова П.П.",
    "3. Контроль оставляю за собой.", "", "Глава Администрации\tИ.И. Примеров", "Приложение", "План работы",
]  # fmt: skip
MARKED_HEADING = ["№ п/п", "Наименование мероприятий", "Исполнитель", "Срок", "Отметка об исполнении"]
