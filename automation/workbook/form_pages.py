"""The sheets of a form (openpyxl): what one organisation fills in, prints and signs."""

from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.worksheet.worksheet import Worksheet

from automation.model.sheets import PUBLICATIONS, STATUS
from automation.workbook import layout, paint
from automation.workbook.columns import COLUMNS
from automation.workbook.form_marks import MOVED, PEOPLE, PROPERTY, TOTAL
from automation.workbook.form_values import FormSheetValues
from automation.workbook.guide import guide_for

# Width in letters of the columns that hold dates, numbers and short words, and of those that hold sentences (half that
# of the table where none stands here): the latter take what is left of a sheet that prints its letters at eight points
# or more, up to a quarter more.
NARROW = {"Код": 6.5, "№": 4.0, "Срок": 10.5, "Состояние": 11.0, "Дата исполнения": 10.5, "Ожидаемая дата": 10.5} | {
    TOTAL: 6.5,
    MOVED: 6.0,
    "Представил": 11.5,
    "Возвращено": 10.5,
}
WORDY = {"Подтверждение": 14.8, "Комментарий": 12.0, "Причина": 12.5, "Причина возврата": 10.5}
UPRIGHT = ("Дата исполнения", "Ожидаемая дата", *PEOPLE, "Возвращено")  # wider than what they head
HEADER_ROW, HEADER_HEIGHT = 5, 80
LONG, LONG_HEIGHT, LONG_WIDTH = 36, 180, 9.5  # of a heading that says which people are counted
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
        widths=widths_of(values),
        blanks=0,
        top=HEADER_ROW,
        extensions=False,
    )
    _head_columns(sheet, values)
    _head(sheet, values)
    _foot(sheet, values)
    if values.publications is not None:
        told, blanks = values.publications, BLANK_PUBLICATIONS
        layout.data_sheet(workbook, PUBLICATIONS, told, values.signed, values.footer, blanks=blanks)
    properties: Any = workbook.custom_doc_props  # type: ignore[attr-defined]
    properties.append(StringProperty(name=PROPERTY, value=values.mark.as_property()))
    workbook.active = workbook.index(sheet)
    return workbook


def widths_of(values: FormSheetValues) -> dict[str, float]:
    """Give each column its width, so that the sheet prints at eight points or more."""
    headers = values.headers
    narrow = {header: NARROW[header] for header in headers if header in NARROW}
    narrow |= {header: LONG_WIDTH for header, said in values.people.items() if len(said) > LONG}
    wordy = {h: WORDY.get(h, COLUMNS[STATUS][h].width / 2) for h in headers if h not in narrow}
    left = (paint.READABLE - 5 * len(headers)) / 7 - sum(narrow.values())
    share = min(1.25, left / sum(wordy.values()))
    return narrow | {header: round(width * share, 1) for header, width in wordy.items()}


def _head_columns(sheet: Worksheet, values: FormSheetValues) -> None:
    """Turn the narrow headings upright, and say above people who they are and what they have done."""
    height = HEADER_HEIGHT
    for at, header in enumerate(values.headers, start=1):
        cell = sheet.cell(HEADER_ROW, at)
        if header in values.people:
            paint.put(cell, values.people[header])
            height = LONG_HEIGHT if len(values.people[header]) > LONG else height
        if header in UPRIGHT:
            cell.alignment = Alignment(text_rotation=90, horizontal="center", vertical="center", wrap_text=True)
    sheet.row_dimensions[HEADER_ROW].height = height


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
    sheet.row_dimensions[2].height = 14 * (1 + len(lines[1][0]) // int(sum(widths_of(values).values())))


def _foot(sheet: Worksheet, values: FormSheetValues) -> None:
    row = sheet.max_row + 2
    line = f"{values.signer}  ______________________   ______________________ (Ф.И.О.)   «___» ____________ 20___ г."
    for below, text, size in ((0, line, 11), (2, values.mark.as_line(), 10)):
        cell = sheet.cell(row + below, 1)
        paint.put(cell, text)
        cell.font = Font(name=paint.FONT, size=size)
        cell.protection = Protection(locked=False)
