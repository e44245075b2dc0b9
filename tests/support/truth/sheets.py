"""Reads the clerk's workbook as plain rows of cells, with openpyxl and nothing of the program's own."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from openpyxl import Workbook

Row = Mapping[str, object]
Sheets = Mapping[str, tuple[Row, ...]]
# «Состояние» first, «Вх. № и дата» last: what a performer can say (papers.md).
SAID = (
    *("Состояние", "Дата исполнения", "Подтверждение", "Комментарий", "Что сделано", "Причина", "Ожидаемая дата"),
    *("Всего сотрудников", "Перешло", "Представил", "Вх. № и дата"),
)
ACCEPTANCE = ("Состояние", "Принято", "Кто принял", "Возвращено")  # the office's word about a report
REWRITTEN = "изменено после принятия"  # stands in a row in which what was accepted has been changed
VOUCHED = ("Дата исполнения", "Подтверждение", "Всего сотрудников", "Перешло")  # what «Принято» accepts
NOTHING = {"", "-", "–", "—", "нет", "не начато"}
DAY = re.compile(r"\d\d\.\d\d\.\d{4}")


def sheets_of(workbook: Workbook) -> Sheets:
    """Read every sheet as rows by header; the header is the first line with two filled cells."""
    return {sheet.title: tuple(_rows(sheet)) for sheet in workbook.worksheets}


def _rows(sheet: object) -> Iterator[Row]:
    lines = [[_plain(cell) for cell in line] for line in sheet.iter_rows(values_only=True)]  # type: ignore[attr-defined]
    start = next((n for n, line in enumerate(lines) if sum(v not in {None, ""} for v in line) >= 2), None)
    if start is None:
        return
    header = [str(v) for v in lines[start]]
    for line in lines[start + 1 :]:
        if any(v not in {None, ""} for v in line):
            yield dict(zip(header, line, strict=False))


def _plain(cell: object) -> object:
    if isinstance(cell, datetime):
        return cell.date() if (cell.hour, cell.minute) == (0, 0) else cell
    return cell.strip() if isinstance(cell, str) else cell


def says(cell: object) -> bool:
    """Tell whether a cell says something: it is neither empty nor a dash nor «нет»."""
    return cell is not None and str(cell).strip().casefold() not in NOTHING


def as_accepted(row: Row, before: Row | None, days: tuple[date | None, date], *, repeats: bool) -> Row:
    """Return what counts of a row; where it was accepted before, date, evidence and people count as they were then.

    ``days`` are that of the order and today. A new date or person of «Принято» accepts the values that stand there now;
    of an item that ``repeats`` a report dated after «Принято» is the next one.
    """
    if before is None or any(row.get(name) != before.get(name) for name in ACCEPTANCE):
        return row
    executed, accepted = day_of(before.get("Дата исполнения")), day_of(before.get("Принято"))
    now = day_of(row.get("Дата исполнения"))
    signed, on = days
    counted = executed and accepted and signed and signed <= executed <= accepted <= on
    counted = counted and says(before.get("Кто принял"))
    if before.get("Состояние") != "исполнено" or not counted or (repeats and now and accepted and now > accepted):
        return row
    values = {name: before.get(name) for name in VOUCHED}
    changed = any(_words(row.get(name)) != _words(value) for name, value in values.items())
    return {**row, **values, REWRITTEN: True} if changed else row


def _words(cell: object) -> str:
    return " ".join(str(cell or "").split())


def said_in(row: Row) -> tuple[object, ...]:
    """Return what the performer's cells and «Вх. № и дата» of a row tell; silent cells are None."""
    return tuple(row.get(name) if says(row.get(name)) else None for name in SAID)


def day_of(cell: object) -> date | None:
    """Read the day a cell holds, as a date or as «12.12.2025»; None where it holds none."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    found = DAY.search(str(cell)) if cell is not None else None
    return days_in(found[0])[0] if found and days_in(found[0]) else None


def days_in(text: str) -> list[date]:
    """Read every day written in a text, in order; impossible ones are left out."""
    found = []
    for word in DAY.findall(text):
        try:
            found.append(datetime.strptime(word, "%d.%m.%Y").date())
        except ValueError:
            continue
    return found


def field_of(sheets: Sheets, name: str) -> object:
    """Return one value of «Распоряжение»."""
    return next((row.get("Значение") for row in sheets.get("Распоряжение", ()) if row.get("Поле") == name), None)
