"""The clock: once a day, late starts, growing pauses, nothing lost by a jump."""

import signal
import subprocess
import sys
import time as clock_of_system
import tracemalloc
from datetime import date, datetime, time, timedelta
from pathlib import Path
from queue import SimpleQueue
from types import FrameType

import pytest

from automation.cli import main
from automation.cli.verb_watch import Runner
from automation.system.children import when_asked
from automation.watch import BUSY, UNREAD, Clock, Looker, state_of, watch
from tests.support.clerk import ROOT, new_home
from tests.support.nightly import LONG, first


class Morning:
    def __init__(self, *codes: int, start: str = "2025-12-16T08:00") -> None:
        self.moment = datetime.fromisoformat(start)
        self.codes = list(codes)
        self.ran: list[datetime] = []
        self.told: list[str] = []
        self.clock = Clock(run=self.run, now=lambda: self.moment, tell=self.told.append, at=time(9))

    def run(self) -> int:
        self.ran.append(self.moment)
        return self.codes.pop(0) if self.codes else 0

    def pass_minutes(self, minutes: int) -> None:
        for _ in range(minutes):
            self.clock.tick()
            self.moment += timedelta(minutes=1)


def test_the_day_runs_once_from_the_hour_on() -> None:
    morning = Morning()
    morning.pass_minutes(24 * 60 * 2)
    assert [m.isoformat(timespec="minutes") for m in morning.ran] == ["2025-12-16T09:00", "2025-12-17T09:00"]


def test_a_late_start_still_runs_the_day() -> None:
    morning = Morning(start="2025-12-16T15:30")
    morning.pass_minutes(5)
    assert [m.hour for m in morning.ran] == [15]


def test_a_failing_day_is_tried_again_with_a_growing_pause_and_told() -> None:
    morning = Morning(3, 3, 3, 1)
    morning.pass_minutes(120)
    assert [m.isoformat(timespec="minutes")[11:] for m in morning.ran] == ["09:00", "09:05", "09:15", "09:35"]
    assert "следующая попытка в 09:05" in morning.told[0]
    assert "день обработан, код 1" in morning.told[-1]


def test_a_failure_of_yesterday_does_not_delay_today() -> None:
    morning = Morning(*[3] * 20, start="2025-12-16T23:50")
    morning.pass_minutes(10 * 60)
    assert next(m for m in morning.ran if m.date() == date(2025, 12, 17)).time() == time(9)


def test_a_clock_set_back_does_not_run_the_day_twice() -> None:
    morning = Morning()
    morning.pass_minutes(90)
    morning.moment -= timedelta(hours=1)
    morning.pass_minutes(60)
    assert len(morning.ran) == 1


def test_the_loop_ends_when_asked() -> None:
    stop: SimpleQueue[None] = SimpleQueue()
    morning = Morning(start="2025-12-16T09:00")
    runs = iter((0,))
    morning.clock.run = lambda: next(runs)
    stop.put(None)
    watch(morning.clock.tick, stop, every_seconds=1)
    assert morning.clock.done == date(2025, 12, 16)


def test_a_signal_may_come_at_every_step_on_the_way_to_the_wait() -> None:
    """SIGTERM between any two steps ends the loop at once; none of them holds what the handler needs."""

    def steps(asked_at: int) -> int:
        morning, runner, seen = Morning(start="2025-12-16T08:00"), Runner([]), 0

        def step(_frame: FrameType, _event: str, _: object) -> None:
            nonlocal seen
            seen += 1
            if seen == asked_at:
                signal.raise_signal(signal.SIGTERM)

        with when_asked(runner.end):
            sys.setprofile(step)
            try:
                watch(morning.clock.tick, runner.stop)
            finally:
                sys.setprofile(None)
        return seen

    whole = steps(asked_at=1)
    assert whole > 50
    assert all(steps(nth) >= nth for nth in range(2, whole - 10))


