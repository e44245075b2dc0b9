"""Sets up the morning run with the system's own scheduler: a systemd timer, a line of cron or a task of Windows.

Each plan is a value that can be shown before anything is changed; ``carry_out`` then does exactly what was shown.
docs/systemd and docs/windows hold what this module makes for the usual places; a test compares them.
"""

import os
import shutil
import subprocess
import sys
from datetime import time
from pathlib import Path
from shlex import quote
from xml.sax.saxutils import escape

from msgspec import Struct

from automation.errors import CallError, StorageError, reason
from automation.system.disk import native_disk

SYSTEMD, CRON, TASK = "systemd", "cron", "task"
SERVICE = """[Unit]
Description=Контроль исполнения: утренний день
After=network-online.target

[Service]
Type=oneshot
{user}WorkingDirectory={home}
ExecStart={command}
# 0 – всё хорошо, 1 – человеку есть на что посмотреть
SuccessExitStatus=0 1 143
TimeoutStartSec=30min
# Пароль почты: root:plan-control, 0640, одна строка AUTOMATION_MAIL_PASSWORD=…
EnvironmentFile=-/etc/plan-control/mail.env
NoNewPrivileges=yes
PrivateTmp=yes
ProtectSystem=strict
ReadWritePaths={inbox} {outbox}
"""
TIMER = """[Unit]
Description=Контроль исполнения: каждый день в {at}

[Timer]
OnCalendar=*-*-* {at} {zone}
# Пропущенный запуск выполняется один раз после включения машины
Persistent=true
AccuracySec=1min

[Install]
WantedBy=timers.target
"""
TASK_XML = """<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.3" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Контроль исполнения: каждый день в {at}</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T{at}:00</StartBoundary>
      <ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <StartWhenAvailable>true</StartWhenAvailable>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT30M</ExecutionTimeLimit>
  </Settings>
  <Actions>
    <Exec>
      <Command>{program}</Command>
      <Arguments>{arguments}</Arguments>
      <WorkingDirectory>{home}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""


class Job(Struct, frozen=True, kw_only=True):
    """What runs when: the command that works a day of ``home``, each morning ``at`` a time in the office's ``zone``.

    ``into`` is the folder for the files of the job where a person named one.
    """

    name: str
    command: tuple[str, ...]
    home: Path
    at: time
    zone: str
    into: Path | None = None


class Timetable(Struct, frozen=True, kw_only=True):
    """What would be set up: files with their texts, then commands; ``given`` is the stdin of the last command."""

    kind: str
    files: tuple[tuple[Path, str], ...] = ()
    commands: tuple[tuple[str, ...], ...] = ()
    given: str = ""

    def lines(self) -> list[str]:
        """Return everything in the lines a person is shown."""
        shown = [f"Файл {path}:\n{text}" for path, text in self.files]
        shown += [f"Команда: {' '.join(command)}" for command in self.commands]
        return [*shown, f"Таблица cron:\n{self.given}"] if self.given else shown


def usual_kind() -> str:
    """Find the scheduler of this machine. Raises ``CallError`` where there is none."""
    if sys.platform == "win32":
        return TASK
    if Path("/run/systemd/system").is_dir():
        return SYSTEMD
    if shutil.which("crontab"):
        return CRON
    raise CallError("На этом компьютере нет ни systemd, ни cron: запускайте постоянно работающую команду watch.")


def timetable(job: Job, kind: str) -> Timetable:
    """Plan how the job is set up with a scheduler of this kind."""
    if kind == SYSTEMD:
        return _systemd_timer(job)
    return _cron_line(job) if kind == CRON else _windows_task(job)


def _systemd_timer(job: Job) -> Timetable:
    """Plan a timer and its service: for the whole machine where root calls, else for the user alone."""
    whole = os.access("/etc/systemd/system", os.W_OK)
    place = job.into or Path("/etc/systemd/system" if whole else "~/.config/systemd/user").expanduser()
    service = SERVICE.format(
        user=f"User={native_disk.owner_of(job.home) or 'root'}\n"
        if whole
        else "",  # whoever reads and writes the home's files
        home=_for_unit(str(job.home)),
        command=" ".join(map(_for_unit, job.command)),
        inbox=_for_unit(str(job.home / "inbox")),
        outbox=_for_unit(str(job.home / "outbox")),
    )
    timer = TIMER.format(at=f"{job.at:%H:%M}", zone=job.zone)
    control = ("systemctl", *(() if whole else ("--user",)))
    return Timetable(
        kind=SYSTEMD,
        files=((place / f"{job.name}.service", service), (place / f"{job.name}.timer", timer)),
        commands=((*control, "daemon-reload"), (*control, "enable", "--now", f"{job.name}.timer")),
    )


def _cron_line(job: Job) -> Timetable:
    """Plan the user's own table of cron with one line more, or with the job's line anew."""
    mark = f"# {job.name}"
    log = quote(str(job.home / "outbox" / "plan-control.log"))
    words = " ".join(map(quote, job.command)).replace("%", r"\%")
    line = f"{job.at.minute} {job.at.hour} * * *  {words} >> {log} 2>&1  {mark}"
    kept = [known for known in _known_cron() if not known.endswith(f"  {mark}")]
    return Timetable(kind=CRON, commands=(("crontab", "-"),), given="\n".join([*kept, line]) + "\n")


def _windows_task(job: Job) -> Timetable:
    """Plan a task of the present user, which makes up a missed morning; its description lies in outbox/."""
    program = Path(job.command[0])
    silent = program.with_name("pythonw.exe")  # the same Python without a window that flashes up every morning
    text = TASK_XML.format(
        at=f"{job.at:%H:%M}",
        program=escape(str(silent if silent.is_file() else program)),
        arguments=escape(subprocess.list2cmdline(job.command[1:])),
        home=escape(str(job.home)),
    )
    path = (job.into or job.home / "outbox") / f"{job.name}.xml"
    return Timetable(
        kind=TASK,
        files=((path, text),),
        commands=(("schtasks", "/Create", "/TN", job.name, "/XML", str(path), "/F"),),
    )


def carry_out(shown: Timetable) -> None:
    """Write the files and run the commands that were shown. Raises ``StorageError`` with the words of the system."""
    try:
        for path, text in shown.files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-16" if path.suffix == ".xml" else "utf-8")
        for command in shown.commands:
            done = subprocess.run(command, input=shown.given.encode(), capture_output=True, check=False)
            if done.returncode:
                said = (done.stderr or done.stdout).decode("utf-8", "replace").strip()
                raise StorageError(f"Команда «{' '.join(command)}» не выполнена: {said or done.returncode}.")
    except OSError as error:
        raise StorageError(f"Расписание не установлено: {reason(error)} ({error.filename}).") from error


def _known_cron() -> list[str]:
    """Read the lines of the user's table; none where there is no table yet."""
    if not shutil.which("crontab"):
        return []
    done = subprocess.run(("crontab", "-l"), capture_output=True, encoding="utf-8", errors="replace", check=False)
    return done.stdout.splitlines() if done.returncode == 0 else []


def _for_unit(word: str) -> str:
    """Write a word as systemd reads it in a unit: percent signs doubled, quoted where it holds a blank."""
    word = word.replace("%", "%%")
    return f'"{word}"' if " " in word else word
