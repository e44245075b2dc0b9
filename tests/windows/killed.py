"""A day that ends itself in the middle, as a power cut or the Task Manager would: ``python killed.py NTH WORDS…``.

Every step that makes something last is counted: a file synced, renamed, a transaction begun or ended. At the NTH one
the process ends at once, without any of Python's tidying. Code 77 tells that; a day with fewer steps ends as usual.
"""

import os
import sys
from collections.abc import Callable
from typing import Any

ENDED = 77


def main(nth: int, words: list[str]) -> int:
    """Work the day and end at the nth step."""
    from automation.cli import main as command
    from automation.register.database import Database
    from automation.system import outbox

    left = nth

    def counted(step: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*arguments: Any, **named: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                end_at_once()
            return step(*arguments, **named)

        return stepped

    for name in ("create", "sync_all", "rename", "sync_place"):
        setattr(outbox, name, counted(getattr(outbox, name)))
    run = counted(Database.run)
    plain = Database.run
    Database.run = lambda self, sql, values=(): (run if sql in {"BEGIN IMMEDIATE", "COMMIT"} else plain)(  # type: ignore[method-assign]
        self, sql, values
    )
    return command(words)


def end_at_once() -> None:
    """TerminateProcess on this very process under Windows, SIGKILL elsewhere."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.TerminateProcess.argtypes = [ctypes.c_void_p, ctypes.c_uint]
        kernel.TerminateProcess(kernel.GetCurrentProcess(), ENDED)
    else:
        import signal

        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
