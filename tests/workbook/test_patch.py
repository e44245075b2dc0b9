"""``update`` writes into the clerk's own XML: what openpyxl would lose stays, byte for byte where nothing changed."""

import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from automation.workbook.columns import SHEETS
from automation.workbook.edit import edited
from automation.workbook.understand import understand
from tests.support.grid import raw, workbook
from tests.support.nightly import LONG, first
from tests.support.office_suite import needs_libreoffice, saved_by_libreoffice

MEMORY = 512 << 20
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
STATUS = "Ход исполнения"


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clerk's workbook with a picture, a text box, a chart, a button, sparklines, a data bar and a formula."""
    path = tmp_path_factory.mktemp("rich") / "454.xlsx"
    path.write_bytes(workbook("[Мои заметки]\nа | б\nв | г"))
    book = load_workbook(path)
    values = {sheet.title: [[c.value for c in row] for row in sheet.iter_rows()] for sheet in book.worksheets}
    made = xlsxwriter.Workbook(path)
    day = made.add_format({"num_format": "dd.mm.yyyy"})
    for title, rows in values.items():
        sheet = made.add_worksheet(title)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, datetime):
                    sheet.write_datetime(at, column, value, day)
                elif value is not None:
                    sheet.write(at, column, value)
    _adorn(made, made.get_worksheet_by_name(STATUS))
    _adorn(made, made.get_worksheet_by_name("Мои заметки"))
    made.close()
    return path


def _adorn(book: Any, sheet: Any) -> None:
    sheet.insert_image("Z1", "точка.png", {"image_data": io.BytesIO(PICTURE)})
    sheet.insert_textbox("Z5", "Не забыть позвонить")
    sheet.insert_button("Z9", {"caption": "Кнопка"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"='{sheet.name}'!$A$1:$A$3"})
    sheet.insert_chart("Z12", chart)
    sheet.add_sparkline("Y2", {"range": f"'{sheet.name}'!A1:C1"})
    sheet.conditional_format("Y3:Y9", {"type": "data_bar", "data_bar_2010": True})
    sheet.write_comment("Y4", "Моё примечание", {"color": "#FF00FF", "width": 300})
    sheet.write_formula("Y5", "=1+1", None, 2)
    sheet.data_validation("X2:X9", {"validate": "list", "source": ["а", "б"]})


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def renewed(path: Path) -> bytes:
    data, lost = edited(understand(raw(path.read_bytes())), path, MEMORY)
    assert lost == ()
    return data


def test_every_part_that_is_not_concerned_stays_byte_for_byte(rich: Path) -> None:
    before, after = parts(rich.read_bytes()), parts(renewed(rich))
    changed = {name for name in before if before[name] != after.get(name)}
    own = {name for name in before if name.startswith(("xl/drawings/", "xl/media/", "xl/charts/", "xl/comments"))}
    assert len(own) > 6
    assert not own & changed
    assert {name for name in changed if not name.startswith("xl/worksheets/sheet")} <= {
        "xl/workbook.xml",
        "xl/styles.xml",
        "xl/_rels/workbook.xml.rels",
        "[Content_Types].xml",
    }


def test_the_changed_sheet_keeps_its_drawings_notes_lists_and_results(rich: Path) -> None:
    after = parts(renewed(rich))
    sheets = [data.decode() for name, data in after.items() if name.startswith("xl/worksheets/sheet")]
    (sheet,) = [text for text in sheets if "БИБЛ" in text and "<f>1+1</f>" in text]
    signs = ("<drawing ", "<legacyDrawing ", "sparklineGroup", "dataBar", "<f>1+1</f><v>2</v>", "а,б")
    assert [sign for sign in signs if sign not in sheet] == []


def test_the_missing_rows_stand_in_it_and_are_read(rich: Path, tmp_path: Path) -> None:
    book = understand(raw(renewed(rich)))
    assert [(r.code, r.item) for r in book.rows] == [
        ("БИБЛ", "1"),
        ("ПАРК", "1"),
        ("БИБЛ", "2"),
        ("ПАРК", "2"),
        ("ЗАМ-1", "2"),
        ("БИБЛ", "3"),
        ("ПАРК", "3"),
    ]
    assert book.rows[0].control_date == date(2025, 12, 12)
    assert [f.code for f in book.findings] == []


@pytest.mark.parametrize(
    "said", first(2, ["", ' date1904="false"', ' date1904="0"', ' date1904="1"', ' date1904="true"'])
)
def test_the_terms_of_new_rows_are_counted_as_the_workbook_counts_its_days(said: str, tmp_path: Path) -> None:
    """LibreOffice writes ``date1904="false"`` into every workbook it saves."""
    path, mac = tmp_path / "454.xlsx", said.endswith(('"1"', '"true"'))
    path.write_bytes(workbook())
    book = load_workbook(path)
    if mac:
        book.epoch = CALENDAR_MAC_1904
        book.save(path)
    kept = parts(path.read_bytes())
    with zipfile.ZipFile(path, "w") as package:
        for name, data in kept.items():
            if name == "xl/workbook.xml":
                package.writestr(name, re.sub(rb"<workbookPr[^>]*>", f"<workbookPr{said}/>".encode(), data))
            else:
                package.writestr(name, data)
    rows = understand(raw(renewed(path))).rows
    assert {row.control_date for row in rows if row.item == "1"} == {date(2025, 12, 12)}


def test_a_second_renewal_changes_nothing_more(rich: Path, tmp_path: Path) -> None:
    once = tmp_path / "454.xlsx"
    once.write_bytes(renewed(rich))
    assert understand(raw(renewed(once))).rows == understand(raw(once.read_bytes())).rows


def test_new_columns_have_their_lists(tmp_path: Path) -> None:
    path = tmp_path / "454.xlsx"
    path.write_bytes(workbook())
    made = load_workbook(io.BytesIO(renewed(path)))
    heads = {cell.value: get_column_letter(cell.column or 1) for cell in made["Исполнители"][1]}
    lists = {str(c.sqref).split(":")[0] for c in made["Исполнители"].data_validations.dataValidation}
    assert f"{heads['Показатель людей']}2" in lists


def test_sheets_that_were_missing_are_added(tmp_path: Path) -> None:
    path = tmp_path / "454.xlsx"
    path.write_bytes(workbook(without=("Звонки", "Решения")))
    book = load_workbook(io.BytesIO(renewed(path)))
    assert [c.value for c in book["Звонки"][1]] == list(SHEETS["Звонки"].headers)
    assert book["Решения"].data_validations.dataValidation
    assert understand(raw(renewed(path))).findings == ()


@LONG
@needs_libreoffice
def test_another_program_opens_the_result_with_everything_in_it(rich: Path, tmp_path: Path) -> None:
    path = tmp_path / "454.xlsx"
    path.write_bytes(renewed(rich))
    (tmp_path / "saved").mkdir()
    saved_by_libreoffice([path], tmp_path / "saved", "ods")
    with zipfile.ZipFile(tmp_path / "saved" / "454.ods") as package:
        content = package.read("content.xml").decode()
        assert any(name.startswith("Pictures/") for name in package.namelist())
    assert content.count("Не забыть позвонить") == 2
    assert "Решения" in content


def test_a_book_that_openpyxl_must_save_tells_what_it_loses(rich: Path, tmp_path: Path) -> None:
    path = tmp_path / "454.xlsm"
    path.write_bytes(rich.read_bytes())
    data, lost = edited(understand(raw(rich.read_bytes())), path, MEMORY)
    assert set(lost) >= {"рисунки и надписи", "диаграммы"}
    assert load_workbook(io.BytesIO(data)).sheetnames
