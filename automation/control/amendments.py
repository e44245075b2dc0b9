"""Amending orders that were taken in and that «Изменения» does not name yet: what they change, and what waits for it.

A paper about an item which an order signed meanwhile has changed tells its reader what is no longer so. It is held back
until the clerk has entered the change, but no longer than ``HOLD`` working days: a file that nobody attends to must not
silence the control for ever (decision 0120).
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from automation.control.morning import Morning
from automation.model.catalogue import Sentence, finding
from automation.model.control import Ground, History
from automation.model.kinds import Kind
from automation.model.plan import Amending, Amendment, Item
from automation.model.report import Book, Finding
from automation.model.sheets import ORDER, PLAN
from automation.patterns import lazy
from automation.russian import fold, join, name_items, show, without_stop

HOLD = 3  # working days
ACTIONS = {
    "edition": "новая редакция плана",
    "add": "дополнить",
    "remove": "исключить",
    "term": "срок",
    "performers": "исполнители",
    "text": "текст",
    "other": "прочее",
}
COLUMNS = {"text": "Мероприятие", "term": "Срок исполнения", "performers": "Исполнители"}  # of «План-график»
QUOTED = lazy(r"«([^«»]+)»?")
WHOLE = lazy(r"\s*[а-яё]{4,}\s.*(?<!\d)(?:19|20)\d\d(?!\d).*№.*", re.IGNORECASE | re.DOTALL)
SHORTEST = 4  # letters of quoted words by which the cell that holds them is found
MOST = 1500  # characters of an amending order's words that are repeated


def waiting_acts(morning: Morning) -> Iterator[Amending]:
    """List the amending orders which the workbook does not name in «Изменения»."""
    return (act for act in morning.history.amending if not _is_entered(act, morning.book.order.amendments))


def _is_entered(act: Amending, named: str) -> bool:
    number = re.escape(act.by.number).replace(r"\-", "[-‐-―]")
    return bool(number) and re.search(rf"(?<![\w/.-]){number}(?![\w/-]|\.\d)", named, re.IGNORECASE) is not None


def is_whole(act: str) -> bool:
    """Tell whether words of «Изменения» name an act as a paper does: by its kind, its date and its number."""
    return WHOLE.fullmatch(act) is not None


def with_whole_acts(book: Book, history: History) -> Book:
    """Name each act that «Изменения» calls by less («361-п») as the file of that act names itself."""
    acts = [_whole(act, history.amending) for act in book.order.amendments.split(";")]
    return replace(book, order=replace(book.order, amendments=";".join(acts)))


def _whole(words: str, known: Iterable[Amending]) -> str:
    named = (a for a in known if a.kind and _is_entered(a, words))
    act = None if is_whole(words) else next(named, None)
    return f"{act.kind.strip().casefold()} от {show(act.by.date)} № {act.by.number}" if act else words


def unnamed_acts(morning: Morning) -> Iterator[Finding]:
    """Tell what papers cannot repeat of «Изменения», for it names no act."""
    for act in filter(str.strip, morning.book.order.amendments.split(";")):
        if not is_whole(act):
            yield finding("amendment-unnamed", sheet=ORDER, value=act.strip())


def free_day(morning: Morning, act: Amending) -> date | None:
    """Return the first day on which papers go out though the order waits; None for one an earlier version took in."""
    return morning.calendar.add(act.day, HOLD) if act.day else None


def holding(morning: Morning, item: str, kind: Kind | None = None) -> Amending | None:
    """Find the amending order for which papers about an item are held back today; a release tells of the past."""
    if kind is Kind.RELEASE:
        return None
    acts = (act for act in waiting_acts(morning) if any(_concerns(c, item) for c in act.changes))
    return next((act for act in acts if (free := free_day(morning, act)) and morning.on < free), None)


def after_entering(morning: Morning, act: Amending) -> str:
    """Say when a paper that is held back goes on."""
    free = free_day(morning, act)
    until = f", но не позже {show(free)}" if free else ""
    return f"после внесения документа № {act.by.number} от {show(act.by.date)} в таблицу{until}"


def _concerns(change: Amendment, item: str) -> bool:
    """Tell whether a change is one of an item: of its number, of the one above it, or of the whole plan."""
    return change.action == "edition" or bool(change.item and f"{item}.".startswith(f"{change.item}."))


def parted(morning: Morning, grounds: Iterable[Ground]) -> tuple[list[Ground], list[tuple[Ground, Amending]]]:
    """Part what may be written about today from what is held back, with the order that holds it."""
    free: list[Ground] = []
    held: list[tuple[Ground, Amending]] = []
    for ground in grounds:
        if act := holding(morning, ground.occasion.item, ground.occasion.kind):
            held.append((ground, act))
        else:
            free.append(ground)
    return free, held


def proposed_changes(morning: Morning) -> Iterator[Finding]:
    """Tell what the amending orders change, in full: where it belongs and how long papers wait for it."""
    items = {i.number: i for i in morning.book.items}
    for act in waiting_acts(morning):
        free = free_day(morning, act)
        over = free is not None and morning.on >= free and not morning.closed
        for change in act.changes:
            item = items.get(change.item)
            headers = _headers(change, item) if item else []
            cells = [morning.book.cell(PLAN, header, item.row) for header in headers if item]
            yield finding(
                "amendment-proposed",
                sheet=PLAN,
                cell=cells[0] if cells else None,
                item=change.item or None,
                level="error" if over and act.by.number else None,
                number=act.by.number,
                day=show(act.by.date),
                what=Sentence(_what(change, headers)),
                held=Sentence(_held(free, over=over)) if any(_concerns(change, i) for i in items) else "",
            )


def _headers(change: Amendment, item: Item) -> list[str]:
    """Name the columns of an item's row that a change is about: by what it is, and by the words it replaces."""
    values = {"term": item.term.phrase, "performers": item.performers_text, "text": item.text}
    quoted = [fold(words) for words in QUOTED.findall(change.words) if len(words.strip()) >= SHORTEST]
    found = [f for f, value in values.items() if f == change.action or any(words in fold(value) for words in quoted)]
    return [COLUMNS[field] for field in found]


def _what(change: Amendment, headers: list[str]) -> str:
    words = " ".join(change.words.split())
    words = words if len(words) <= MOST else f"{words[: MOST - 1].rstrip()}…"
    where = join([f"«{header}»" for header in headers]) or ACTIONS[change.action]
    item = f"пункт {change.item}, " if change.item else ""
    return f"{item}{where}: {without_stop(words)}"


def _held(free: date | None, *, over: bool) -> str:
    if free is None:
        return ""
    if over:
        return " Письма об этом снова выпускаются, по прежним словам плана."
    return f" До {show(free)} письма об этом не выпускаются."


def amended_remarks(morning: Morning) -> tuple[str, ...]:
    """Say in sentences for the справка which items are being changed, which go, and which come in."""
    told, known = [], [i.number for i in morning.book.items]
    for act in waiting_acts(morning):
        struck = [n for n in known if any(c.action == "remove" and _concerns(c, n) for c in act.changes)]
        changed = name_items(n for n in known if n not in struck and any(_concerns(c, n) for c in act.changes))
        added = name_items(c.item for c in act.changes if c.action == "add" and c.item not in known)
        said = (("изменяет", changed), ("исключает", name_items(struck)), ("вводит", added))
        done = [f"{does} {items}" for does, items in said if items]
        if done and act.by.number:
            kind = act.kind.strip().casefold() or "документ"
            named = f"{kind} от {show(act.by.date)} № {act.by.number}"
            told.append(f"{named} {join(done)}, сведения приведены без учёта этих изменений")
    return tuple(told)
