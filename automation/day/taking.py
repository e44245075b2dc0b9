"""Take everything in: orders, workbooks and forms, with what must stop a workbook before it is judged."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from automation.day.answers import look_at_mailbox, strangers, taken_messages
from automation.day.call import Call, Reading
from automation.day.inbox_readings import merge_forms, read_inbox, read_orders, renew_books, with_acting
from automation.day.refused_books import missing, refuse_emptied, refuse_older, refuse_renumbered, refuse_twins
from automation.model.catalogue import catalogue
from automation.model.report import Finding
from automation.register import Register, SeenBook
from automation.register.intake import Memory
from automation.russian import show
from automation.system.outbox import sweep

OFF_CONTROL = "off control"


def take_in(
    call: Call, register: Register, notes: Memory | None, known: Sequence[SeenBook]
) -> tuple[Call, tuple[Reading, ...], tuple[str, ...]]:
    """Read the inbox; return the call with who acts for the signatories, the readings, and the alarms.

    ``notes`` keeps what was taken in; None: nothing is made, and the folder of orders is left alone.
    """
    call, read = with_acting(call, read_inbox(call))
    if notes is not None:
        sweep(call.home, folder="inbox")
        read = (*read, *read_orders(call, notes, read))
    read = refuse_renumbered(refuse_twins(read), known, lambda order: bool(register.entries(order=order)))
    read = refuse_older(read, known, call.now.tzinfo)
    read = read if call.yes else refuse_emptied(read, known)
    if notes is not None:
        read = tuple(renew_books(call, notes, read))
    mailbox = look_at_mailbox(call, register, notes, read) if notes is not None else []
    readings, strays = merge_forms(call, read)
    alarms = missing(call.inbox, readings, known, all_closed=not known and bool(register.orders()))
    readings = (
        *(_not_early(call, r) for r in readings),
        *mailbox,
        *strangers(taken_messages(notes or register, call.on), readings),
    )
    return call, _with_strays(readings, strays), alarms


def books_under_control(register: Register) -> list[SeenBook]:
    """Return workbooks that must be there: of orders taken off control neither by ``close`` nor by their sheet."""
    return [
        k.book
        for k in register.orders()
        if k.book and not k.closed_on and register.recall(OFF_CONTROL, k.order.key) != "yes"
    ]


def _not_early(call: Call, reading: Reading) -> Reading:
    """Pass over an order that is signed after the day."""
    if reading.book is None or reading.book.order.date <= call.on:
        return reading
    return replace(reading, state="skipped", message=_early_words(reading), book=None)


def _with_strays(readings: tuple[Reading, ...], strays: tuple[Finding, ...]) -> tuple[Reading, ...]:
    """Tell of forms that belong to no order beside the inbox itself."""
    if not strays:
        return readings
    return (*readings, Reading(file="forms", state="skipped", message="формы без своей книги", findings=strays))


def _early_words(reading: Reading) -> str:
    assert reading.book
    order = reading.book.order
    return f"{reading.file}: документ № {order.number} подписан {show(order.date)}, позже обрабатываемого дня"


def news_of(readings: Iterable[Reading]) -> tuple[str, ...]:
    """Write what the board says of files: what waits, what was not read, what became of new orders. No persons."""
    lines = []
    for reading in readings:
        if reading.acting is not None:
            lines += [f"{reading.file}: {catalogue()[found.code].title.lower()}" for found in reading.findings]
        if reading.state in {"unread", "awaiting"}:
            lines.append(reading.message)
        elif reading.acting is None and not reading.order:
            lines += [found.message for found in reading.findings]
    return tuple(dict.fromkeys(lines))
