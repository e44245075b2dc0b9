"""How the сводка is written (xlsxwriter): formats, one line of a table, a sheet of a table with its page."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from msgspec import Struct

from automation.model.control import Standing
from automation.workbook.text import safe_text

COLOURS = {
    Standing.MET: "#A9D18E",
    Standing.MET_LATE: "#FFD966",
    Standing.CLAIMED: "#9DC3E6",
    Standing.IN_WORK: "#DDEBF7",
    Standing.DUE_SOON: "#FFE699",
    Standing.OVERDUE: "#F4B183",
    Standing.NO_DATA: "#D9D9D9",
    Standing.NOT_APPLICABLE: "#F2F2F2",
    Standing.PERMANENT: "#F2F2F2",
}
Line = TypeVar("Line")


class Column(Struct, Generic[Line], frozen=True):
    """One column: header, width in characters, look (a format's name, or one for each line), what its cells hold."""

    header: str
    width: float
    look: str | Callable[[Line], str]
    value: Callable[[Line], object]


class Pen(Struct, frozen=True):
    """The workbook being written and its cell formats by name."""

    book: Any
    formats: dict[str, Any]

    def row(self, sheet: Any, at: int, values: Sequence[object], formats: Sequence[str]) -> None:
        """One row: text is always text, dates are dates, None is an empty ruled cell."""
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

    def table(
        self, name: str, columns: Sequence[Column[Line]], lines: Sequence[Line], title: Sequence[str] = ()
    ) -> Any:
        """A landscape A4 sheet of one table; ``title`` stands above it, then nothing is frozen or filtered."""
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.set_margins(left=20 / 25.4, right=10 / 25.4, top=15 / 25.4, bottom=18 / 25.4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&Rлист &P из &N", {"scale_with_doc": False})
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)
        for at, words in enumerate(title):
            sheet.write_string(at, 0, words, self.formats["note" if at else "title"])
        head = len(title) + 1 if title else 0
        self.row(sheet, head, [c.header for c in columns], ["head"] * len(columns))
        if not title:
            sheet.freeze_panes(1, 0)
            sheet.repeat_rows(0)
            if lines and len(columns) > 1:
                sheet.autofilter(0, 0, len(lines), len(columns) - 1)
        for at, line in enumerate(lines, start=head + 1):
            looks = [c.look if isinstance(c.look, str) else c.look(line) for c in columns]
            self.row(sheet, at, [c.value(line) for c in columns], looks)
        return sheet


def pen_of(book: Any) -> Pen:
    """A pen for the workbook, with all formats made."""
    plain = {"font_name": "Arial", "font_size": 9}
    ruled = {**plain, "border": 1, "border_color": "#A6A6A6", "valign": "top", "text_wrap": True}
    centred = {**ruled, "align": "center"}
    looks = {
        "title": {**plain, "bold": True, "font_size": 14},
        "note": plain,
        "head": {**centred, "bold": True, "valign": "vcenter", "bg_color": "#E7E6E6"},
        "text": ruled,
        "number": centred,
        "date": {**centred, "num_format": "dd.mm.yyyy"},
        **{s.value: {**ruled, "bg_color": colour} for s, colour in COLOURS.items()},
    }
    return Pen(book, {name: book.add_format(look) for name, look in looks.items()})
