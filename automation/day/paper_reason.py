"""Why a paper was written, as the register keeps it for ``explain`` and for the board: plain JSON data."""

from datetime import date, timedelta
from functools import cache
from typing import Any

from msgspec import to_builtins

from automation.control.morning import Morning
from automation.control.unanswered import asks_again
from automation.day.call import Call
from automation.model.control import Ground, Occasion, Paper, Verdict
from automation.model.report import Book
from automation.model.sheets import PLAN, STATUS


def paper_reason(call: Call, morning: Morning, paper: Paper) -> dict[str, Any]:
    """Return what ``explain`` shows a year later: grounds, workbook, cells, settings, the calendar's count."""
    book, policy = morning.book, call.settings.policy

    @cache
    def days_off(due: date | None) -> list[str]:
        """List the days off between a term and the day: how the working days were counted."""
        if due is None:
            return []
        first, last = sorted((due, morning.on))
        days = (first + timedelta(days=n) for n in range(min((last - first).days, 400) + 1))
        return [d.isoformat() for d in days if not morning.calendar.is_working(d)]

    return {
        "signer": paper.signer,
        "respond_by": paper.respond_by.isoformat() if paper.respond_by else None,
        **({"again": again} if (again := [_occasion(o) for o in asks_again(paper)]) else {}),
        "grounds": [
            _ground(g) | (_obligation(g.verdict, book) | {"days_off": days_off(g.verdict.due)} if g.verdict else {})
            for g in paper.grounds
        ],
        "workbook": {"file": book.file, "sha256": book.sha256, "modified": book.modified},
        "read_at": call.now.isoformat(timespec="minutes"),
        "settings": {
            "remind_days": list(policy.remind_days),
            "overdue_after": policy.overdue_after,
            "repeat_days": policy.repeat_days,
            "repeat_max": policy.repeat_max,
            "answer_days": policy.answer_days,
            "deadline_on_day_off": policy.deadline_on_day_off,
        },
    }


def _ground(ground: Ground) -> dict[str, Any]:
    """Tell the occasion of one ground and what was held against what was reported."""
    return {
        **_occasion(ground.occasion),
        "faults": [f.value for f in ground.faults],
        "detail": ground.detail,
        "cites": [e.number for e in ground.cites],
    }


def _occasion(occasion: Occasion) -> dict[str, Any]:
    return {
        "code": occasion.code,
        "item": occasion.item,
        "control_date": occasion.control_date,
        "kind": occasion.kind.value,
        "step": occasion.step,
    }


def _obligation(verdict: Verdict, book: Book) -> dict[str, Any]:
    """Tell how the obligation stood, and in which cells of the workbook that was read."""
    row, item = verdict.row, verdict.item
    return {
        "first_term": verdict.control_date,
        "due": verdict.due,
        "days": verdict.days,
        "standing": verdict.standing.value,
        "executed_on": verdict.executed_on,
        **({"row": row.row, "state": row.state_text or row.state.value} if row else {"row": None}),
        "reported": {name: value for name, value in to_builtins(verdict.reported).items() if value},
        "first_seen": verdict.first_seen,
        **({"cell": book.cell(STATUS, "Состояние", row.row)} if row else {}),
        "term_cell": book.cell(PLAN, "Срок исполнения", item.row),
        "extension_row": verdict.extension_row or None,
        "phrase": item.term_phrase,
    }
