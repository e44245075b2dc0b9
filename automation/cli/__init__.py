"""The command line: argv, the only clock, stdout and the exit code. Everything people see is Russian."""

import sys
from typing import TYPE_CHECKING

from automation.cli.terminal import flush, leave_stdout, prepare_streams, printable
from automation.errors import AutomationError, place_of, reason

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(argv: "Sequence[str]") -> int:
    """Run one command and answer its exit code; no traceback ever reaches a clerk."""
    from automation.cli.parser import parse
    from automation.cli.verbs import run_verb

    prepare_streams()
    arguments = parse(list(argv))
    try:
        code = run_verb(arguments)
        flush()
    except OSError as error:
        about = f" ({error.filename})" if error.filename else ""
        sys.stderr.write(printable(f"Ошибка: {reason(error)}{about}\n"))
        leave_stdout()
        return 3
    except AutomationError as error:
        sys.stderr.write(printable(f"Ошибка: {error}\n"))
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - a fault of ours is no reason for a traceback, nor for «1», which means done
        sys.stderr.write(printable(f"Ошибка программы: {place_of(error)}. Выпущенное остаётся выпущенным. "))
        sys.stderr.write("Передайте эту строку тому, кто ведёт программу.\n")
        return 3
    except KeyboardInterrupt:
        sys.stderr.write("Прервано. Выпущенное остаётся выпущенным; следующий запуск продолжит.\n")
        return 130
    return code
