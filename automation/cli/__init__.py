"""The command line: argv, the only clock, stdout and the exit code. Everything people see is Russian."""

import sys
from typing import TYPE_CHECKING

from automation.cli.terminal import printable
from automation.errors import AutomationError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(argv: "Sequence[str]") -> int:
    """Run one command and answer its exit code; no traceback ever reaches a clerk."""
    from automation.cli.parser import parse
    from automation.cli.verbs import run_verb

    _use_utf8()
    arguments = parse(list(argv))
    try:
        return run_verb(arguments)
    except AutomationError as error:
        sys.stderr.write(printable(f"Ошибка: {error}\n"))
        return error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("Прервано. Выпущенное остаётся выпущенным; следующий запуск продолжит.\n")
        return 130
    except BrokenPipeError:
        return 0


def _use_utf8() -> None:
    """A server's bare locale must not turn Cyrillic into a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
