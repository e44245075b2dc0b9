"""The board of a day or of a look: all orders, from what was judged and what the register knows."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from automation.day.call import Call
from automation.day.issuing import Decided
from automation.day.once import once
from automation.day.present import EntriesOf
from automation.model.control import Entry
from automation.register import Register
from automation.register.intake import Memory as Notes
from automation.register.intake import recall_sound_value
from automation.reports.board import Ahead, BoardOffice, BoardOrder, BoardPage, board_page, render_board, told_papers
from automation.reports.summary_changes import Memory, describe_changes, remembered_of

AheadOf = Callable[[Decided], tuple[Ahead, ...]]


def write_board(
    call: Call,
    register: Register,
    notes: Notes,
    decided: Sequence[Decided],
    *,
    office: BoardOffice,
    kept: Callable[[], tuple[str, ...]],
    entries: EntriesOf,
    ahead: AheadOf,
) -> None:
    """Write all orders of the day on one page; a day of nothing read leaves the old one.

    It tells of the present pages that a person changed: ``kept``. Why the papers exist is read where it is printed: it
    changes with a paper's edition and never else.
    """
    office = replace(office, news=(*office.news, *kept()))
    orders = [_board_order(register, d, entries(d), ahead(d)) for d in decided]
    if not orders and not office.news:
        return

    def page(day: date) -> BoardPage:
        return board_page([replace(o, figures=replace(o.figures, on=day)) for o in orders], on=day, office=office)

    def files() -> Iterable[tuple[str, bytes]]:
        read = f"{call.now:%H:%M}" if call.on == call.now.date() else ""
        whole = [replace(o, reasons=register.reasons(told_papers(o.entries, call.on))) for o in orders]
        yield "outbox/board.html", render_board(whole, on=call.on, office=office, read=read).encode()

    once(call, notes, "board", page, files)


def _board_order(register: Register, one: Decided, entries: Sequence[Entry], ahead: tuple[Ahead, ...]) -> BoardOrder:
    before = recall_summary(register, one)
    return BoardOrder(
        figures=one.review.figures,
        entries=tuple(entries),
        closed=one.morning.closed,
        findings=tuple(one.findings),
        notices=(*one.decisions.notices, *one.decisions.waiting),
        changes=describe_changes(before, remembered_of([one.review.figures])) if before else (),
        ahead=ahead,
    )


def recall_summary(register: Notes, one: Decided) -> Memory:
    """Recall what the сводка before this one told; a memory edited by hand is no memory."""
    return recall_sound_value(register, "summary", one.order.key, dict[str, list[Any]]) or {}
