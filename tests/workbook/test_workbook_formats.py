"""What calamine drops is found by a second look, in every format: errors, hidden rows, merges, the 1904 calendar."""

import io
import struct
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from automation.model.report import Book, State
from automation.workbook.child import read_sheets, telling
from automation.workbook.child.formats import UnreadableError
from automation.workbook.child.second_look import TODAY, column_of, look_at_xlsx
from automation.workbook.child.second_look_binary import look_at_xls, look_at_xlsb
from automation.workbook.child.second_look_ods import look_at_ods
from automation.workbook.understand import understand
from tests.support.grid import codes, raw, understood, workbook
from tests.support.hostile import SHEET, part, rezip

DATA = Path(__file__).resolve().parents[1] / "data"
GRID = """
    [Ход исполнения]
    Код  | № | Срок        | Состояние  | Дата исполнения | Подтверждение | Комментарий
    БИБЛ | 1 | @12.12.2025 | исполнено  | @12.12.2025     | приказ № 5    |
    ПАРК | 1 | @12.12.2025 | исполнено  | !#N/A           | письмо        |
    БИБЛ | 2 | @26.12.2025 | в работе   |                 |               | общее
    ПАРК | 2 | @26.12.2025 | в работе   |                 |               |
"""


def test_any_mix_of_values_anywhere_on_a_sheet_comes_out_as_columns(tmp_path: Path) -> None:
    told = [1, True, 1.0, "1", 0, False, "", None, date(2025, 12, 12), "а" * 32_767, 2.5, " "]
    plain = [1, "ИСТИНА", 1, "1", 0, "ЛОЖЬ", "", "", (2025, 12, 12), "а" * 32_767, 2.5, " "]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(1200):  # more than are taken at once; below two blank rows, right of a blank column
        sheet.cell(row + 3, 2).value = "письмо"
        sheet.cell(row + 3, 3).value = "текст" if row < 600 else told[row % len(told)]  # type: ignore[assignment]
    book.save(tmp_path / "книга.xlsx")
    _, (found,) = read_sheets((tmp_path / "книга.xlsx").read_bytes(), {telling(sheet.title)})
    first, second, third = found["columns"]
    wanted = ["", "", *(["текст"] * 600), *(plain[row % len(told)] for row in range(600, 1200))]
    assert [repr(v).removesuffix(".0") for v in third] == list(map(repr, wanted))
    assert (set(first), second) == ({""}, ("", "", *(["письмо"] * 1200)))
    assert len({id(v) for v in third[2:602]}) == 1


