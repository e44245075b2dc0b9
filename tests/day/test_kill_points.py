"""A day killed, or refused by the disk, at points spread over all its durable steps; `make kill` takes every one."""

from collections.abc import Sequence

import pytest

from tests.support.killing import Bench, Point, Told
from tests.support.killing_cases import can_trace, fail_at, kill_at, kill_in_mail, points, spread
from tests.support.nightly import LONG, first, share

pytestmark = pytest.mark.skipif(not can_trace(), reason="strace отсутствует или ptrace запрещён")
KILLS, REFUSALS = share(5, 40), share(1, 12)  # `make kill` tries every step


@pytest.fixture(scope="module")
def steps(one: Bench, expected: Told) -> Sequence[Point]:
    return points(one)


def test_a_day_has_durable_steps_of_every_kind(steps: Sequence[Point]) -> None:
    assert len(steps) > 300
    assert {"write", "pwrite64", "fsync", "fdatasync", "renameat", "unlink", "mkdirat"} <= {p.call for p in steps}


@pytest.mark.parametrize("nth", first(1, range(KILLS)))
def test_a_day_killed_anywhere_is_finished_by_the_next_run(
    nth: int, one: Bench, expected: Told, steps: Sequence[Point]
) -> None:
    assert kill_at(one, expected, spread(steps, KILLS)[nth]) == []


@LONG
def test_the_run_that_repairs_may_be_killed_again_and_again(one: Bench, expected: Told) -> None:
    deaths = [Point(call=call, nth=nth) for call, nth in (("renameat", 5), ("renameat", 3), ("fdatasync", 8))]
    assert kill_at(one, expected, *deaths) == []


@pytest.mark.parametrize("error", first(1, ["ENOSPC", "EIO"]))
@pytest.mark.parametrize("nth", first(1, range(REFUSALS)))
def test_a_full_or_failing_disk_is_told_and_nothing_is_lost(
    nth: int, error: str, one: Bench, expected: Told, steps: Sequence[Point]
) -> None:
    assert fail_at(one, expected, spread(steps, REFUSALS)[nth], error) == []


@pytest.mark.parametrize("call", first(0, ["pwrite64", "write"]))
def test_a_disk_that_stays_full_ends_the_day_and_loses_nothing(
    call: str, one: Bench, expected: Told, steps: Sequence[Point]
) -> None:
    last = max((p for p in steps if p.call == call), key=lambda p: p.nth)
    assert fail_at(one, expected, Point(call=call, nth=last.nth // 2), "ENOSPC+") == []


@pytest.mark.parametrize(("verb", "nth"), first(1, [("DATA", 2), ("END", 1), ("BANNER", 1), ("BODY", 1), ("QUIT", 1)]))
def test_a_run_killed_in_its_mail_sends_each_letter_once_or_twice_the_same(
    verb: str, nth: int, one: Bench, expected: Told
) -> None:
    assert kill_in_mail(one, expected, verb, nth) == []
