"""Order → book → performers → rows → form → merged: through files alone, read back by the real reader."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automation.model.report import Book, State
from automation.model.settings import Limits
from automation.model.sheets import PERFORMERS, STATUS
from automation.plan.workdays import Calendar
from automation.workbook.create import create_book
from automation.workbook.edit import edited
from automation.workbook.forms import BookForms, organisations, read_form
from automation.workbook.merge import merge
from automation.workbook.read import read_book
from tests.support.books import DEPUTY, DRAFT, EDITOR, EXAMPLE, ITEMS, LIBRARY, ORDER
from tests.support.clerk import Clerk

Cells = Mapping[str, str | date | int]


def read(path: Path) -> Book:
    return read_book(path, Limits(), path.parent)


def fill(path: Path, sheet: str, cells: Cells) -> None:
    workbook = load_workbook(path)
    for cell, value in cells.items():
        workbook[sheet][cell] = value
    workbook.save(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The book of the sample order with its performers, before any row of progress."""
    file = tmp_path / "454.xlsx"
    file.write_bytes(create_book(DRAFT, Calendar()))
    people: dict[str, str] = {}
    for row, one in enumerate((LIBRARY, EXAMPLE, DEPUTY, EDITOR), start=2):
        texts = (one.code, "; ".join(one.groups), one.organisation, one.post, one.name)
        people |= {f"{letter}{row}": text for letter, text in zip("ABCDE", texts, strict=True) if text}
    fill(file, PERFORMERS, people)
    return file


def test_a_new_book_reads_as_the_order_it_was_made_from(tmp_path: Path) -> None:
    file = tmp_path / "454.xlsx"
    file.write_bytes(create_book(DRAFT, Calendar()))
    book = read(file)
    assert book.order == ORDER
    assert [(i.number, i.text, i.groups, i.reading.deadline, i.lead_hours) for i in book.items] == [
        (i.number, i.text, i.groups, i.reading.deadline, i.lead_hours) for i in ITEMS
    ]
    assert (book.performers, book.rows, book.filled) == ((), (), 0)
    assert "sheet-missing" not in {f.code for f in book.findings}


def test_the_updated_book_has_every_row_and_nothing_to_remark_in_them(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "454 новая.xlsx"
    again.write_bytes(edited(read(path), path, 512 << 20)[0])
    book = read(again)
    assert len(book.rows) == 10
    assert [f for f in book.findings if f.sheet == STATUS] == []
    library = next(p for p in book.performers if p.code == "БИБЛ")
    assert (library.name_dative, library.post_dative, library.sex) == ("Примеровой М.И.", "директору", "ж")
    more = tmp_path / "ещё.xlsx"
    more.write_bytes(edited(book, again, 512 << 20)[0])
    assert read(more).rows == book.rows


def test_a_form_made_from_the_book_comes_back_into_it(path: Path, tmp_path: Path) -> None:
    path.write_bytes(edited(read(path), path, 512 << 20)[0])
    book = read(path)
    people = organisations(book)[0]
    form = tmp_path / "форма.xlsx"
    form.write_bytes(BookForms(book).form(people))
    clerk = Clerk(form)
    done = {"Состояние": "исполнено", "Дата исполнения": date(2025, 12, 12), "Подтверждение": "приказ № 15"}
    clerk.write(STATUS, 6, done)
    clerk.write(STATUS, 9, {"Всего сотрудников": 38, "Перешло": 38})
    clerk.save()
    merged, findings = merge(book, [read_form(form, Limits(), tmp_path)])
    assert [f.code for f in findings] == ["form-merged"]
    first = next(r for r in merged.rows if (r.code, r.item) == ("БИБЛ", "1"))
    assert (first.state, first.executed_on, first.evidence) == (State.DONE, date(2025, 12, 12), "приказ № 15")
    assert first.row > 0
    last = next(r for r in merged.rows if (r.code, r.item) == ("БИБЛ", "6"))
    assert (last.staff_total, last.staff_moved) == (38, 38)
