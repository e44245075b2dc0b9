"""``check`` for a person: the urgent first, sheet and cell beside each finding; colours on a terminal only."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest
from textwrap import wrap

from automation.cli.day_lines import LEVELS
from automation.control.counting import GRAVITY
from automation.day.call import Reading
from automation.day.issuing import Decided
from automation.model.control import Verdict
from automation.model.figures import with_finished
from automation.model.standing import Standing
from automation.russian import show
from automation.titles import state_words

COLOURS = {Standing.OVERDUE: "red", Standing.NO_DATA: "yellow", Standing.DUE_SOON: "yellow", Standing.MET: "green"}
WIDTH = 120
GAP = "  "


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
    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else WIDTH
    widths = _widths([headers, *rows], width)
    for row, colour in zip_longest([headers, *rows], ["bold", *colours], fillvalue=""):
        cells = [wrap(text, size, break_on_hyphens=False) for text, size in zip(row, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            line = GAP.join(map(str.ljust, parts, widths)).rstrip()
            yield _coloured(line, colour) if terminal and colour else line


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return the width of each column: that of its longest cell, but the widest give way until all have room."""
    natural = [max(1, *map(len, column)) for column in zip(*rows, strict=True)]
    most = max(natural)
    while most > 1 and sum(min(size, most) for size in natural) + len(GAP) * (len(natural) - 1) > room:
        most -= 1
    return [min(size, most) for size in natural]


def _coloured(line: str, colour: str) -> str:
    """Return the line in a colour, as far as the terminal shows any."""
    from rich.console import Console

    console = Console(force_terminal=True, highlight=False, markup=False, soft_wrap=True)
    with console.capture() as captured:
        console.print(line, style=colour, end="")
    return captured.get()
