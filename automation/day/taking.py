"""Take everything in: orders, workbooks and forms, with what must stop a workbook before it is judged."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path

from msgspec.structs import replace

from automation.day.answers import look_at_mailbox, strangers, taken_messages
from automation.day.call import Call, Reading
from automation.day.inbox_readings import merge_forms, read_inbox, read_orders, renew_books, with_acting
from automation.day.workable_day import FAR_DAYS
from automation.gathering import by_first
from automation.model.catalogue import catalogue, finding
from automation.model.plan import OrderId
from automation.model.report import Finding
from automation.model.sheets import ORDER
from automation.register import Register, SeenBook
from automation.register.intake import Memory
from automation.russian import show
from automation.system.outbox import sweep

OFF_CONTROL = "off control"
MANY = 4  # filled cells: a workbook with fewer may lose half of them any day


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
        *(_not_early(call, far_ahead(r, call.on)) for r in readings),
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


def unread_orders(register: Register, readings: Iterable[Reading]) -> dict[OrderId, str]:
    """Say of each order on control whose workbook was not read why it was not."""
    why = {r.file: r.message for r in readings if r.state == "unread"}
    return {book.order: why[book.file] for book in books_under_control(register) if book.file in why}


def refuse_twins(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Refuse two workbooks of one order: neither is worked, both are named."""
    files = by_first((reading.order, reading.file) for reading in readings)

    def why(reading: Reading) -> str:
        twins = [file for file in files[reading.order] if file != reading.file]
        if reading.order is None or not twins:
            return ""
        return (
            f"по документу № {reading.order.number} в папке inbox лежит ещё одна книга ({', '.join(twins)}); "
            "оставьте одну, другую уберите"
        )

    return _refused(readings, why)


def refuse_older(readings: Sequence[Reading], seen: Iterable[SeenBook], zone: tzinfo | None) -> tuple[Reading, ...]:
    """Refuse a workbook older than the one worked before (restored from a copy): that is an alarm, not silence.

    ``zone`` is that of the office, in whose time the clerk is told when the later one was saved.
    """
    known = {s.order: s for s in seen}

    def why(reading: Reading) -> str:
        book, before = reading.book, known.get(reading.order) if reading.order else None
        if not book or not before or book.sha256 == before.sha256 or book.modified >= before.modified:
            return ""
        saved = datetime.fromisoformat(before.modified).replace(tzinfo=UTC).astimezone(zone)
        return (
            f"книга старее той, что обработана ранее (сохранена {saved:%d.%m.%Y в %H:%M}); "
            "верните последнюю или сохраните эту заново"
        )

    return _refused(readings, why)


def refuse_renumbered(
    readings: Sequence[Reading], seen: Iterable[SeenBook], has_papers: Callable[[OrderId], bool]
) -> tuple[Reading, ...]:
    """Refuse a file whose order has another number or date than before, where papers were issued under the old ones."""
    present = {r.order for r in readings if r.order}
    before = {s.file: s.order for s in seen if s.order not in present}

    def why(reading: Reading) -> str:
        was = before.get(reading.file)
        if reading.order is None or was is None or was == reading.order or not has_papers(was):
            return ""
        return (
            f"в книге изменён номер или дата документа: было № {was.number} от {show(was.date)}, и по нему есть "
            "документы; верните прежние, а другой документ ведите в своей книге"
        )

    return _refused(readings, why)


def refuse_emptied(readings: Sequence[Reading], seen: Iterable[SeenBook]) -> tuple[Reading, ...]:
    """Refuse a workbook that lost half of the cells filled last time (four cells and more)."""
    known = {s.order: s for s in seen}

    def why(reading: Reading) -> str:
        book, before = reading.book, known.get(reading.order) if reading.order else None
        if not book or not before or before.filled < MANY or book.filled * 2 > before.filled:
            return ""
        return (
            f"заполненных ячеек стало {book.filled} вместо {before.filled}; верните прежнюю книгу (копии – в "
            "outbox/copies), а если так и должно быть, попросите администратора повторить день: day --yes"
        )

    return _refused(readings, why)


