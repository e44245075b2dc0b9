"""Rows by themselves: where «Ход исполнения» lacks rows, the renewed workbook is made without anybody asking.

It lies in the order's folder in outbox/. With ``[policy] update = "replace"`` it takes the place of the clerk's own,
the only clerk's file that is ever replaced, and only where nothing can be lost.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from automation.day.call import Call, Reading
from automation.errors import StopError, UnreadError
from automation.file_names import legal_name, order_folder
from automation.model.catalogue import Sentence, finding
from automation.model.report import Book
from automation.model.sheets import STATUS
from automation.register.intake import Memory, note_value, recall_value
from automation.system import outbox
from automation.system.swapping import swap
from automation.workbook.inbox import EXCEL_LOCK, OFFICE_LOCK
from automation.workbook.rows import missing_rows
from automation.workbook.update import update_book

KIND = "renewed workbook"  # of a note; its key is that of the order
REST = timedelta(minutes=10)  # a workbook that changed lately is somebody's at this moment


class Made(Struct, frozen=True, kw_only=True):
    """A renewed workbook: of which bytes it was made, where it stands, its hash, what it lost, or why there is none."""

    of: str
    path: str = ""
    sha256: str = ""
    lost: tuple[str, ...] = ()
    why: str = ""


def renew(call: Call, memory: Memory, reading: Reading) -> tuple[Reading, bool]:
    """Return the reading with what was done about missing rows, and whether the clerk's file was just replaced."""
    book = reading.book
    if book is None or not book.performers or book.order.closed_on:
        return reading, False
    count = 0 if book.shuffled else len(missing_rows(book))
    if not count:
        _tidy(call, memory, book)
        return reading, False
    made = _made(call, memory, reading, book)
    if not made.path:
        return reading.telling(finding("book-unrenewed", sheet=STATUS, count=count, why=Sentence(made.why))), False
    policy = call.settings.policy
    why = _replaced(call, reading, made) if policy.update == "replace" and not policy.trial else None
    if why == "":
        kept = f"outbox/updates/{_kept_name(reading)}"
        return reading.telling(finding("book-replaced", sheet=STATUS, count=count, path=Sentence(kept))), True
    lost = f"; в неё не перешли: {', '.join(made.lost)}" if made.lost else ""
    told = finding(
        "book-renewed",
        sheet=STATUS,
        count=count,
        path=Sentence(made.path),
        lost=Sentence(lost),
        why=Sentence(f"; ваша таблица не заменена: {why}" if why else ""),
    )
    return reading.telling(told), False


def _made(call: Call, memory: Memory, reading: Reading, book: Book) -> Made:
    """Return the renewed workbook of these very bytes, made once."""
    before = _recalled(memory, book)
    source = call.inbox / reading.file
    path = f"outbox/{order_folder(book.order.id)}/{legal_name(Path(reading.file).stem, '.xlsx')}"
    same = before is not None and before.of == book.sha256 and before.path in {"", path}
    if before and same and (not before.path or outbox.hash_of(call.home / path) == before.sha256):
        return before
    try:
        renewed = update_book(book, source, call.settings.limits)
        if before and before.path != path:  # the clerk's own has another name now
            _remove(call, before)
        written = outbox.replace(call.home, path, renewed.data)
        made = Made(of=book.sha256, path=path, sha256=written.sha256, lost=renewed.lost)
    except UnreadError as error:
        made = Made(of=book.sha256, why=str(error).rstrip("."))
    note_value(memory, KIND, book.order.id.key, made)
    return made


def _tidy(call: Call, memory: Memory, book: Book) -> None:
    """Remove a renewed workbook that is needed no more, unless somebody changed it."""
    made = _recalled(memory, book)
    if made and made.path:
        _remove(call, made)
        note_value(memory, KIND, book.order.id.key, Made(of=book.sha256))


def _remove(call: Call, made: Made) -> None:
    place = call.home / made.path
    if made.path and outbox.hash_of(place) == made.sha256:
        place.unlink(missing_ok=True)


def _replaced(call: Call, reading: Reading, made: Made) -> str:
    """Put the renewed workbook in the place of the clerk's; answers why not, "" where it was done."""
    source = call.inbox / reading.file
    if why := _obstacle(call, source, reading, made):
        return why
    old, data = source.read_bytes(), (call.home / made.path).read_bytes()
    if b"_xmlsignatures/" in old:
        return "она подписана электронной подписью"
    kept = f"outbox/updates/{_kept_name(reading)}"
    try:
        for _ in outbox.write_new(call.home, [(kept, old)]):
            pass
        done = swap(source, data, lambda: not _obstacle(call, source, reading, made))
    except StopError as error:
        return str(error).rstrip(".")
    return "" if done else "она изменилась только что или её владельца нельзя сохранить"


def _obstacle(call: Call, source: Path, reading: Reading, made: Made) -> str:
    """Say what forbids to replace a clerk's workbook at this moment, or ""."""
    assert reading.book
    if source.suffix.lower() != ".xlsx" or made.lost:
        return "она другого формата или с тем, что в новую не переходит"
    locks = (f"{EXCEL_LOCK}{source.name}", f"{OFFICE_LOCK}{source.name}#")
    if any((source.parent / lock).exists() for lock in locks):
        return "она сейчас открыта"
    try:
        changed = datetime.fromtimestamp(source.stat().st_mtime, UTC)
    except OSError:
        return "её не удаётся прочитать"
    if call.now - changed < REST:
        return f"она изменилась меньше {REST.seconds // 60} минут назад"
    return "" if outbox.hash_of(source) == reading.book.sha256 else "она изменилась после чтения"


def _kept_name(reading: Reading) -> str:
    """Name the copy in which the clerk's own workbook is kept: the first signs of its hash tell two copies apart."""
    assert reading.book
    return legal_name(f"{Path(reading.file).stem} (прежняя {reading.book.sha256[:8]})", ".xlsx")


def _recalled(memory: Memory, book: Book) -> Made | None:
    return recall_value(memory, KIND, book.order.id.key, Made)
