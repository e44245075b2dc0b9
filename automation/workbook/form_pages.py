"""The sheets of a form (openpyxl): what one organisation fills in, prints and signs."""

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.worksheet.worksheet import Worksheet

from automation.model.plan import Dates, Item
from automation.model.report import HIDDEN, Book, Performer
from automation.model.sheets import PUBLICATIONS, STATUS
from automation.plan.extending import complete
from automation.plan.indicators import counts_people
from automation.russian import show
from automation.workbook import layout, paint
from automation.workbook.columns import SHEETS, Filler
from automation.workbook.guide import guide_for
from automation.workbook.marks import PROPERTY, SIGNATURE, Mark
from automation.workbook.rows import Row, cells_of, status_row, wanted_rows

RETURNED = ("Возвращено", "Причина возврата")  # shown only where a report was sent back
HEADERS = ("Код", "№", "Мероприятие", "Срок", *RETURNED, *SHEETS[STATUS].filled_by(Filler.PERFORMER))
PEOPLE = frozenset({"Всего сотрудников", "Перешло"})  # asked only where an item counts people
WIDTHS = {"Код": 9, "№": 6, "Мероприятие": 32, "Срок": 11, "Состояние": 13, "Дата исполнения": 12} | {
    "Подтверждение": 20,
    "Комментарий": 16,
    "Что сделано": 18,
    "Причина": 15,
    "Ожидаемая дата": 12,
    "Всего сотрудников": 12,
    "Перешло": 10,
    "Представил": 14,
    "Возвращено": 12,
    "Причина возврата": 18,
}
HEADER_ROW = 5
BLANK_PUBLICATIONS = 20


def form_workbook(book: Book, performers: Sequence[Performer], items: Sequence[Item], mark: Mark) -> Workbook:
    """Make the form: «Памятка», «Ход исполнения» with the line for the signature, and «Публикации».

    The last one stands there only where a rule of an item asks for it.
    """
    workbook = Workbook()
    paint.add_styles(workbook)
    order = book.order
    footer = f"№ {order.number} от {show(order.date)}"
    layout.guide_sheet(workbook, guide_for("form"), footer)
    rows = form_rows(book, performers, items)
    counted = any(map(counts_people, items)) or any(row.get(header) for row in rows for header in PEOPLE)
    returned = any(row.get("Возвращено") for row in rows)
    unneeded = {*(() if counted else PEOPLE), *(() if returned else RETURNED)}
    headers = tuple(header for header in HEADERS if header not in unneeded)
    sheet = layout.data_sheet(
        workbook,
        STATUS,
        rows,
        order.date,
        footer,
        headers=headers,
        widths=WIDTHS,
        blanks=0,
        top=HEADER_ROW,
        extensions=False,
    )
    _head(sheet, book, performers[0].organisation, across=len(headers))
    _foot(sheet, mark)
    if any(item.lead_hours for item in items):
        codes = set(mark.codes)
        told = [_shown(cells_of(PUBLICATIONS, p)) for p in book.publications if p.code in codes]
        layout.data_sheet(workbook, PUBLICATIONS, told, order.date, footer, blanks=BLANK_PUBLICATIONS)
    properties: Any = workbook.custom_doc_props  # type: ignore[attr-defined]
    properties.append(StringProperty(name=PROPERTY, value=mark.as_property()))
    workbook.active = workbook.index(sheet)
    return workbook


def form_rows(book: Book, performers: Sequence[Performer], items: Sequence[Item]) -> list[Row]:
    """Answer the organisation's rows: as reported so far, and those «Ход исполнения» still lacks."""
    codes = {p.code for p in performers}
    numbers = {item.number: item for item in items}
    several = {number for number, item in numbers.items() if isinstance(item.reading.deadline, Dates)}
    told = {(r.code, r.item, r.control_date if r.item in several else None): r for r in book.rows}
    rows: list[Row] = []
    for row in wanted_rows(book):
        code, number = str(row["Код"]), str(row["№"])
        if code not in codes or number not in numbers:
            continue
        known = told.get((code, number, row["Срок"] if number in several else None))  # type: ignore[arg-type]
        filled = _shown(status_row(known, numbers[number]) if known else row)
        filled["Срок"] = row["Срок"]
        filled["Мероприятие"] = numbers[number].text + _prolonged(book, code, number)
        rows.append(filled)
    return rows


def _shown(row: Row) -> dict[str, object]:
    """The row without words that may be told nowhere: their cells are left empty, and what stands in the book stays."""
    return {header: None if value == HIDDEN else value for header, value in row.items()}


def _prolonged(book: Book, code: str, item: str) -> str:
    """Write « (срок продлён до …)» by the last complete decision on this performer's item."""
    terms = [
        e.new_term for e in book.extensions if e.item == item and e.code in {"", code} and e.new_term and complete(e)
    ]
    return f" (срок продлён до {show(terms[-1])})" if terms else ""


def _head(sheet: Worksheet, book: Book, organisation: str, *, across: int) -> None:
    order = book.order
    lines = (
        ("Сведения об исполнении", 13, True),
        (f"{order.kind} от {show(order.date)} № {order.number} «{order.heading}»", 10, False),
        (organisation, 11, True),
    )
    for row, (text, size, bold) in enumerate(lines, start=1):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=across)
        cell = sheet.cell(row, 1)
        paint.put(cell, text)
        cell.font = Font(name=paint.FONT, size=size, bold=bold)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    sheet.row_dimensions[2].height = 14 * (1 + len(lines[1][0]) // 190)


def _foot(sheet: Worksheet, mark: Mark) -> None:
    row = sheet.max_row + 2
    line = f"{SIGNATURE}  ______________________   ______________________ (Ф.И.О.)   «___» ____________ 20___ г."
    for below, text, size in ((0, line, 11), (2, mark.as_line(), 8)):
        cell = sheet.cell(row + below, 1)
        paint.put(cell, text)
        cell.font = Font(name=paint.FONT, size=size)
        cell.protection = Protection(locked=False)