@LONG
def test_asked_to_end_in_the_middle_of_a_day_the_loop_leaves_a_home_the_next_day_finishes(tmp_path: Path) -> None:
    new_home(tmp_path)
    command = [sys.executable, "run.py", "watch", "--at", "00:00", "--home", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as watching:
        lock = tmp_path / "outbox" / ".run.lock"
        while not lock.exists():
            assert watching.poll() is None
            clock_of_system.sleep(0.01)
        watching.send_signal(signal.SIGTERM)
        said, _ = watching.communicate(timeout=120)
        assert watching.returncode == 0, said
    assert "Traceback" not in said
    assert main(["day", "--home", str(tmp_path), "--yes"]) in {0, 1}
    assert main(["register", "--verify", "--home", str(tmp_path)]) == 0


class Looking:
    """A folder that is looked at: ``codes`` are what the looks answer."""

    def __init__(self, folder: Path, *codes: int) -> None:
        self.codes, self.looks, self.told = list(codes), 0, []  # type: ignore[var-annotated]
        self.looker = Looker(state=lambda: state_of(folder), look=self.look, tell=self.told.append)

    def look(self) -> int:
        self.looks += 1
        return self.codes.pop(0) if self.codes else 0

    def ticks(self, count: int) -> int:
        """How many looks so many ticks led to."""
        before = self.looks
        for _ in range(count):
            self.looker.tick()
        return self.looks - before


def test_a_folder_is_read_at_once_and_again_only_when_something_in_it_changed(tmp_path: Path) -> None:
    (tmp_path / "orders").mkdir()
    looking = Looking(tmp_path)
    assert [looking.ticks(5), looking.ticks(5)] == [1, 0]
    (tmp_path / "454.xlsx").write_bytes(b"a")
    assert looking.ticks(5) == 1
    (tmp_path / "orders" / "Приказ.docx").write_bytes(b"a")
    assert looking.ticks(5) == 1
    (tmp_path / "~$454.xlsx").write_bytes(b"lock")
    assert looking.ticks(5) == 0
    (tmp_path / "454.xlsx").unlink()
    assert looking.ticks(5) == 1


def test_a_file_that_could_not_be_read_is_tried_a_few_times_and_then_left(tmp_path: Path) -> None:
    looking = Looking(tmp_path, *[UNREAD] * 20)
    assert looking.ticks(20) == 4
    (tmp_path / "454.xlsx").write_bytes(b"a")
    assert looking.ticks(20) == 4


def test_a_look_during_a_day_is_taken_when_the_day_is_over(tmp_path: Path) -> None:
    looking = Looking(tmp_path, *[BUSY] * 7)
    assert looking.ticks(20) == 8


def test_a_share_that_vanishes_for_an_hour_is_told_once_and_read_when_it_is_back(tmp_path: Path) -> None:
    share, away = tmp_path / "inbox", tmp_path / "away"
    share.mkdir()
    looking = Looking(share)
    looking.ticks(1)
    share.rename(away)
    assert (looking.ticks(180), looking.told) == (0, ["Папка inbox недоступна; жду, когда она вернётся."])
    away.rename(share)
    assert looking.ticks(1) == 0, "nothing was saved meanwhile"
    (share / "454.xlsx").write_bytes(b"a")
    assert looking.ticks(1) == 1


@pytest.mark.parametrize("ticks", first(1, [300, 1000]))
def test_a_tick_without_news_costs_little_and_ten_thousand_keep_no_memory(ticks: int, tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"{number}.xlsx").write_bytes(b"a")
    looking = Looking(tmp_path)
    looking.ticks(10)
    tracemalloc.start()
    before, start = tracemalloc.get_traced_memory()[0], clock_of_system.process_time()
    assert looking.ticks(ticks) == 0
    grown, spent = tracemalloc.get_traced_memory()[0] - before, clock_of_system.process_time() - start
    tracemalloc.stop()
    assert grown < 100_000
    assert spent / ticks < 0.005
