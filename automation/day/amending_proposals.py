"""What amending orders of ``inbox/orders/`` propose for other orders' workbooks, until a clerk enters it there."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from automation.model.catalogue import finding
from automation.model.plan import Amendment, Order, OrderId
from automation.model.report import Finding
from automation.model.sheets import PLAN
from automation.register.intake import Memory, note_value, recall_value
from automation.russian import show

AMENDED = "amendments"  # of a note; its key is that of the order amended
ACTIONS = {
    "edition": "новая редакция плана",
    "add": "дополнить",
    "remove": "исключить",
    "term": "срок",
    "performers": "исполнители",
    "text": "текст",
    "other": "прочее",
}


class Amending(Struct, frozen=True, kw_only=True):
    """What an amending order proposes for the workbook of another one."""

    by: OrderId
    changes: tuple[Amendment, ...]


def propose(memory: Memory, order: OrderId, proposal: Amending) -> None:
    """Keep a proposal; an earlier one by the same amending order goes."""
    kept = [a for a in amendments(memory, order) if a.by != proposal.by]
    note_value(memory, AMENDED, order.key, [*kept, proposal])


def amendments(memory: Memory, order: OrderId) -> Sequence[Amending]:
    """Return what amending orders propose for an order, the oldest first."""
    return recall_value(memory, AMENDED, order.key, list[Amending]) or []


def proposed(memory: Memory, order: Order) -> Iterator[Finding]:
    """Tell what amending orders propose and «Изменения» does not name yet."""
    for amending in amendments(memory, order.id):
        if amending.by.number and amending.by.number in order.amendments:
            continue
        for change in amending.changes:
            item = f"пункт {change.item}: " if change.item else ""
            yield finding(
                "amendment-proposed",
                sheet=PLAN,
                item=change.item or None,
                number=amending.by.number,
                day=show(amending.by.date),
                what=f"{item}{ACTIONS[change.action]} – {change.words.rstrip('.')}",
            )
