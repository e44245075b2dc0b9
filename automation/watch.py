"""The clock for machines without cron: ``schedule`` wakes us, the register says what is due.

Nothing is remembered here that matters: a missed morning, a restart or a jumping clock only decide
*when* the day runs; the day itself issues each paper once.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from queue import Empty, SimpleQueue

import schedule
from msgspec import Struct

from automation.system.children import take

FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=2)
FINE = {0, 1}  # done, or done with something for a person to look at


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


def watch(clock: Clock, stop: SimpleQueue[None], *, every_seconds: int = 30) -> None:
    """Tick until something is put into ``stop``. The first tick comes at once: a late start still runs the day.

    A queue and no event: a signal's handler may put into it wherever the loop stands, also while it waits there.
    """
    scheduler = schedule.Scheduler()
    scheduler.every(every_seconds).seconds.do(clock.tick)
    clock.tick()
    while True:
        try:
            return take(stop, min(scheduler.idle_seconds or 0.0, every_seconds))
        except Empty:
            scheduler.run_pending()