def _refused(readings: Iterable[Reading], why: Callable[[Reading], str]) -> tuple[Reading, ...]:
    """Return the readings, those unread for which ``why`` has words."""
    return tuple(r.set_aside(words) if (words := why(r)) else r for r in readings)


def missing(
    inbox: Path, readings: Iterable[Reading], seen: Iterable[SeenBook], *, all_closed: bool = False
) -> tuple[str, ...]:
    """Return alarms about the inbox itself: no folder, no workbook, a known workbook gone.

    ``all_closed``: every order ever seen is off control, so that an empty inbox is as it should be.
    """
    here = tuple(readings)
    present = {r.order for r in here if r.order}
    renamed = {r.file for r in here if r.order}  # another number before the first paper; after it: refuse_renumbered
    unread = {r.file for r in here if r.state in {"unread", "awaiting"}}
    gone = [
        f"книга «{s.file}» (№ {s.order.number} от {show(s.order.date)}) исчезла из папки inbox"
        f"{_place_of(inbox, s.file)}; верните её. Если контроль окончен, в ней должно стоять «Снято с контроля»; книги "
        f"больше нет – попросите администратора: close {s.order.number} --reason …"
        for s in seen
        if s.order not in present and s.file not in unread | renamed
    ]
    if any(r.state != "skipped" for r in here) or all_closed:
        return tuple(gone)
    share = "если она на сетевом диске, проверьте, подключён ли он"
    cure = share if gone else "положите книгу или создайте её командой new"
    return (f"в папке inbox нет ни одной рабочей книги: {cure}", *gone)


def _place_of(inbox: Path, file: str) -> str:
    """Say in which folder of the inbox, which nobody reads, the workbook lies."""
    folders = sorted(folder.name for folder in inbox.iterdir() if (folder / file).is_file()) if inbox.is_dir() else []
    return f" (лежит в inbox/{folders[0]})" if folders else ""


def far_ahead(reading: Reading, day: date) -> Reading:
    """Set aside an order that is signed long after a day: its year is mistyped, and nothing would ever be written."""
    if reading.book is None or reading.book.order.date <= day + timedelta(days=FAR_DAYS):
        return reading
    order = reading.book.order
    told = finding("order-ahead", sheet=ORDER, file=reading.file, document=order.number, day=show(order.date))
    return replace(reading, state="awaiting", message=told.message, book=None, findings=(told,))


def _not_early(call: Call, reading: Reading) -> Reading:
    """Pass over an order that is signed after the day."""
    if reading.book is None or reading.book.order.date <= call.on:
        return reading
    order = reading.book.order
    words = f"{reading.file}: документ № {order.number} подписан {show(order.date)}, позже обрабатываемого дня"
    return replace(reading, state="skipped", message=words, book=None)


def _with_strays(readings: tuple[Reading, ...], strays: tuple[Finding, ...]) -> tuple[Reading, ...]:
    """Tell of forms that belong to no order beside the inbox itself."""
    if not strays:
        return readings
    return (*readings, Reading(file="forms", state="skipped", message="формы без своей книги", findings=strays))


def news_of(readings: Iterable[Reading]) -> tuple[str, ...]:
    """Write what the board says of files: what waits, what was not read, what became of new orders. No persons."""
    lines = []
    for reading in readings:
        if reading.acting is not None:
            lines += [
                f"{reading.cell_of(found)}: {catalogue()[found.code].title.lower()}" for found in reading.findings
            ]
        if reading.state in {"unread", "awaiting"}:
            lines.append(reading.message)
        elif reading.acting is None and not reading.order:
            lines += [found.message for found in reading.findings]
    return tuple(dict.fromkeys(lines))
