"""Read everything: the inbox into books, and the alarms that stop a workbook before it is judged."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from automation.day.call import Reading
from automation.model.plan import OrderId
from automation.register.records import SeenBook
from automation.russian import show


def refuse_twins(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Refuse two workbooks of one order: neither is worked, both are named."""
    all_readings = tuple(readings)
    files: dict[OrderId, list[str]] = defaultdict(list)
    for reading in all_readings:
        if reading.order:
            files[reading.order].append(reading.file)
    answer = []
    for reading in all_readings:
        twins = [f for f in files.get(reading.order, ()) if f != reading.file] if reading.order else []
        answer.append(_unread(reading, _twin_words(reading.order, twins)) if twins and reading.order else reading)
    return tuple(answer)


def _twin_words(order: OrderId, others: list[str]) -> str:
    return (
        f"по документу № {order.number} в папке inbox лежит ещё одна книга ({', '.join(others)}); "
        "оставьте одну, другую уберите"
    )


def refuse_older(readings: Iterable[Reading], seen: Iterable[SeenBook]) -> tuple[Reading, ...]:
    """A workbook older than the one worked before (restored from a copy) is an alarm, not silence."""
    known = {s.order: s for s in seen}
    answer = []
    for reading in readings:
        before = known.get(reading.order) if reading.order else None
        if reading.book and before and reading.book.sha256 != before.sha256 and reading.book.modified < before.modified:
            words = (
                f"книга старее той, что обработана ранее (изменена {before.modified[:16].replace('T', ' ')} UTC); "
                "верните последнюю или сохраните эту заново"
            )
            answer.append(_unread(reading, words))
        else:
            answer.append(reading)
    return tuple(answer)


def refuse_renumbered(
    readings: Iterable[Reading], seen: Iterable[SeenBook], has_papers: Callable[[OrderId], bool]
) -> tuple[Reading, ...]:
    """A file whose order has another number or date than before, though papers were issued under the old ones."""
    here = tuple(readings)
    present = {r.order for r in here if r.order}
    before = {s.file: s.order for s in seen if s.order not in present}
    answer = []
    for reading in here:
        was = before.get(reading.file)
        if reading.order and was and was != reading.order and has_papers(was):
            words = (
                f"в книге изменён номер или дата документа: было № {was.number} от {show(was.date)}, и по нему есть "
                "документы; верните прежние, а другой документ ведите в своей книге"
            )
            answer.append(_unread(reading, words))
        else:
            answer.append(reading)
    return tuple(answer)


def emptied(readings: Iterable[Reading], seen: Iterable[SeenBook]) -> tuple[str, ...]:
    """Name the workbooks that lost half of the cells filled last time (four cells and more)."""
    known = {s.order: s for s in seen}
    found = []
    for reading in readings:
        before = known.get(reading.order) if reading.order else None
        if reading.book and before and before.filled >= 4 and reading.book.filled * 2 <= before.filled:
            found.append(
                f"{reading.file}: заполненных ячеек стало {reading.book.filled} вместо {before.filled}; "
                "если так и должно быть, повторите с --yes, иначе верните данные из outbox/copies"
            )
    return tuple(found)


def missing(readings: Iterable[Reading], seen: Iterable[SeenBook], *, all_closed: bool = False) -> tuple[str, ...]:
    """Alarms about the inbox itself: no folder, no workbook, a known workbook gone.

    ``all_closed``: every order ever seen is off control, so that an empty inbox is as it should be.
    """
    here = tuple(readings)
    present = {r.order for r in here if r.order}
    renamed = {r.file for r in here if r.order}  # another number before the first paper; after it: refuse_renumbered
    unread = {r.file for r in here if r.state in {"unread", "awaiting"}}
    gone = [
        f"книга «{s.file}» (№ {s.order.number} от {show(s.order.date)}) исчезла из папки inbox; "
        f"верните её или снимите документ с контроля: close {s.order.number} --reason …"
        for s in seen
        if s.order not in present and s.file not in unread | renamed
    ]
    if not any(r.state != "skipped" for r in here) and not gone and not all_closed:
        return ("в папке inbox нет ни одной рабочей книги: положите книгу или создайте её командой new",)
    return tuple(gone)


def _unread(reading: Reading, message: str) -> Reading:
    return replace(reading, state="unread", message=f"{reading.file}: {message}", book=None, findings=())
