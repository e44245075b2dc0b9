"""What ``new`` says about an order it has read: a table of the plan, and what to check in order of risk."""

from pathlib import Path

from automation.cli.json_answers import Json, order_answer, picked
from automation.cli.table import table
from automation.cli.verbs import out
from automation.control.amendments import ACTIONS
from automation.model.plan import UNDATED, OrderDraft
from automation.plan.order import draft_table
from automation.russian import show

RISKS = {
    "wrong": "Не прочитано или противоречит самому документу:",
    "guessed": "Выведено программой:",
    "read": "Прочитано с допущением:",
}


def draft_answer(draft: OrderDraft, path: str | None) -> Json:
    """Return what ``new --json`` prints; ``path`` is None where no workbook was made."""
    return {
        "order": order_answer(draft.order.id),
        "path": path,
        "items": [
            {"item": i.number, "text": i.text, "term": i.term.phrase, "performers": list(i.groups)} for i in draft.items
        ],
        "questions": list(draft.questions),
        "unsure": sorted(draft.unsure),
        "checks": [picked(check, "risk", "place", "text") for check in draft.checks],
        "amends": order_answer(draft.amends) if draft.amends else None,
        "changes": [
            {"point": c.point, "action": c.action, "item": c.item, "words": c.words, "new": c.words_new}
            for c in draft.changes
        ],
    }


def tell_draft(draft: OrderDraft, target: Path) -> None:
    """Say what was read, what to check, and where the workbook stands."""
    _tell_head(draft)
    headers, *rows = draft_table(draft)
    for line in table(headers, rows):
        out(line)
    _tell_checks(draft)
    out(f"Книга создана: {target}")
    if draft.order.date == UNDATED or not draft.order.number:
        out("Впишите номер и дату документа на лист «Распоряжение»: до этого бумаги по книге не готовятся.")
    out("Дальше: впишите исполнителей и их коды на лист «Исполнители», затем выполните update.")


def tell_changes(draft: OrderDraft) -> None:
    """Say which order an amending one changes and what it proposes there."""
    _tell_head(draft)
    for change in draft.changes:
        item = f", пункт плана {change.item}" if change.item else ""
        point = f"пункт {change.point}: " if change.point else ""
        out(f"  {point}{ACTIONS[change.action]}{item} – {change.words}")
    if draft.items:
        headers, *rows = draft_table(draft)
        for line in table(headers, rows):
            out(line)
    _tell_checks(draft)


def _tell_head(draft: OrderDraft) -> None:
    order = draft.order
    day = show(order.date) if order.date != UNDATED else "____"
    out(f"{order.kind or 'Документ'} № {order.number or '____'} от {day}, {order.body}")
    out(f"«{order.heading}»")
    for title, official in (
        ("Подписал", order.signed_by),
        ("Ответственный", order.responsible),
        ("Контроль", order.control),
    ):
        out(f"{title}: {', '.join(filter(None, (official.post, official.name))) or 'не указано'}")


def _tell_checks(draft: OrderDraft) -> None:
    """Print the list «Проверьте», the riskiest questions first."""
    for risk, title in RISKS.items():
        checks = [check for check in draft.checks if check.risk == risk]
        if checks:
            out(f"Проверьте. {title}")
        for check in checks:
            out(f"  {check.place}: {check.text}")
