"""What reaches a terminal: answers, tables, bars of progress; no command to it, no sign that turns the reading round.

Whoever reads us may be gone (a closed pipe, no terminal at all): what was done stays done, the exit code tells it.
"""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING

from automation.errors import OutputError, reason
from automation.patterns import lazy

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

COMMANDS = lazy(
    "[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\x1b(?!\\[[0-9;]*m)"
)
WIDTH = 120  # of a table where nobody reads it on a terminal
GAP = "  "
LEAST = 500  # steps of work that is shown; less is done before anybody wonders
LOG_SECONDS = 60.0
Tell = Callable[[str, int, int], None]


def printable(text: str) -> str:
    """Return the text with a sign of replacement for each character that may not be printed.

    Line ends and tabs stay.
    """
    return COMMANDS.sub("\N{REPLACEMENT CHARACTER}", text)


def prepare_streams() -> None:
    """Set stdout and stderr to UTF-8 and open them where a process has none, so that no day fails in printing."""
    if sys.stdout is None or sys.stderr is None:
        nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def out(text: str) -> None:
    """Print one answer on stdout, as long as anybody reads it. Raises ``OutputError`` where it cannot be written."""
    with _answering():
        sys.stdout.write(printable(text) + "\n")


def flush() -> None:
    """Leave nothing to be written when the process ends. Raises ``OutputError`` where it cannot be written."""
    with _answering():
        sys.stdout.flush()


@contextmanager
def _answering() -> Iterator[None]:
    """Tell a reader who is gone, which is no fault, from a stdout that takes nothing (a full disk)."""
    try:
        yield
    except BrokenPipeError:
        leave_stdout()
    except OSError as error:
        leave_stdout()
        raise OutputError(
            f"ответ команды не записан: {reason(error)}. Сама работа выполнена: подготовленные документы выпущены."
        ) from error


def leave_stdout() -> None:
    """Send what is still printed nowhere, because nobody reads it any more."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, no path
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def say(text: str) -> None:
    """Print one line for a person on stderr, so that stdout stays JSON where that was asked."""
    sys.stderr.write(printable(text) + "\n")


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


@contextmanager
def shown_progress() -> Iterator[Tell]:
    """Give the function to call with (what, done, of how many) as long work goes on; short work shows nothing."""
    if sys.stderr.isatty():
        bars = _Bars()
        try:
            yield bars.tell
        finally:
            bars.close()
    else:
        yield _Lines().tell


class _Bars:
    """One bar for each kind of work, drawn on stderr from its first step on."""

    def __init__(self) -> None:
        self._shown: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def tell(self, what: str, done: int, total: int) -> None:
        """Move the bar of ``what``."""
        if total < LEAST:
            return
        if self._shown is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._shown = Progress(*columns, console=Console(stderr=True))
            self._shown.start()
        if what not in self._tasks:
            self._tasks[what] = self._shown.add_task(what, total=total)
        self._shown.update(self._tasks[what], completed=done, total=total)

    def close(self) -> None:
        """Leave the terminal as it was."""
        if self._shown:
            self._shown.stop()


class _Lines:
    """The progress of a run that writes to a log: one line a minute at most, so that it stays readable."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def tell(self, what: str, done: int, total: int) -> None:
        """Say how far ``what`` has come, unless it was said within the last minute."""
        now = time.monotonic()
        if now - self._last >= LOG_SECONDS:
            self._last = now
            say(f"{what}: {done} из {total}")
