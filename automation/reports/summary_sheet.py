"""How tables are written with xlsxwriter: the formats, one row of cells, one sheet with its page, the workbook."""

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from automation.errors import StorageError
from automation.reports.summary_table import COLOURS, UPRIGHT, SummaryTable
from automation.workbook.typed import safe_text

CREATED = datetime.fromisoformat("2025-01-01")  # fixed: the same tables give the same bytes
UPRIGHT_HEIGHT = 118.0  # points: the longest header of a count stands upright in two lines


class Pen(Struct, frozen=True):
    """The workbook being written and its cell formats by name."""

    book: Any
    formats: dict[str, Any]

    def row(self, sheet: Any, at: int, values: Sequence[object], formats: Sequence[str]) -> None:
        """Write one row: text is always text, dates are dates, None is an empty ruled cell."""
        for column, (value, name) in enumerate(zip(values, formats, strict=True)):
            cell = self.formats[name]
            if value is None or value == "":
                sheet.write_blank(at, column, None, cell)
            elif isinstance(value, str):
                sheet.write_string(at, column, safe_text(value), cell)
            elif isinstance(value, date):
                sheet.write_datetime(at, column, value, cell)
            else:
                sheet.write_number(at, column, value, cell)

    def table(self, table: SummaryTable) -> None:
        """Write a landscape A4 sheet of one table; under a title nothing is frozen or filtered."""
        sheet = self.book.add_worksheet(table.name)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.set_margins(left=10 / 25.4, right=10 / 25.4, top=15 / 25.4, bottom=18 / 25.4)
        sheet.fit_to_pages(1, 0)  # nine points, and never scaled below eight: see ``table_of``
        sheet.set_footer("&Rлист &P из &N", {"scale_with_doc": False})
        for at, (_, width) in enumerate(table.columns):
            sheet.set_column(at, at, width)
        for at, words in enumerate(table.title):
            sheet.write_string(at, 0, words, self.formats["note" if at else "title"])
        head = len(table.title) + 1 if table.title else 0
        heads = ["upright" if header in UPRIGHT else "head" for header, _ in table.columns]
        if "upright" in heads:
            sheet.set_row(head, UPRIGHT_HEIGHT)
        self.row(sheet, head, [header for header, _ in table.columns], heads)
        sheet.repeat_rows(head)
        if not table.title:
            sheet.freeze_panes(1, 0)
            if table.rows and len(table.columns) > 1:
                sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        for at, (values, looks) in enumerate(table.rows, start=head + 1):
            self.row(sheet, at, values, looks)
        for at, note in enumerate(table.notes, start=head + len(table.rows) + 2):
            sheet.write_string(at, 0, safe_text(note), self.formats["note"])


def _pen_of(book: Any) -> Pen:
    """Make a pen for the workbook, with all formats."""
    plain = {"font_name": "Arial", "font_size": 9}
    ruled = {**plain, "border": 1, "border_color": "#A6A6A6", "valign": "top", "text_wrap": True}
    centred = {**ruled, "align": "center"}
    looks = {
        "title": {**plain, "bold": True, "font_size": 14},
        "note": plain,
        "head": {**centred, "bold": True, "valign": "vcenter", "bg_color": "#E7E6E6"},
        "upright": {**centred, "bold": True, "valign": "vcenter", "bg_color": "#E7E6E6", "rotation": 90},
        "text": ruled,
        "number": centred,
        "date": {**centred, "num_format": "dd.mm.yyyy"},
        **{s.value: {**ruled, "bg_color": colour} for s, colour in COLOURS.items()},
    }
    return Pen(book, {name: book.add_format(look) for name, look in looks.items()})


def print_tables(title: str, tables: Sequence[SummaryTable], finish: Callable[[Pen], None] | None = None) -> bytes:
    """Print the tables as a workbook (XLSX), a sheet each, and let ``finish`` add what is no table.

    The same values give the same bytes. Rows once written are kept out of memory and pass through the temporary folder
    of the system: raises ``StorageError`` when that is full or failing.
    """
    target = io.BytesIO()
    try:
        book = Workbook(target, {"constant_memory": True})
        book.set_properties({"title": title, "created": CREATED})
        book.set_calc_mode("auto")
        pen = _pen_of(book)
        for table in tables:
            pen.table(table)
        if finish:
            finish(pen)
        book.close()
    except (OSError, FileCreateError) as error:
        words = "временная папка системы не принимает запись"
        raise StorageError(f"{title}: книга не составлена, {words} ({error}).") from error
    return target.getvalue()
