"""The morning run by the system's own clock: shown, asked for, set up."""

import os
import pty
import re
import shutil
import subprocess
import sys
from datetime import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from automation.cli import main
from automation.errors import CallError, StorageError
from automation.system import scheduling
from tests.support.clerk import ROOT
from tests.support.nightly import first

LINUX = scheduling.Job(
    name="plan-control",
    command=(
        "/opt/plan-control/.venv/bin/python",
        "-X",
        "utf8",
        "/opt/plan-control/run.py",
        "day",
        "--home",
        "/srv/plan-control",
    ),
    home=Path("/srv/plan-control"),
    at=time(9),
    zone="Europe/Moscow",
)
WINDOWS = scheduling.Job(
    name="plan-control",
    command=(
        r"C:\plan-control-program\python\pythonw.exe",
        *["-X", "utf8", "-m", "automation", "day", "--home", "C:\\plan-control"],
    ),
    home=Path(r"C:\plan-control"),
    at=time(9),
    zone="Europe/Moscow",
)
SPACE = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
RECORDER = """#!/bin/sh
echo "$(basename "$0") $*" >> "{log}"
[ "$1" = "-l" ] && cat "{table}" && exit 0
[ "$1" = "-" ] && cat > "{table}"
exit {code}
"""


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """``systemctl`` and ``crontab`` that only write down how they were called; answers what they wrote."""
    return recorders(tmp_path, monkeypatch, code=0)


def recorders(folder: Path, monkeypatch: pytest.MonkeyPatch, *, code: int) -> Path:
    (folder / "bin").mkdir()
    (folder / "table").write_text("0 1 * * *  backup\n0 7 * * *  old  # plan-control\n")
    for name in ("systemctl", "crontab"):
        program = folder / "bin" / name
        program.write_text(RECORDER.format(log=folder / "log", table=folder / "table", code=code))
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return folder / "log"


def test_the_documents_hold_what_the_command_makes_for_the_usual_places() -> None:
    made = dict(scheduling.timetable(LINUX, "systemd").files)
    for path, text in made.items():
        kept = (ROOT / "docs" / "systemd" / path.name).read_text("utf-8")
        assert re.sub("User=.*", "User=plan-control", text) == re.sub("User=.*", "User=plan-control", kept)
    assert len(made) == 2
    ((path, text),) = scheduling.timetable(WINDOWS, "task").files
    assert (ROOT / "docs" / "windows" / path.name).read_text("utf-16") == text


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")
def test_systemd_understands_the_timer(tmp_path: Path) -> None:
    for path, text in scheduling.timetable(LINUX, "systemd").files:
        (tmp_path / path.name).write_text(text, "utf-8")
    zone = ["systemd-analyze", "calendar", "*-*-* 09:00 Europe/Moscow"]
    assert subprocess.run(zone, capture_output=True, check=False).returncode == 0
    timer = ["systemd-analyze", "verify", str(tmp_path / "plan-control.timer")]
    said = subprocess.run(timer, capture_output=True, text=True, check=False).stderr
    assert "Unknown" not in said
    assert "Failed to parse" not in said


def test_a_task_of_windows_makes_up_a_missed_morning_and_never_runs_twice_at_once() -> None:
    ((_, text),) = scheduling.timetable(WINDOWS, "task").files
    task = ET.fromstring(text.partition("?>")[2])
    told = {e.tag.removeprefix(SPACE): e.text for e in task.iter()}
    assert told["StartWhenAvailable"] == "true"
    assert told["MultipleInstancesPolicy"] == "IgnoreNew"
    assert told["StartBoundary"] == "2026-01-01T09:00:00"
    assert (told["Command"], told["WorkingDirectory"]) == (WINDOWS.command[0], r"C:\plan-control")
    assert told["Arguments"] == r"-X utf8 -m automation day --home C:\plan-control"


