"""``watch``: the day every morning, each in a process of its own, until SIGTERM."""

import argparse
import subprocess
from datetime import time
from queue import SimpleQueue

from automation.cli.parser import say
from automation.cli.verbs import Surroundings
from automation.errors import CallError
from automation.shipped import own_command
from automation.system.children import ask_to_end, start_asked, wait_for, when_asked
from automation.watch import Clock, watch


def run_watch(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Watch the clock; answers 0 when asked to end."""
    settings = surroundings.settings()
    runner = DayRunner([*own_command(), "day", "--home", str(surroundings.home)])
    clock = Clock(run=runner.run, now=lambda: surroundings.now(settings), tell=say, at=time_of(arguments.at))
    say(f"Жду {arguments.at} ({settings.office.time_zone}); остановить – Ctrl+C.")
    with when_asked(runner.end, also_keys=True):
        watch(clock, runner.stop)
    return 0


def time_of(text: str) -> time:
    """A time of day of the call, «9:00» or «09:00». Raises ``CallError``."""
    try:
        return time.fromisoformat(text if len(text) == 5 else f"0{text}")
    except ValueError:
        raise CallError(f"Время «{text}» не прочитано: пишите 09:00.") from None


class DayRunner:
    """Runs one day at a time in a child process and passes the wish to end on to it."""

    def __init__(self, command: list[str]) -> None:
        self.command = command
        self.stop: SimpleQueue[None] = SimpleQueue()
        self.child: subprocess.Popen[bytes] | None = None

    def run(self) -> int:
        """One day; answers its exit code."""
        with start_asked(self.command) as child:
            self.child = child
            code = wait_for(child)
        self.child = None
        return code

    def end(self) -> None:
        """The office wants an end: the running day ends between two papers, then the loop."""
        self.stop.put(None)
        if self.child:
            ask_to_end(self.child)
