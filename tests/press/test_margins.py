"""The margin of all papers is one value: the Word pages and the printed reports follow it, tables included."""

import io
from pathlib import Path

import pytest
from docx import Document

from automation.reports import plain_pages, sheet_docx
from automation.reports.plain_pages import PageTable, PlainPage
from benchmarks.margins import with_margins

PAGES = sorted((Path(__file__).parents[2] / "templates").glob("*.docx"))
MORE = 15  # mm
WIDER = {**plain_pages.MARGINS, "right": plain_pages.MARGINS["right"] + MORE}


def widths_of(page: bytes) -> list[int]:
    """Return the width of each table in whole millimetres."""
    return [round(sum(column.width.mm for column in table.columns)) for table in Document(io.BytesIO(page)).tables]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_that_has_the_margins_stays_as_it_is(path: Path) -> None:
    assert with_margins(path.read_bytes(), plain_pages.MARGINS) == path.read_bytes()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_wider_margin_narrows_the_tables_of_a_page(path: Path) -> None:
    made = with_margins(path.read_bytes(), WIDER)
    section = Document(io.BytesIO(made)).sections[0]
    assert section.right_margin
    assert round(section.right_margin.mm) == WIDER["right"]
    before, after = widths_of(path.read_bytes()), widths_of(made)
    assert before
    assert after == [width - MORE for width in before], "upright tables and those across the sheet"


def test_the_tables_of_reports_are_as_wide_as_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    page = PlainPage(title="Карточка", blocks=(PageTable(rows=(("1", "2"),), widths=(42, 138)),))
    text = 210 - plain_pages.MARGINS["left"] - plain_pages.MARGINS["right"]
    assert widths_of(sheet_docx.print_sheet(page)) == [text]
    monkeypatch.setattr(sheet_docx, "MARGINS", WIDER)
    assert widths_of(sheet_docx.print_sheet(page)) == [text - MORE]
