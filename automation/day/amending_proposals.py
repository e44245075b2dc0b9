"""Where a day keeps what amending orders of ``inbox/orders/`` propose for other orders' workbooks."""

from collections.abc import Sequence

from msgspec.structs import replace

from automation.model.plan import Amending, OrderId
from automation.register.intake import Memory, note_value, recall_value

AMENDED = "amendments"  # of a note; its key is that of the order amended


def propose(memory: Memory, order: OrderId, proposal: Amending) -> None:
    """Keep a proposal; an earlier one by the same amending order goes, but the day it came on stays."""
    before = amendments(memory, order)
    day = next((a.day for a in before if a.by == proposal.by), proposal.day)
    kept = [a for a in before if a.by != proposal.by]
    note_value(memory, AMENDED, order.key, [*kept, replace(proposal, day=day)])


def amendments(memory: Memory, order: OrderId) -> Sequence[Amending]:
    """Return what amending orders propose for an order, the oldest first."""
    return recall_value(memory, AMENDED, order.key, list[Amending]) or []
