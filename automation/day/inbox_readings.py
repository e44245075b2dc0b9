"""The inbox as readings: stable copies, read in bounded children, filled forms merged into their book."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from automation.control.acting import acting_findings, acting_head_findings
from automation.day.call import Call, Reading
from automation.errors import AwaitingError, UnreadError
from automation.model.catalogue import Sentence, finding
from automation.model.office import OFFICE_ROLES, ActingList
from automation.model.report import Book, Finding
from automation.model.settings import Limits, Office
from automation.model.sheets import ORDER
from automation.register.intake import Memory
from automation.workbook.acting_file import is_acting_file, read_acting_file
from automation.workbook.columns import ACTING
from automation.workbook.inbox import FORM_FOLDERS, Candidate, is_workbook_name, list_inbox, read_settled
from automation.workbook.read import read_book

ORDERS, LETTERS = "orders", "letters"
OURS = frozenset({*FORM_FOLDERS, ORDERS, LETTERS})  # folders of inbox/ that have readers of their own


def read_inbox(call: Call) -> tuple[Reading, ...]:
    """Read every workbook of inbox/ by name. Raise ``AlarmError`` when the inbox cannot be listed."""
    return tuple(read_files(call.inbox, call.settings.limits, call.settings.office))


def read_files(inbox: Path, limits: Limits, office: Office | None = None) -> Iterator[Reading]:
    """Read every workbook of one folder."""
    for candidate in list_inbox(inbox):
        if not candidate.skipped and is_acting_file(candidate.name):
            yield _read_acting(candidate, limits, office)
        elif not candidate.skipped:
            yield read_file(candidate.path, limits, office, name=candidate.name, note=candidate.note)
        elif candidate.path.name not in OURS or not candidate.path.is_dir():
            plain = candidate.path.is_file() and not is_workbook_name(candidate.path.name)
            told = (finding("file-astray", file=candidate.name),) if plain else ()
            yield Reading(file=candidate.name, state="skipped", message=candidate.note, findings=told)


def read_file(path: Path, limits: Limits, office: Office | None = None, *, name: str = "", note: str = "") -> Reading:
    """Read one workbook wherever it lies, from a copy that nobody is writing; ``name`` is safe to print.

    An organisation with a name of the ``office`` is «администрация» by default.
    """
    name = name or path.name
    own = (office.name, office.short_name) if office else ()

    def read(copy: Path) -> tuple[Book, bytes]:
        return read_book(copy, limits, copy.parent, file=name, office=own), copy.read_bytes()

    try:
        book, data = read_settled(path, read)
    except AwaitingError as error:
        told = finding("order-awaiting", sheet=ORDER, cell=error.cells[0] or None, words=Sentence(error))
        return Reading(file=name, state="awaiting", message=str(error), findings=(told,))
    except UnreadError as error:
        return Reading(file=name, state="unread", message=str(error))
    return Reading(file=name, state="read", message=note, book=book, data=data)


def _read_acting(candidate: Candidate, limits: Limits, office: Office | None) -> Reading:
    """Read the list of acting signatories; where nobody can read it, nobody can say who signs.

    The tracking workbook of an order under this name is read as any other, and asked to be renamed.
    """
    name = candidate.name
    try:
        found = read_settled(candidate.path, lambda copy: read_acting_file(copy, limits, file=name))
    except UnreadError as error:
        disputed = ActingList(disputed=frozenset(OFFICE_ROLES))
        return Reading(file=name, state="unread", message=f"{error}; документы не готовятся", acting=disputed)
    if found is None:
        reading = read_file(candidate.path, limits, office, name=name, note=candidate.note)
        return reading.telling(finding("acting-file-taken", file=name))
    acting, findings = found
    return Reading(file=name, state="skipped", message=f"{name}: список замещений", findings=findings, acting=acting)


def with_acting(call: Call, readings: tuple[Reading, ...]) -> tuple[Call, tuple[Reading, ...]]:
    """Return the call with the acting signatories, and the readings with what contradicts itself in their list."""
    for at, reading in enumerate(readings):
        if reading.acting is not None:
            settings = replace(call.settings, acting=reading.acting)
            told = acting_findings(reading.acting, call.on, sheet=ACTING.title)
            address = acting_head_findings(settings, call.on, sheet=ACTING.title)
            settled = replace(reading, findings=(*reading.findings, *told, *address))
            return replace(call, settings=settings), (*readings[:at], settled, *readings[at + 1 :])
    return call, readings


def read_orders(call: Call, memory: Memory, readings: Sequence[Reading]) -> Iterator[Reading]:
    """Say what became of the files in ``inbox/orders/``, and the workbooks made of them just now."""
    if not (call.inbox / ORDERS).is_dir():
        return
    from automation.day.orders import OrderDesk, take_orders

    desk = OrderDesk(
        folder=call.inbox / ORDERS, on=call.on, memory=memory, known={r.order: r.file for r in readings if r.order}
    )
    there = {r.file for r in readings}
    yield from take_orders(desk)
    for name in sorted(set(desk.known.values()) - there):
        yield read_file(call.inbox / name, call.settings.limits, call.settings.office)


def renew_books(call: Call, memory: Memory, readings: Sequence[Reading]) -> Iterator[Reading]:
    """Return the readings with what was done about missing rows; a workbook that was replaced is read again."""
    from automation.day.renewing import renew

    for reading in readings:
        done, replaced = renew(call, memory, reading)
        if replaced and done.book:
            place, settings = call.inbox / reading.file, call.settings
            again = read_file(place, settings.limits, settings.office, note=reading.message)
            yield again.telling(done.book.findings[-1])
        else:
            yield done


def merge_forms(call: Call, readings: tuple[Reading, ...]) -> tuple[tuple[Reading, ...], tuple[Finding, ...]]:
    """Return the books with what the filled forms of all ``FORM_FOLDERS`` report.

    Files that are no form of these books are told with the first of them; without any they are answered apart.
    """
    folders = [call.inbox / name for name in FORM_FOLDERS if (call.inbox / name).is_dir()]
    listed = [candidate for folder in folders for candidate in list_inbox(folder)]
    candidates = [c for c in listed if not c.skipped and is_workbook_name(c.path.name)]
    left = [c for c in listed if c not in candidates and not c.path.is_dir()]
    others = tuple(finding("form-no-workbook", file=f"inbox/{c.path.parent.name}/{c.name}") for c in left)
    if not candidates and not others:
        return readings, ()
    from automation.workbook.forms import read_form
    from automation.workbook.merge import merge, stray_forms

    forms = [read_form(c.path, call.settings.limits, call.home) for c in candidates]
    strays = (*stray_forms(forms, [r.order for r in readings if r.order]), *others)
    merged = []
    for reading in readings:
        if reading.book is None:
            merged.append(reading)
            continue
        book, findings = merge(reading.book, forms)
        if strays and book.order.date <= call.on:  # told once, where the office looks: with the first book
            findings, strays = (*findings, *strays), ()
        merged.append(replace(reading, book=book).telling(*findings))
    return tuple(merged), strays
