"""Filled forms joined with the shared book for the day: values in, a book and findings out. Pure.

Cell by cell: an empty cell never beats a filled one, the newer file beats the older, a tie goes to the shared book.
Cells that differ and rows of strangers are told. The shared file itself is never changed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from automation.errors import UnreadError
from automation.gathering import by_first
from automation.model.catalogue import finding
from automation.model.office import RulingKind
from automation.model.plan import Item, OrderId
from automation.model.report import Book, Finding, Publication, State, StatusRow
from automation.model.reported import RowKey, row_key, several_terms
from automation.model.sheets import PUBLICATIONS, STATUS
from automation.plan.groups import codes_by_item
from automation.russian import enumerate_items, fold, show
from automation.workbook.columns import COLUMNS, SHEETS, Filler
from automation.workbook.form_marks import SIGNERS, FormMark, column_meant, revision_of
from automation.workbook.understand.locate import find_table, header_row
from automation.workbook.understand.performers import Codes, codes_of
from automation.workbook.understand.raw import RawSheet
from automation.workbook.understand.side_sheets import read_publications
from automation.workbook.understand.status import Belonging, read_status
from automation.workbook.understand.tables import SheetTable

FIELDS = {header: COLUMNS[STATUS][header].field for header in SHEETS[STATUS].filled_by(Filler.PERFORMER)}
NEEDED = {"Код", "№", *FIELDS}  # of the columns a workbook must have, those that a form must have too


class Filled(Struct, frozen=True):
    """Where a value stands: the file's time and how people call it."""

    modified: datetime
    name: str


class MergePlan(Struct, frozen=True):
    """The book's own side of every form: codes and items to match with, who bears which item, what is off control."""

    codes: Codes
    items: Mapping[str, Item]
    bearers: Mapping[str, frozenset[str]]
    organisations: Mapping[str, str]
    ruled_off: frozenset[str]
    belonging: Belonging


def _plan(book: Book) -> MergePlan:
    return MergePlan(
        codes_of(book.performers),
        {item.number: item for item in book.items},
        codes_by_item(book),
        {performer.code: performer.organisation for performer in book.performers},
        frozenset(n for r in book.rulings if r.kind is RulingKind.CLOSE and not r.code for n in r.items),
        Belonging(book.performers, book.items),
    )


class Joining(Struct):
    """The rows so far, and for each cell the form it was last taken from (the shared book where none)."""

    book: Book
    several: frozenset[str]
    rows: dict[RowKey, StatusRow]
    shared: Filled
    origins: dict[tuple[RowKey, str], Filled] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def add(self, new: StatusRow, source: Filled) -> None:
        """Take one row of a form: the newer filled cell stays; filled cells that differ are told."""
        key = row_key(new.code, new.item, new.control_date, several=new.item in self.several)
        if key not in self.rows:
            self.rows[key] = replace(new, row=0)
            self.origins |= {(key, header): source for header in FIELDS}
            return
        for header in FIELDS:
            row = self.rows[key]
            if not _filled(new, header) or _same(row, new, header):
                continue
            before = self.origins.get((key, header), self.shared)
            wins = not _filled(row, header) or source.modified > before.modified
            if _filled(row, header) and _words(row, header) != _words(new, header):  # each unread date is told itself
                self.findings.append(self._differing(row, new, header, (source, source if wins else before)))
            if wins:
                self.rows[key] = _taken(row, new, header)
                self.origins[key, header] = source

    def sources(self) -> dict[int, str]:
        """Return the forms that gave a row of the shared book some of its values, by the row's number."""
        names: dict[int, dict[str, None]] = {}
        for (key, _), source in self.origins.items():
            names.setdefault(self.rows[key].row, {})[source.name] = None
        return {row: ", ".join(given) for row, given in names.items() if row}

    def _differing(self, row: StatusRow, new: StatusRow, header: str, sources: tuple[Filled, Filled]) -> Finding:
        form, counted = sources
        return finding(
            "form-differs",
            sheet=STATUS if row.row else None,
            cell=self.book.cell(STATUS, header, row.row),
            performer=row.code,
            item=row.item,
            header=header,
            file=form.name,
            was=_words(row, header),
            now=_words(new, header),
            counted=f"форма {counted.name}" if counted.name else "таблица",
        )


