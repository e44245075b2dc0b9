"""Keeps one child of the press for all tests of a process: one for every day would cost more than the days."""

from typing import Any

from automation.press import press
from automation.system.bounded import Child


def keep_press() -> None:
    """Let every press with the same limits share a living child; one that has ended is started anew."""
    kept: dict[tuple[str, ...], Child] = {}

    def started(*arguments: str, mib: int) -> Child:
        if arguments not in kept or not kept[arguments].lives:
            kept[arguments] = Child(*arguments, mib=mib)
        return kept[arguments]

    def let_go(one: press.Press) -> None:
        one._child = None

    room: Any = press
    room.Child, room.Press.close = started, let_go
