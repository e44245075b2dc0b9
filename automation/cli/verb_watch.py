"""``watch`` and ``schedule``: the day every morning by our own clock, or by the system's.

``watch`` also takes a look whenever something was saved; days and looks run in processes of their own. ``schedule``
shows first what it would set up, and does so only when a person agrees.
"""

import argparse
import subprocess
import sys
from datetime import time
from queue import SimpleQueue

from automation.cli.terminal import out, say
from automation.cli.verbs import Surroundings
from automation.errors import CallError
from automation.shipped import own_command
from automation.system import scheduling
from automation.system.children import native_children, when_asked
from automation.watch import BUSY, Clock, Looker, state_of, watch

KINDS = {
    scheduling.SYSTEMD: "таймер systemd",
    scheduling.CRON: "строка cron",
    scheduling.TASK: "задание Планировщика заданий Windows",
}
AGREED = {"да", "д", "yes", "y"}


def run_watch(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Watch the clock and the inbox; return 0 when asked to end. ``--once``: take one look and end."""
    settings = surroundings.settings()
    if arguments.once:
        return look_once(arguments, surroundings)
    at = time_of(arguments.at or settings.watch.at)
    runner = Runner([*own_command(), "day", "--home", str(surroundings.home)])
    looking = Runner([*own_command(), "watch", "--once", "--home", str(surroundings.home)], runner.stop)
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


class Runner:
    """Runs a command, one at a time, in a child process and passes the wish to end on to it."""

    def __init__(self, command: list[str], stop: SimpleQueue[None] | None = None) -> None:
        self.command = command
        self.stop: SimpleQueue[None] = stop or SimpleQueue()
        self.child: subprocess.Popen[bytes] | None = None

    def run(self) -> int:
        """Run the command in a child process and answer its exit code."""
        with native_children.start_asked(self.command) as child:
            self.child = child
            code = native_children.wait_for(child)
        self.child = None
        return code

    def end(self) -> None:
        """Note that the office wants an end: a running day ends between two papers, then the loop."""
        self.stop.put(None)
        if self.child:
            native_children.ask_to_end(self.child)


def run_schedule(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Show what would be set up; with ``--install`` ask and set it up. Answers 1 where a person said no."""
    settings = surroundings.settings()
    job = scheduling.Job(
        name=arguments.name,
        command=(*own_command(), "day", "--home", str(surroundings.home)),
        home=surroundings.home,
        at=time_of(arguments.at),
        zone=settings.office.time_zone,
        into=arguments.into,
    )
    timetable = scheduling.timetable(job, arguments.kind or scheduling.usual_kind())
    out(f"Утренний запуск в {arguments.at}: {KINDS[timetable.kind]}.")
    for line in timetable.lines():
        out(line)
    if timetable.kind != scheduling.SYSTEMD and not surroundings.in_office_zone(settings):
        out(f"Часы этого компьютера идут не по поясу {settings.office.time_zone}: время запуска – по часам компьютера.")
    if not arguments.install:
        out("Ничего не изменено. Установить: та же команда с ключом --install.")
        return 0
    if not (arguments.yes or _agreed()):
        out("Ничего не изменено.")
        return 1
    scheduling.carry_out(timetable)
    out("Установлено. Проверить на следующее утро: команда status.")
    return 0


def _agreed() -> bool:
    """Tell whether the person at the terminal agrees. Raises ``CallError`` where nobody can be asked."""
    if not sys.stdin or not sys.stdin.isatty():
        raise CallError("Спросить некого: запустите в терминале или добавьте ключ --yes.")
    sys.stdout.write("Установить? [да/нет] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in AGREED
