"""How our workbooks look (openpyxl): colours, cell styles, page setup, text that never becomes a formula.

Yellow is filled in by the performer, blue by the office, grey by the program.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from automation.workbook.typed import safe_text

FONT = "Arial"
HEAD = {"yellow": "FFD966", "blue": "9DC3E6", "grey": "C9C9C9", "white": "E7E6E6"}
BODY = {"yellow": "FFF8E1", "blue": "EAF3FB", "grey": "F2F2F2", "white": "FFFFFF"}
FORMATS = {"text": "@", "date": "dd.mm.yyyy", "number": "0", "moment": "dd.mm.yyyy hh:mm"}

# How many pixels of columns a landscape sheet prints at eight points or more, when its letters have ten: A4 and A3.
READABLE, READABLE_LARGE = 267 / 25.4 * 96 * 10 / 8, 390 / 25.4 * 96 * 10 / 8

_RULE = Side(style="thin", color="A6A6A6")
_BORDER = Border(left=_RULE, right=_RULE, top=_RULE, bottom=_RULE)


def put(cell: Any, value: object) -> None:
    """Write a value; a string is text whatever it begins with, ``None`` and "" leave the cell empty."""
    if value is None or value == "":
        return
    if not isinstance(value, str):
        cell.value = value
        return
    text = safe_text(value)
    cell.value = text
    cell.data_type = "s"
    # Excel reads a text with such a beginning as a formula once a person edits the cell.
    if text[:1] in {"=", "+", "-", "@"}:
        cell.quotePrefix = True  # stays text even after a person edits it


def link(cell: Any, target: str, size: int = 11) -> None:
    """Let a cell lead to another one of the same book («'План-график'!C7»)."""
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target, tooltip="Показать ячейку")
    cell.font = Font(name=FONT, size=size, color="0563C1", underline="single")


def kind_of(value: object) -> str:
    """Choose the cell format that fits a value: text, date, number or moment."""
    if isinstance(value, datetime):
        return "moment"
    if isinstance(value, date):
        return "date"
    return "number" if isinstance(value, int) else "text"


def add_styles(workbook: Workbook) -> None:
    """Make the named styles known to a book (a book of ours may have them already)."""
    known = set(workbook.named_styles)
    for style in _styles():
        if style.name not in known:
            workbook.add_named_style(style)


def head_style(colour: str) -> str:
    """Return the name of the header style of a colour."""
    return f"шапка {colour}"


def body_style(colour: str, kind: str = "text", *, locked: bool = False) -> str:
    """Return the name of the cell style of a colour and kind; ``locked`` cells resist typing on a protected sheet."""
    return f"ячейка {colour} {kind}{' замок' if locked else ''}"


def _styles() -> list[NamedStyle]:
    styles = [_style(head_style(c), HEAD[c], bold=True, centred=True, locked=True) for c in HEAD]
    for colour, fill in BODY.items():
        for kind, number_format in FORMATS.items():
            for locked in (False, True):
                name = body_style(colour, kind, locked=locked)
                styles.append(_style(name, fill, centred=kind != "text", locked=locked, number_format=number_format))
    return styles


def _style(
    name: str, fill: str, *, bold: bool = False, centred: bool = False, locked: bool = False, number_format: str = "@"
) -> NamedStyle:
    return NamedStyle(
        name=name,
        font=Font(name=FONT, size=10, bold=bold),
        fill=PatternFill("solid", start_color=fill),
        border=_BORDER,
        alignment=Alignment(
            horizontal="center" if centred else "left", vertical="center" if bold else "top", wrap_text=True
        ),
        protection=Protection(locked=locked),
        number_format=number_format,
    )


def pixels(widths: Sequence[float]) -> float:
    """Add up the columns as a spreadsheet draws them: seven pixels a letter and five beside each column."""
    return sum(7 * width + 5 for width in widths)


def narrowed(widths: Sequence[float]) -> list[float]:
    """Make the columns narrower in proportion where not even a large sheet prints them at eight points."""
    room = READABLE_LARGE - 5 * len(widths)
    return [width * min(1.0, room / (7 * sum(widths))) for width in widths]


def set_page(
    sheet: Worksheet, *, landscape: bool = True, header_row: int = 1, footer: str = "", large: bool = False
) -> None:
    """Set A4 (``large``: A3), one page wide, the header row repeated, ``footer`` and «лист N из M» at the foot."""
    sheet.page_setup.paperSize = 8 if large else 9
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 20 / 25.4, 10 / 25.4, 15 / 25.4, 18 / 25.4
    margins.header = margins.footer = 8 / 25.4
    if header_row:
        sheet.print_title_rows = f"{header_row}:{header_row}"
    foot: Any = sheet.HeaderFooter
    foot.scaleWithDoc = False
    bottom: Any = sheet.oddFooter
    bottom.right.text = "лист &P из &N"
    bottom.left.text = safe_text(footer).replace("&", "&&")[:200]


def set_widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Set column widths in characters, from column A."""
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width


class _InMemory(ExcelWriter):
    """Writes each sheet in memory.

    openpyxl itself writes a sheet into a temporary file first. A run that is killed leaves that file behind, and a full
    disk shows there as an error of lxml and as lines on the standard error stream instead of an ``OSError``.
    """

    def write_worksheet(self, ws: Any) -> None:
        """Put one sheet into the archive, as openpyxl does it after its temporary file is written."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        sheet = io.BytesIO()
        writer: Any = WorksheetWriter(ws, sheet)
        writer.write()
        ws._rels = writer._rels
        mine: Any = self  # the type stubs of openpyxl do not name the archive
        mine._archive.writestr(ws.path[1:], sheet.getvalue())
        self.manifest.append(ws)


def save(workbook: Workbook) -> bytes:
    """Return the book's bytes; nothing in them says which program or person wrote it."""
    workbook.properties.creator = ""
    target = io.BytesIO()
    _InMemory(workbook, ZipFile(target, "w", ZIP_DEFLATED)).save()
    return target.getvalue()
