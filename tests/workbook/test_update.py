"""A new book with the rows the clerk's book lacks; the clerk's own file is never touched."""

import io
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from automation.errors import UnreadError
from automation.model.plan import By, Dates, Term
from automation.model.report import Book, StatusRow
from automation.model.settings import Limits
from automation.model.sheets import PERFORMERS, STATUS
from automation.plan.workdays import Calendar
from automation.workbook.child.formats import UnreadableError
from automation.workbook.columns import SHEETS
from automation.workbook.create import create_book
from automation.workbook.edit import edited
from automation.workbook.update import update_book
from tests.support import hostile
from tests.support.books import DEPUTY, DRAFT, EDITOR, EXAMPLE, ITEMS, LIBRARY, book, done
from tests.support.nightly import LONG, first
from tests.support.office_suite import needs_libreoffice, saved_by_libreoffice

MEMORY = 512 << 20


@cache
def clerks_book() -> bytes:
    """A book made by the program, with four people put in by a clerk and one row of progress."""
    workbook = load_workbook(io.BytesIO(create_book(DRAFT, Calendar())))
    people = workbook[PERFORMERS]
    for row, person in enumerate((LIBRARY, EXAMPLE, DEPUTY, EDITOR), start=2):
        values = (person.code, "; ".join(person.groups), person.organisation, person.post, person.name)
        for column, value in enumerate(values, start=1):
            people.cell(row, column, value or None)
    status = workbook[STATUS]
    cells: tuple[str | date, ...] = (
        "БИБЛ",
        "МБУК «Образец»",
        "1",
        ITEMS[0].text,
        date(2025, 12, 12),
        "исполнено",
        date(2025, 12, 12),
        "приказ",
    )
    for column, cell in enumerate(cells, start=1):
        status.cell(2, column, cell)
    status["S1"] = "Наш столбец"
    status["S2"] = "важная пометка"
    status["F2"].comment = Comment("проверено звонком", "Отдел")
    saved = io.BytesIO()
    workbook.save(saved)
    return saved.getvalue()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "454.xlsx"
    path.write_bytes(clerks_book())
    return path


def read() -> Book:
    return book(done("БИБЛ", "1", 2))


def updated(path: Path, seen: Book) -> Workbook:
    return load_workbook(io.BytesIO(edited(seen, path, MEMORY)[0]))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    header, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, header), line, strict=True)) for line in lines if any(line)]


def test_rows_for_every_performer_item_and_date_are_added_once(source: Path) -> None:
    first = rows(updated(source, read())[STATUS])
    assert [(r["Код"], r["№"]) for r in first] == [
        ("БИБЛ", "1"),
        ("ПРИМ", "1"),
        ("ЗАМ-1", "1"),
        ("БИБЛ", "2"),
        ("ПРИМ", "2"),
        ("ЗАМ-1", "2"),
        ("БИБЛ-СМИ", "3"),
        ("БИБЛ", "6"),
        ("ПРИМ", "6"),
        ("ЗАМ-1", "6"),
    ]
    assert (first[1]["Срок"], first[6]["Срок"]) == (datetime(2025, 12, 12), "постоянно")