def test_paths_with_blanks_and_signs_stay_one_word_for_every_scheduler() -> None:
    odd = scheduling.Job(
        name="x", command=("/opt/мой python", "50%"), home=Path("/srv/дела & планы"), at=time(8, 30), zone="Asia/Omsk"
    )
    service, timer = (text for _, text in scheduling.timetable(odd, "systemd").files)
    assert 'ExecStart="/opt/мой python" 50%%\n' in service
    assert 'ReadWritePaths="/srv/дела & планы/inbox" "/srv/дела & планы/outbox"\n' in service
    assert "OnCalendar=*-*-* 08:30 Asia/Omsk\n" in timer
    line = scheduling.timetable(odd, "cron").given.splitlines()[-1]
    assert line.startswith("30 8 * * *  '/opt/мой python' 50\\% >> '/srv/дела & планы/outbox/plan-control.log'")
    ((_, text),) = scheduling.timetable(odd, "task").files
    assert "<WorkingDirectory>/srv/дела &amp; планы</WorkingDirectory>" in text


def test_without_install_everything_is_shown_and_nothing_changed(
    home: Path, programs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schedule", "--home", str(home), "--kind", "systemd", "--into", str(home / "units")]) == 0
    said = capsys.readouterr().out
    assert f"ReadWritePaths={home}/inbox {home}/outbox" in said
    assert "enable --now plan-control.timer" in said
    assert not programs.exists()
    assert not (home / "units").exists()


def test_install_writes_what_was_shown_and_starts_the_timer(home: Path, programs: Path) -> None:
    call = ["schedule", "--install", "--yes", "--home", str(home), "--kind", "systemd", "--at", "8:15"]
    assert main([*call, "--into", str(home / "units"), "--name", "second"]) == 0
    assert "OnCalendar=*-*-* 08:15 Europe/Moscow" in (home / "units" / "second.timer").read_text("utf-8")
    assert [line.split()[-1] for line in programs.read_text().splitlines()] == ["daemon-reload", "second.timer"]


def test_a_line_of_cron_replaces_its_older_self_and_keeps_the_others(
    home: Path, programs: Path, tmp_path: Path
) -> None:
    for _ in range(2):
        assert main(["schedule", "--install", "--yes", "--home", str(home), "--kind", "cron"]) == 0
    first, *ours = (tmp_path / "table").read_text().splitlines()
    assert first == "0 1 * * *  backup"
    assert len(ours) == 1
    assert ours[0].startswith("0 9 * * *  ")
    assert f"day --home {home}" in ours[0]
    assert programs.exists()


def test_a_scheduler_that_refuses_is_told_with_its_own_words(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorders(tmp_path, monkeypatch, code=5)
    with pytest.raises(StorageError, match=r"«systemctl .*» не выполнена: 5"):
        scheduling.carry_out(scheduling.Timetable(kind="systemd", commands=(("systemctl", "daemon-reload"),)))
    assert main(["schedule", "--install", "--yes", "--home", str(home), "--kind", "cron"]) == 3


def test_nobody_to_ask_is_told_and_nothing_is_installed(home: Path, programs: Path) -> None:
    done = subprocess.run(
        [sys.executable, "run.py", "schedule", "--install", "--home", str(home), "--kind", "cron"],
        cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "--yes" in done.stderr
    assert "crontab -\n" not in programs.read_text()


@pytest.mark.parametrize(("answer", "code"), first(1, [("да", 0), ("нет", 1)]))
def test_a_person_at_a_terminal_is_asked(home: Path, programs: Path, answer: str, code: int) -> None:
    controller, terminal = pty.openpty()
    command = [sys.executable, "run.py", "schedule", "--install", "--home", str(home), "--kind", "cron"]
    os.write(controller, f"{answer}\n".encode())
    done = subprocess.run(command, cwd=ROOT, stdin=terminal, capture_output=True, encoding="utf-8", check=False)
    os.close(controller)
    os.close(terminal)
    assert done.returncode == code
    assert "Установить? [да/нет]" in done.stdout
    assert ("crontab -\n" in programs.read_text()) == (answer == "да")


def test_a_machine_without_a_scheduler_is_sent_to_watch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    if Path("/run/systemd/system").is_dir():
        assert scheduling.usual_kind() == "systemd"
    else:
        with pytest.raises(CallError, match="watch"):
            scheduling.usual_kind()
