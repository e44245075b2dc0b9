"""Why a bounded child has ended is told by what ended it."""

from automation.system.bounded import ask_child


def test_a_child_that_is_refused_memory_is_not_told_as_a_damaged_file() -> None:
    assert ask_child("tests.support.eating", ["200"], seconds=60, mib=200, cpu_seconds=30) == {"refused": "memory"}
