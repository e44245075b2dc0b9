"""The day's pages for people: «На сегодня», «Замечания», «Сводка», «Пункты на неделю», the board.

Each is written only when what it shows has changed. A page is first laid out as plain values, which needs no library of
documents, and the register remembers the hash of those values.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, partial

from msgspec.structs import replace as on_day

from automation.control.notices import to_sign
from automation.day.board import days_ahead, kept_ahead, recall_summary, write_board
from automation.day.call import Call
from automation.day.issuing import Decided, Issue, as_entry
from automation.day.paper_forms import write_paper_forms
from automation.day.present import EntriesOf, kept_words, once, write_present, write_unread
from automation.day.pruning import WEEK
from automation.errors import StorageError, place_of
from automation.file_names import INVENTORY, TODAY, distinct_names, paper_path
from automation.model.control import Entry
from automation.model.letter import Undelivered
from automation.model.plan import OrderId
from automation.register import Register
from automation.register.intake import Memory, note_value
from automation.reports.board import BoardOffice
from automation.reports.inventory import inventory_sheet
from automation.reports.plain_pages import PlainPage
from automation.reports.remarks import findings_by_organisation, remark_book, remarks_text
from automation.reports.summary import write_summary
from automation.reports.summary_changes import changes_since, remembered_of
from automation.reports.summary_pages import summary_of
from automation.reports.today import today_sheet
from automation.reports.week import week_sheet
from automation.russian import initials_first

Views = list[Callable[[], object]]


def write_views(
    call: Call,
    register: Register,
    notes: Memory,
    decided: Sequence[Decided],
    issues: Sequence[Issue],
    *,
    office: BoardOffice,
    unread: Mapping[OrderId, str],
) -> list[str]:
    """Write what a day shows and has changed; a page that cannot be written is told and stops nothing else.

    On a day off of an order its pages are not written: the next working day does it. The board shows every order on
    every day, and says first which workbook was not read.
    """
    at_work = [d for d in decided if d.review.morning.calendar.is_working(call.on)]
    read = cache(lambda order: register.entries(order=order))

    def entries(one: Decided) -> Sequence[Entry]:
        return read(one.order)

    views: Views = [
        partial(_write_order, call, register, d, issues, undelivered=office.undelivered, entries=entries)
        for d in at_work
    ]
    views += [partial(write_paper_forms, call, register, d, issues) for d in at_work]
    views.append(partial(_write_week, call, register, at_work))
    views += [partial(write_present, call, notes, d, entries) for d in at_work]
    views += [partial(write_unread, call, notes, order, why) for order, why in unread.items()]
    ahead = partial(days_ahead, call, register)
    board = partial(write_board, call, register, register, decided, office=office, entries=entries, ahead=ahead)
    views.append(partial(board, kept=partial(kept_words, call, notes)))
    return list(_written(views))


def show_views(
    call: Call,
    register: Register,
    notes: Memory,
    decided: Sequence[Decided],
    *,
    office: BoardOffice,
    unread: Mapping[OrderId, str],
) -> list[str]:
    """Write what a look of ``watch`` shows: the same pages but those that belong to the papers of a day."""
    views: Views = [partial(_show_order, call, notes, d, keep=False) for d in decided]
    views += [partial(write_present, call, notes, d, _entries_read) for d in decided]
    views += [partial(write_unread, call, notes, order, why) for order, why in unread.items()]
    ahead = partial(kept_ahead, call, notes)
    board = partial(write_board, call, register, notes, decided, office=office, entries=_entries_read, ahead=ahead)
    views.append(partial(board, kept=partial(kept_words, call, notes)))
    return list(_written(views))


def _entries_read(one: Decided) -> Sequence[Entry]:
    """Return the papers as the workbook says what became of them, which the register learns from the next day."""
    return one.morning.history.entries


def _written(views: Views) -> Iterator[str]:
    """Tell what could not be written: the papers are issued, and no page that fails may stop the others or the mail."""
    for view in views:
        try:
            view()
        except StorageError as error:
            yield str(error)
        except Exception as error:  # noqa: BLE001 - one page that fails must not cost the others
            yield f"Страница не составлена: ошибка программы: {place_of(error)}."


def _write_order(
    call: Call,
    register: Register,
    one: Decided,
    issues: Sequence[Issue],
    *,
    undelivered: Sequence[Undelivered],
    entries: EntriesOf,
) -> None:
    """Write the pages of one order; of the messages that failed those about it and those about no order."""
    since = _show_order(call, register, one)
    issued = [as_entry(i.new) for i in issues if i.decided.order == one.order]
    failed = [u for u in undelivered if u.order in {None, one.order}]
    _write_today(call, register, one, issued, undelivered=failed, remarked=since)
    if one.morning.closed:
        _write_inventory(call, register, one, entries(one))


def _show_order(call: Call, notes: Memory, one: Decided, *, keep: bool = True) -> date:
    """Write the order's remarks and its сводка, which a look compares with the morning's; return the remarks' day."""
    since = _write_remarks(call, notes, one)
    _write_summary(call, notes, one, keep=keep)
    return since


