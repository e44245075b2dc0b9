"""Groups of the plan's cell «Исполнители»: whatever the order parts them with, the performers of each are found."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from automation.control.review import review
from automation.model.control import empty_history
from automation.model.settings import Limits
from automation.plan.groups import borne, orphans, performers_by_item
from automation.plan.order import read_order
from automation.plan.workdays import Calendar
from automation.russian import fold
from automation.workbook.create import create_book
from automation.workbook.read import read_book
from tests.support.compose_world import SETTINGS
from tests.support.control_story import ORG, item, small
from tests.support.nightly import first
from tests.support.order_builder import word
from tests.support.order_files import MARKED_HEADING, ORDER_LINES

ON = date(2025, 12, 22)
CELLS = [
    "Руководители учреждений культуры, МБУ «Спортивная школа»",
    "директор МБУК «Образец»\nдиректор МБУ «Пример»",
    "- отдел торговли\n- отдел культуры",
    "1) отдел торговли\n2) отдел культуры",
    "отдел торговли; директор МБУК «Образец», начальник отдела ЖКХ",
    "отдел архитектуры, градостроительства и ЖКХ",
    "Руководители ресурсоснабжающих организаций (по согласованию)",
]


def known(*groups: str) -> set[str]:
    return {fold(group) for group in groups}


@pytest.mark.parametrize("cell", first(1, CELLS))
def test_every_group_that_new_writes_down_bears_its_item_at_once(cell: str, tmp_path: Path) -> None:
    draft = read_order(
        word(tmp_path / "order.docx", [*ORDER_LINES, [MARKED_HEADING, ["1", "Субботник", cell, "до 02.02.2026", ""]]])
    )
    file = tmp_path / "12.xlsx"
    file.write_bytes(create_book(draft, Calendar()))
    workbook = load_workbook(file)
    sheet = workbook["Исполнители"]
    rows = [r for r in range(2, sheet.max_row + 1) if sheet.cell(r, 2).value]
    for row in rows:
        sheet.cell(row, 1).value, sheet.cell(row, 4).value = f"К-{row}", "Начальник отдела"
    workbook.save(file)
    book = read_book(file, Limits(), tmp_path)
    assert len(performers_by_item(book)["1"]) == len(rows) == len(draft.items[0].groups)
    codes = {f.code for f in review(book, empty_history(), SETTINGS, date(2026, 1, 12)).findings}
    assert not codes & {"group-unknown", "item-without-performers", "group-without-performers"}


def test_words_between_commas_are_a_group_where_a_performer_bears_them() -> None:
    cell = ("отдел торговли, отдел архитектуры, градостроительства и ЖКХ", "школа")
    assert list(borne(cell, known("Отдел архитектуры,градостроительства и ЖКХ"))) == [
        fold("отдел архитектуры, градостроительства и ЖКХ")
    ]
    assert orphans(cell, known("отдел торговли", "школа")) == ("отдел архитектуры, градостроительства и ЖКХ",)
    assert orphans(cell, known(*cell)) == ()
    assert orphans(("отдел торговли, школа",), set()) == ("отдел торговли, школа",)


def test_a_long_list_between_commas_is_read_and_a_text_full_of_commas_is_not() -> None:
    many = ", ".join(f"МБУ «Пример {n}»" for n in range(100))
    assert len(list(borne([many], known(*(f"МБУ «Пример {n}»" for n in range(100)))))) == 100
    assert list(borne(["а, б, " * 5000], known("а"))) == []


def test_a_group_nobody_bears_is_told_though_the_item_has_others() -> None:
    heads = ORG.groups[0]
    plan = (item("до 12.12.2025", groups=(heads, "Директор школы"), performers_text=f"{heads}; Директор школы"),)
    made = replace(small(plan=plan), columns={"План-график": {"Исполнители": "D"}})
    told = [f for f in review(made, empty_history(), SETTINGS, ON).findings if f.code.endswith("without-performers")]
    assert [(f.code, f.level, f.cell) for f in told] == [("group-without-performers", "warning", "D2")]
    assert "«Директор школы»" in told[0].message
    assert heads not in told[0].message
