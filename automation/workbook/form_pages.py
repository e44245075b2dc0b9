"""The sheets of a form (openpyxl): what one organisation fills in, prints and signs."""

from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.worksheet.worksheet import Worksheet

from automation.model.sheets import PUBLICATIONS, STATUS
from automation.workbook import layout, paint
from automation.workbook.form_marks import PROPERTY
from automation.workbook.form_values import FormSheetValues
from automation.workbook.guide import guide_for

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


def form_workbook(values: FormSheetValues) -> Workbook:
    """Make the form: «Памятка», «Ход исполнения» with the line for the signature, and «Публикации».

    The last one stands there only where a rule of an item asks for it.
    """
    workbook = Workbook()
    paint.add_styles(workbook)
    layout.guide_sheet(workbook, guide_for("form"), values.footer)
    sheet = layout.data_sheet(
        workbook,
        STATUS,
        values.rows,
        values.signed,
        values.footer,
        headers=values.headers,
        widths=WIDTHS,
        blanks=0,
        top=HEADER_ROW,
        extensions=False,
    )
    _head(sheet, values)
    _foot(sheet, values)
    if values.publications is not None:
        told, blanks = values.publications, BLANK_PUBLICATIONS
        layout.data_sheet(workbook, PUBLICATIONS, told, values.signed, values.footer, blanks=blanks)
    properties: Any = workbook.custom_doc_props  # type: ignore[attr-defined]
    properties.append(StringProperty(name=PROPERTY, value=values.mark.as_property()))
    workbook.active = workbook.index(sheet)
    return workbook


def _head(sheet: Worksheet, values: FormSheetValues) -> None:
    lines = (
        ("Сведения об исполнении", 13, True),
        (values.act, 10, False),
        (values.organisation, 11, True),
    )
    for row, (text, size, bold) in enumerate(lines, start=1):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(values.headers))
        cell = sheet.cell(row, 1)
        paint.put(cell, text)
        cell.font = Font(name=paint.FONT, size=size, bold=bold)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    sheet.row_dimensions[2].height = 14 * (1 + len(lines[1][0]) // 190)


def _foot(sheet: Worksheet, values: FormSheetValues) -> None:
    row = sheet.max_row + 2
    line = f"{values.signer}  ______________________   ______________________ (Ф.И.О.)   «___» ____________ 20___ г."
    for below, text, size in ((0, line, 11), (2, values.mark.as_line(), 8)):
        cell = sheet.cell(row + below, 1)
        paint.put(cell, text)
        cell.font = Font(name=paint.FONT, size=size)
        cell.protection = Protection(locked=False)
