"""The plan of order № 454 with nothing filled in: every day of the contract's example, exactly."""

from collections import Counter
from datetime import date

from automation.control.foresight import ForeseenDay, foresee, remember_day
from automation.control.review import follow, review
from automation.model.control import empty_history
from automation.model.notice import NoticeKind
from tests.support.compose_world import SETTINGS, book

EXPECTED = {
    "2025-12-11": "обзвон 1 2",
    "2025-12-15": "обзвон 1 2 | progress",
    "2025-12-16": "overdue 1 2 ×4 письма, ×2 записки (шаг 1)",
    "2025-12-19": "reminder 6 ×4 письма, ×2 записки, контрольная точка 3 4 5",
    "2025-12-22": "progress",
    "2025-12-23": "overdue 1 2 ×4 письма, ×2 записки (шаг 2)",
    "2025-12-25": "обзвон 6",
    "2025-12-29": "обзвон 6 | completion",
    "2025-12-30": "overdue 6 ×4 письма, ×2 записки (шаг 1)",
    "2026-01-16": "overdue 6 ×4 письма, ×2 записки (шаг 2)",
}


def told(day: ForeseenDay) -> str:
    """A day in one line of the contract's words."""
    parts = []
    calls = sorted({n.item for n in day.decisions.notices if n.kind is NoticeKind.CALL})
    if calls:
        parts.append("обзвон " + " ".join(calls))
    letters = [p for p in day.decisions.papers if p.addressee]
    if letters:
        kinds = {p.kind.value for p in letters}
        assert len(kinds) == 1
        kind = kinds.pop()
        grounds = [g for p in letters for g in p.grounds]
        items = sorted({g.occasion.item for g in grounds if g.occasion.kind.value == kind and kind != "request"})
        forms = Counter(p.form.value for p in letters)
        line = f"{kind} {' '.join(items)} ×{forms['letter']} письма, ×{forms['note']} записки"
        steps = {g.occasion.step for g in grounds}
        points = sorted({g.occasion.item for g in grounds if g.detail == "control:completion"})
        parts.append(line + (f", контрольная точка {' '.join(points)}" if points else f" (шаг {max(steps)})"))
    parts += [p.kind.value for p in day.decisions.papers if not p.addressee]
    return " | ".join(parts)


def test_every_day_of_the_example_comes_out_exactly() -> None:
    days = list(foresee(book(), empty_history(), SETTINGS, date(2025, 12, 11), date(2026, 2, 27)))
    assert {d.on.isoformat(): told(d) for d in days if told(d)} == EXPECTED


def test_second_papers_are_signed_by_the_head_and_cite_the_first() -> None:
    days = {d.on: d for d in foresee(book(), empty_history(), SETTINGS, date(2025, 12, 11), date(2025, 12, 23))}
    first, second = days[date(2025, 12, 16)], days[date(2025, 12, 23)]
    assert {p.signer for p in first.decisions.papers} == {"letter", "note"}
    assert {p.signer for p in second.decisions.papers} == {"second"}
    assert all(g.cites[0].sent_on == date(2025, 12, 16) for p in second.decisions.papers for g in p.grounds)


def test_a_second_run_of_the_same_day_issues_nothing() -> None:
    on = date(2025, 12, 16)
    first = review(book(), empty_history(), SETTINGS, on)
    decisions = follow(first)
    again = review(book(), remember_day(empty_history(), first, decisions), SETTINGS, on)
    assert decisions.papers
    assert not follow(again).papers
