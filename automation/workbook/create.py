"""Makes the tracking workbook of an order: the sheets a clerk and the organisations fill in.

Yellow for the performer, blue for the office, grey for the program; lists and dates are checked on entry, «Ход
исполнения» is coloured by state and days left, program-filled columns are protected without a password.
"""

from datetime import date
from typing import TYPE_CHECKING

from automation.model.plan import OrderDraft
from automation.model.report import Book
from automation.model.sheets import CALENDAR
from automation.plan.workdays import Calendar
from automation.workbook.rows import Rows, rows_of_book, rows_of_draft

if TYPE_CHECKING:
    from openpyxl import Workbook


def create_book(draft: OrderDraft, calendar: Calendar) -> bytes:
    """The tracking workbook (XLSX) of an order as read; what the order does not give stays empty.

    ``calendar`` tells the years without a decree on days off, which «Календарь» then asks for.
    """
    years = sorted({draft.order.date.year, draft.order.date.year + 1})
    unsettled = [year for year in years if calendar.unsettled(year)]
    return _save(rows_of_draft(draft, calendar), draft.order.date, draft.order.number, unsettled)


def recreate_book(book: Book) -> bytes:
    """A new tracking workbook with everything that was understood of a book, and its missing rows."""
    return _save(rows_of_book(book), book.order.date, book.order.number, [])


def _save(rows: Rows, signed: date, number: str, unsettled: list[int]) -> bytes:
    from automation.workbook import layout, paint

    workbook: Workbook = layout.tracking_workbook(rows, signed, f"№ {number} от {signed:%d.%m.%Y}")
    if unsettled:
        layout.note_unsettled(workbook[CALENDAR], unsettled)
    return paint.save(workbook)
