"""``watch``: the day every morning and a look whenever something was saved, each in a process of its own."""

import argparse
import subprocess
from datetime import time
from queue import SimpleQueue

from automation.cli.parser import say
from automation.cli.verbs import Surroundings
from automation.errors import CallError
from automation.shipped import own_command
from automation.system.children import native_children, when_asked
from automation.watch import BUSY, Clock, Looker, state_of, watch


def run_watch(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Watch the clock and the inbox; return 0 when asked to end. ``--once``: take one look and end."""
    settings = surroundings.settings()
    if arguments.once:
        return look_once(arguments, surroundings)
    at = time_of(arguments.at or settings.watch.at)
    runner = DayRunner([*own_command(), "day", "--home", str(surroundings.home)])
    looking = DayRunner([*own_command(), "watch", "--once", "--home", str(surroundings.home)], runner.stop)
    clock = Clock(run=runner.run, now=lambda: surroundings.now(settings), tell=say, at=at)

    def state() -> object:
        """Return what stands in the inbox, and with a mailbox the number of the turn to look there."""
        found = state_of(surroundings.home / "inbox")
        turn = surroundings.now(settings).timestamp() // (60 * settings.mailbox.every_minutes)
        return (found, turn) if found is not None and settings.mailbox.host else found

    looker = Looker(state=state, look=looking.run, tell=say)

    def tick() -> None:
        done = clock.done
        clock.tick()
        if clock.done != done:
            looker.seen = None  # the day has issued papers: cards and board show them
        looker.tick()

    def end() -> None:
        runner.end()
        looking.end()

    say(f"Жду {at:%H:%M} ({settings.office.time_zone}), слежу за папкой inbox; остановить – Ctrl+C.")
    with when_asked(end, also_keys=True):
        watch(tick, runner.stop, every_seconds=settings.watch.look_seconds)
    return 0


def look_once(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Read what was saved and show it; nothing is issued, numbered or sent."""
    from automation.cli.verb_day import call_of
    from automation.day.look import look

    looked = look(call_of(arguments, surroundings))
    for trouble in (*looked.troubles, *looked.kept):
        say(trouble)
    return BUSY if looked.busy else looked.exit_code


def time_of(text: str) -> time:
    """Read a time of day of the call, «9:00» or «09:00». Raise ``CallError``."""
    try:
        return time.fromisoformat(text if len(text) == 5 else f"0{text}")
    except ValueError:
        raise CallError(f"Время «{text}» не прочитано: пишите 09:00.") from None


class DayRunner:
    """Runs one day at a time in a child process and passes the wish to end on to it."""

    def __init__(self, command: list[str], stop: SimpleQueue[None] | None = None) -> None:
        self.command = command
        self.stop: SimpleQueue[None] = stop or SimpleQueue()
        self.child: subprocess.Popen[bytes] | None = None

    def run(self) -> int:
        """Run one day in a child process and answer its exit code."""
        with native_children.start_asked(self.command) as child:
            self.child = child
            code = native_children.wait_for(child)
        self.child = None
        return code

    def end(self) -> None:
        """Note that the office wants an end: the running day ends between two papers, then the loop."""
        self.stop.put(None)
        if self.child:
            native_children.ask_to_end(self.child)
