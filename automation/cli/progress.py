"""Long work shown to a person: a bar on a terminal, a line a minute in a log. Short work shows nothing."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from automation.cli.parser import say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

LEAST = 500  # steps; less is done before anybody wonders
LOG_SECONDS = 60.0
Tell = Callable[[str, int, int], None]


@contextmanager
def shown_progress() -> Iterator[Tell]:
    """Give the function to call with (what, done, of how many) as the work goes on."""
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
