"""The day's pages for people: «На сегодня», «Замечания», «Сводка», «Пункты на неделю», the board.

Each is written only when what it shows has changed. A page is first laid out as plain values, which needs no library of
documents, and the register remembers the hash of those values.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from msgspec import DecodeError, ValidationError, json
from msgspec.structs import replace as on_day

import automation
from automation.control.notices import to_sign
from automation.day.ahead import days_ahead
from automation.day.call import Call
from automation.day.issuing import Decided, Issue, as_entry
from automation.day.paper_forms import write_paper_forms
from automation.day.pruning import WEEK
from automation.errors import StorageError, place_of
from automation.model.control import Entry
from automation.model.letter import Undelivered
from automation.names import INVENTORY, TODAY, distinct_names, paper_path
from automation.register import Register
from automation.register.intake import Memory as Notes
from automation.reports.board import Ahead, BoardOffice, BoardOrder, BoardPage, board_page, render_board
from automation.reports.inventory import inventory_sheet
from automation.reports.remarks import findings_by_organisation, remark_book, remarks_text
from automation.reports.summary import write_summary
from automation.reports.summary_changes import Memory, describe_changes, remembered_of
from automation.reports.summary_pages import summary_of
from automation.reports.today import today_sheet
from automation.reports.week import week_sheet
from automation.russian import initials_first
from automation.system.outbox import replace

VIEW = "view"
AheadOf = Callable[[Decided], tuple[Ahead, ...]]


def write_views(
    call: Call,
    register: Register,
    decided: Sequence[Decided],
    issues: Sequence[Issue],
    *,
    undelivered: Sequence[Undelivered],
    news: Sequence[str],
    whole: bool,
) -> list[str]:
    """Write what changed; a page that cannot be written is told and stops nothing else.

    On a day off of an order nothing of it is written: the next working day does it. The board shows
    all orders, so it stays as it is on a day that is not ``whole``: some workbook was not read.
    """
    troubles: list[str] = []
    decided = [d for d in decided if d.review.morning.calendar.is_working(call.on)]
    views: list[Callable[[], None]] = [partial(write_order, call, register, d, issues, undelivered) for d in decided]
    views += [partial(write_paper_forms, call, register, d, issues) for d in decided]
    views.append(partial(_write_week, call, register, decided))
    if whole:
        office = BoardOffice(name=call.settings.office.name, news=tuple(news), undelivered=tuple(undelivered))
        ahead = partial(days_ahead, call, register)
        views.append(partial(write_board, call, register, register, decided, office=office, ahead=ahead))
    for view in views:
        try:
            view()
        except StorageError as error:
            troubles.append(str(error))
        except Exception as error:  # noqa: BLE001 - the papers are issued: a page that fails must not stop the mail
            troubles.append(f"Страница дня не составлена: ошибка программы: {place_of(error)}.")
    return troubles


def write_order(
    call: Call, register: Register, one: Decided, issues: Sequence[Issue], undelivered: Sequence[Undelivered]
) -> None:
    """The pages of one order; of the messages that failed those about it and those about no order."""
    since = _write_remarks(call, register, one)
    issued = [as_entry(i.new) for i in issues if i.decided.order == one.order]
    failed = [u for u in undelivered if u.order in {None, one.order}]
    _write_today(call, register, one, issued, undelivered=failed, remarked=since)
    _write_summary(call, register, one)
    if one.review.morning.closed:
        _write_inventory(call, register, one)


def once(
    call: Call,
    notes: Notes,
    view: str,
    page_on: Callable[[date], object],
    files: Callable[[], Iterable[tuple[str, bytes]]],
    *,
    write: Callable[[str, bytes], object] | None = None,
) -> date:
    """Write the files of a view unless they would show what they show already; answer the day they were written on.

    ``page_on`` lays out all that the files show, as plain values, as it would look on a day. Compared is how the page
    would have looked on the day it was written: that a day has passed is no news. The values are hashed together with
    the version of the program, since another version may print the same values in another way.
    """
    before, _, day = (notes.recall(VIEW, view) or "").partition(" ")
    written = date.fromisoformat(day) if day else call.on
    if before == _mark(page_on(written)):
        return written
    for path, data in files():
        write(path, data) if write else replace(call.home, path, data)
    notes.note(VIEW, view, f"{_mark(page_on(call.on))} {call.on.isoformat()}")
    return call.on


def _mark(page: object) -> str:
    return hashlib.sha256(automation.__version__.encode() + json.encode(page)).hexdigest()


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
    """Papers to sign (today's and earlier drafts), calls and the rest; nothing to do, no page.

    What was done later on the same day leaves a page that says so. ``remarked`` is the day whose folder
    holds the present «Замечания».
    """
    today = {e.key for e in issued}
    notices = (*one.decisions.notices, *one.decisions.waiting)
    entries = to_sign([*(e for e in one.review.morning.history.entries if e.key not in today), *issued], notices)
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
        signers=_signers(one),
        undelivered=undelivered,
        remarked=remarked,
    )

    def files() -> Iterable[tuple[str, bytes]]:
        from automation.reports.sheet_docx import print_sheet

        yield path, print_sheet(sheet)

    once(call, register, f"today/{one.order.key}", lambda _day: sheet, files)


def _signers(one: Decided) -> dict[str, str]:
    """Who signs, by the keys of ``Paper.signer``."""
    return {key: initials_first(signatory.name) for key, signatory in one.review.morning.signers.people.items()}


def show_order(call: Call, notes: Notes, one: Decided) -> None:
    """What a look of ``watch`` shows of an order: its remarks and its сводка, compared with the morning's."""
    _write_remarks(call, notes, one)
    _write_summary(call, notes, one, keep=False)


def _write_remarks(call: Call, register: Notes, one: Decided) -> date:
    """«Замечания» of the office and of each organisation, with the words of an e-mail for its specialist.

    What was mended later on the same day leaves a book that says so. Answers the day of the present books.
    """
    book, findings = one.review.morning.book, one.findings
    told = findings_by_organisation(book, findings)
    names = (p.organisation for p in book.performers if p.organisation)
    files_of = distinct_names(names, before="Замечания – ", ending=".xlsx")
    words = {organisation: remarks_text(book, findings, organisation) for organisation in told}

    def page(_day: date) -> object:
        return remark_book(book, findings), [remark_book(book, own, name) for name, own in told.items()], words

    def files() -> Iterable[tuple[str, bytes]]:
        from automation.reports.remark_pages import write_remarks

        path = _path(call, one, "Замечания.xlsx")
        if findings or (call.home / path).exists():
            yield path, write_remarks(book, findings)
        for organisation, name in files_of.items():
            path = _path(call, one, name)
            if organisation in told or (call.home / path).exists():
                yield path, write_remarks(book, told.get(organisation, ()), organisation=organisation)
                text = words.get(organisation) or "Замечаний нет."
                yield path.removesuffix(".xlsx") + ".txt", text.replace("\n", "\r\n").encode("utf-8-sig")

    return once(call, register, f"remarks/{one.order.key}", page, files)


def _write_summary(call: Call, register: Notes, one: Decided, *, keep: bool = True) -> None:
    """Write the сводка with what changed since the last one that was kept."""
    figures, now = one.review.figures, remembered_of([one.review.figures])

    def files() -> Iterable[tuple[str, bytes]]:
        before = _recall_summary(register, one)
        yield _path(call, one, "Сводка.xlsx"), write_summary([figures], describe_changes(before, now) if before else ())

    once(call, register, f"summary/{one.order.key}", lambda day: summary_of([on_day(figures, on=day)]), files)
    if keep:
        register.note("summary", one.order.key, json.encode(now).decode())


def _recall_summary(register: Notes, one: Decided) -> Memory:
    """Recall what the сводка before this one told; a memory edited by hand is no memory."""
    try:
        return json.decode(register.recall("summary", one.order.key) or "{}", type=dict[str, list[Any]])
    except (DecodeError, ValidationError):
        return {}


def _write_inventory(call: Call, register: Register, one: Decided) -> None:
    """Write the list of all papers of an order that is off control, and again when an answer came in later."""
    order = one.review.morning.book.order
    sheet = inventory_sheet(order, register.entries(order=one.order))

    def files() -> Iterable[tuple[str, bytes]]:
        from automation.reports.sheet_docx import print_sheet

        yield _path(call, one, INVENTORY), print_sheet(sheet)

    once(call, register, f"inventory/{one.order.key}", lambda _day: sheet, files)


def _write_week(call: Call, register: Register, decided: Sequence[Decided]) -> None:
    """Write the terms of all orders in this week: on its first working day, and again when they have changed."""
    monday = call.on - timedelta(days=call.on.weekday())
    figures = [d.review.figures for d in decided if not d.review.morning.closed]
    if not figures:
        return
    sheet = week_sheet(figures, monday, body=call.settings.office.name)

    def files() -> Iterable[tuple[str, bytes]]:
        from automation.reports.sheet_docx import print_sheet

        yield f"outbox/{WEEK}{monday.isoformat()}.docx", print_sheet(sheet)

    once(call, register, "week", lambda _day: sheet, files)


def write_board(
    call: Call, register: Register, notes: Notes, decided: Sequence[Decided], *, office: BoardOffice, ahead: AheadOf
) -> None:
    """Write all orders of the day on one page; a day of nothing read leaves the old one."""
    orders = [_board_order(register, d, ahead) for d in decided]
    if not orders and not office.news:
        return

    def page(day: date) -> BoardPage:
        return board_page([on_day(o, figures=on_day(o.figures, on=day)) for o in orders], on=day, office=office)

    def files() -> Iterable[tuple[str, bytes]]:
        read = f"{call.now:%H:%M}" if call.on == call.now.date() else ""
        yield "outbox/board.html", render_board(orders, on=call.on, office=office, read=read).encode()

    once(call, notes, "board", page, files)


def _board_order(register: Register, one: Decided, ahead: AheadOf) -> BoardOrder:
    before = _recall_summary(register, one)
    return BoardOrder(
        figures=one.review.figures,
        entries=register.entries(order=one.order),
        closed=one.review.morning.closed,
        findings=tuple(one.findings),
        notices=(*one.decisions.notices, *one.decisions.waiting),
        changes=describe_changes(before, remembered_of([one.review.figures])) if before else (),
        ahead=ahead(one),
    )
