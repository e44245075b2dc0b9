"""The clock for machines without cron: ``schedule`` wakes us, the register says what is due.

Nothing is remembered here that matters: a missed morning, a restart or a jumping clock only decide
*when* the day runs; the day itself issues each paper once.
"""

import os
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from queue import Empty, SimpleQueue

import schedule
from msgspec import Struct

from automation.system.children import native_children

FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=2)
FINE = {0, 1}  # done, or done with something for a person to look at
UNREAD, TRIES = 3, 4  # the exit code of a look that could not read everything, and how often it is tried
BUSY = 75  # the exit code of a look while a day is running: «try again later»


class Clock(Struct, kw_only=True):
    """When to run the day: once from ``at`` on, after a failure again with a growing pause.

    ``run`` works the day and answers its exit code; ``now`` is the office's local time, whatever
    the server's; ``tell`` gets one line about each run.
    """

    run: Callable[[], int]
    now: Callable[[], datetime]
    tell: Callable[[str], None]
    at: time
    done: date | None = None
    failures: int = 0
    next_try: datetime | None = None

    def tick(self) -> None:
        """Run the day if it is due now: after ``at``, not yet done today, not within the pause."""
        moment = self.now()
        if moment.time() < self.at or self.done == moment.date():
            return
        if self.next_try and moment < self.next_try and moment.date() == self.next_try.date():
            return
        code = self.run()
        if code in FINE:
            self.done, self.failures, self.next_try = moment.date(), 0, None
            self.tell(f"{moment:%d.%m.%Y %H:%M} день обработан, код {code}")
            return
        pause = min(FIRST_PAUSE * 2**self.failures, LONGEST_PAUSE)
        self.failures += 1
        self.next_try = moment + pause
        self.tell(f"{moment:%d.%m.%Y %H:%M} день не удался, код {code}; следующая попытка в {self.next_try:%H:%M}")


class Looker(Struct, kw_only=True):
    """Looks at a folder every few seconds and has it read when something in it was saved.

    ``state`` answers what the folder looks like now (names, sizes, times), None where it cannot be listed: shares tell
    nothing by themselves. ``look`` reads it in a process of its own and answers the exit code. A look that could not
    read everything is tried again a few times, because somebody may still be saving.
    """

    state: Callable[[], object]
    look: Callable[[], int]
    tell: Callable[[str], None]
    seen: object = None
    tries: int = 0
    gone: bool = False

    def tick(self) -> None:
        """Have the folder read if it is not what it was when it was read last."""
        now = self.state()
        if now is None:
            if not self.gone:
                self.tell("Папка inbox недоступна; жду, когда она вернётся.")
            self.gone = True
            return
        self.gone = False
        if now == self.seen and not 0 < self.tries < TRIES:
            return
        self.tries = self.tries if now == self.seen else 0
        code = self.look()
        self.seen = None if code == BUSY else now
        self.tries = self.tries + 1 if code == UNREAD else 0


def state_of(folder: Path) -> tuple[tuple[str, int, int, int], ...] | None:
    """List name, size, time and number of each file in a folder and those below it; no file is opened."""
    found: list[tuple[str, int, int, int]] = []
    waiting = [folder]
    try:
        while waiting:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith((".plan-", "~$", ".~lock.")):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(Path(entry.path))
                    else:
                        known = entry.stat(follow_symlinks=False)
                        found.append((entry.path, known.st_size, known.st_mtime_ns, known.st_ino))
    except FileNotFoundError:
        return None if not folder.is_dir() else ()
    except OSError:
        return None
    return tuple(sorted(found))


def watch(tick: Callable[[], None], stop: SimpleQueue[None], *, every_seconds: int = 30) -> None:
    """Tick until something is put into ``stop``. The first tick comes at once: a late start still runs the day.

    A queue and no event: a signal's handler may put into it wherever the loop stands, also while it waits there.
    """
    scheduler = schedule.Scheduler()
    scheduler.every(every_seconds).seconds.do(tick)
    tick()
    while True:
        try:
            return native_children.take(stop, min(scheduler.idle_seconds or 0.0, every_seconds))
        except Empty:
            scheduler.run_pending()
