"""Справка and memo say of a decision to prolong that came after the term that it is not counted, and why."""

from datetime import date

from msgspec.structs import replace

from automation.letters.marks import plain
from automation.letters.units import item_lines
from automation.model.report import Book, StatusRow
from tests.control.test_late_decisions import HEAD, PLAN
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import book, done, facts, judged, row, words
from tests.support.control_story import extension, small

TOLD = (
    "решение о продлении срока{} до 25.12.2025 (протокол от 22.12.2025 № 12) не учтено: принято после истечения срока"
)


def lines(made: Book, *, running: bool) -> str:
    reviewed, _ = judged(replace(made, rulings=(HEAD,)), date(2025, 12, 23))
    told = item_lines(reviewed.figures, facts(reviewed), words(), reviewed.morning.on, running=running)
    return plain("; ".join(told)).replace("\u00a0", " ")


def of(line: StatusRow) -> Book:
    return small(line, plan=PLAN)


def test_a_late_decision_stands_beside_the_item_as_long_as_it_is_not_executed_and_in_the_memo() -> None:
    told = TOLD.format("")
    assert told in lines(of(row("ОБР", "1")), running=True)
    late = of(done("ОБР", "1", date(2025, 12, 23)))
    assert told in lines(late, running=False)
    assert told not in lines(late, running=True)
    assert "не учтено" not in lines(of(done("ОБР", "1", date(2025, 12, 12))), running=False)


def test_a_late_decision_names_whom_alone_it_is_about() -> None:
    two = tuple(p for p in PERFORMERS if p.code in {"ОБР", "ПРИМ"})
    met = done("ПРИМ", "1", date(2025, 12, 12))
    assert TOLD.format(" МБУК «Образец»") in lines(book(met, plan=PLAN, performers=two), running=True)


def test_a_late_line_of_the_sheet_of_prolongations_is_told_alike() -> None:
    line = extension(decided_on=HEAD.decided_on, new_term=HEAD.term, decided_by=HEAD.decided_by, basis=HEAD.basis)
    for filled, running in ((row("ОБР", "1"), True), (done("ОБР", "1", date(2025, 12, 23)), False)):
        reviewed, _ = judged(replace(of(filled), extensions=(line,)), date(2025, 12, 23))
        shown = item_lines(reviewed.figures, facts(reviewed), words(), reviewed.morning.on, running=running)
        assert TOLD.format("") in plain("; ".join(shown)).replace("\u00a0", " ")