def merge(book: Book, forms: Sequence[FormMark]) -> tuple[Book, tuple[Finding, ...]]:
    """Join the book with what the forms of its order report, and answer what must be told of them.

    Forms of other orders are passed over (see ``stray_forms``). Rows taken from a form alone have ``row`` 0.
    """
    # The oldest form comes first, so that a newer one outweighs it.
    mine = sorted((f for f in forms if f.mark and f.mark.order == book.order.id), key=lambda f: (f.modified, f.file))
    if not mine:
        return book, ()
    latest = {f.sha256 or f.file: f for f in mine}  # a file put there twice is one form
    mine = [f for f in mine if latest[f.sha256 or f.file] is f]
    several = several_terms(book.items)
    rows = {row_key(row.code, row.item, row.control_date, several=row.item in several): row for row in book.rows}
    joining = Joining(book, several, rows, Filled(datetime.fromisoformat(book.modified), ""))
    publications = list(book.publications)
    plan = _plan(book)
    for form in mine:
        try:
            told, faults, published = _report(plan, form)
        except UnreadError as error:
            joining.findings.append(_damaged(form, str(error)))
            continue
        joining.findings += faults
        for row in told:
            joining.add(row, Filled(form.modified, form.file))
        joining.findings += _publish(publications, published, form)
    merged = replace(
        book, rows=tuple(joining.rows.values()), publications=tuple(publications), sources=joining.sources()
    )
    return merged, tuple(joining.findings)


def stray_forms(forms: Iterable[FormMark], orders: Iterable[OrderId]) -> tuple[Finding, ...]:
    """Tell of files that belong to none of the day's orders: damaged, without a mark, of another order."""
    known = set(orders)
    answer = []
    for form in forms:
        if form.fault:
            answer.append(_damaged(form, form.fault))
        elif form.mark is None:
            answer.append(finding("form-unmarked", file=form.file))
        elif form.mark.order not in known:
            number, day = form.mark.order.number, show(form.mark.order.date)
            answer.append(finding("form-other-order", file=form.file, number=number, day=day))
    return tuple(answer)


def _damaged(form: FormMark, why: str) -> Finding:
    """Tell that a form could not be read; ``why`` may begin with the file's name, which is told once.

    The cure of a workbook («положите в папку inbox …») is none of a form and left out.
    """
    whole = why.removeprefix(f"{form.file}: ").rstrip(".")
    told, _, cure = whole.partition("; ")
    return finding("form-damaged", file=form.file, why=told if "inbox" in cure else whole)


def _report(plan: MergePlan, form: FormMark) -> tuple[list[StatusRow], list[Finding], list[Publication]]:
    """Read the form's own rows, what is told of the form, and its publications. Raises UnreadError."""
    assert form.mark is not None
    assert form.raw is not None
    # The sheets as the reader knows them: columns of the office added empty, the foot left out.
    raw = replace(form.raw, sheets=tuple(map(_completed, form.raw.sheets)))
    table = find_table(raw, SHEETS[STATUS])
    assert table is not None  # «Ход исполнения» is no optional sheet: without it find_table raises
    status = read_status(table, plan.codes, plan.items, plan.bearers, plan.belonging)
    allowed = {code for code in form.mark.codes if code in plan.organisations}
    table.faults = [f for f in table.faults if f.code != "code-unknown" or _reports(table, f.row)]
    heard = allowed | {None}
    told = [f for f in table.findings(status.who) if f.performer in heard or f.code == "code-unknown"]
    told = [f for f in told if (f.code, f.level) != ("item-unknown", "warning")]  # nothing is lost with an empty row
    faults = [*_revision(plan, form), *(_placed(f, form) for f in told)]
    own = [r for r in status.rows if r.code in allowed and r.code in plan.bearers[r.item]]
    faults += _strangers(form, [r for r in status.rows if r.code not in allowed])
    published: list[Publication] = []
    papers = find_table(raw, SHEETS[PUBLICATIONS])
    if papers is not None:
        published = [p for p in read_publications(papers, plan.codes) if p.code in allowed]
        faults += [_placed(f, form) for f in papers.findings()]
    filled = [r.item for r in own if any(_filled(r, header) for header in FIELDS)]
    if filled:
        whose = next((plan.organisations[code] for code in form.mark.codes if code in allowed), "")
        faults.append(finding("form-merged", file=form.file, whose=whose, items=enumerate_items(filled)))
    return own, faults, published


def _reports(table: SheetTable, row: int) -> bool:
    """Tell whether a row (zero-based) of a form says anything of its own; what is left empty is no loss."""
    return any(table.raw[header][row] != "" for header in FIELDS if header in table.raw)


