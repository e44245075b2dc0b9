"""Makes filled forms as organisations send them, and as nobody should."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from automation.day.inbox_readings import read_file
from automation.model.plan import OrderId
from automation.model.report import Book
from automation.model.settings import Limits
from automation.workbook.forms import BookForms
from tests.support.clerk import Clerk

Change = Callable[[Clerk], None]


def book_of(clerk: Clerk) -> Book:
    """Read the workbook of a home as the program does."""
    book = read_file(clerk.path, Limits()).book
    assert book
    return book


def filled(book: Book, code: str, *changes: Change, order: OrderId | None = None) -> bytes:
    """Fill the form of one performer, then change it by hand; ``order`` marks it as another plan's."""
    if order:
        book = replace(book, order=replace(book.order, number=order.number, date=order.date))
    people = tuple(p for p in book.performers if p.code == code)
    with TemporaryDirectory() as folder:
        place = Path(folder) / "form.xlsx"
        place.write_bytes(BookForms(book).form(people))
        clerk = Clerk(place)
        clerk.report(code, "1", Состояние="исполнено", Дата_исполнения=date(2025, 12, 12), Подтверждение="приказ № 5")
        for change in changes:
            change(clerk)
        clerk.save()
        return place.read_bytes()


def with_formula(code: str, header: str, value: str) -> Change:
    """Return a change that puts a formula into a cell of the performer's first row."""

    def change(clerk: Clerk) -> None:
        column = clerk.columns("Ход исполнения")[header]
        clerk.sheet("Ход исполнения").cell(clerk.status_row(code, "1"), column).value = value

    return change


def macros(data: bytes) -> bytes:
    """Turn a workbook into one with macros, as Excel saves it."""
    types = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    found = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(types, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"))
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub Auto_Open()")
    return found.getvalue()
