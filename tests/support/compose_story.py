"""The story of the model papers: «Образец» is late and contradicts itself, «Пример» is silent, then not finished."""

from datetime import date

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.model.control import History, empty_history
from automation.model.kinds import Kind
from automation.model.report import Book, State
from tests.support.compose_world import after as issued
from tests.support.compose_world import book, done, judged, paper_for, publication, row

FIRST, SECOND = date(2025, 12, 16), date(2025, 12, 23)
COMPLETION, SUPPLEMENT = date(2025, 12, 29), date(2026, 1, 19)
OTHERS = ("ЗАМ-1", "ЗАМ-2", "ШАБ", "ТИП")


def book_on(day: date) -> Book:
    """Return the workbook as it is filled in by a day."""
    rows = [done(code, item, date(2025, 12, 12)) for code in OTHERS for item in ("1", "2")]
    rows += [done("ПРИМ", "1", date(2025, 12, 12))]
    rows += [done("ЗАМ-1", "6", date(2025, 12, 19), staff_total=41, staff_moved=41)]
    rows += [done("ТИП", "6", date(2025, 12, 19), staff_total=22, staff_moved=22)]
    if day > date(2025, 12, 16):
        rows += [done("ОБР", "1", date(2025, 12, 17))]
    if date(2025, 12, 17) < day < date(2025, 12, 24):
        rows += [row("ОБР", "2", state=State.DONE), _figures(41)]
    if day >= date(2025, 12, 24):
        rows += [done("ОБР", "2", date(2025, 12, 17)), _figures(38, accepted=True)]
    if day >= date(2025, 12, 25):
        rows += [done("ЗАМ-2", "6", date(2025, 12, 24))]
        rows += [done("ШАБ", "6", date(2025, 12, 25), staff_total=20, staff_moved=20)]
    rows += _sample(day)
    checked = 18 if day < date(2025, 12, 24) else 27
    early = publication(16, "10:00", "12:00")
    others = tuple(publication(12 + i % 5, "09:00", f"14:{i:02}") for i in range(checked - 1))
    return book(*rows, publications=(early, *others))


def _figures(moved: int, *, accepted: bool = False):  # type: ignore[no-untyped-def]
    if accepted:
        day = date(2025, 12, 24)
        return done("ОБР", "6", day, staff_total=38, staff_moved=moved, incoming="24.12.2025 № 87")
    day = date(2025, 12, 18)
    return row("ОБР", "6", state=State.DONE, executed_on=day, evidence="письмо", staff_total=38, staff_moved=moved)


def _sample(day: date):  # type: ignore[no-untyped-def]
    if day < COMPLETION:
        return []
    if day < SUPPLEMENT:
        told = {"expected_on": date(2026, 1, 15), "reason": "болезнь ответственного специалиста"}
        return [row("ПРИМ", "6", state=State.IN_WORK, staff_total=26, staff_moved=21, **told)]
    late, accepted = date(2026, 1, 15), SUPPLEMENT
    return [
        done("ПРИМ", "2", late, accepted_on=accepted),
        done("ПРИМ", "6", late, accepted_on=accepted, staff_total=26, staff_moved=26),
    ]


def morning(day: date) -> tuple[Review, Decisions]:
    """Judge a day of the story; the papers of the days before are issued, and the letters among them sent."""
    return judged(book_on(day), day, _history(day))


def _history(day: date) -> History:
    history = empty_history()
    if day > FIRST:
        review, decisions = judged(book_on(FIRST), FIRST, history)
        papers = {"01-15/К-2": paper_for(decisions, "ОБР"), "01-15/К-3": paper_for(decisions, "ПРИМ")}
        history = issued(history, papers, FIRST, review)
    if day > SECOND:
        review, decisions = judged(book_on(SECOND), SECOND, history)
        history = issued(history, {"01-15/К-7": paper_for(decisions, "ПРИМ")}, SECOND, review)
    if day > COMPLETION:
        review, decisions = judged(book_on(COMPLETION), COMPLETION, history)
        history = issued(history, {"02-01/К-1": paper_for(decisions, kind=Kind.COMPLETION)}, None, review)
    return history
