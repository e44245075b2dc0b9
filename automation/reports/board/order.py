"""What the board is given: of each order, and of the office as a whole."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from automation.model.control import Entry, Notice
from automation.model.figures import Figures
from automation.model.letter import Undelivered
from automation.model.report import Finding
from automation.reports.explained import Facts


class Ahead(Struct, frozen=True, kw_only=True):
    """One of the days ahead: what is written and asked then if nothing more is filled in."""

    on: date
    words: str


class BoardOrder(Struct, frozen=True, kw_only=True):
    """One order: its figures, its papers (the register's and today's), whether it is off control.

    ``reasons`` are the facts the papers rest on, by their keys (``Register.reasons``), needed only to print the page.
    ``notices`` are what waits for a person, ``changes`` what is different since the morning, ``ahead`` the days to
    come.
    """

    figures: Figures
    entries: tuple[Entry, ...] = ()
    reasons: Mapping[str, Facts] = {}
    closed: bool = False
    findings: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()
    changes: tuple[str, ...] = ()
    ahead: tuple[Ahead, ...] = ()


class BoardOffice(Struct, frozen=True, kw_only=True):
    """What concerns no single order: ``news`` of the inbox and alarms, and mail that failed."""

    name: str = ""
    news: tuple[str, ...] = ()
    undelivered: tuple[Undelivered, ...] = ()
