"""OpenDocument orders without any other program: numbered lists, tabs, text boxes, merged cells, margins."""

import zipfile
from pathlib import Path

from automation.plan.order import read_order
from tests.support.order_builder import open_document, rows

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "style", "table")
)
STYLES = (
    '<office:automatic-styles><text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-bullet text:level="2"/></text:list-style></office:automatic-styles>'
)
HEAD = "".join(
    f"<text:p>{line}</text:p>"
    for line in (
        "АДМИНИСТРАЦИЯ ГОРОДА ПРИМЕРСКА",
        "ПРИКАЗ",
        "12.01.2026<text:tab/>№<text:s/>7",
        "О сверке",
        "ПРИКАЗЫВАЮ:",
    )
)
POINTS = (
    '<text:list text:style-name="L1">'
    "<text:list-item><text:p>Отделу кадров до 01.02.2026 составить список.</text:p></text:list-item>"
    "<text:list-item><text:p>Отделу связи:</text:p><text:list>"
    "<text:list-item><text:p>проверить линии до 05.02.2026;</text:p></text:list-item>"
    "<text:list-item><text:p>представить акт до 10.02.2026.</text:p></text:list-item></text:list></text:list-item>"
    '<text:list-item text:start-value="5"><text:p>Контроль оставляю за собой.</text:p></text:list-item></text:list>'
    "<text:p/><text:p>Глава города<text:line-break/>П.П. Примеров</text:p>"
)


def test_automatic_numbers_and_bullets_of_a_list_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "приказ.odt"
    with zipfile.ZipFile(path, "w") as archive:
        body = f"<office:body><office:text>{HEAD}{POINTS}</office:text></office:body>"
        archive.writestr("content.xml", f"<office:document-content {SPACES}>{STYLES}{body}</office:document-content>")
    draft = read_order(path)
    assert (draft.order.number, draft.order.signed_by.name) == ("7", "Примеров П.П.")
    assert rows(draft) == [
        ("1", "Составить список", "до 01.02.2026", ("Отдел кадров",)),
        ("2.1", "Проверить линии до 05.02.2026", "до 05.02.2026", ("Отдел связи",)),
        ("2.2", "Представить акт до 10.02.2026", "до 10.02.2026", ("Отдел связи",)),
    ]


def test_merged_cells_of_a_table_belong_to_every_row_they_cover(tmp_path: Path) -> None:
    plan = [
        ["№", "Мероприятие", "Срок", "Исполнитель"],
        ["1", "Смета", "до 01.02.2026", "школа"],
        ["2", "Схема", "^", "^"],
    ]
    head = ["АДМИНИСТРАЦИЯ ГОРОДА ПРИМЕРСКА", "ПРИКАЗ", "12.01.2026 № 7", "О плане", "1. Утвердить план.", "Приложение"]
    draft = read_order(open_document(tmp_path / "план.odt", [*head, "План", plan]))
    assert [row[2:] for row in rows(draft)] == [("до 01.02.2026", ("школа",))] * 2
