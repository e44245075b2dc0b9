"""One line of the catalogue of findings."""

from typing import NamedTuple

from automation.model.report import Level


class Rule(NamedTuple):
    """Level, meaning (docs), message (a format string) and cure; all words Russian."""

    level: Level
    title: str
    message: str
    cure: str = ""
