"""``day``: the morning."""

import argparse

from automation.cli.answers import day_answer, dump
from automation.cli.parser import say
from automation.cli.show import day_lines
from automation.cli.verbs import Surroundings, out
from automation.day.call import Call
from automation.day.corridor import run_day as work_day
from automation.model.settings import Settings


def run_day(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Work a day and tell it."""
    report = work_day(call_of(arguments, surroundings, surroundings.settings()))
    out(dump(day_answer(report)) if arguments.json else "\n".join(day_lines(report)))
    return report.exit_code


def call_of(arguments: argparse.Namespace, surroundings: Surroundings, settings: Settings) -> Call:
    """The call of a day from the command line."""
    return Call(
        home=surroundings.home,
        settings=settings,
        on=surroundings.day(arguments, settings),
        now=surroundings.now(settings),
        password=surroundings.environment.get("AUTOMATION_MAIL_PASSWORD", ""),
        dry_run=getattr(arguments, "dry_run", False),
        yes=getattr(arguments, "yes", False),
        workers=getattr(arguments, "workers", 0),
        cluster=getattr(arguments, "cluster", ""),
        say=say,
    )
