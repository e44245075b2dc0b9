"""«Ход исполнения»: the performers' reports, row by row; a faulty row costs itself only."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from automation.model.plan import By, Dates, Event, Item, Period, Recurring
from automation.model.report import Level, Performer, State, StatusRow
from automation.model.reported import RowKey, row_key
from automation.model.sheets import STATUS
from automation.patterns import lazy
from automation.russian import fold, show
from automation.russian.dates import ANY_MONTH
from automation.workbook.cells import read_date_or_words, read_state
from automation.workbook.columns import SHEETS, Filler
from automation.workbook.typed import Value, as_text, tidy
from automation.workbook.understand.performers import Codes, known_code
from automation.workbook.understand.side_sheets import known_item
from automation.workbook.understand.tables import SheetTable

TERM, ORGANISATION, TEXT = "Срок", "Организация", "Мероприятие"
YELLOW = SHEETS[STATUS].filled_by(Filler.PERFORMER)
# what a standing may rest on: unreadable, it is an error
GRAVE = {"Дата исполнения", "Подтверждение", "Всего сотрудников", "Перешло", "Возвращено", "Принято", "Кто принял"}
A_DAY = lazy(rf"(?i:\b\d{{1,2}}(?:[./-]\d|\s+{ANY_MONTH}\b))")
HOW_OFTEN = lazy(r"(?i:еже|кажд|\bраза?\b)")  # words of a term, which the program writes there itself
NOTHING = StatusRow(code="", item="", row=0)


class Status(Struct, frozen=True):
    """The rows that count, performer and item of each sheet row (for findings), and the cells performers filled."""

    rows: tuple[StatusRow, ...]
    who: Mapping[int, tuple[str, str]]
    filled: int


class Belonging:
    """The organisation of each code and the words of each item: in a row of a column sorted alone they differ."""

    def __init__(self, performers: Iterable[Performer], items: Iterable[Item]) -> None:
        organisations: defaultdict[str, dict[str, None]] = defaultdict(dict)
        texts: defaultdict[str, dict[str, None]] = defaultdict(dict)
        own = set()
        for performer in performers:
            organisations[fold(performer.organisation)][performer.code] = None
            if performer.in_office or performer.unit or not performer.organisation:
                own.add(performer.code)
        for item in items:
            texts[fold(item.text)][item.number] = None
        self._organisations, self._texts, self._own = organisations, texts, own
        self._fold = lru_cache(maxsize=1 << 12)(fold)

    def mixed(self, table: SheetTable, row: StatusRow) -> bool:
        """Tell whether the row names another's organisation or another item's words; say so where it does."""
        at = row.row - 1
        codes = self._organisations.get(self._fold(row.organisation)) if row.organisation else None
        if codes and row.code not in codes and not (row.code in self._own and not self._own.isdisjoint(codes)):
            _tell_mixed(table, row, ORGANISATION, row.organisation, f"исполнитель «{next(iter(codes))}»")
            return True
        words = as_text(table.raw[TEXT][at])
        numbers = self._texts.get(self._fold(words)) if words else None
        if numbers and row.item not in numbers:
            _tell_mixed(table, row, TEXT, words, f"пункт {next(iter(numbers))}")
            return True
        return False


def read_status(
    table: SheetTable,
    codes: Codes,
    items: Mapping[str, Item],
    bearers: Mapping[str, frozenset[str]],
    belonging: Belonging,
) -> Status:
    """Read the reports. ``bearers`` names the performers' codes of each item."""
    kept: dict[RowKey, StatusRow] = {}
    who: dict[int, tuple[str, str]] = {}
    mixed: set[int] = set()
    for found in _rows(table):
        one = _named(table, found, codes, items)
        who[found.row - 1] = (one.code, one.item) if one else (found.code, found.item)
        if one is None:
            continue
        # A column that was sorted alone puts one performer's words beside another's code: nobody can tell whose they
        # are, and whatever else is wrong with such a row follows from that.
        if belonging.mixed(table, one):
            mixed.add(one.row)
            one = unknown(one)
        else:
            _tell_misplaced(table, one, items[one.item], bearers[one.item])
        key = row_key(one.code, one.item, one.control_date, several=items[one.item].several_terms)
        before = kept.get(key)
        if before and not mixed.isdisjoint((before.row, one.row)):
            kept[key] = unknown(before)
        else:
            kept[key] = _joined(table, before, one) if before else one
    if mixed:  # a row that seems to be one too many is another's, whose code was moved: it must not be deleted
        table.forget("row-copied", "Код")
    return Status(rows=tuple(kept.values()), who=who, filled=_filled(table))


def read_copy(table: SheetTable, codes: Codes, items: Mapping[str, Item]) -> tuple[StatusRow, ...]:
    """Return the rows of a copy of the sheet that report something; faults of a copy are not told."""
    named = (_named(table, found, codes, items) for found in _rows(table))
    return tuple(row for row in named if row and _reported(row) != NOTHING)


