"""Pages that are written only when what they show has changed: those of a day, and the present pages of an order.

The present pages (card, «Замечания», forms) lie in the order's folder in outbox/; a day and a look write them alike,
and only over a file that we wrote: one that a person changed is kept and told. A day on which nothing changed compares
one hash of values and loads no library of documents.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from msgspec import Struct, field, json
from msgspec.structs import replace as with_fields

import automation
from automation.control.obligations import counted_book
from automation.day.call import Call
from automation.day.issuing import Decided
from automation.file_names import distinct_names, order_folder
from automation.model.control import Entry
from automation.model.plan import OrderId
from automation.register.intake import STAYS, Memory, note_value, recall_sound_value, recall_values, words_of_lost_notes
from automation.reports.card import card_sheet
from automation.reports.plain_pages import PlainPage
from automation.reports.remarks import RemarkBook, remark_book, unread_book
from automation.system import outbox

VIEW = "view"  # of a note; its key is that of a page of a day
CARD, REMARKS, FORMS = "Контрольная карточка.docx", "Замечания.xlsx", "Формы"
KIND, KEPT = f"{STAYS} pages", f"{STAYS} pages kept"  # of notes; their key is that of the order
EntriesOf = Callable[[Decided], Sequence[Entry]]


def once(
    call: Call,
    notes: Memory,
    view: str,
    page_on: Callable[[date], object],
    files: Callable[[], Iterable[tuple[str, bytes]]],
) -> date:
    """Write the files of a view unless they would show what they show already; answer the day they were written on.

    ``page_on`` lays out all that the files show, as plain values, as it would look on a day. Compared is how the page
    would have looked on the day it was written: that a day has passed is no news.
    """
    before, _, day = (notes.recall(VIEW, view) or "").partition(" ")
    written = date.fromisoformat(day) if day else call.on
    if before == hash_of_values(page_on(written)):
        return written
    for path, data in files():
        outbox.replace(call.home, path, data)
    notes.note(VIEW, view, f"{hash_of_values(page_on(call.on))} {call.on.isoformat()}")
    return call.on


def hash_of_values(page: object) -> str:
    """Hash what a page shows and the version of the program: another one may print the same otherwise."""
    return hashlib.sha256(automation.__version__.encode() + json.encode(page)).hexdigest()


class PresentPage(Struct, frozen=True):
    """A page that may have to be written: the hash of what it shows, and how it is made."""

    mark: str
    make: Callable[[], bytes]


class Ours(Struct, frozen=True, kw_only=True):
    """A file of ours: the hash of what it shows, "" while that is not sure, and the hashes its bytes may have.

    There are two while it is being written: a run that dies then leaves the one or the other.
    """

    mark: str = ""
    hashes: tuple[str, ...] = ()


class KnownPages(Struct, frozen=True, kw_only=True):
    """What we wrote for an order: the hash of all of it as laid out on a day ("": something is left), and the files."""

    mark: str = ""
    on: date
    files: dict[str, Ours] = field(default_factory=dict)


def write_present(call: Call, notes: Memory, one: Decided, entries_of: EntriesOf) -> None:
    """Write what changed; ``entries_of`` knows the papers of an order.

    Raises ``StorageError``; what was written until then is known to be ours.
    """
    known = recall_sound_value(notes, KIND, one.order.key, KnownPages) or KnownPages(on=call.on)
    entries = entries_of(one)
    if known.mark == _mark_on(known.on, one, entries) and all((call.home / path).exists() for path in known.files):
        return
    pages = dict(_pages(one, entries))
    files = {path: ours for path, ours in known.files.items() if path in pages or not _removed(call, path, ours)}
    files, kept = _renewed(call, notes, one.order, pages, files)
    note_value(notes, KEPT, one.order.key, kept)
    mark = "" if kept else _mark_on(call.on, one, entries)
    note_value(notes, KIND, one.order.key, KnownPages(mark=mark, on=call.on, files=files))


def write_unread(call: Call, notes: Memory, order: OrderId, why: str) -> None:
    """Let «Замечания» of an order say why its workbook is not read: the list of the last reading is no longer true.

    The other pages stay as that reading left them; the next one writes what differs. Raises ``StorageError``.
    """
    known = recall_sound_value(notes, KIND, order.key, KnownPages) or KnownPages(on=call.on)
    path, remarks = f"outbox/{order_folder(order)}/{REMARKS}", unread_book(order, why)
    if path in known.files:
        page = PresentPage(hash_of_values(remarks), lambda: _remarks(remarks))
        files, _ = _renewed(call, notes, order, {path: page}, known.files)
        note_value(notes, KIND, order.key, KnownPages(on=call.on, files=files))


def _renewed(
    call: Call, notes: Memory, order: OrderId, pages: Mapping[str, PresentPage], files: dict[str, Ours]
) -> tuple[dict[str, Ours], list[str]]:
    """Write the pages that show something else now; answer the files as they are, and which a person changed."""
    stale, kept = _stale(call, pages, files)
    for batch in _batches(list(stale)):
        made = [(path, pages[path].make()) for path in batch]
        hashes = {path: hashlib.sha256(data).hexdigest() for path, data in made}
        files |= {path: Ours(hashes=(stale[path], hashes[path])) for path in batch}
        note_value(notes, KIND, order.key, KnownPages(on=call.on, files=files))
        outbox.replace_all(call.home, made)
        files |= {path: Ours(mark=pages[path].mark, hashes=(hashes[path],)) for path in batch}
    return files, kept


def kept_words(call: Call, notes: Memory) -> tuple[str, ...]:
    """Write what a person is told of notes that were lost, and of files somebody changed where ours would stand."""
    paths = (path for kept in recall_values(notes, KEPT, list[str]).values() for path in kept)
    changed = (
        f"Файл {path} не узнан (обычно его изменил человек) и не заменён; переименуйте его, и появится новый."
        for path in paths
        if (call.home / path).exists()
    )
    return (*words_of_lost_notes(call.outbox), *changed)


def _pages(one: Decided, entries: Sequence[Entry]) -> Iterator[tuple[str, PresentPage]]:
    """Yield every page of the order by its path; none is made yet."""
    from automation.workbook.form_stencils import Stencils
    from automation.workbook.forms import all_values

    morning, figures = one.morning, one.review.figures
    folder, book, stencils = f"outbox/{order_folder(one.order)}", counted_book(one.morning), Stencils()
    card = card_sheet(figures, entries, book.extensions)
    yield f"{folder}/{CARD}", PresentPage(hash_of_values(card), lambda: _printed(card))
    remarks = remark_book(morning.book, one.findings)
    yield f"{folder}/{REMARKS}", PresentPage(hash_of_values(remarks), lambda: _remarks(remarks))
    everybody = () if morning.closed else all_values(book)
    forms = {values.organisation: values for values in everybody if values.rows}
    names = distinct_names(forms, before=f"Форма {book.order.number} – ", ending=".xlsx")
    for organisation, name in names.items():
        values = forms[organisation]
        yield f"{folder}/{FORMS}/{name}", PresentPage(hash_of_values(values), partial(stencils.form, values))


def _printed(card: PlainPage) -> bytes:
    from automation.reports.sheet_docx import print_sheet

    return print_sheet(card)


def _remarks(remarks: RemarkBook) -> bytes:
    from automation.reports.remark_pages import print_remarks

    return print_remarks(remarks)


def _mark_on(day: date, one: Decided, entries: Sequence[Entry]) -> str:
    """Hash everything the pages are made from, as they would look on a day: that it passed is no news."""
    morning, book = one.morning, counted_book(one.morning)
    card = card_sheet(with_fields(one.review.figures, on=day), entries, book.extensions)
    forms = (morning.closed, book.order, book.items, book.performers, book.rows, book.publications, book.extensions)
    return hash_of_values((card, remark_book(morning.book, one.findings), forms))


def _stale(call: Call, pages: Mapping[str, PresentPage], files: Mapping[str, Ours]) -> tuple[dict[str, str], list[str]]:
    """Return the pages to be written with the hash of what stands there, and those whose file a person changed."""
    stale: dict[str, str] = {}
    kept: list[str] = []
    for path, page in pages.items():
        ours = files.get(path, Ours())
        if ours.mark == page.mark and (call.home / path).exists():
            continue
        there = outbox.hash_of(call.home / path)
        if there and there not in ours.hashes:
            kept.append(path)
        else:
            stale[path] = there
    return stale, kept


def _removed(call: Call, path: str, ours: Ours) -> bool:
    """Remove the form of an organisation that reports no more, unless a person changed it; False where it is open."""
    try:
        if outbox.hash_of(call.home / path) in ours.hashes:
            (call.home / path).unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _batches(paths: list[str]) -> Iterable[list[str]]:
    """Yield at most ten parts: before each of them everything known is noted."""
    size = max(outbox.BATCH, len(paths) // 10 + 1)
    return (paths[at : at + size] for at in range(0, len(paths), size))
