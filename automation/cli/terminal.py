"""What may reach a terminal: text and colours, no other command to it and no sign that turns the reading round.

Whoever reads us may be gone (a closed pipe, no terminal at all): what was done stays done, the exit code tells it.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from automation.errors import OutputError, reason
from automation.patterns import lazy

COMMANDS = lazy(
    "[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\x1b(?!\\[[0-9;]*m)"
)


def printable(text: str) -> str:
    """Return the text with a sign of replacement for each character that may not be printed.

    Line ends and tabs stay.
    """
    return COMMANDS.sub("\N{REPLACEMENT CHARACTER}", text)


def prepare_streams() -> None:
    """Set stdout and stderr to UTF-8 and open them where a process has none, so that no day fails in printing."""
    if sys.stdout is None or sys.stderr is None:
        nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def write(text: str) -> None:
    """Write one line to stdout, as long as anybody reads it. Raises ``OutputError`` where it cannot be written."""
    with _answering():
        sys.stdout.write(printable(text) + "\n")


def flush() -> None:
    """Leave nothing to be written when the process ends. Raises ``OutputError`` where it cannot be written."""
    with _answering():
        sys.stdout.flush()


@contextmanager
def _answering() -> Iterator[None]:
    """Tell a reader who is gone, which is no fault, from a stdout that takes nothing (a full disk)."""
    try:
        yield
    except BrokenPipeError:
        leave_stdout()
    except OSError as error:
        leave_stdout()
        raise OutputError(
            f"ответ команды не записан: {reason(error)}. Сама работа выполнена: подготовленные документы выпущены."
        ) from error


def leave_stdout() -> None:
    """Send what is still printed nowhere, because nobody reads it any more."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, no path
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
