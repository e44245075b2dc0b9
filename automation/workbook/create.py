"""Makes the tracking workbook of an order: the sheets a clerk and the organisations fill in.

Yellow for the performer, blue for the office, grey for the program; lists and dates are checked on entry, «Ход
исполнения» is coloured by state and days left, program-filled columns are protected without a password.
"""

from automation.model.plan import UNDATED, OrderDraft
from automation.model.sheets import CALENDAR
from automation.plan.workdays import Calendar
from automation.workbook.guide import guide_for, guide_of_checks
from automation.workbook.rows import rows_of_draft


def create_book(draft: OrderDraft, calendar: Calendar) -> bytes:
    """Make the tracking workbook (XLSX) of an order as read; what the order does not give stays empty.

    ``calendar`` tells the years without a decree on days off, which «Календарь» then asks for.
    """
    from automation.workbook import layout, paint  # load openpyxl

    signed = draft.order.date
    years = (signed.year, signed.year + 1) if signed != UNDATED else ()
    unsettled = [year for year in years if calendar.unsettled(year)]
    rows = rows_of_draft(draft, calendar)
    title, *steps = guide_for("office")
    above, below = guide_of_checks(draft.checks, rows)
    # The foot of every sheet has strokes for what the order does not give.
    footer = f"№ {draft.order.number or '____'} от {f'{signed:%d.%m.%Y}' if signed != UNDATED else '____'}"
    workbook = layout.tracking_workbook(rows, signed, footer, (title, *above, *steps, *below))
    if unsettled:
        layout.note_unsettled(workbook[CALENDAR], unsettled)
    return paint.save(workbook)
