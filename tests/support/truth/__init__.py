"""The truth checker: it reads finished papers and finds claims that the workbook and the register do not allow.

It shares no code with the program: cells come through openpyxl, the register through SQL, papers through python-docx,
working days from ``holidays``. It runs over the stories, over random lives and over the sample.

| rule | what finds the fault when it is put back |
|---|---|
| A1 | ``of_reports.silence``, ``of_reports.in_work`` |
| A2 | ``of_reports.silence``, ``of_reports.returns``, ``of_reports.in_work`` |
| A3 | ``of_reports.under_review`` |
| A4 | ``of_reports.presented`` |
| A5 | ``of_letters.cited``, ``of_letters.unanswered``, ``of_letters.unsent`` |
| A6 | ``of_plans.plan_name`` |
| A7 | ``of_plans.extract`` |
| A8 | ``of_plans.publications`` |
| A9 | ``of_reports.silence`` and ``of_reports.confirmed`` by ``World.reports`` |
| A10 | ``of_plans.people`` |
| A11 | ``of_plans.plan_size``, ``of_reports.confirmed``; tests/reports/test_figures_everywhere.py |
| A12 | ``of_plans.proposals`` |
| A13 | ``of_plans.memo_day`` |
| A14 | ``mail.misled`` |
| A15 | ``of_letters.unanswered``, ``of_letters.promised`` |
"""

from datetime import date
from pathlib import Path

from msgspec import Struct
from openpyxl import Workbook

from tests.support.truth import of_letters, of_plans, of_reports
from tests.support.truth.clauses import clauses_of
from tests.support.truth.journal import Paper, papers_in
from tests.support.truth.mail import misled
from tests.support.truth.said import Check, Said
from tests.support.truth.sheets import Row, as_accepted, day_of, field_of, sheets_of
from tests.support.truth.terms import terms_of
from tests.support.truth.world import Key, World

__all__ = ["CHECKS", "Lie", "Paper", "Witness", "World", "lies_in", "lies_in_mail", "paper_of"]
CHECKS: tuple[Check, ...] = (
    of_reports.silence,
    of_reports.in_work,
    of_reports.returns,
    of_reports.under_review,
    of_reports.presented,
    of_reports.confirmed,
    of_letters.unanswered,
    of_letters.repeated,
    of_letters.cited,
    of_letters.dates,
    of_letters.promised,
    of_letters.unsent,
    of_plans.people,
    of_plans.plan_name,
    of_plans.plan_size,
    of_plans.publications,
    of_plans.extract,
    of_plans.proposals,
    of_plans.memo_day,
)


class Lie(Struct, frozen=True):
    """A claim that nothing allows: the paper, the check that found it, the claim."""

    on: date
    number: str
    check: str
    claim: str


class Witness:
    """Looks at a home every morning after the run, and remembers what the clerk's rows said or what was accepted."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.mornings: list[tuple[date, dict[Key, Row]]] = []

    def look(self, on: date, workbook: Workbook) -> World:
        """Remember the morning; return the world as it was then."""
        sheets = sheets_of(workbook)
        before = [m for m in self.mornings if m[0] != on]
        known, terms = before[-1][1] if before else {}, terms_of(sheets, on)
        days = (day_of(field_of(sheets, "Дата")), on)
        rows = {(str(r["Код"]), str(r["№"]).rstrip(".")): r for r in sheets["Ход исполнения"] if r.get("Код")}
        kept = {k: as_accepted(r, known.get(k), days, repeats=terms[k[1]].repeats) for k, r in rows.items()}
        self.mornings = [*before, (on, kept)]
        return World(sheets, self.mornings, papers_in(self.home / "outbox" / "register.sqlite"))


def lies_in(world: World, paper: Paper, text: str) -> list[Lie]:
    """Return what a finished paper claims without ground."""
    said = Said(paper, text, tuple(clauses_of(world, text)))
    return [Lie(world.on, paper.number, check.__name__, claim) for check in CHECKS for claim in check(world, said)]


def lies_in_mail(world: World, home: Path) -> list[Lie]:
    """Return what the morning message of the day counts wrongly, or is silent about."""
    return [Lie(world.on, "", misled.__name__, claim) for claim in misled(world, home / "outbox" / "mail")]


def paper_of(world: World, number: str, on: date) -> Paper:
    """Return the journal's line of a paper, by its day too, because numbers begin anew each year."""
    return next(p for p in world.papers if p.number == number and p.day == on)
