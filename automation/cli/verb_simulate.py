"""``simulate``: what would be issued on which day; each paper is taken as signed and sent on its day."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from automation.cli.day_lines import entry_line, passed_over
from automation.cli.json_answers import dump, entry_answer
from automation.cli.terminal import out, say
from automation.cli.verb_check import check_books
from automation.cli.verb_day import call_of
from automation.cli.verbs import Surroundings
from automation.control.foresight import ForeseenDay, entry_of, foresee
from automation.day.call import Call
from automation.errors import CallError, UnreadError
from automation.gathering import gathered
from automation.model.control import Entry, History, empty_history
from automation.model.notice import NoticeKind
from automation.model.report import Book
from automation.model.settings import Settings
from automation.russian import enumerate_items, show

LONGEST = 366 * 3  # days
USUAL = 31  # days ahead where no end is named


def run_simulate(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Play the days and tell them; nothing is written."""
    call = call_of(arguments, surroundings, dry_run=True)
    since = arguments.since or call.on
    until = arguments.until or since + timedelta(days=USUAL)
    if until < since or (until - since).days > LONGEST:
        raise CallError("Укажите --from не позже --to и не больше трёх лет.")
    books = _books(replace(call, on=since), arguments.file and surroundings.find(arguments.file))
    foreseen = (day for book, history, current in books for day in foresee(book, history, current, since, until))
    days = gathered(foreseen, lambda day: day.on.isoformat())
    if arguments.json:
        out(dump({"days": [{"on": on, "issued": issued} for on, many in days.items() if (issued := _issued(many))]}))
        return 0
    out(f"С {show(since)} по {show(until)}.")
    out("Считается, что каждый документ подписан и отправлен в свой день, а новых сведений нет.")
    for line in [line for many in days.values() for line in _lines(many)] or ["Документов и звонков нет."]:
        out(line)
    return 0


def _books(call: Call, file: Path | None) -> Iterator[tuple[Book, History, Settings]]:
    """Give workbooks with their history and settings; an order without a workbook becomes one in memory."""
    if file and file.suffix.lower() in {".docx", ".doc", ".odt", ".txt", ".rtf", ".pdf"}:
        yield book_of_order(file), empty_history(), call.settings
        return
    for reading, decided in check_books(call, file):
        if decided is None and reading.state == "skipped":
            say(passed_over(reading))
            continue
        if decided is None:
            raise UnreadError(reading.message or reading.file)
        yield decided.book, decided.morning.history, decided.review.settings


def book_of_order(file: Path) -> Book:
    """Make a workbook in memory of an order, with one performer for each group of the plan."""
    from automation.model.plan import UNDATED
    from automation.model.report import Performer, StatusRow
    from automation.plan.order import read_order_apart

    draft = read_order_apart(file)
    if draft.order.date == UNDATED:
        raise UnreadError(
            f"{file.name}: дата документа не найдена, без неё сроки не считаются. Создайте книгу командой new, впишите "
            "в неё дату и повторите команду для книги."
        )
    groups = list(dict.fromkeys(g for i in draft.items for g in i.groups))
    performers = tuple(
        Performer(code=f"ГР-{n}", groups=(g,), organisation=g, post="", name="", row=n + 1)
        for n, g in enumerate(groups, 1)
    )
    rows = [(p.code, i.number) for i in draft.items for p in performers if set(p.groups) & set(i.groups)]
    return Book(
        file=file.name,
        sha256="",
        modified="",
        order=draft.order,
        items=draft.items,
        performers=performers,
        rows=tuple(StatusRow(code=code, item=number, row=n) for n, (code, number) in enumerate(rows, 2)),
        columns={},
    )


def _entries(many: Sequence[ForeseenDay]) -> list[Entry]:
    return [entry_of(p) for d in many for p in d.decisions.papers]


def _issued(many: Sequence[ForeseenDay]) -> list[dict[str, object]]:
    return [entry_answer(e) for e in _entries(many)]


def _lines(many: Sequence[ForeseenDay]) -> Iterator[str]:
    entries = _entries(many)
    calls = sorted({n.item for d in many for n in d.decisions.notices if n.kind is NoticeKind.CALL})
    if not entries and not calls:
        return
    yield show(many[0].on) + (f"  обзвон: п. {enumerate_items(calls)}" if calls else "")
    for entry in entries:
        yield f"  {entry_line(entry)}"
