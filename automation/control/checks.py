"""Findings that need more than one cell: plan against performers, rows against verdicts, extensions.

Each check is a plain function of the morning, or of one obligation and its row; ``CHECKS`` names them all.
"""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from automation.control.acceptances import rewritten_report
from automation.control.acting import substitution_findings
from automation.control.amended import termless
from automation.control.amendments import proposed_changes, unnamed_acts
from automation.control.morning import Morning
from automation.control.moved_dates import dates_of_rows
from automation.control.obligations import refused_extensions
from automation.control.other_person import strange_cells
from automation.control.placed_findings import of_item, of_performer
from automation.control.row_checks import (
    annulled_reminders,
    claimed_row,
    early_event,
    lost_reports,
    raised_figures,
    report_periods,
    reports_of_another_date,
    returned_report,
    shrunken_figures,
    unregistered_papers,
)
from automation.control.waiting_messages import overdue_messages
from automation.gathering import by_first
from automation.model.catalogue import Sentence, finding
from automation.model.control import Verdict, codes_of
from automation.model.plan import Item, Unclear
from automation.model.report import Book, Finding, Performer, StatusRow
from automation.model.sheets import ORDER, PERFORMERS, STATUS
from automation.plan.groups import known_groups, orphans, performers_by_item
from automation.russian import first_few, join, plural, show
from automation.russian.performer_doubts import doubt_key

SHOWN = 12  # items named one by one
RENEWED = {"book-renewed", "book-replaced"}  # tell of the lacking rows and where the workbook with them lies


def check(morning: Morning) -> tuple[Finding, ...]:
    """Collect all findings of the control room, in the order of ``CHECKS``, each once.

    What is found in a row of a recurring item is found for each control date that is owed.
    """
    return tuple(_of_form(morning.book, f) for f in dict.fromkeys(f for one in CHECKS for f in one(morning)))


def _of_form(book: Book, found: Finding) -> Finding:
    """Name the form from which the values of the row came: in the cell of the workbook they do not stand."""
    row = "".join(c for c in found.cell or "" if c.isdigit()) if found.sheet == STATUS else ""
    form = book.sources.get(int(row)) if row else None
    return replace(found, message=f"Форма {form}: {found.message}") if form else found


def _items(morning: Morning) -> Iterator[Finding]:
    """Tell items that have no performers or a term that nobody could read."""
    book = morning.book
    members = performers_by_item(book)
    if not book.performers and not morning.closed:
        yield finding("performers-missing", sheet=PERFORMERS, cell=book.cell(PERFORMERS, "Код", 2))
    known = known_groups(book)
    for item in book.items:
        if morning.item_closed(item):
            continue
        left = orphans(item.groups, known)
        if book.performers and (left or not members[item.number]):
            code, groups = "group-without-performers", "», «".join(left)
            if not members[item.number]:
                code, groups = "item-without-performers", _named_performers(item)
            yield of_item(book, item, "Исполнители", code, groups=groups)
        deadline = item.reading.deadline
        if isinstance(deadline, Unclear):
            column = "Уточнённый срок" if item.override else "Срок исполнения"
            phrase, question = item.reading.phrase, deadline.question
            yield of_item(book, item, column, "term-unclear", phrase=phrase, question=question)


def _named_performers(item: Item) -> str:
    return f"группы «{item.performers_text}»" if item.performers_text.strip() else "столбец «Исполнители» пуст"


def _missing_rows(morning: Morning) -> Iterator[Finding]:
    """Tell the rows that «Ход исполнения» lacks: once for performers who lack the same, and once of an empty sheet.

    An item that left the plan is told itself, and so is a column that was sorted alone.
    """
    if morning.book.shuffled:
        return
    missing = [v for v in morning.verdicts if v.row is None and v.item.row and not morning.taken_off(v)]
    if missing and not morning.book.rows:
        if not any(f.code in RENEWED for f in morning.book.findings):
            yield finding("rows-missing", sheet=STATUS)
        return

    def row_of(verdict: Verdict) -> str:
        return verdict.item.number + (f" (срок {show(verdict.control_date)})" if verdict.control_date else "")

    lacking = by_first((v.performer.code, row_of(v)) for v in missing if not morning.follows(v))
    for same, codes in by_first((rows, code) for code, rows in lacking.items()).items():
        names = f"исполнител{'я' if len(codes) == 1 else 'ей'} «{'», «'.join(codes)}»"
        performer = codes[0] if len(codes) == 1 else None
        items = Sentence(first_few(same, SHOWN))
        yield finding("row-missing", sheet=STATUS, performer=performer, whose=names, items=items)


