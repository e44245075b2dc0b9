"""The harness of killed days keeps its own promises: nothing hangs for ever, nothing is left behind."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.clerk import ROOT
from tests.support.killing import Bench, Point, Told
from tests.support.killing_cases import can_trace
from tests.support.killing_place import HungError, workplace
from tests.support.nightly import LONG, first


@LONG
@pytest.mark.skipif(not can_trace(), reason="strace отсутствует или ptrace запрещён")
def test_a_day_that_hangs_is_killed_told_and_finished_by_the_next(one: Bench, expected: Told) -> None:
    one.fresh()
    with pytest.raises(HungError, match="not ended after 3 s"):
        one.day(trace=Point(call="fdatasync", nth=9).inject("SIGSTOP"), seconds=3)
    assert one.faults(expected, one.unknown()) == []


@LONG
def test_days_end_with_the_process_that_plays_them() -> None:
    with started("with bench() as one:\n    print(one.runner.pid, flush=True)\n    input()") as (harness, said):
        runner = os.pidfd_open(int(said))
        harness.kill()
        assert select.select([runner], [], [], 60)[0] == [runner]  # a pidfd can be read when its process is gone
        os.close(runner)


@pytest.mark.parametrize("ending", first(1, [signal.SIGKILL, signal.SIGINT]), ids=str)
def test_homes_of_a_harness_that_was_stopped_are_cleared_away(ending: int) -> None:
    with started("with workplace() as folder:\n    print(folder, flush=True)\n    input()") as (harness, said):
        left = Path(said)
        with workplace() as own:
            assert left.is_dir(), "the harness still lives"
            assert own != left
        os.kill(harness.pid, ending)
    with workplace():
        assert not left.exists()


@contextmanager
def started(script: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A harness in a process of its own, and the first line it says."""
    script = f"from tests.support.killing import bench\nfrom tests.support.killing_place import workplace\n{script}"
    pipe, command = subprocess.PIPE, [sys.executable, "-c", script]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=ROOT) as harness:
        assert harness.stdout
        yield harness, harness.stdout.readline().strip()