def _tell_mixed(table: SheetTable, row: StatusRow, header: str, value: str, other: str) -> None:
    table.note(row.row - 1, "row-mixed", header, value=value, other=other, mine=row.code, number=row.item)


def _named(table: SheetTable, row: StatusRow, codes: Codes, items: Mapping[str, Item]) -> StatusRow | None:
    """Return the row under its performer's own code, or None where it names no performer or no item."""
    at = row.row - 1
    code = known_code(table, at, row.code, codes)
    empty: Level | None = "warning" if _reported(row) == NOTHING else None  # a row left over from an earlier plan
    if not known_item(table, at, row.item, items, level=empty) or code is None:
        return None
    return row if code == row.code else replace(row, code=code)


def _tell_misplaced(table: SheetTable, row: StatusRow, item: Item, bearers: frozenset[str]) -> None:
    """Tell of a row whose performer does not bear its item, or whose term is not the plan's."""
    at, term, deadline = row.row - 1, row.control_date, item.reading.deadline
    if row.code not in bearers:
        if bearers:  # an item without any is told itself
            table.note(at, "row-foreign", "Код")
        return
    if isinstance(deadline, Dates) and term not in deadline.due and TERM not in row.unreadable:
        table.note(at, "row-term-unknown", TERM, value=_shown(table.raw[TERM][at]))
    if isinstance(deadline, By | Event | Period) and (other := _other_term(table, at, term, item)):
        table.note(at, "row-term-differs", TERM, value=other, term=show(deadline.due))
    if isinstance(deadline, Recurring) and term is None and (words := _day_in_words(table, at)):
        table.note(at, "row-term-unread", TERM, value=words)


def _day_in_words(table: SheetTable, at: int) -> str:
    """Return what «Срок» of a repeated item says where it names a day and no whole date: «05.04», «за 5 апреля»."""
    words = _shown(table.raw[TERM][at]) if TERM in table.raw else ""
    return words if A_DAY.search(words) and not HOW_OFTEN.search(words) else ""


def _other_term(table: SheetTable, at: int, term: date | None, item: Item) -> str:
    """Say what «Срок» says where it is not the plan's: another day, or words with figures («30.12.2025 (продлён)»)."""
    deadline = item.reading.deadline
    if term is not None and isinstance(deadline, By | Event | Period):
        return "" if term == deadline.due else show(term)
    words = _shown(table.raw[TERM][at]) if TERM in table.raw else ""
    known = {fold(read.phrase) for read in (item.term, item.override) if read}
    return words if any(map(str.isdigit, words)) and fold(words) not in known else ""


def _joined(table: SheetTable, first: StatusRow, second: StatusRow) -> StatusRow:
    """Return the filled one of two rows about one thing; two that differ count as unreadable, whoever is right."""
    at, before, after = second.row - 1, _reported(first), _reported(second)
    if after in {before, NOTHING} or before == NOTHING:
        counted = second if before == NOTHING and after != NOTHING else first
        spare = first.row + second.row - counted.row
        table.note(at, "row-copied", "Код", first=first.row, counted=counted.row, spare=spare)
        return counted
    table.note(at, "row-repeated", "Код", first=first.row)
    return unknown(first)


def unknown(row: StatusRow) -> StatusRow:
    """Return the row with a state nobody can be sure of."""
    text = row.state_text or row.state.value
    return replace(row, state=State.UNKNOWN, state_text=text, unreadable=row.unreadable | {"Состояние"})


def _reported(row: StatusRow) -> StatusRow:
    """Say what a row reports, whosever it is and wherever it stands."""
    return replace(row, code="", item="", row=0, organisation="", control_date=None)


@lru_cache(maxsize=1 << 10)  # very many rows may hold one very long text
def _shown(value: Value) -> str:
    """Return a cell as a person sees it, on one line."""
    return tidy(as_text(value))[0]


def _filled(table: SheetTable) -> int:
    """Tell how many cells the performers filled in."""
    columns = [table.raw[h] for h in YELLOW if h in table.raw]
    return sum(len(table.rows) - list(map(column.__getitem__, table.rows)).count("") for column in columns)


def _rows(table: SheetTable) -> Iterator[StatusRow]:
    """Return every row as typed, without a look at the other sheets."""
    nothing: frozenset[str] = frozenset()
    typed = table.raw["Состояние"]
    own: dict[str, Sequence[Any]] = {
        "code": table.codes(),
        "item": table.items(),
        "control_date": table.values(TERM, partial(read_date_or_words, epoch_1904=table.epoch_1904)),
        "state": table.values("Состояние", read_state),
    }
    for row, found in table.records(own, GRAVE):
        lost = table.lost.get(row)
        found["unreadable"] = frozenset(lost) if lost else nothing
        if found["state"] is State.UNKNOWN or "Состояние" in found["unreadable"]:
            found |= {"state": State.UNKNOWN, "state_text": _shown(typed[row])}
        yield StatusRow(**found)
