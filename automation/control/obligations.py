"""The plan × the performers: which obligations exist and which term counts for each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from automation.control.morning import Morning
from automation.model.control import Verdict
from automation.model.plan import By, Dates, Item, Period, Recurring
from automation.model.report import Book, Extension, Performer, StatusRow
from automation.plan.terms import ControlDate, control_dates
from automation.russian import fold, same_person


@dataclass(frozen=True, kw_only=True, slots=True)
class Obligation:
    """Item × performer × control date (the first term). ``due`` is the current term.

    ``extension`` is the decision that moved the term last; ``controls`` are the control dates of a
    recurring item from the signing on, ``row`` the performer's row, None where there is none,
    ``extensions`` the decisions on this item that may yet move a recurring control date.
    """

    item: Item
    performer: Performer
    control_date: date | None
    due: date | None
    row: StatusRow | None
    extension: Extension | None = None
    controls: tuple[ControlDate, ...] = ()
    extensions: tuple[Extension, ...] = ()


def performers_by_item(book: Book) -> dict[str, tuple[Performer, ...]]:
    """Item number → performers whose groups meet the item's (compared folded), in workbook order."""
    members: dict[str, dict[int, Performer]] = defaultdict(dict)
    for place, performer in enumerate(book.performers):
        for group in performer.groups if performer.code else ():
            members[fold(group)][place] = performer
    found = {}
    for item in book.items:
        places = {i: p for g in item.groups for i, p in members.get(fold(g), {}).items()}
        found[item.number] = tuple(places[i] for i in sorted(places))
    return found


def obligations(morning: Morning) -> Iterator[Obligation]:
    """Every obligation of the plan, plan order first, then «Исполнители» order."""
    book = morning.book
    rows = _rows_by_key(book.rows)
    extensions = _by_item(book.extensions)
    performers = performers_by_item(book)
    for item in book.items:
        for performer in performers[item.number]:
            mine = rows.get((performer.code, item.number), ())
            yield from _of_performer(morning, item, performer, mine, extensions.get(item.number, ()))


def _of_performer(
    morning: Morning, item: Item, performer: Performer, rows: tuple[StatusRow, ...], extensions: tuple[Extension, ...]
) -> Iterator[Obligation]:
    deadline = item.reading.deadline
    if isinstance(deadline, Recurring):
        controls = recurring_controls(morning, item, rows[0] if rows else None)
        yield Obligation(
            item=item,
            performer=performer,
            control_date=None,
            due=None,
            row=rows[0] if rows else None,
            controls=controls,
            extensions=extensions,
        )
        return
    firsts = first_terms(item)
    if not firsts:
        yield Obligation(item=item, performer=performer, control_date=None, due=None, row=rows[0] if rows else None)
        return
    for first in firsts:
        row = _row_for(first, rows, single=len(firsts) == 1)
        due, extension = current_term(first, firsts, extensions, performer, morning)
        yield Obligation(item=item, performer=performer, control_date=first, due=due, row=row, extension=extension)


def first_terms(item: Item) -> tuple[date, ...]:
    """The control dates an item has from the plan; none for permanent, recurring or unclear."""
    deadline = item.reading.deadline
    if isinstance(deadline, By | Period):
        return (deadline.due,)
    return deadline.due if isinstance(deadline, Dates) else ()


def recurring_controls(morning: Morning, item: Item, row: StatusRow | None) -> tuple[ControlDate, ...]:
    """Control dates from the signing to two beyond the day or the reported date, whichever is later."""
    deadline = item.reading.deadline
    far = max(filter(None, (morning.on, row.executed_on if row else None, row.control_date if row else None)))
    count = 4
    while True:
        found = control_dates(deadline, morning.book.order.date, count, morning.calendar)
        if len(found) < count or (len(found) > 1 and found[-2].due > far) or count > 4096:
            return found
        count *= 2


