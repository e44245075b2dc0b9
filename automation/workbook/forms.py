"""Forms: one small workbook per organisation with only its rows, and the forms that came back.

Separate legal entities share no network drive: a form goes out by e-mail, comes back filled in, and is known by the
mark inside, never by its name.
"""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from xml.etree.ElementTree import Element, ParseError, fromstring

from msgspec.structs import replace

from automation.errors import UnreadError
from automation.gathering import gathered
from automation.model.plan import Item
from automation.model.report import Book, Performer, Publication, StatusRow
from automation.model.settings import Limits
from automation.plan.groups import performers_by_item
from automation.russian import fold
from automation.workbook.form_marks import PROPERTY, FormMark, Mark, read_mark, revision_of
from automation.workbook.form_stencils import Stencils
from automation.workbook.form_values import FormSheetValues, form_values
from automation.workbook.inbox import read_settled
from automation.workbook.read import named, read_raw
from automation.workbook.refusals import shown
from automation.workbook.understand.raw import RawBook

SMALL = 256 * 1024  # bytes a property part of ours can have
EPOCH = datetime.fromisoformat("1970-01-01")
CORE = "docProps/core.xml"
CUSTOM = "docProps/custom.xml"
T = TypeVar("T", StatusRow, Publication)


def organisations(book: Book) -> tuple[tuple[Performer, ...], ...]:
    """Gather the performers of each organisation that gets a form; the office's own people work in the shared book."""
    given = (p for p in book.performers if p.gets_form)
    return tuple(gathered(given, lambda p: fold(p.organisation)).values())


def form_items(book: Book, performers: Sequence[Performer]) -> tuple[Item, ...]:
    """Find the items of the plan that these performers bear and that are still on control."""
    codes = {p.code for p in performers}
    bearers = performers_by_item(book)
    return tuple(i for i in book.items if not i.closed_on and any(p.code in codes for p in bearers[i.number]))


def mark_of(book: Book, performers: Sequence[Performer]) -> Mark:
    """Make the mark of the form these performers get today."""
    revision = revision_of(form_items(book, performers))
    return Mark(order=book.order.id, codes=tuple(p.code for p in performers), revision=revision)


class BookForms:
    """The forms of one book: whose rows are whose is found once, and forms of one kind are laid out once."""

    def __init__(self, book: Book) -> None:
        self.organisations = organisations(book)
        self._book, self._stencils = book, Stencils()
        self._rows = gathered(book.rows, lambda r: r.code)
        self._publications = gathered(book.publications, lambda p: p.code)

    def values(self, people: Sequence[Performer]) -> FormSheetValues:
        """Return what the form of these performers, all of one organisation, shows."""
        rows = tuple(row for performer in people for row in self._rows.get(performer.code, ()))
        told = tuple(p for performer in people for p in self._publications.get(performer.code, ()))
        own = replace(self._book, performers=tuple(people), rows=rows, publications=told)
        return form_values(own, people, form_items(own, people), mark_of(own, people))

    def form(self, people: Sequence[Performer]) -> bytes:
        """Return one form (XLSX): what the organisation reported before, nothing of others, of letters or addresses."""
        return self._stencils.form(self.values(people))


def all_values(book: Book) -> Iterator[FormSheetValues]:
    """Yield what each form of the book shows, for each organisation that gets one."""
    forms = BookForms(book)
    yield from map(forms.values, forms.organisations)


def read_form(path: Path, limits: Limits, home: Path) -> FormMark:
    """Read a filled form; what cannot be read says why in ``fault`` and stops nothing."""
    file = shown(named(path, home))

    def read(copy: Path) -> FormMark:
        raw = read_raw(copy, limits, copy.parent, file=file)
        on_disk = datetime.fromisoformat(raw.modified)
        modified, text = _properties(copy)
        return FormMark(
            file=raw.file,
            # A copy gets a new time on the disk, and a clock may be wrong: the earlier of both is taken.
            modified=min(modified or on_disk, on_disk),
            sha256=raw.sha256,
            mark=read_mark(text) or _mark_in_words(raw),
            raw=raw,
        )

    try:
        return read_settled(path, read)
    except UnreadError as error:
        return FormMark(file=file, modified=EPOCH, fault=str(error))


def _properties(path: Path) -> tuple[datetime | None, str]:
    """Read the file's own modified time (naive UTC) and the text of the mark; nothing where it has neither."""
    try:
        with zipfile.ZipFile(path) as package:
            core, custom = _part(package, CORE), _part(package, CUSTOM)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return None, ""
    return _modified(core), _property(custom)


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    """Read a small part of the package; a missing or suspiciously large one answers nothing."""
    try:
        member = package.getinfo(name)
        return package.read(member) if member.file_size <= SMALL else b""
    except (KeyError, EOFError, ValueError):
        return b""


def _elements(part: bytes) -> list[Element]:
    """Return the elements of a part; none of one that cannot be parsed or has a document type, which is none of ours.

    An encoding nobody knows raises ``LookupError``, and one that the parser cannot use ``ValueError``.
    """
    try:
        return [] if b"<!" in part else list(fromstring(part).iter())  # noqa: S314
    except (ParseError, LookupError, ValueError):
        return []


def _modified(core: bytes) -> datetime | None:
    found = next((e.text for e in _elements(core) if e.tag.endswith("}modified")), None)
    try:
        moment = datetime.fromisoformat(found or "")
        return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    except (ValueError, OverflowError):  # the latter where the zone leads out of the calendar
        return None


def _property(custom: bytes) -> str:
    """Return the text of our property."""
    found = next((e for e in _elements(custom) if e.get("name") == PROPERTY), None)
    return "".join(found.itertext()) if found is not None else ""


def _mark_in_words(raw: RawBook) -> Mark | None:
    texts = (v for sheet in raw.sheets for column in sheet.columns for v in column if isinstance(v, str))
    return next((mark for text in texts if "редакция" in text and (mark := read_mark(text))), None)
