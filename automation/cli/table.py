"""``check`` for a person: the urgent first, sheet and cell beside each finding; colours on a terminal only."""

import io
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

from automation.cli.day_lines import LEVELS
from automation.control.counting import GRAVITY
from automation.day.call import Reading
from automation.day.issuing import Decided
from automation.model.control import Standing, Verdict
from automation.model.figures import with_finished
from automation.russian import show
from automation.titles import state_words

COLOURS = {Standing.OVERDUE: "red", Standing.NO_DATA: "yellow", Standing.DUE_SOON: "yellow", Standing.MET: "green"}
WIDTH = 120


def check_lines(on: date, judged: Sequence[tuple[Reading, Decided | None]]) -> Iterator[str]:
    """Give every line that ``check`` prints for a person."""
    yield f"Проверка на {show(on)}"
    if not judged:
        yield "В папке inbox нет рабочих книг."
    for reading, decided in judged:
        yield ""
        if decided is None:
            word = {"unread": "НЕ ОБРАБОТАНО", "awaiting": "ЖДЁТ НОМЕРА ИЛИ ДАТЫ"}.get(reading.state, "Пропущено")
            yield f"{word}: {reading.message or reading.file}"
            yield from _findings(reading)
            continue
        order = decided.book.order
        closed = ", снято с контроля" if decided.morning.closed else ""
        yield f"{reading.file}: {order.kind or 'документ'} № {order.number} от {show(order.date)}{closed}"
        if reading.message:
            yield f"К сведению: {reading.message}"
        yield from _verdicts(with_finished(decided.morning.verdicts), on)
        yield from _findings(reading)


def _verdicts(verdicts: Sequence[Verdict], on: date) -> Iterator[str]:
    ordered = sorted(verdicts, key=lambda v: (GRAVITY.index(v.standing), v.due or date.max))
    rows = [
        (v.item.number, v.performer.code, v.performer.known_as, show(v.due) if v.due else "–", _standing(v, on))
        for v in ordered
    ]
    colours = [COLOURS.get(v.standing, "") for v in ordered]
    if rows:
        yield from table(("Пункт", "Код", "Организация", "Срок", "Состояние"), rows, colours)


def _standing(verdict: Verdict, on: date) -> str:
    words = state_words(verdict, on)
    if not verdict.days:
        return words
    past = f"{-verdict.days} раб. дн. назад" if verdict.days < 0 else f"осталось {verdict.days} раб. дн."
    return f"{words} ({past})"


def _findings(reading: Reading) -> Iterator[str]:
    for level, title in LEVELS.items():
        mine = [f for f in reading.findings if f.level == level]
        if mine:
            yield f"{title}: {len(mine)}"
        for finding in mine:
            place = " ".join(filter(None, (finding.sheet and f"«{finding.sheet}»", finding.cell)))
            yield f"  {place + ': ' if place else ''}{finding.message} [{finding.code}]"


def table(headers: Sequence[str], rows: Sequence[Sequence[str]], colours: Sequence[str] = ()) -> Iterator[str]:
    """Draw a table; on a terminal each row has its colour."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = sys.stdout.isatty()
    made = Table(box=None, pad_edge=False, header_style="bold")
    for header in headers:
        made.add_column(header, overflow="fold")
    for row, colour in zip_longest(rows, colours, fillvalue=""):
        made.add_row(*(Text(value, style=colour) for value in row))
    stream = io.StringIO()
    console = Console(file=stream, width=None if terminal else WIDTH, force_terminal=terminal, highlight=False)
    console.print(made)
    yield from (line.rstrip() for line in stream.getvalue().rstrip().splitlines())
