"""A sheet as a table: headers found by name, columns read at once, faults kept with row and header.

Columns are read as a whole: each distinct value is understood once, so a hundred thousand rows cost little more than
their distinct values.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import Any, TypeVar

from msgspec import Struct, field

from automation.model.catalogue import catalogue, finding
from automation.model.report import Finding, Level
from automation.model.sheets import EXTENSIONS, PLAN, STATUS
from automation.russian import fold, straighten
from automation.russian.guess import perhaps
from automation.workbook.cells import (
    Cell,
    read_code,
    read_count,
    read_day,
    read_item,
    read_text,
    slip,
)
from automation.workbook.columns import COLUMNS, Column
from automation.workbook.typed import (
    Value,
    all_plain,
    as_text,
    mixed_word,
    mixed_words,
    shows_error,
    stands_empty,
    tidy,
)
from automation.workbook.understand.gathered import gather, words_of_rows

T = TypeVar("T")
HEADER_ROWS = 30  # a header stands within so many rows
NAME, TEXT = 500, 4000  # characters of a name and of any other text that nobody has to look at
NAMES = frozenset(
    ("Код", "Организация", "Должность", "Фамилия Имя Отчество", "Адресат (код)", "Обращение")
) | frozenset(("Должность (дат.)", "Фамилия И.О. (дат.)", "Организация (дат.)", "№", "Документ"))
MOST = 1000  # findings of one code in one column that are listed one by one
ASKED = frozenset({(STATUS, "Состояние"), (PLAN, "Срок исполнения"), (EXTENSIONS, "Код")})  # a dash is no answer there
QUESTIONS = 50  # guesses at what a slip of the pen meant, on one sheet: each compares with every known word


class RowFault(Struct, frozen=True):
    """A fault of one cell or row, still without its performer and item; ``row`` is zero-based."""

    row: int
    header: str
    code: str
    facts: Mapping[str, object]
    level: Level | None


class SheetTable(Struct):
    """One sheet of ours. ``rows`` are the zero-based sheet rows that hold anything, below the header.

    ``lost`` maps a row to the headers whose value could not be read.
    """

    title: str
    columns: dict[str, int]
    rows: list[int]
    raw: Mapping[str, Sequence[Value]]
    broken: Mapping[tuple[int, int], str]
    epoch_1904: bool = False
    faults: list[RowFault] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    asked: int = 0
    lost: defaultdict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def values(
        self, header: str, read: Callable[[Value], Cell[T]], *, grave: bool = True, keyed: bool = False
    ) -> list[T]:
        """Return the column's values, one for each of ``rows``; a missing column answers what an empty cell would.

        ``grave`` False: an unreadable value is only a warning. ``keyed``: look-alike letters are told.
        """
        if header not in self.raw:
            return [read("").value] * len(self.rows)
        return self._read(self.rows, header, read, grave=grave, keyed=keyed)

    def value_at(self, row: int, header: str, read: Callable[[Value], Cell[T]]) -> T:
        """Return one value of a zero-based row."""
        return self._read([row], header, read, grave=True, keyed=False)[0]

    def _read(
        self, rows: list[int], header: str, read: Callable[[Value], Cell[T]], *, grave: bool, keyed: bool
    ) -> list[T]:
        column = self.raw[header]
        # The rows of most sheets have no gap, and a slice is faster than picking cells one by one.
        solid = bool(rows) and rows[-1] - rows[0] + 1 == len(rows)
        given = column[rows[0] : rows[-1] + 1] if solid else [column[row] for row in rows]
        understood, faulty = self._understand(set(given), header, read, keyed=keyed)
        values = list(map(understood.__getitem__, given))
        if faulty:
            for row, value in zip(rows, given, strict=True):
                if value in faulty:
                    self._blame(row, header, faulty[value], grave=grave)
        self._broken(rows, header, values, read, grave=grave)
        return values

    def _understand(
        self, distinct: set[Value], header: str, read: Callable[[Value], Cell[T]], *, keyed: bool
    ) -> tuple[dict[Value, T], dict[Value, list[Cell[object]]]]:
        """Return each distinct value's meaning, and the faults of those that have any; a dash is an empty cell."""
        texts = [v for v in distinct if isinstance(v, str)]
        plain = all_plain(texts) and max(map(len, texts), default=0) <= NAME
        mixed = keyed and mixed_words(texts)
        # Most columns of a large sheet are of this kind: they are taken as they stand, without a look at each value.
        if plain and not mixed and read is read_text and len(texts) == len(distinct):
            return dict(zip(distinct, distinct, strict=True)), {}  # type: ignore[arg-type]
        understood: dict[Value, T] = {}
        faulty: dict[Value, list[Cell[object]]] = {}
        for value in distinct:
            if shows_error(value):
                understood[value] = read("").value
                faulty[value] = [Cell(None, "cell-error", {"value": value}, lost=True)]
                continue
            tidied, told = (value, []) if plain or not isinstance(value, str) else tidy(value)
            found: list[Cell[object]] = [Cell(None, code) for code in told]
            if mixed and isinstance(value, str) and (word := mixed_word(value)):
                found.append(Cell(None, "lookalike-letters", {"value": word, "read": straighten(word)}))
            found += too_long(value, header)
            empty = isinstance(value, str) and stands_empty(value) and (self.title, header) not in ASKED
            cell = read("" if empty or any(f.lost for f in found) else tidied)
            understood[value] = cell.value
            if cell.code:
                found.append(cell)
            if found:
                faulty[value] = found
        return understood, faulty

    def _blame(self, row: int, header: str, found: list[Cell[object]], *, grave: bool) -> None:
        for cell in found:
            self.note(row, cell.code, header, level=None if grave else lenient(cell.code), **cell.facts)
            if cell.lost:
                self.lost[row].add(header)

    def _broken(
        self, rows: list[int], header: str, values: list[T], read: Callable[[Value], Cell[T]], *, grave: bool
    ) -> None:
        """Tell error values and formulas without a saved value, which are never taken for empty cells."""
        here = {row for row, column in self.broken if column == self.columns[header]}
        if not here:
            return
        for at, row in enumerate(rows):
            if row in here:
                shown = self.broken[row, self.columns[header]]
                code = "formula-moves" if shown.startswith("=") else "cell-error" if shown else "formula-uncomputed"
                self.note(row, code, header, level=None if grave else lenient(code), value=shown)
                self.lost[row].add(header)
                values[at] = read("").value

    def texts(self, header: str, *, grave: bool = False, keyed: bool = False) -> list[str]:
        """Return a column of free text."""
        return self.values(header, read_text, grave=grave, keyed=keyed)

    def codes(self) -> list[str]:
        """Return the column of performers' codes."""
        return self.values("Код", read_code, keyed=True)

    def items(self) -> list[str]:
        """Return the column of items' numbers."""
        return self.values("№", read_item, keyed=True)

    def days(self, header: str, *, grave: bool = True) -> list[date | None]:
        """Return a column of dates."""
        return self.values(header, self.day_reader(), grave=grave)

    def records(self, own: Mapping[str, Sequence[Any]], grave: Container[str]) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield each zero-based row with its values by the name of their field; ``row`` is its number in the sheet.

        ``own`` are the values by field that the caller has read himself. Every other column with a field is read as its
        kind says; an unreadable value is an error where ``grave`` has the header, else a warning.
        """
        columns = [c for c in COLUMNS[self.title].values() if c.field and c.field not in own]
        names = ("row", *own, *(c.field for c in columns))
        values = [*own.values(), *(self._plain(column, grave=column.header in grave) for column in columns)]
        for row, *rest in zip(self.rows, *values, strict=True):
            yield row, dict(zip(names, (row + 1, *rest), strict=True))

    def _plain(self, column: Column, *, grave: bool) -> Sequence[Any]:
        """Return a column of words, days or numbers, as its kind says."""
        if column.kind == "number":
            return self.values(column.header, read_count, grave=grave)
        if column.kind in {"date", "past"}:
            return self.days(column.header, grave=grave)
        return self.texts(column.header, grave=grave)

    def day_reader(self) -> Callable[[Value], Cell[date | None]]:
        """Return the reader of days in this book's calendar."""
        return partial(read_day, epoch_1904=self.epoch_1904)

    def note(self, row: int, code: str, header: str = "", *, level: Level | None = None, **facts: object) -> None:
        """Keep a fault of a row (of one cell where a header is named); very many alike are only counted."""
        self.counts[code, header] += 1
        if self.counts[code, header] <= MOST:
            self.faults.append(RowFault(row, header, code, facts, level))

    def note_empty(self, row: int, code: str, header: str, *, level: Level | None = None, **facts: object) -> None:
        """Keep the fault of an empty cell; one whose value could not be read is told of already."""
        if header not in self.lost.get(row, ()):
            self.note(row, code, header, level=level, **facts)

    def forget(self, code: str, header: str) -> None:
        """Drop the faults of one kind: something graver explains them."""
        self.counts.pop((code, header), None)
        self.faults = [fault for fault in self.faults if (fault.code, fault.header) != (code, header)]

    def likely(self, given: str, known: Mapping[str, str]) -> str:
        """Write «, возможно, «БИБЛ»» for a slip of the pen; ``known`` maps folded words to those meant."""
        self.asked += 1
        near = slip(fold(given), known) if self.asked <= QUESTIONS else ""
        return perhaps(known[near]) if near else ""

    def cell(self, row: int, header: str) -> str | None:
        """Return the A1 address of a value of a zero-based row, None where the sheet has no such column."""
        column = self.columns.get(header)
        return None if column is None or row < 0 else f"{letters(column)}{row + 1}"

    def findings(self, who: Mapping[int, tuple[str, str]] | None = None) -> list[Finding]:
        """Return the faults as findings in sheet order; ``who`` names performer and item of a row."""
        known = who or {}
        answer: list[Finding] = []
        for fault, rows in self._gathered(known):
            performer, item = known.get(fault.row, ("", ""))
            facts = {"row": fault.row + 1, "header": fault.header} | words_of_rows(rows, known) | dict(fault.facts)
            whose = {known.get(row, ("", "")) for row in rows}
            performer = performer if len({code for code, _ in whose}) == 1 else ""
            item = item if len({number for _, number in whose}) == 1 else ""
            cell = self.cell(fault.row, fault.header)
            place = {"sheet": self.title, "cell": cell, "performer": performer, "item": item, "level": fault.level}
            answer.append(finding(fault.code, **(place | facts)))  # type: ignore[arg-type]
        return [*answer, *self._uncounted()]

    def _gathered(self, who: Mapping[int, tuple[str, str]]) -> Iterable[tuple[RowFault, list[int]]]:
        """Return each fault in sheet order with its row, or the rows of all that have the same cause."""
        found: dict[object, tuple[RowFault, list[int]]] = {}
        for at, fault in enumerate(sorted(self.faults, key=lambda f: (f.row, self.columns.get(f.header, -1)))):
            cause = gather(fault.code, fault.header, fault.facts.get("value"), who.get(fault.row, ("", "")))
            found.setdefault(at if cause is None else (cause, fault.level), (fault, []))[1].append(fault.row)
        return found.values()

    def _uncounted(self) -> Iterable[Finding]:
        for (code, _), count in self.counts.items():
            if count > MOST:
                rule = catalogue()[code]
                more = count - MOST
                yield finding("more-findings", sheet=self.title, level=rule.level, count=more, about=rule.title)

    def typed(self, rows: Iterable[int]) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield zero-based rows as a person typed them, words about restricted papers left out."""
        said = cache(lambda value: tidy(as_text(value))[0])
        for row in rows:
            shown = {h: self.broken.get((row, c), "") or said(self.raw[h][row]) for h, c in self.columns.items()}
            yield row, {header: text for header, text in shown.items() if text}


def too_long(value: Value, header: str) -> list[Cell[object]]:
    """Tell of a text longer than any cell needs; a name of that length is not used, since it would fill a letter."""
    if not isinstance(value, str) or len(value) <= NAME or (header not in NAMES and len(value) <= TEXT):
        return []
    code = "name-too-long" if header in NAMES else "text-too-long"
    return [Cell(None, code, {"count": len(value)}, lost=header in NAMES)]


def lenient(code: str) -> Level:
    """Return the level of a fault that costs no obligation its judgement."""
    level = catalogue()[code].level
    return "warning" if level == "error" else level


def letters(column: int) -> str:
    """Return the letters of a zero-based column: A, B, … Z, AA."""
    text, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
