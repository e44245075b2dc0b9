"""``status``: one line and an exit code for monitoring."""

import argparse
from datetime import date
from pathlib import Path
from typing import NamedTuple

from automation.cli.json_answers import dump
from automation.cli.terminal import out
from automation.cli.verbs import Surroundings
from automation.day.workable_day import clock_doubt
from automation.plan.workdays import Calendar
from automation.register import Register
from automation.register.guard import refuse_lost_register
from automation.register.records import MailState
from automation.russian import show

SILENT_DAYS = 2  # working days without a finished day
UNDELIVERED = (MailState.QUEUED, MailState.SENDING, MailState.REFUSED, MailState.UNKNOWN)


class HomeState(NamedTuple):
    """An exit code, the words for it, the last finished day and the one that was begun and not finished."""

    code: int
    words: str
    last: date | None = None
    unfinished: date | None = None


def run_status(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Tell how things stand.

    The exit code is 0 where all is well, 1 where a person must look, 3 where a day is unfinished or none was finished
    for two working days.
    """
    settings = surroundings.settings()
    today = surroundings.day(arguments, settings)
    stand = standing(surroundings.register_path(settings), today)
    if arguments.json:
        days = {"last_day": stand.last, "unfinished_day": stand.unfinished}
        out(dump({"code": stand.code, "message": stand.words, **days}))
    else:
        out(f"{'ОК' if stand.code == 0 else 'ВНИМАНИЕ'}: {stand.words}")
    return stand.code


def standing(path: Path, today: date) -> HomeState:
    """Judge how the days and the mail of a register stand. Raises ``RegisterError`` for one lost or damaged."""
    if not path.exists():
        refuse_lost_register(path)
        return HomeState(3, "ни один день ещё не обработан")
    with Register.open(path, read_only=True) as register:
        last, unfinished = register.last_day(), register.unfinished_day()
        failed = len(register.failed_mail())
        waiting = sum(m.since <= today and not m.has_failed for m in register.mail(*UNDELIVERED))
    code, words = _judge(today, last, unfinished, _mail_words(failed, waiting))
    return HomeState(code, words, last, unfinished)


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
        words = f"последний обработанный день – {show(last)}, рабочих дней без обработки: {silent - 1}"
        return 3, f"{words}; проверьте расписание (schedule)"
    if mail:
        return 1, f"обработан {show(last)}; {mail}"
    return 0, f"обработан {show(last)}"