def current_term(
    first: date,
    firsts: tuple[date, ...],
    extensions: Iterable[Extension],
    performer: Performer,
    morning: Morning,
) -> tuple[date, Extension | None]:
    """The term after every extension that has a ground, and the decision that moved it last."""
    due, last = first, None
    for extension, before, why in trace_term(first, firsts, extensions, performer, morning):
        due, last = (before, last) if why or extension.new_term is None else (extension.new_term, extension)
    return due, last


def trace_term(
    first: date,
    firsts: tuple[date, ...],
    extensions: Iterable[Extension],
    performer: Performer,
    morning: Morning,
) -> Iterator[tuple[Extension, date, str]]:
    """Each decision on this term in turn: the term it met, and why it moved nothing ("" where it did).

    Of several control dates ``firsts`` a decision moves the nearest one not before it.
    """
    due = first
    for extension in sorted(extensions, key=lambda e: (e.decided_on or date.max, e.row)):
        if extension.code not in {"", performer.code} or not _moves(extension, first, firsts):
            continue
        why = refusal(extension, due, performer, morning.book, morning.on)
        yield extension, due, why
        due = due if why or extension.new_term is None else extension.new_term


def refused_extensions(morning: Morning) -> list[tuple[Extension, str, str]]:
    """Lines of «Продление сроков» that move nobody's term: the line, the first performer, the reason."""
    concerned = {e.item for e in morning.book.extensions}
    refused: dict[int, tuple[Extension, str, str]] = {}
    moved: set[int] = set()
    for verdict in morning.verdicts:
        if verdict.item.number not in concerned:
            continue
        for extension, why in _fates(morning, verdict):
            if why:
                refused.setdefault(extension.row, (extension, verdict.performer.code, why))
            else:
                moved.add(extension.row)
    return [told for row, told in sorted(refused.items()) if row not in moved]


def _fates(morning: Morning, verdict: Verdict) -> Iterator[tuple[Extension, str]]:
    item, performer = verdict.item, verdict.performer
    mine = [e for e in morning.book.extensions if e.item == item.number]
    firsts = first_terms(item) or tuple(c.due for c in recurring_controls(morning, item, verdict.row))
    for first in firsts:
        for extension, _, why in trace_term(first, firsts, mine, performer, morning):
            yield extension, why


def refusal(extension: Extension, due: date, performer: Performer, book: Book, on: date) -> str:
    """Why an extension moves nothing for this performer, in Russian; "" where it does."""
    if extension.new_term is None:
        return "не указан новый срок"
    if not extension.decided_by.strip():
        return "не указано, кто принял решение"
    if extension.decided_on is None:
        return "не указана дата решения"
    if not extension.basis.strip():
        return "не указано основание"
    if extension.decided_on > on or extension.decided_on < book.order.date:
        return "дата решения не может быть раньше подписания документа или позже сегодняшнего дня"
    if extension.decided_on > due:
        return f"решение принято после истечения срока ({due:%d.%m.%Y})"
    if extension.new_term <= due:
        return f"новый срок не позже действующего ({due:%d.%m.%Y})"
    if performer.name and same_person(extension.decided_by, performer.name):
        return "исполнитель не может продлить срок сам себе"
    return ""


def _moves(extension: Extension, first: date, firsts: tuple[date, ...]) -> bool:
    if len(firsts) == 1:
        return True
    decided = extension.decided_on
    return decided is not None and first == min((f for f in firsts if f >= decided), default=None)


def _row_for(first: date, rows: tuple[StatusRow, ...], *, single: bool) -> StatusRow | None:
    if single:
        return rows[0] if rows else None
    return next((r for r in rows if r.control_date == first), None)


def _rows_by_key(rows: Iterable[StatusRow]) -> dict[tuple[str, str], tuple[StatusRow, ...]]:
    found: dict[tuple[str, str], list[StatusRow]] = defaultdict(list)
    for row in rows:
        found[row.code, row.item].append(row)
    return {key: tuple(value) for key, value in found.items()}


def _by_item(extensions: Iterable[Extension]) -> dict[str, tuple[Extension, ...]]:
    found: dict[str, list[Extension]] = defaultdict(list)
    for extension in extensions:
        found[extension.item].append(extension)
    return {key: tuple(value) for key, value in found.items()}
