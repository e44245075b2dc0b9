"""What ``update`` does to cells that hold something: a person's words stay, the program's own follow the plan."""

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

from automation.model.sheets import ORDER, PERFORMERS, PLAN, STATUS
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from automation.workbook.columns import COLUMNS, SHEETS
from automation.workbook.create import create_book
from automation.workbook.edit import edited
from automation.workbook.understand import understand
from tests.support.books import DRAFT
from tests.support.clerk import Clerk
from tests.support.grid import raw, workbook
from tests.support.nightly import first

MEMORY = 512 << 20
QUARTERLY = "ежеквартально, до 5 числа месяца, следующего за отчётным кварталом"
UNTIL_APRIL = "ежемесячно по 30.04.2026"
KEYS = {(PLAN, "№"), (PLAN, "Мероприятие"), (PLAN, "Срок исполнения"), (PLAN, "Исполнители"), (PLAN, "Уточнённый срок")}
KEYS |= {(PERFORMERS, "Код"), (PERFORMERS, "Группа"), (STATUS, "Код"), (STATUS, "№"), (STATUS, "Мероприятие")}


def renewed(path: Path) -> bytes:
    return edited(understand(raw(path.read_bytes())), path, MEMORY)[0]


def plan(term: str, *, clarified: str = "", shown: str = "", held: str = "") -> bytes:
    """Make a workbook of one item, with what «Прочтено как» says of it and «Срок» of its only row."""
    return workbook(f"""
        [План-график]
        № | Мероприятие | Срок исполнения | Исполнители | Прочтено как | Уточнённый срок
        1 | Отчёт | {term} | заместители | {shown} | {clarified}
        [Ход исполнения]
        Код | № | Срок | Состояние
        ЗАМ-1 | 1 | {held} | в работе
    """)


def cells(data: bytes) -> tuple[object, object]:
    """Return «Срок» of the only row and «Прочтено как» of its item."""
    book = load_workbook(io.BytesIO(data))
    term, shown = book[STATUS]["C2"].value, book[PLAN]["E2"].value
    return (f"{term:%d.%m.%Y}" if isinstance(term, datetime) else term), shown


@pytest.mark.parametrize(
    ("term", "clarified", "held"),
    first(
        8,
        [
            (QUARTERLY, "", "@05.04.2026"),
            (QUARTERLY, "", "05.04.2026"),
            (QUARTERLY, "", "@06.04.2026"),
            ("до 30.04.2026", UNTIL_APRIL, "@30.04.2026"),
            ("постоянно", "", "@05.04.2026"),
            ("до 12.12.2025", "", "@19.12.2025"),
            ("до 12.12.2025", "", "19.12.2025 (продлён)"),
            ("до 12.12.2025", "", "продлён"),
        ],
    ),
)
def test_what_a_person_typed_into_the_term_of_a_row_stays(term: str, clarified: str, held: str, tmp_path: Path) -> None:
    path = tmp_path / "454.xlsx"
    path.write_bytes(plan(term, clarified=clarified, held=held))
    assert cells(renewed(path))[0] == held.removeprefix("@")


@pytest.mark.parametrize(
    ("term", "clarified", "held", "then"),
    [
        ("до 12.12.2025", "15.12.2025", "@12.12.2025", "15.12.2025"),
        ("до 12.12.2025", "постоянно", "@12.12.2025", "постоянно"),
        ("после приёмки работ", "14.01.2026", "после приёмки работ", "14.01.2026"),
        ("до 12.12.2025", "", "постоянно", "12.12.2025"),
        ("до 12.12.2025", "", QUARTERLY, "12.12.2025"),
        (QUARTERLY, "", "", QUARTERLY),
    ],
)
def test_what_the_program_wrote_there_follows_the_plan(
    term: str, clarified: str, held: str, then: str, tmp_path: Path
) -> None:
    path = tmp_path / "454.xlsx"
    path.write_bytes(plan(term, clarified=clarified, held=held))
    assert cells(renewed(path))[0] == then


def test_the_term_of_a_row_follows_each_amendment_of_the_plan_and_so_does_its_reading(tmp_path: Path) -> None:
    path, held, shown = tmp_path / "454.xlsx", "12.12.2025", "до 12.12.2025 включительно"
    for term in ("состоится 19.01.2026", "с 12.01.2026 по 30.01.2026", "до 06.02.2026", "постоянно"):
        path.write_bytes(plan(term, shown=shown, held=f"@{held}"))
        held, shown = map(str, cells(renewed(path)))
    assert (held, shown) == ("постоянно", "постоянно")


def test_a_reading_in_a_persons_own_words_stays(tmp_path: Path) -> None:
    path = tmp_path / "454.xlsx"
    path.write_bytes(plan("до 12.12.2025", shown="до 12.12.2025, спросить юриста", held="@12.12.2025"))
    assert cells(renewed(path)) == ("12.12.2025", "до 12.12.2025, спросить юриста")


