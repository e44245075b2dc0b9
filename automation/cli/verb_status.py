"""``status``: one line and an exit code for monitoring."""

import argparse
from datetime import date

from automation.cli.answers import dump, iso
from automation.cli.verbs import Surroundings, out
from automation.day.dates import clock_doubt
from automation.plan.workdays import Calendar
from automation.register import Register, register_path
from automation.russian import show

SILENT_DAYS = 2  # working days without a finished day


def run_status(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """0 all well, 1 a person must look, 3 no day was finished for two working days, or one is unfinished."""
    settings = surroundings.settings()
    today = surroundings.now(settings).date()
    path = register_path(surroundings.home / "outbox", trial=settings.policy.trial)
    if not path.exists():
        return _tell(arguments, 3, "ни один день ещё не обработан", None, None)
    with Register.open(path, read_only=True) as register:
        last, unfinished = register.last_day(), register.unfinished_day()
        failed = len(register.failed_mail())
    code, words = _judge(today, last, unfinished, failed)
    return _tell(arguments, code, words, last, unfinished)


def _judge(today: date, last: date | None, unfinished: date | None, failed: int) -> tuple[int, str]:
    if unfinished and (last is None or unfinished > last):
        return 3, f"день {show(unfinished)} не завершён"
    if last is None:
        return 3, "ни один день ещё не обработан"
    doubt = clock_doubt(today, last)
    if doubt:
        return 3, doubt
    silent = Calendar().between(last, today)
    if silent > SILENT_DAYS:
        return 3, f"последний обработанный день – {show(last)}, рабочих дней без обработки: {silent - 1}"
    if failed:
        return 1, f"обработан {show(last)}; сообщений, которые не доставлены: {failed}"
    return 0, f"обработан {show(last)}"


def _tell(arguments: argparse.Namespace, code: int, words: str, last: date | None, unfinished: date | None) -> int:
    if arguments.json:
        out(dump({"code": code, "message": words, "last_day": iso(last), "unfinished_day": iso(unfinished)}))
    else:
        out(f"{'ОК' if code == 0 else 'ВНИМАНИЕ'}: {words}")
    return code