def in_excel() -> bytes:
    """The grid with a hidden row and a comment merged over two rows."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(GRID)))
    sheet = book["Ход исполнения"]
    sheet.merge_cells("G4:G5")
    sheet.row_dimensions[4].hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(data: bytes) -> Book:
    return understand(raw(data))


@pytest.mark.parametrize("name", ["workbook.xls", "workbook.ods"])
def test_an_error_a_hidden_row_and_a_merge_are_seen_in_old_and_open_formats(name: str) -> None:
    book = read((DATA / name).read_bytes())
    assert codes(book) == [("hidden-rows", None), ("cell-error", "E3")]
    assert [(r.code, r.item, r.state) for r in book.rows] == [
        ("БИБЛ", "1", State.DONE),
        ("ПАРК", "1", State.DONE),
        ("БИБЛ", "2", State.IN_WORK),
        ("ПАРК", "2", State.IN_WORK),
    ]
    assert [r.comment for r in book.rows] == ["", "", "общее", "общее"]
    assert book.rows[0].executed_on == date(2025, 12, 12)


def test_the_same_is_seen_in_an_excel_workbook() -> None:
    book = read(in_excel())
    assert codes(book) == [("hidden-rows", None), ("formula-uncomputed", "E3")]
    assert [r.comment for r in book.rows] == ["", "", "общее", "общее"]


@pytest.mark.parametrize(("name", "prefix"), [("plain", ""), ("prefixed", "x:")])
def test_an_error_is_seen_however_its_xml_is_written(name: str, prefix: str) -> None:
    cells = f"<{prefix}row r='2'><{prefix}c r='A2' t='e'><{prefix}v>#REF!</{prefix}v></{prefix}c></{prefix}row>"
    xml = (
        f"<?xml version='1.0' encoding='UTF-8'?><{prefix}worksheet xmlns{':x' if prefix else ''}="
        f"'http://schemas.openxmlformats.org/spreadsheetml/2006/main'><{prefix}sheetData>{cells}"
        f"</{prefix}sheetData></{prefix}worksheet>"
    )
    data = rezip({SHEET: xml.encode()})
    assert look_at_xlsx(data)[0]["Ход исполнения"].faults == {(1, 0): "#REF!"}, name


FIRST_DAY = "<c r='A2'><f t='shared' ref='A2:A3' si='0'>IF(B2=\"\",\"\",TODAY())</f><v>46000</v></c>"
SHEET_XML = (
    "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
    f"<row r='2'>{FIRST_DAY}<c r='B2'><f>A1+1</f><v>46000</v></c></row>"
    "<row r='3'><c r='A3'><f t='shared' si='0'/><v>46000</v></c></row></sheetData></worksheet>"
)


def test_a_formula_that_answers_with_the_present_day_is_told_also_where_it_was_filled_down() -> None:
    assert look_at_xlsx(rezip({SHEET: SHEET_XML.encode()}))[0]["Ход исполнения"].faults == {
        (1, 0): TODAY,
        (2, 0): TODAY,
    }


def test_a_formula_that_answers_with_the_present_day_is_told_in_an_open_document() -> None:
    content = """<office:document-content xmlns:office="o" xmlns:table="t"><table:table table:name="Ход исполнения">
      <table:table-row><table:table-cell table:formula="of:=TODAY()-5" office:value-type="date"/>
      <table:table-cell table:formula="of:=[.A1]" office:value-type="date"/></table:table-row></table:table>
      </office:document-content>"""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("content.xml", content)
    assert look_at_ods(packed.getvalue())["Ход исполнения"].faults == {(0, 0): TODAY}


def test_a_day_that_moves_is_no_date_of_execution() -> None:
    grid = raw(workbook(GRID))
    sheets = tuple(replace(s, faults={(1, 4): TODAY}) if s.name == "Ход исполнения" else s for s in grid.sheets)
    book = understand(replace(grid, sheets=sheets))
    assert ("formula-moves", "E2") in codes(book)
    assert book.rows[0].executed_on is None


def test_an_error_below_the_last_value_is_not_lost() -> None:
    book = understood(GRID + "=A1 | 1 | | =A1\n")
    assert ("formula-uncomputed", "A6") in codes(book)


def test_dates_typed_as_numbers_in_a_1904_book_count_from_1904() -> None:
    text = GRID.replace("@12.12.2025     | приказ", "#44541 | приказ")
    book = understood(text, options={"date_1904": True})
    assert book.rows[0].executed_on == date(2025, 12, 12)
    assert book.rows[0].control_date == date(2025, 12, 12)


@pytest.mark.parametrize(("address", "column"), [("A1", 0), ("Z9", 25), ("AA10", 26), ("XFD1048576", 16383)])
def test_a_column_is_counted_from_its_letters(address: str, column: int) -> None:
    assert column_of(address) == column


def record(kind: int, body: bytes) -> bytes:
    """One record of a binary workbook."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(body)]) + body


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def test_errors_and_hidden_rows_are_seen_in_a_binary_workbook() -> None:
    properties = record(153, struct.pack("<II", 1, 0) + wide(""))
    sheet = record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Ход исполнения"))
    row = record(0, struct.pack("<IIHBB", 4, 0, 300, 0, 0x10) + b"\0" * 5)
    cells = record(3, struct.pack("<II", 2, 0) + b"\x2a") + record(11, struct.pack("<II", 3, 0) + b"\x17\0\0")
    rels = '<Relationships xmlns="x"><Relationship Id="rId1" Target="worksheets/sheet1.bin"/></Relationships>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.bin", properties + sheet)
        archive.writestr("xl/_rels/workbook.bin.rels", rels)
        archive.writestr("xl/worksheets/sheet1.bin", row + cells)
    seen, epoch_1904 = look_at_xlsb(buffer.getvalue())
    assert epoch_1904
    assert seen["Ход исполнения"].faults == {(4, 2): "#N/A", (4, 3): "#REF!"}
    assert seen["Ход исполнения"].hidden == [4]


def test_an_old_workbook_with_a_password_is_told() -> None:
    data = (DATA / "workbook.xls").read_bytes()
    begin = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    locked = data[: begin + 20] + b"\x2f" + data[begin + 21 :]
    with pytest.raises(UnreadableError, match="password"):
        look_at_xls(locked)


def test_an_old_workbook_of_excel_95_is_told() -> None:
    data = (DATA / "workbook.xls").read_bytes()
    with pytest.raises(UnreadableError, match="old"):
        look_at_xls(data.replace(b"\x09\x08\x10\x00\x00\x06\x05\x00", b"\x09\x08\x10\x00\x00\x05\x05\x00"))


def test_very_many_merged_cells_are_refused() -> None:
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD200"/></mergeCells>'
    data = rezip({SHEET: part(SHEET).replace(b"</sheetData>", merged)})
    with pytest.raises(UnreadableError, match="merged"):
        raw(data)
