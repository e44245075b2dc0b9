"""``schedule``: the morning run by the system's own clock, shown first and set up only when a person agrees."""

import argparse
import sys

from automation.cli.verb_watch import time_of
from automation.cli.verbs import Surroundings, out
from automation.errors import CallError
from automation.shipped import own_command
from automation.system import scheduling

KINDS = {
    scheduling.SYSTEMD: "таймер systemd",
    scheduling.CRON: "строка cron",
    scheduling.TASK: "задание Планировщика заданий Windows",
}
AGREED = {"да", "д", "yes", "y"}


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
