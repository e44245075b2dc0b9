"""Makes the tracking workbook of an order: the sheets a clerk and the organisations fill in.

Yellow for the performer, blue for the office, grey for the program; lists and dates are checked on entry, «Ход
исполнения» is coloured by state and days left, program-filled columns are protected without a password.
"""

from datetime import date
from typing import TYPE_CHECKING

from automation.model.plan import UNDATED, OrderDraft
from automation.model.report import Book
from automation.model.sheets import CALENDAR
from automation.plan.workdays import Calendar
from automation.workbook.guide import Guide, guide_for, guide_of_checks
from automation.workbook.rows import Rows, rows_of_book, rows_of_draft

if TYPE_CHECKING:
    from openpyxl import Workbook


def create_book(draft: OrderDraft, calendar: Calendar) -> bytes:
    """Make the tracking workbook (XLSX) of an order as read; what the order does not give stays empty.

    ``calendar`` tells the years without a decree on days off, which «Календарь» then asks for.
    """
    signed = draft.order.date
    years = (signed.year, signed.year + 1) if signed != UNDATED else ()
    unsettled = [year for year in years if calendar.unsettled(year)]
    rows = rows_of_draft(draft, calendar)
    title, *steps = guide_for("office")
    above, below = guide_of_checks(draft.checks, rows)
    return _save(rows, signed, draft.order.number, unsettled, (title, *above, *steps, *below))


def recreate_book(book: Book) -> bytes:
    """Make a new tracking workbook with everything that was understood of a book, and its missing rows."""
    return _save(rows_of_book(book), book.order.date, book.order.number, [], guide_for("office"))


def _save(rows: Rows, signed: date, number: str, unsettled: list[int], guide: Guide) -> bytes:
    from automation.workbook import layout, paint

    workbook: Workbook = layout.tracking_workbook(rows, signed, _footer(signed, number), guide)
    if unsettled:
        layout.note_unsettled(workbook[CALENDAR], unsettled)
    return paint.save(workbook)


def _footer(signed: date, number: str) -> str:
    """Write «№ 454 от 11.12.2025» for the foot of every sheet, with strokes for what the order does not give."""
    return f"№ {number or '____'} от {f'{signed:%d.%m.%Y}' if signed != UNDATED else '____'}"