def filled(path: Path) -> dict[tuple[str, str], object]:
    """Fill the first lines of every column a person may write into, and return every cell that holds something."""
    term = read_term(QUARTERLY, DRAFT.order.date, Calendar())
    path.write_bytes(create_book(replace(DRAFT, items=(replace(DRAFT.items[0], term=term),)), Calendar()))
    clerk = Clerk(path)
    clerk.write(PERFORMERS, 2, {"Код": "БИБЛ"})
    clerk.save()
    path.write_bytes(renewed(path))
    clerk = Clerk(path)
    values = {"date": date(2026, 1, 20), "past": date(2026, 1, 20), "number": 7, "moment": "10:00"}
    for title, header, column in ((t, h, c) for t in SHEETS if t != ORDER for h, c in COLUMNS[t].items()):
        typed = column.choices[0] if column.choices else values.get(column.kind, "вписано")
        for line in (2, 3) if (title, header) not in KEYS else ():
            clerk.write(title, line, {header: typed})
    clerk.write(STATUS, 2, {"Срок": date(2026, 4, 5)})
    clerk.save()
    return held(load_workbook(path))


def held(book: Workbook) -> dict[tuple[str, str], object]:
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_no_cell_of_any_sheet_that_holds_something_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "454.xlsx"
    before = filled(path)
    assert len({(title, place.rstrip("0123456789")) for title, place in before}) > 90, "columns"
    after = held(load_workbook(io.BytesIO(renewed(path))))
    assert {place: value for place, value in before.items() if after.get(place) != value} == {}


def test_a_merged_cell_in_a_column_of_the_program_is_no_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "454.xlsx"
    path.write_bytes(workbook())
    path.write_bytes(renewed(path))
    clerk = Clerk(path)
    for title, header in ((STATUS, "Мероприятие"), (STATUS, "Срок"), (PERFORMERS, "Обращение")):
        letter = get_column_letter(clerk.columns(title)[header])
        clerk.sheet(title).merge_cells(f"{letter}2:{letter}3")
    clerk.sheet(STATUS).merge_cells("A9:A12")
    clerk.write(STATUS, 9, {"Код": "Внизу наши пометки"})
    clerk.append(PERFORMERS, {"Код": "ЗАЛ", "Группа": "руководители", "Организация": "МБУ «Зал»"})
    clerk.save()
    rows = load_workbook(io.BytesIO(renewed(path)))[STATUS]
    assert [rows[f"A{n}"].value for n in (9, 13, 14, 15)] == ["Внизу наши пометки", "ЗАЛ", "ЗАЛ", "ЗАЛ"]


def test_rows_that_are_added_leave_out_a_line_far_below(tmp_path: Path) -> None:
    path = tmp_path / "454.xlsx"
    path.write_bytes(workbook())
    clerk = Clerk(path)
    clerk.write(STATUS, 260, {"Код": "Сверено"})
    for n in range(150):
        clerk.append(PERFORMERS, {"Код": f"ЗАЛ-{n}", "Группа": "руководители", "Организация": f"МБУ «Зал № {n}»"})
    clerk.save()
    rows = load_workbook(io.BytesIO(renewed(path)))[STATUS]
    codes = [rows[f"A{n}"].value for n in range(2, rows.max_row + 1)]
    assert (codes[258], None in codes, len(codes)) == ("Сверено", False, 3 * 152 + 2)


def test_a_clerks_own_note_on_an_empty_dative_stays(tmp_path: Path) -> None:
    path = tmp_path / "454.xlsm"
    path.write_bytes(
        workbook("""
        [Исполнители]
        Код | Группа | Организация | Должность | Фамилия Имя Отчество | Должность (дат.) | Фамилия И.О. (дат.)
        БИБЛ | руководители; заместители | МБУ «Зал» | директор | Дюма Саша Янович | |
    """)
    )
    book = load_workbook(path)
    for letter in "FG":
        book[PERFORMERS][f"{letter}2"].comment = Comment("спросить в кадрах", "Отдел")
    book.save(path)
    after = load_workbook(io.BytesIO(renewed(path)))[PERFORMERS]
    assert [after[f"{letter}2"].comment.text for letter in "FG"] == ["спросить в кадрах"] * 2


@pytest.mark.parametrize(("term", "locked"), [(QUARTERLY, False), ("до 05.04.2026", True)])
def test_words_in_the_term_of_a_row_may_be_typed_over_on_the_protected_sheet(
    tmp_path: Path, term: str, *, locked: bool
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(plan(term))
    cell = load_workbook(io.BytesIO(renewed(path)))[STATUS]["C2"]
    assert cell.value is not None
    assert cell.protection.locked is locked