def _closed(morning: Morning) -> Iterator[Finding]:
    """Off control by the sheet alone: nothing is watched any more, so the ground must stand there; not yet is told."""
    order = morning.book.order
    if order.closed_on and not order.closed_reason:
        yield finding("closed-without-reason", sheet=ORDER, day=show(order.closed_on))
    if order.closed_on and order.closed_on > morning.on:
        yield finding("closed-in-future", sheet=ORDER, what="Документ", day=show(order.closed_on))
    for item in morning.book.items:
        if item.closed_on and item.closed_on > morning.on:
            what, day = f"Пункт {item.number}", show(item.closed_on)
            yield of_item(morning.book, item, "Снят с контроля", "closed-in-future", what=what, day=day)


def _extensions(morning: Morning) -> Iterator[Finding]:
    """Tell each extension that moves nobody's term, with the first reason why."""
    for refused in refused_extensions(morning):
        extension = refused.extension
        yield finding(
            "extension-refused",
            sheet=extension.place[0],
            cell=morning.book.cell(*extension.place),
            performer=refused.code if extension.code else None,
            item=extension.item,
            why=refused.why,
        )


def _addressees(morning: Morning) -> Iterator[Finding]:
    """Tell what keeps a paper from being addressed: an unknown code, a sex or a dative nobody is sure of."""
    book = morning.book
    codes = {p.code for p in book.performers}
    written = {(e.addressee_code, e.addressee_name) for e in morning.history.entries}
    reached = {p.code for p in addressees(morning)}
    for performer in book.performers:
        if performer.addressee_code and performer.addressee_code not in codes:
            unknown = performer.addressee_code
            yield of_performer(book, performer, "Адресат (код)", "addressee-unknown", code_=unknown)
        if performer.code in reached:
            for code, column, value in morning.doubts.get(doubt_key(performer), ()):
                one = of_performer(book, performer, column, code, value=value)
                yield replace(one, level="warning") if (performer.code, performer.name) in written else one
            yield from _strangers(morning, performer)


def _strangers(morning: Morning, performer: Performer) -> Iterator[Finding]:
    """Tell grey cells that kept the person or the post before: no paper goes out until they are mended."""
    strange = strange_cells(performer)
    if not strange:
        return
    cells = [morning.book.cell(PERFORMERS, column, performer.row) for column, _, _ in strange]
    named = join([f"«{column}» ({cell})" for (column, _, _), cell in zip(strange, cells, strict=True)])
    stale = f"{plural(len(strange), 'серая ячейка', 'серые ячейки', 'серые ячейки')} {named}"
    present = "», «".join(dict.fromkeys(now for _, _, now in strange))
    yield of_performer(morning.book, performer, strange[0][0], "dative-other-person", stale=stale, now=present)


def addressees(morning: Morning) -> tuple[Performer, ...]:
    """List everybody to whom a paper of this order may be written."""
    concerned = codes_of(morning.verdicts)
    reached = {p.papers_to for p in morning.book.performers if p.code in concerned}
    return tuple(p for p in morning.book.performers if p.code in reached)


def _years(morning: Morning) -> Iterator[Finding]:
    """Tell once each year whose decree on days off is not out yet."""
    years = {morning.on.year} | {v.due.year for v in morning.verdicts if v.due}
    for year in sorted(years):
        if morning.calendar.unsettled(year):
            yield finding("calendar-unsettled", year=year)


def _absences(morning: Morning) -> Iterator[Finding]:
    """Tell two substitutes of one performer on one day."""
    return substitution_findings(morning.book, morning.on)


Check = Callable[[Morning], Iterator[Finding]]


def _of_rows(check: Callable[[Morning, Verdict, StatusRow], Iterator[Finding]]) -> Check:
    """Make a check of one row that of all rows on control."""

    def of_rows(morning: Morning) -> Iterator[Finding]:
        rows = ((v, v.row) for v in morning.verdicts if not morning.taken_off(v))
        return (found for verdict, row in rows if row for found in check(morning, verdict, row))

    return of_rows


CHECKS: tuple[Check, ...] = (
    _items,
    termless,
    proposed_changes,
    unnamed_acts,
    _missing_rows,
    _of_rows(claimed_row),
    report_periods,
    dates_of_rows,
    _of_rows(returned_report),
    lost_reports,
    reports_of_another_date,
    _of_rows(rewritten_report),
    unregistered_papers,
    annulled_reminders,
    overdue_messages,
    _of_rows(early_event),
    _of_rows(shrunken_figures),
    _of_rows(raised_figures),
    _extensions,
    _addressees,
    _absences,
    _years,
    _closed,
)
