"""``day``: the morning."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import SimpleQueue

from msgspec.structs import replace

from automation.cli.day_lines import day_lines
from automation.cli.json_answers import day_answer, dump
from automation.cli.terminal import out, shown_progress
from automation.cli.verbs import Surroundings
from automation.day.call import Call, DayReport
from automation.day.running import run_day as work_day
from automation.errors import AutomationError, StoppedError
from automation.post.passwords import MAIL_PASSWORD, MAILBOX_PASSWORD
from automation.system.children import when_asked

ENDED = 143  # what a shell calls the end by SIGTERM


def run_day(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Work a day and tell it; a day asked to end says so and leaves with 143."""
    call = call_of(arguments, surroundings)
    with _asked_to_end() as stopping, shown_progress() as progress:
        try:
            report = work_day(replace(call, stopping=stopping, progress=progress))
        except StoppedError as error:
            sys.stderr.write(f"{error}\n")
            return ENDED
        except AutomationError as error:
            if arguments.json:  # a program that asked for JSON gets JSON: nothing was issued
                out(dump(day_answer(DayReport(on=call.on, exit_code=error.exit_code))))
            raise
    out(dump(day_answer(report)) if arguments.json else "\n".join(day_lines(report)))
    return report.exit_code


@contextmanager
def _asked_to_end() -> Iterator[Callable[[], bool]]:
    """Note that somebody asks the process to end: the day looks at it between two papers and then stops."""
    asked: SimpleQueue[None] = SimpleQueue()  # an event could not be set twice at once, as a handler may be asked to
    with when_asked(lambda: asked.put(None)):
        yield lambda: not asked.empty()


def call_of(arguments: argparse.Namespace, surroundings: Surroundings, *, dry_run: bool = False) -> Call:
    """Make the call of a day from the command line."""
    settings = surroundings.settings()
    return Call(
        home=surroundings.home,
        settings=settings,
        on=surroundings.day(arguments, settings),
        now=surroundings.now(settings),
        password=surroundings.environment.get(MAIL_PASSWORD, ""),
        mailbox_password=surroundings.environment.get(MAILBOX_PASSWORD, ""),
        by_clock=getattr(arguments, "on", None) is None,
        dry_run=dry_run or getattr(arguments, "dry_run", False),
        yes=getattr(arguments, "yes", False),
        rows_stand=getattr(arguments, "rows_stand", False),
    )
