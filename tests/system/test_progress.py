"""Long work shows a person how far it is: a bar on a terminal, a line a minute in a log; short work shows nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORK = """
import sys
from automation.cli import terminal
terminal.LOG_SECONDS = float(sys.argv[1])
total = int(sys.argv[2])
with terminal.shown_progress() as tell:
    for done in range(1, total + 1):
        tell("Составлено документов", done, total)
"""


def command(between: float, steps: int) -> list[str]:
    return [sys.executable, "-X", "utf8", "-c", WORK, str(between), str(steps)]


def in_a_log(between: float, steps: int) -> list[str]:
    done = subprocess.run(
        command(between, steps), cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60
    )
    assert done.stdout == ""
    return done.stderr.splitlines()


def on_a_terminal(steps: int) -> str:
    import pty

    ours, theirs = pty.openpty()
    running = subprocess.Popen(command(60, steps), cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    seen = b""
    try:
        while piece := os.read(ours, 4096):
            seen += piece
    except OSError:  # the terminal is closed from the other side
        pass
    finally:
        os.close(ours)
    assert running.communicate(timeout=60)[0] == b""
    return seen.decode("utf-8", "replace")


def test_a_log_gets_a_line_once_its_time_has_passed_and_none_before() -> None:
    assert in_a_log(3600, 1000) == []
    assert in_a_log(0, 3) == [f"Составлено документов: {n} из 3" for n in (1, 2, 3)]


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_terminal_gets_a_bar_for_long_work_alone() -> None:
    assert "Составлено документов" in (long := on_a_terminal(600))
    assert "600/600" in long
    assert on_a_terminal(499) == ""
