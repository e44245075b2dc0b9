"""«Замечания»: coloured, commented cells and a list with links; each organisation sees only its own."""

import io
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook

from automation.model.catalogue import finding
from automation.model.report import Book, Finding
from automation.model.settings import Limits
from automation.model.sheets import PERFORMERS, STATUS
from automation.plan.workdays import Calendar
from automation.reports.remark_pages import print_remarks
from automation.reports.remarks import findings_by_organisation, remark_book, remarks_text
from automation.workbook.create import create_book
from automation.workbook.read import read_raw
from automation.workbook.understand import understand
from tests.support.books import DRAFT, EXAMPLE, LIBRARY, book, done

COLUMNS = {
    STATUS: {"Код": "A", "№": "C", "Состояние": "F", "Дата исполнения": "G", "Подтверждение": "H", "Принято": "Q"},
    PERFORMERS: {"Код": "A", "Электронная почта": "F"},
}
SEEN: Book = replace(book(done("БИБЛ", "1", 2, executed_on=None), done("ПРИМ", "1", 3, evidence="")), columns=COLUMNS)
NO_DATE = finding("done-without-date", sheet=STATUS, cell="G2", performer="БИБЛ", item="1")
NO_PROOF = finding("done-without-evidence", sheet=STATUS, cell="H3", performer="ПРИМ", item="1")
ACCEPTED = finding("acceptance-broken", sheet=STATUS, cell="Q2", performer="БИБЛ", item="1", why="нет даты")
MISSING = finding("row-missing", sheet=STATUS, performer="БИБЛ", whose="исполнителя «БИБЛ»", items="2")
EMAIL = finding(
    "email-unreadable", sheet=PERFORMERS, cell="F2", performer="БИБЛ", header="Электронная почта", value="=нет"
)
ALL = (NO_DATE, NO_PROOF, ACCEPTED, MISSING, EMAIL)


def opened(findings: tuple[Finding, ...] = ALL, organisation: str | None = None) -> Workbook:
    return load_workbook(io.BytesIO(print_remarks(remark_book(SEEN, findings, organisation))))


def everything(workbook: Workbook) -> str:
    values = [str(c.value) for sheet in workbook.worksheets for row in sheet for c in row if c.value is not None]
    notes = [c.comment.text for sheet in workbook.worksheets for row in sheet for c in row if c.comment]
    return "\n".join((*values, *notes))


def test_the_office_sees_every_finding_with_its_cure() -> None:
    sheet = opened()["Замечания"]
    lines = [[c.value for c in row] for row in sheet.iter_rows(min_row=5)]
    assert len(lines) == 5
    assert lines[0][1:5] == ["замечание", f"{PERFORMERS}, F2", "МБУК «Образец»", None]
    assert {line[6] for line in lines} >= {"Впишите дату исполнения.", "Исправьте «Принято» и «Кто принял»."}


def test_a_faulty_cell_is_coloured_commented_and_linked() -> None:
    workbook = opened((NO_DATE,))
    link = workbook["Замечания"]["C5"].hyperlink
    assert link is not None
    assert link.location is not None
    cell = workbook[STATUS][link.location.rsplit("!", 1)[1]]
    assert cell.comment is not None
    assert "Впишите дату исполнения." in cell.comment.text
    assert cell.fill.start_color.rgb != workbook[STATUS]["B2"].fill.start_color.rgb
    assert workbook[STATUS]["A2"].value == 2  # the row in the clerk's own book


def test_an_organisation_sees_only_what_it_can_mend_itself() -> None:
    text = everything(opened(ALL, LIBRARY.organisation))
    assert "без даты исполнения" in text
    for foreign in (EXAMPLE.organisation, "ПРИМ", "без подтверждения", "принятие не засчитано", "почты", "update"):
        assert foreign not in text


def test_findings_are_parted_by_organisation_once() -> None:
    assert findings_by_organisation(SEEN, ALL) == {
        LIBRARY.organisation: (NO_DATE,),
        EXAMPLE.organisation: (NO_PROOF,),
    }
    day, changes = "12.12.2025", "«Дата исполнения»"
    rewritten = finding(
        "accepted-rewritten", sheet=STATUS, cell="G2", performer="БИБЛ", item="1", day=day, changes=changes
    )
    assert findings_by_organisation(SEEN, (rewritten,)) == {}, "only the office accepts anew"


def test_the_letter_to_the_specialist_names_items_and_no_cells_sheets_or_files() -> None:
    text = remarks_text(SEEN, ALL, LIBRARY.organisation)
    assert "– пункт 1: «Исполнено» без даты (впишите дату исполнения)." in text
    assert "распоряжение от 11.12.2025 № 454" in text
    for word in ("G2", STATUS, "xlsx", EXAMPLE.organisation):
        assert word not in text


def test_an_organisation_without_remarks_gets_no_letter() -> None:
    assert remarks_text(SEEN, (MISSING, EMAIL, ACCEPTED), LIBRARY.organisation) == ""


def test_a_hostile_value_stays_text() -> None:
    people = tuple(replace(p, email="=нет") if p.code == "БИБЛ" else p for p in SEEN.performers)
    workbook = load_workbook(io.BytesIO(print_remarks(remark_book(replace(SEEN, performers=people), (EMAIL,)))))
    cells = [cell for sheet in workbook.worksheets for row in sheet for cell in row]
    assert [cell.data_type for cell in cells if cell.value == "=нет"] == ["s"]
    assert "f" not in {cell.data_type for cell in cells}


def test_nothing_wrong_is_said() -> None:
    assert "Замечаний нет." in everything(opened(()))


@pytest.fixture
def typed(tmp_path: Path) -> Path:
    path = tmp_path / "inbox" / "454.xlsx"
    path.parent.mkdir()
    workbook = load_workbook(io.BytesIO(create_book(DRAFT, Calendar())))
    workbook[PERFORMERS]["A3"] = "БИБЛ"
    workbook[PERFORMERS]["C3"] = LIBRARY.organisation
    line: dict[str, str | date] = {"A2": "БИБЛ", "C2": "1", "E2": date(2025, 12, 12), "F2": "исполнено", "G2": "вчера"}
    for cell, value in line.items():
        workbook[STATUS][cell] = value
    workbook[STATUS]["I2"] = "по письму № 5дсп"
    workbook.save(path)
    return path


def test_cells_are_shown_as_typed_and_restricted_text_never(typed: Path) -> None:
    raw = read_raw(typed, Limits(), typed.parent.parent)
    seen = understand(raw)
    workbook = load_workbook(io.BytesIO(print_remarks(remark_book(seen, seen.findings, LIBRARY.organisation))))
    head, first = list(workbook[STATUS].values)[:2]
    row = dict(zip(head, first, strict=True))
    assert row["Дата исполнения"] == "вчера"
    assert "дсп" not in everything(workbook).replace("«дсп»", "")


def test_columns_that_hold_nothing_are_left_out() -> None:
    head = [cell.value for cell in opened((NO_DATE,))[STATUS][1]]
    assert "Дата исполнения" in head  # empty, and what the remark is about
    assert "Принято" not in head
