"""``status``: one line and an exit code for monitoring."""

import argparse
from datetime import date

from automation.cli.json_answers import dump
from automation.cli.terminal import out
from automation.cli.verbs import Surroundings
from automation.day.workable_day import clock_doubt
from automation.plan.workdays import Calendar
from automation.register import Register
from automation.register.records import MailState
from automation.russian import show

SILENT_DAYS = 2  # working days without a finished day
UNDELIVERED = (MailState.QUEUED, MailState.SENDING, MailState.REFUSED, MailState.UNKNOWN)


def run_status(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Tell how things stand.

    The exit code is 0 where all is well, 1 where a person must look, 3 where a day is unfinished or none was finished
    for two working days.
    """
    settings = surroundings.settings()
    today = surroundings.day(arguments, settings)
    path = surroundings.register_path(settings)
    if not path.exists():
        return _tell(arguments, 3, "ни один день ещё не обработан", None, None)
    with Register.open(path, read_only=True) as register:
        last, unfinished = register.last_day(), register.unfinished_day()
        failed = len(register.failed_mail())
        waiting = sum(m.since <= today and not m.has_failed for m in register.mail(*UNDELIVERED))
    code, words = _judge(today, last, unfinished, _mail_words(failed, waiting))
    return _tell(arguments, code, words, last, unfinished)


def _mail_words(failed: int, waiting: int) -> str:
    """Say how much mail has not arrived: what a person must settle, and what the program will try again."""
    told = {"сообщений, которые не доставлены": failed, "сообщений, которые ждут отправки": waiting}
    return "; ".join(f"{what}: {count}" for what, count in told.items() if count)


def _judge(today: date, last: date | None, unfinished: date | None, mail: str) -> tuple[int, str]:
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
    if mail:
        return 1, f"обработан {show(last)}; {mail}"
    return 0, f"обработан {show(last)}"


def _tell(arguments: argparse.Namespace, code: int, words: str, last: date | None, unfinished: date | None) -> int:
    if arguments.json:
        out(dump({"code": code, "message": words, "last_day": last, "unfinished_day": unfinished}))
    else:
        out(f"{'ОК' if code == 0 else 'ВНИМАНИЕ'}: {words}")
    return code