def _strangers(form: FormMark, rows: Sequence[StatusRow]) -> Iterator[Finding]:
    """Tell of a form's rows with the code of another: it concerns the office, not the one whose code stands there."""
    for code, mine in by_first((row.code, row.item) for row in rows).items():
        yield finding("form-stranger-row", file=form.file, whose=code, items=enumerate_items(mine))


def _revision(plan: MergePlan, form: FormMark) -> list[Finding]:
    assert form.mark is not None
    codes = frozenset(form.mark.codes)
    mine = [item for number, item in plan.items.items() if not item.closed_on and codes & plan.bearers[number]]
    left = [item for item in mine if item.number not in plan.ruled_off]  # a decision takes off what the plan still has
    known = {revision_of(mine), revision_of(left)}
    return [] if form.mark.revision in known else [finding("form-old-revision", file=form.file)]


def _placed(found: Finding, form: FormMark) -> Finding:
    """Return a finding inside a form: its cell is named in words, for it is no cell of the shared book."""
    return replace(found, message=f"Форма {form.file}: {found.message}", cell=None)


def _completed(sheet: RawSheet) -> RawSheet:
    known = next((s for s in SHEETS.values() if fold(s.title) == fold(sheet.name)), None)
    if known is None or known.title != STATUS:
        return sheet
    head, places = header_row(known, zip(*sheet.columns, strict=True))
    if len(places) < 2:
        return sheet
    # The line for the signature and the mark below the table are no rows of it: they name no item. An organisation
    # above the table may be called as somebody signs.
    below = enumerate(zip(sheet.columns[0], sheet.columns[places.get("№", [0])[0]], strict=True))
    signed = (
        n for n, (v, item) in below if n > head and item == "" and isinstance(v, str) and v.strip().startswith(SIGNERS)
    )
    foot = next(signed, len(sheet.columns[0]))
    columns = [(*c[:head], column_meant(c[head]), *c[head + 1 : foot]) for c in sheet.columns]
    # A form has none of the office's own columns, but where one that was filled in is gone, nothing may seem unsaid.
    lacking = [header for header in known.required if header not in places and header not in NEEDED]
    columns += [("",) * head + (header,) + ("",) * (foot - head - 1) for header in lacking]
    faults = {place: shown for place, shown in sheet.faults.items() if place[0] < foot}
    return replace(sheet, columns=tuple(columns), faults=faults)


def _filled(row: StatusRow, header: str) -> bool:
    """Tell whether the cell holds something, readable or not."""
    if header in row.unreadable:
        return True
    value = getattr(row, FIELDS[header])
    return value not in {None, "", State.EMPTY}


def _same(row: StatusRow, new: StatusRow, header: str) -> bool:
    if header in row.unreadable or header in new.unreadable:
        return False
    one, two = getattr(row, FIELDS[header]), getattr(new, FIELDS[header])
    return bool(fold(one) == fold(two) if isinstance(one, str) and isinstance(two, str) else one == two)


def _taken(row: StatusRow, new: StatusRow, header: str) -> StatusRow:
    values: dict[str, Any] = {FIELDS[header]: getattr(new, FIELDS[header])}
    if header == "Состояние":
        values["state_text"] = new.state_text
    lost = row.unreadable - {header} | ({header} & new.unreadable)
    return replace(row, unreadable=frozenset(lost), **values)


def _words(row: StatusRow, header: str) -> str:
    """Write the value as people read it; an unreadable one is called so."""
    if header == "Состояние":
        return row.state_text or row.state.value
    if header in row.unreadable:
        return "не прочитано"
    value = getattr(row, FIELDS[header])
    return show(value) if isinstance(value, date) else str(value)


def _publish(publications: list[Publication], new: Iterable[Publication], form: FormMark) -> list[Finding]:
    """Add the publications that are not known yet; one that differs from a known one is told and not taken."""
    known: Mapping[tuple[str, date | None, str], Publication] = {
        (p.code, p.day, fold(p.material)): p for p in publications
    }
    findings = []
    for publication in new:
        same = known.get((publication.code, publication.day, fold(publication.material)))
        if same is None:
            publications.append(replace(publication, row=0))
        elif replace(same, row=0) != replace(publication, row=0):
            material = publication.material
            findings.append(finding("form-publication", file=form.file, performer=publication.code, material=material))
    return findings
