"""Turns grids of text into real workbooks, so that a test reads like the clerk's sheet.

    workbook('''
        [Ход исполнения]
        Код  | № | Состояние  | Дата исполнения
        БИБЛ | 1 | исполнено  | @12.12.2025
    ''')

A line in brackets begins a sheet, the next line names its columns. «@12.12.2025» is a real date, «@12.12.2025 10:30»
a real moment, «#41» a number, «=A1» a formula without a saved value, «!#N/A» an error; anything else is text. Required
columns a grid leaves out stand empty at the end, except on sheets that version 1.0 did not know; sheets it leaves out
are those of a small sample order.
"""

import io
import re
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from automation.model.report import Book
from automation.russian import fold
from automation.workbook import child
from automation.workbook.columns import SHEETS
from automation.workbook.read import raw_book
from automation.workbook.understand import understand
from automation.workbook.understand.raw import RawBook

Grid = dict[str, list[list[str]]]
SAMPLE = """
    [Распоряжение]
    Поле                      | Значение
    Вид документа             | распоряжение
    Номер                     | 454
    Дата                      | @11.12.2025
    Заголовок                 | Об использовании сервиса обмена информацией
    Орган                     | Администрация Образцовского городского поселения
    Место                     | г. Образцов
    Подписал (должность)      | Глава Администрации
    Подписал (Ф.И.О.)         | Образцов Пётр Петрович
    Ответственный (должность) | Заместитель главы Администрации
    Ответственный (Ф.И.О.)    | Примеров Иван Иванович
    Контроль (должность)      | Заместитель главы Администрации
    Контроль (Ф.И.О.)         | Примеров Иван Иванович
    [План-график]
    №  | Мероприятие              | Срок исполнения | Исполнители
    1. | Информирование           | до 12.12.2025   | руководители
    2. | Создание чатов           | до 26.12.2025   | руководители; заместители
    3. | Личный пример            | постоянно       | руководители
    [Исполнители]
    Код   | Группа       | Организация      | Должность         | Фамилия Имя Отчество    | Электронная почта
    БИБЛ  | руководители | МБУК «Образец»   | директор          | Примерова Мария Ивановна | bibl@example.org
    ПАРК  | руководители | МАУ «Парк»       | директор          | Примеров Олег Ильич     | park@example.org
    ЗАМ-1 | заместители  |                  | заместитель главы | Примеров Иван Иванович  | zam@example.org
"""


def sheets_of(text: str) -> Grid:
    """Read a grid: the title of each sheet and its rows of cell texts."""
    grid: Grid = {}
    for line in filter(str.strip, text.splitlines()):
        if title := re.fullmatch(r"\s*\[(.+)\]\s*", line):
            rows = grid.setdefault(title[1], [])
        else:
            rows.append([cell.strip() for cell in line.split("|")])
    return grid


def workbook(text: str = "", *, without: tuple[str, ...] = (), options: dict[str, Any] | None = None) -> bytes:
    """Write an .xlsx with the grid's sheets in place of the sample's. ``without`` names sheets to leave out."""
    grid = sheets_of(SAMPLE) | sheets_of(text)
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True} | (options or {}))
    for title in [*SHEETS, *(t for t in grid if t not in SHEETS)]:
        if title not in without:
            _write_sheet(book, title, grid.get(title, [[]]))
    book.close()
    return buffer.getvalue()


def _write_sheet(book: Any, title: str, rows: list[list[str]]) -> None:
    sheet = book.add_worksheet(title)
    formats = [book.add_format({"num_format": f}) for f in ("dd.mm.yyyy", "dd.mm.yyyy hh:mm")]
    known = SHEETS[title].required if title in SHEETS and not SHEETS[title].added else ()
    head = next((row for row in rows if len(row) > 1), rows[0])
    named = {fold(header) for header in head}
    head += [header for header in known if fold(header) not in named]
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            _write_cell(sheet, at, column, text, formats)


def _write_cell(sheet: Any, row: int, column: int, text: str, formats: list[Any]) -> None:
    if not text:
        return
    if text[0] == "@":
        timed = ":" in text
        moment = datetime.strptime(text[1:], "%d.%m.%Y %H:%M" if timed else "%d.%m.%Y")
        sheet.write_datetime(row, column, moment, formats[timed])
    elif re.fullmatch(r"#-?\d+(\.\d+)?", text):
        sheet.write_number(row, column, float(text[1:]))
    elif text[0] == "=":
        sheet.write_formula(row, column, text, None, "")
    elif text[0] == "!":
        sheet.write_formula(row, column, "=NA()", None, text[1:])
    else:
        sheet.write_string(row, column, text)


def raw(data: bytes, file: str = "книга.xlsx", *, titles: Sequence[str] = tuple(SHEETS)) -> RawBook:
    """Read the wanted sheets in this process; return what the reading child would hand over."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "книга.xlsx"
        path.write_bytes(data)
        answer = child.read(str(path), 512 << 20, list(titles))
    return raw_book(answer, file)


def understood(text: str = "", **how: Any) -> Book:
    """Read a grid as a ``Book``, through a real .xlsx."""
    return understand(raw(workbook(text, **how)))


def codes(book: Book) -> list[tuple[str, str | None]]:
    """Return code and cell of every finding."""
    return [(f.code, f.cell) for f in book.findings]