def _path(call: Call, one: Decided, name: str) -> str:
    return paper_path(one.order, call.on, name)


def _write_today(
    call: Call,
    register: Register,
    one: Decided,
    issued: list[Entry],
    *,
    undelivered: Sequence[Undelivered],
    remarked: date,
) -> None:
    """Write papers to sign (today's and earlier drafts), calls and the rest; nothing to do, no page.

    What was done later on the same day leaves a page that says so. ``remarked`` is the day whose folder
    holds the present «Замечания».
    """
    today = {e.key for e in issued}
    notices = (*one.decisions.notices, *one.decisions.waiting)
    entries = to_sign([*(e for e in one.morning.history.entries if e.key not in today), *issued], notices)
    findings = [f for f in one.findings if f.level != "note"]
    path = _path(call, one, TODAY)
    if not (entries or notices or findings or undelivered or (call.home / path).exists()):
        return
    sheet = today_sheet(
        call.on,
        unit=call.settings.office.unit,
        entries=entries,
        notices=notices,
        findings=findings,
        signers={key: initials_first(who.name) for key, who in one.morning.signers.people.items()},
        undelivered=undelivered,
        remarked=remarked,
    )

    _write_page(call, register, f"today/{one.order.key}", path, sheet)


def _write_remarks(call: Call, register: Memory, one: Decided) -> date:
    """Write «Замечания» of the office and of each organisation, with the words of an e-mail for its specialist.

    What was mended later on the same day leaves a book that says so. Answers the day of the present books.
    """
    book, findings = one.book, one.findings
    told = findings_by_organisation(book, findings)
    names = (p.organisation for p in book.performers if p.organisation)
    files_of = distinct_names(names, before="Замечания – ", ending=".xlsx")
    words = {organisation: remarks_text(book, findings, organisation) for organisation in told}
    whole, parts = remark_book(book, findings), {name: remark_book(book, own, name) for name, own in told.items()}

    def files() -> Iterable[tuple[str, bytes]]:
        from automation.reports.remark_pages import print_remarks

        path = _path(call, one, "Замечания.xlsx")
        if findings or (call.home / path).exists():
            yield path, print_remarks(whole)
        for organisation, name in files_of.items():
            path = _path(call, one, name)
            if organisation in told or (call.home / path).exists():
                yield path, print_remarks(parts.get(organisation) or remark_book(book, (), organisation))
                text = words.get(organisation) or "Замечаний нет."
                yield path.removesuffix(".xlsx") + ".txt", text.replace("\n", "\r\n").encode("utf-8-sig")

    shown = whole, list(parts.values()), words
    return once(call, register, f"remarks/{one.order.key}", lambda _day: shown, files)


def _write_summary(call: Call, register: Memory, one: Decided, *, keep: bool) -> None:
    """Write the сводка with what changed since the last one that was kept."""
    figures = one.review.figures

    def files() -> Iterable[tuple[str, bytes]]:
        changes = changes_since(recall_summary(register, one), figures)
        yield _path(call, one, "Сводка.xlsx"), write_summary([figures], changes)

    once(call, register, f"summary/{one.order.key}", lambda day: summary_of([on_day(figures, on=day)]), files)
    if keep:
        note_value(register, "summary", one.order.key, remembered_of([figures]))


def _write_inventory(call: Call, register: Register, one: Decided, entries: Sequence[Entry]) -> None:
    """Write the list of all papers of an order that is off control, and again when an answer came in later."""
    sheet = inventory_sheet(one.book.order, entries)
    _write_page(call, register, f"inventory/{one.order.key}", _path(call, one, INVENTORY), sheet)


def _write_week(call: Call, register: Register, decided: Sequence[Decided]) -> None:
    """Write the terms of all orders in this week: on its first working day, and again when they have changed."""
    monday = call.on - timedelta(days=call.on.weekday())
    figures = [d.review.figures for d in decided if not d.review.morning.closed]
    if not figures:
        return
    sheet = week_sheet(figures, monday, body=call.settings.office.name)
    _write_page(call, register, "week", f"outbox/{WEEK}{monday.isoformat()}.docx", sheet)


def _write_page(call: Call, register: Register, view: str, path: str, sheet: PlainPage) -> None:
    """Print a page of Word unless it would show what it shows already."""

    def files() -> Iterable[tuple[str, bytes]]:
        from automation.reports.sheet_docx import print_sheet  # loads python-docx

        yield path, print_sheet(sheet)

    once(call, register, view, lambda _day: sheet, files)
