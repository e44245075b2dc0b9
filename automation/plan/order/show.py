"""What ``new`` prints: the order as a table a person checks in one look."""

from automation.model.plan import OrderDraft, Unclear
from automation.model.sheets import PLAN
from automation.plan.terms import show_term
from automation.plan.workdays import Calendar

HEADINGS = ("№", "Мероприятие", "Срок в документе", "Прочтено как", "Исполнители", "Сомнения")
SHORT = 70


def draft_table(draft: OrderDraft) -> list[tuple[str, ...]]:
    """Return the heading and a row for each item: number, text, term as written and as read, executors, doubts."""
    rows: list[tuple[str, ...]] = [HEADINGS]
    for item in draft.items:
        asked = [c for c in draft.asked if (c.place.sheet, c.place.row) == (PLAN, item.number)]
        doubts = [check.place.part + check.text for check in asked]
        deadline = item.term.deadline
        doubts += [deadline.question] if isinstance(deadline, Unclear) else list(item.term.assumptions)
        text = item.text if len(item.text) <= SHORT else item.text[: SHORT - 1].rsplit(" ", 1)[0] + "…"
        unclear = isinstance(deadline, Unclear)
        shown = "не понято" if unclear else show_term(item.term, draft.order.date, Calendar())
        rows.append((item.number, text, item.term.phrase, shown, "; ".join(item.groups), " ".join(doubts)))
    return rows
