"""``watch``: the day every morning, each in a process of its own, until SIGTERM."""

import argparse
import signal
import subprocess
import sys
from datetime import time
from queue import SimpleQueue
from types import FrameType

from automation.cli.parser import say
from automation.cli.verbs import PROJECT, Surroundings
from automation.errors import CallError
from automation.watch import Clock, watch


def run_watch(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Watch the clock; answers 0 when asked to end."""
    settings = surroundings.settings()
    runner = DayRunner([sys.executable, str(PROJECT / "run.py"), "day", "--home", str(surroundings.home)])
    signal.signal(signal.SIGTERM, runner.end)
    signal.signal(signal.SIGINT, runner.end)
    clock = Clock(run=runner.run, now=lambda: surroundings.now(settings), tell=say, at=_time_of(arguments.at))
    say(f"Жду {arguments.at} ({settings.office.time_zone}); остановить – Ctrl+C.")
    watch(clock, runner.stop)
    return 0


def _time_of(text: str) -> time:
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
        with subprocess.Popen(self.command) as child:
            self.child = child
            code = child.wait()
        self.child = None
        return code

    def end(self, _signal: int, _frame: FrameType | None) -> None:
        """SIGTERM or Ctrl+C: the running day ends between two papers, then the loop."""
        self.stop.put(None)
        if self.child:
            self.child.terminate()