def test_a_book_that_lacks_nothing_gets_no_rows(source: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.xlsx"
    again.write_bytes(edited(read(), source, MEMORY)[0])
    lines = rows(load_workbook(again)[STATUS])
    known = [
        StatusRow(
            code=str(r["Код"]),
            item=str(r["№"]),
            row=n,
            control_date=r["Срок"].date() if isinstance(r["Срок"], datetime) else None,
        )
        for n, r in enumerate(lines, start=2)
    ]
    assert rows(updated(again, book(*known))[STATUS]) == lines


def test_the_clerks_values_columns_and_notes_stay(source: Path) -> None:
    sheet = updated(source, read())[STATUS]
    assert (sheet["H2"].value, sheet["S1"].value, sheet["S2"].value) == ("приказ", "Наш столбец", "важная пометка")
    assert sheet["F2"].comment is not None
    assert "проверено звонком" in sheet["F2"].comment.text


def test_the_clerks_file_is_not_touched(source: Path) -> None:
    before = source.read_bytes()
    update_book(read(), source, Limits())
    assert source.read_bytes() == before


def test_a_several_dates_item_gets_a_row_for_each_new_date(source: Path) -> None:
    days = (date(2025, 12, 12), date(2026, 1, 20))
    item = replace(ITEMS[0], term=Term(phrase="12 декабря, 20 января", deadline=Dates(due=days)))
    seen = replace(read(), items=(item,))
    mine = [r["Срок"] for r in rows(updated(source, seen)[STATUS]) if r["Код"] == "БИБЛ"]
    assert mine == [datetime(2025, 12, 12), datetime(2026, 1, 20)]


def test_a_settled_term_moves_the_shown_term_of_its_row(source: Path) -> None:
    later = Term(phrase="15.12.2025", deadline=By(due=date(2025, 12, 15)))
    seen = replace(read(), items=(replace(ITEMS[0], override=later),))
    assert rows(updated(source, seen)[STATUS])[0]["Срок"] == datetime(2025, 12, 15)


def test_grey_columns_are_filled_in_where_empty_and_never_overwritten(source: Path) -> None:
    workbook = load_workbook(source)
    workbook[PERFORMERS]["Q2"] = "Примеровой Марии"
    workbook.save(source)
    seen = book(performers=(replace(LIBRARY, name_dative="Примеровой Марии"), EXAMPLE, DEPUTY, EDITOR))
    first, second, *_ = rows(updated(source, seen)[PERFORMERS])
    assert first["Фамилия И.О. (дат.)"] == "Примеровой Марии"
    assert second["Фамилия И.О. (дат.)"] == "Примерову И.И."
    assert (first["Должность (дат.)"], first["Пол"]) == ("директору", "ж")
    assert str(first["Обращение"]).startswith("Уважаемая Мария Ивановна")


def test_missing_sheets_columns_and_lists_come_back(source: Path) -> None:
    workbook = load_workbook(source)
    del workbook["Публикации"]
    workbook[PERFORMERS].delete_cols(12, 7)
    workbook[STATUS].data_validations.dataValidation = []
    workbook.save(source)
    made = updated(source, read())
    assert "Публикации" in made.sheetnames
    assert set(SHEETS[PERFORMERS].headers) <= {str(cell.value) for cell in made[PERFORMERS][1]}
    assert any(check.type == "list" for check in made[STATUS].data_validations.dataValidation)


def test_a_workbook_of_version_one_gets_the_new_columns_and_sheets_with_their_lists(source: Path) -> None:
    workbook = load_workbook(source)
    del workbook["Звонки"], workbook["Решения"]
    for title, sheet in SHEETS.items():
        for at, column in reversed(list(enumerate(sheet.columns, start=1))):
            if column.added and title in workbook.sheetnames:
                workbook[title].delete_cols(at)
    workbook.save(source)
    made = updated(source, read())
    for title, sheet in SHEETS.items():
        assert set(sheet.headers) <= {cell.value for cell in made[title][1]}, title
    [letter] = [cell.column_letter for cell in made["Исполнители"][1] if cell.value == "Показатель людей"]
    lists = [c for c in made["Исполнители"].data_validations.dataValidation if c.type == "list"]
    assert [c.formula1 for c in lists if f"{letter}2" in c.sqref] == ['"часть,вся организация"']
    assert made["Решения"].data_validations.dataValidation


def test_formulas_in_our_columns_become_the_values_they_had(source: Path) -> None:
    workbook = load_workbook(source)
    workbook[STATUS]["I2"] = "=1+1"
    workbook[STATUS]["V3"] = "=2+2"
    workbook.save(source)
    sheet = updated(source, read())[STATUS]
    assert sheet["I2"].value == "=1+1"  # never computed: nothing better is known
    assert (sheet["V3"].value, sheet["V3"].data_type) == ("=2+2", "f")


@LONG
def test_a_stray_cell_at_the_end_of_the_grid_does_no_harm(source: Path) -> None:
    workbook = load_workbook(source)
    workbook[STATUS]["XFD1048576"] = "случайно"
    workbook.save(source)
    lines = updated(source, read())[STATUS]
    assert lines["A11"].value == "ЗАМ-1"


@LONG
@needs_libreoffice
def test_a_book_of_another_kind_is_typed_over_with_all_that_was_in_it(source: Path, tmp_path: Path) -> None:
    workbook = load_workbook(source)
    workbook[STATUS]["G2"] = "вчера"
    workbook[STATUS]["I2"] = "=HYPERLINK(1)"
    workbook[STATUS]["I2"].data_type = "s"
    workbook.save(source)
    saved_by_libreoffice([source], tmp_path, "ods")
    sheet = updated(tmp_path / "454.ods", read())[STATUS]
    assert [sheet[cell].value for cell in ("A2", "F2", "G2", "S2")] == ["БИБЛ", "исполнено", "вчера", "важная пометка"]
    assert (sheet["I2"].value, sheet["I2"].data_type) == ("=HYPERLINK(1)", "s")
    assert (sheet["A3"].value, sheet["C3"].value) == ("ПРИМ", "1")
    assert sheet["F2"].fill.start_color.rgb != sheet["A2"].fill.start_color.rgb


@pytest.mark.parametrize("name", ["454.ods", "454.xls", "damaged.xlsx"])
def test_a_book_that_was_damaged_since_it_was_read_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04 not a workbook")
    with pytest.raises(UnreadError, match=f"{name}: файл обрезан"):
        update_book(read(), path, Limits())


@pytest.mark.usefixtures("true_readings")
@pytest.mark.parametrize(
    ("hurt", "limits", "words"),
    first(
        1,
        [
            ("merge", Limits(read_mib=200), "для обновления книги не хватило 200 МиБ памяти; проверьте"),
            ("rows", Limits(read_mib=160), "для обновления книги не хватило 160 МиБ памяти; проверьте"),
            ("merge", Limits(read_mib=4096, read_seconds=1), "обновление книги заняло больше 3 с; удалите"),
        ],
    ),
    ids=["a merge of the whole sheet", "very many cells", "no time"],
)
def test_a_book_that_can_be_read_and_would_burst_the_editor_is_refused(
    source: Path, monkeypatch: pytest.MonkeyPatch, hurt: str, limits: Limits, words: str
) -> None:
    """The sheet that hurts is none of ours: reading passes it over, editing has to carry it along."""
    source.write_bytes(hostile.foreign_sheet(source.read_bytes(), hurt))
    scratch = source.parent / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    with pytest.raises(UnreadError) as refused:
        update_book(read(), source, limits)
    assert str(refused.value).startswith(f"{source.name}: {words}")
    assert list(scratch.iterdir()) == []


@LONG
def test_a_book_whose_unpacked_size_is_beyond_the_limit_is_not_unpacked(source: Path) -> None:
    source.write_bytes(hostile.foreign_sheet(source.read_bytes(), "blanks"))
    with pytest.raises(UnreadableError, match="unpacked"):
        edited(read(), source, 64 << 20)
