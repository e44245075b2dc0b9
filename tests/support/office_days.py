"""Plays the days of an office from a table of what the clerk typed each morning, and keeps what the program issued.

A line of a table is ``day | where | what``. ``where`` is the code of a performer with items («МУЗ 1+2», rows of «Ход
исполнения») or the title of a sheet, to which a line is added («Отправка» changes the line of its document). ``what``
is a list parted by «;»: «Заголовок: значение», or one of the short forms in ``SHORT``. Days are written «12.12.2025».
"""

import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import redirect_stdout
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import holidays
from docx import Document
from docx.table import Table
from msgspec import Struct

from automation.cli import main
from tests.support.clerk import Clerk

DAY = re.compile(r"\d\d\.\d\d\.\d{4}")
ACCEPTS = "Секретарёва О.О."


class Line(Struct, frozen=True):
    """One line of a table: on which day the clerk typed what and where."""

    on: date
    where: str
    what: str


class Issued(Struct, frozen=True):
    """A paper of a day; ``text`` is what a person who opens its file in Word reads, from top to bottom."""

    on: date
    number: str
    kind: str
    addressee: str
    text: str


def lines_of(table: str) -> tuple[Line, ...]:
    """Read the lines of a table; blank lines and lines that begin with «#» part it for the reader."""
    cells = [[c.strip() for c in line.split("|", 2)] for line in table.splitlines() if line.strip()]
    return tuple(Line(_day(day), where, what) for day, where, what in (c for c in cells if c[0][:1] != "#"))


def type_in(clerk: Clerk, line: Line) -> None:
    """Let the clerk type one line of the table into the workbook."""
    cells = dict(_cells(line))
    title = line.where if line.where in clerk.workbook.sheetnames else ""
    if title == "Отправка":
        clerk.mark(str(cells.pop("Документ")), **{k.replace(" ", "_"): v for k, v in cells.items()})
    elif title == "Распоряжение":
        for field, value in cells.items():
            clerk.set_order(field, value)
    elif title == "План-график":
        clerk.write(title, clerk.rows(title, "№")[str(cells.pop("№"))], cells)
    elif title:
        clerk.append(title, cells)
    else:
        code, _, items = line.where.partition(" ")
        for item in items.split("+"):
            clerk.report(code, item, **{k.replace(" ", "_"): v for k, v in cells.items()})


def _cells(line: Line) -> Iterator[tuple[str, object]]:
    for part in filter(None, (p.strip() for p in line.what.split(";"))):
        short = next((make for words, make in SHORT if part.startswith(words)), None)
        if short:
            yield from short(part, line.on)
        else:
            header, _, value = part.partition(":")
            yield header, _value(value.strip())


def _executed(part: str, on: date) -> Iterator[tuple[str, object]]:
    found = DAY.search(part)
    yield "Состояние", "исполнено"
    yield "Дата исполнения", _day(found[0]) if found else on


def _accepted(_part: str, on: date) -> Iterator[tuple[str, object]]:
    yield "Принято", on
    yield "Кто принял", ACCEPTS


SHORT: tuple[tuple[str, Callable[[str, date], Iterator[tuple[str, object]]]], ...] = (
    ("исполнено", _executed),
    ("в работе", lambda part, _: iter([("Состояние", part)])),
    ("не начато", lambda part, _: iter([("Состояние", part)])),
    ("не применимо", lambda part, _: iter([("Состояние", part)])),
    ("принято", _accepted),
    ("возвращено", lambda _, on: iter([("Возвращено", on)])),
)


def _value(text: str) -> object:
    if DAY.fullmatch(text):
        return _day(text)
    if text.isdigit():
        return int(text)
    return text or None


def _day(text: str) -> date:
    return datetime.strptime(text, "%d.%m.%Y").date()


class Office:
    """A home, its clerk, and the papers of the days played so far."""

    def __init__(self, home: Path, clerk: Clerk) -> None:
        self.home, self.clerk = home, clerk
        self.unsaved = False
        self.papers: list[Issued] = []
        self.said: dict[date, dict[str, Any]] = {}

    def day(self, on: date, lines: tuple[Line, ...] = (), *, send: bool = True) -> list[Issued]:
        """Play one day: the clerk types and saves, the real ``day`` runs, its papers are signed and sent."""
        for line in lines:
            type_in(self.clerk, line)
        if lines or self.unsaved:
            self.clerk.save()
            self.unsaved = False
        said = io.StringIO()
        with redirect_stdout(said):
            code = main(["day", "--on", on.isoformat(), "--yes", "--json", "--home", str(self.home)])
        assert code <= 1, said.getvalue()
        self.said[on] = json.loads(said.getvalue())
        issued = [self._issued(on, paper) for paper in self.said[on]["issued"]]
        self.papers += issued
        for paper in issued if send else ():
            self.clerk.mark(f"{paper.number} от {on:%d.%m.%Y}", Подписан=on, Отправлен=on, Способ="электронная почта")
        self.unsaved = bool(issued) and send  # what was sent today is read tomorrow
        return issued

    def _issued(self, on: date, paper: dict[str, Any]) -> Issued:
        to = paper["addressee"]["code"] if paper["addressee"] else ""
        return Issued(on, paper["number"], paper["kind"], to, text_of(self.home / paper["path"]))


def working_days(first: date, last: date, *extra: date) -> Iterator[date]:
    """Yield the working days of Russia from the first day to the last, and the days asked for besides."""
    calendar = holidays.country_holidays("RU", years=range(first.year, last.year + 1))
    on = first
    while on <= last:
        if calendar.is_working_day(on) or on in extra:
            yield on
        on += timedelta(days=1)


def text_of(path: Path) -> str:
    """Read every paragraph and every row of a Word file, in reading order, one a line."""
    found: list[str] = []
    for block in Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            found += map(" | ".join, _joined(_once(row.cells) for row in block.rows))
        else:
            found.append(block.text)
    return "\n".join(line.strip() for line in found if line.strip())


def _joined(rows: Iterable[list[str]]) -> list[list[str]]:
    """Put the parts of a tall row together: those behind the first have words in their last column alone."""
    whole: list[list[str]] = []
    for cells in rows:
        if whole and len(cells) > 1 and not any(cells[:-1]):
            whole[-1][-1] += f" / {cells[-1]}"
        else:
            whole.append(cells)
    return whole


def _once(cells: Any) -> list[str]:
    """Return the texts of a row's cells; a merged cell counts once."""
    seen: dict[int, str] = {}
    for cell in cells:
        seen.setdefault(id(cell._tc), " / ".join(cell.text.split("\n")))
    return list(seen.values())
