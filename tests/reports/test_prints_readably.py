"""What people print: forms, «Замечания» and «Сводка» have letters of eight points or more on paper (papers.md E)."""

import io
from datetime import date

import pytest
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook

from automation.model.catalogue import finding
from automation.model.report import Book, Performer, Publication
from automation.model.sheets import GUIDE, PERFORMERS, STATUS
from automation.reports.remark_pages import print_remarks
from automation.reports.remarks import remark_book
from automation.reports.summary import write_summary
from automation.workbook.columns import SHEETS
from automation.workbook.forms import BookForms
from tests.support.books import EDITOR, EXAMPLE, LIBRARY, book, done
from tests.support.nightly import first
from tests.support.printed_size import smallest_letters, without_repeated_headers
from tests.support.summary_world import figures

RETURNED = done("БИБЛ", "1", 2, returned_on=date(2025, 12, 15), return_reason="нет подписи", staff_total=7)
NEWS = Publication(code="БИБЛ-СМИ", day=date(2025, 12, 12), material="Новость", messenger_at=None, elsewhere_at=None)
FULL = replace(book(RETURNED), publications=(NEWS,))
SHORT = replace(book(), items=tuple(replace(i, text="Проверка", lead_hours=None) for i in book().items))
CROWD = "работники, ответственные за эксплуатацию тепловых энергоустановок"
APART = replace(FULL, items=tuple(replace(i, text=f"Обучение. {i.text}", indicator=CROWD) for i in book().items))
LETTERS = {
    title: {header: chr(ord("A") + at) for at, header in enumerate(sheet.headers)} for title, sheet in SHEETS.items()
}
FAULTS = (
    finding("done-without-date", sheet=STATUS, cell=f"{LETTERS[STATUS]['Дата исполнения']}2", performer="БИБЛ"),
    finding("email-unreadable", sheet=PERFORMERS, cell="F2", performer="БИБЛ", header="Электронная почта", value="="),
)


def form(seen: Book, *performers: Performer) -> Workbook:
    return load_workbook(io.BytesIO(BookForms(seen).form(performers)))


def remarks(organisation: str | None) -> Workbook:
    seen = replace(book(done("БИБЛ", "1", 2, executed_on=None)), columns=LETTERS)
    return load_workbook(io.BytesIO(print_remarks(remark_book(seen, FAULTS, organisation))))


@pytest.mark.parametrize(
    ("seen", "performers"),
    first(2, [(FULL, (LIBRARY, EDITOR)), (book(), (LIBRARY,)), (SHORT, (EXAMPLE,)), (APART, (LIBRARY, EDITOR))]),
)
def test_a_form_prints_readably_whatever_it_asks(seen: Book, performers: tuple[Performer, ...]) -> None:
    made = form(seen, *performers)
    sizes = smallest_letters(made)
    assert min(sizes.values()) >= 8.0, sizes
    assert without_repeated_headers(made) == [GUIDE]
    assert {sheet.page_setup.orientation for sheet in made.worksheets[1:]} == {"landscape"}


def test_a_form_that_asks_for_less_prints_larger() -> None:
    full, short = form(FULL, LIBRARY, EDITOR), form(SHORT, EXAMPLE)
    assert smallest_letters(short)[STATUS] > smallest_letters(full)[STATUS]


@pytest.mark.parametrize("organisation", [None, "МБУК «Образец»"])
def test_remarks_print_readably_for_the_office_and_for_an_organisation(organisation: str | None) -> None:
    book_of_remarks = remarks(organisation)
    sizes = smallest_letters(book_of_remarks)
    assert min(sizes.values()) >= 8.0, sizes
    assert without_repeated_headers(book_of_remarks) == []


def test_the_summary_prints_readably() -> None:
    summary = load_workbook(io.BytesIO(write_summary([figures(), figures(40)])))
    sizes = smallest_letters(summary)
    assert min(sizes.values()) >= 8.0, sizes
    assert without_repeated_headers(summary) == ["Диаграммы"]
