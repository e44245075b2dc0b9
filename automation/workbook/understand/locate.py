"""Finds a sheet, its header row and its columns by name, and the rows below that hold something."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from itertools import islice, pairwise

from automation.errors import UnreadError
from automation.model.sheets import ORDER, PERFORMERS, REMARKS, STATUS
from automation.russian import blank_mark, fold
from automation.workbook.cells import slip
from automation.workbook.columns import SHEETS, Sheet
from automation.workbook.typed import Value, as_text
from automation.workbook.understand.raw import RawBook, RawSheet
from automation.workbook.understand.tables import HEADER_ROWS, SheetTable, letters

BEYOND = 100_000  # rows below the last value in which a formula without a value is still looked for
LONG = 200  # characters no header has
SURE = 0.8  # likeness from which another name is taken for a slip of the pen
OURS = frozenset(map(fold, SHEETS))
AGAIN = "верните прежнее название, а удалённое – из прежней копии книги"
TOTALS = ("итого", "всего")
TOTALS_BEGIN = frozenset("ИиВвBb")  # a look before the dear comparison


def find_table(book: RawBook, sheet: Sheet) -> SheetTable | None:
    """Find the table of a sheet; None where an optional sheet is missing. Raises UnreadError for what must be there.

    A sheet that version 1.0 did not know may be a clerk's own: where its columns are not ours, the answer is an empty
    table with a finding.
    """
    title, key = sheet.title, fold(sheet.title)
    same = [s for s in book.sheets if fold(s.name) == key]
    headed = [s for s in same if not _missing(sheet, header_row(sheet, zip(*s.columns, strict=True))[1])]
    if len(headed) > 1:
        raise UnreadError(f"{book.file}: листов «{title}» два; оставьте один, другой переименуйте")
    if not same:
        return _miss(book, sheet)
    found = (headed or same)[0]
    row, places = header_row(sheet, zip(*found.columns, strict=True))
    if missing := _missing(sheet, places):
        if sheet.optional and not any(map(any, found.columns)):
            return None
        if sheet.added:
            table = _empty(book, sheet)
            table.note(-1, "sheet-incomplete", columns=", ".join(f"«{header}»" for header in missing))
            return table
        raise UnreadError(f"{book.file}: {_missing_words(sheet, missing, found)}; {AGAIN}")
    slips = _slips(book, sheet, found, row, places)
    table = _table(book, sheet, found, row, places)
    for header, name in slips.items():
        table.note(-1, "column-unread", header, name=name)
    for other in _copies(book, sheet):
        table.note(-1, "sheet-unread", name=other.name)
    return table


def copies_of(book: RawBook, sheet: Sheet, needed: Sequence[str]) -> Iterator[tuple[str, SheetTable]]:
    """Yield the copies of a sheet («Ход исполнения (2)») that have the headers needed, by their names."""
    for other in _copies(book, sheet):
        row, places = header_row(sheet, zip(*other.columns, strict=True))
        if all(header in places for header in needed):
            with suppress(UnreadError):  # a column twice in a copy refuses no workbook
                yield other.name, _table(book, sheet, other, row, places)


def _copies(book: RawBook, sheet: Sheet) -> list[RawSheet]:
    key = fold(sheet.title)
    return [other for other in book.sheets if fold(other.name) != key and key in fold(other.name)]


def _empty(book: RawBook, sheet: Sheet) -> SheetTable:
    """Return the table of a sheet that is not read: it has no rows, only the finding that tells why."""
    return SheetTable(title=sheet.title, columns={}, rows=[], raw={}, broken={}, epoch_1904=book.epoch_1904)


def _miss(book: RawBook, sheet: Sheet) -> SheetTable | None:
    """Let a sheet be missing where it is optional and no other looks like it. Raises UnreadError."""
    key = fold(sheet.title)
    names = {fold(name): name for name in book.names}
    near = next((k for k in names if k.startswith(key)), "") or slip(key, names.keys() - OURS, likeness=SURE)
    if sheet.added and near:
        table = _empty(book, sheet)
        table.note(-1, "sheet-alike", name=names[near])
        return table
    if sheet.optional and near:
        raise UnreadError(
            f"{book.file}: нет листа «{sheet.title}», а есть похожий «{names[near]}»; верните прежнее название или "
            "назовите свой лист иначе"
        )
    if sheet.title in SHEETS and not sheet.optional and not near and not names.keys() & OURS:
        raise UnreadError(f"{book.file}: это не таблица учёта – в книге нет ни одного её листа; уберите файл из inbox")
    if sheet.title == ORDER and not near and (words := _other_book(names)):
        raise UnreadError(f"{book.file}: {words}")
    if not sheet.optional:
        alike = f" (есть похожий «{names[near]}»)" if near else ""
        raise UnreadError(f"{book.file}: нет листа «{sheet.title}»{alike}; {AGAIN}")
    return None


def _other_book(names: Container[str]) -> str:
    """Name another workbook of ours that was put into inbox/ by mistake; "" where it is none."""
    if fold(REMARKS) in names:
        return "это книга «Замечания», а не таблица учёта; уберите её из inbox"
    if fold(STATUS) in names and fold(PERFORMERS) not in names:
        return "это форма организации, а не таблица учёта; положите её в inbox/forms"
    return ""


def header_row(sheet: Sheet, rows: Iterable[Sequence[Value]]) -> tuple[int, dict[str, list[int]]]:
    """Return the zero-based row that names most of our headers, and in which columns of it each of them stands."""
    known = {fold(header): header for header in sheet.headers}
    best: tuple[int, dict[str, list[int]]] = (0, {})
    for row, values in enumerate(islice(rows, HEADER_ROWS)):
        places: dict[str, list[int]] = {}
        for column, value in enumerate(values):
            header = known.get(fold(value)) if isinstance(value, str) and 0 < len(value) < LONG else None
            if header:
                places.setdefault(header, []).append(column)
        if len(places) > len(best[1]):
            best = (row, places)
    return best


def _missing(sheet: Sheet, places: Mapping[str, object]) -> list[str]:
    return [header for header in sheet.required if header not in places]


def _missing_words(sheet: Sheet, missing: list[str], raw: RawSheet) -> str:
    """Write «на листе «…» нет столбца «…» (есть похожий «…»)»."""
    named = ", ".join(f"«{header}»" for header in missing[:6]) + (" и других" if len(missing) > 6 else "")
    words = f"на листе «{sheet.title}» нет {'столбца' if len(missing) == 1 else 'столбцов'} {named}"
    if len(missing) > 1:
        return words
    seen = {as_text(v) for column in raw.columns for v in column[:HEADER_ROWS] if v} - set(sheet.headers)
    near = slip(missing[0], sorted(seen))
    return f"{words} (есть похожий «{near}»)" if near else words


def _slips(book: RawBook, sheet: Sheet, raw: RawSheet, row: int, places: Mapping[str, object]) -> dict[str, str]:
    """Find filled columns whose name is that of a missing one with a slip: they would be passed over in silence.

    Answers header → the strange name for headers that version 1.0 did not know. Raises UnreadError for the others.
    """
    known = {fold(header) for header in sheet.headers}
    strange: dict[str, str] = {}
    for column in raw.columns:
        name = column[row]
        if isinstance(name, str) and 0 < len(name) < LONG and fold(name) not in known and any(column[row + 1 :]):
            strange[fold(name)] = name
    slips = {}
    for ours in sheet.columns if strange else ():
        near = _slip(fold(ours.header), strange, known) if ours.header not in places else ""
        if near and ours.added:
            slips[ours.header] = strange[near]
        elif near:
            raise UnreadError(
                f"{book.file}: на листе «{sheet.title}» нет столбца «{ours.header}», а есть похожий "
                f"«{strange[near]}»; верните прежнее название или назовите свой столбец иначе"
            )
    return slips


def _slip(key: str, strange: Mapping[str, str], known: Container[str]) -> str:
    """Return the strange name that means the key: its words without the bracket, or the key with a slip of the pen."""
    bare = key.partition("(")[0].strip()
    return bare if bare in strange and bare not in known else slip(key, strange, likeness=SURE)


def _table(book: RawBook, sheet: Sheet, raw: RawSheet, row: int, places: dict[str, list[int]]) -> SheetTable:
    columns = {}
    doubled = []
    for header, found in places.items():
        filled = [c for c in found if any(v != "" for v in raw.columns[c][row + 1 :])] or found[:1]
        if len(filled) > 1:
            both = " и ".join(letters(c) for c in filled[:2])
            raise UnreadError(
                f"{book.file}: на листе «{sheet.title}» столбец «{header}» указан дважды ({both}); оставьте один"
            )
        columns[header] = filled[0]
        if len(found) > 1:
            doubled.append(header)
    values, broken = _spread(raw, columns)
    table = SheetTable(
        title=sheet.title, columns=columns, rows=[], raw=values, broken=broken, epoch_1904=book.epoch_1904
    )
    for header in doubled:
        table.note(row, "header-repeated", header, letters=letters(columns[header]))
    _keep_rows(table, row + 1)
    _tell_hidden(table, raw.hidden)
    return table


def _spread(raw: RawSheet, columns: Mapping[str, int]) -> tuple[dict[str, Sequence[Value]], dict[tuple[int, int], str]]:
    """Return our columns with the value of every merged cell in all cells of the merge, and error cells likewise."""
    broken = dict(raw.faults)
    height = len(raw.columns[0]) if raw.columns else 0
    deepest = max((row + 1 for row, _ in broken if row < height + BEYOND), default=0)
    padding = ("",) * (deepest - height)  # formulas without values may stand below the last value
    values: dict[str, Sequence[Value]] = {header: raw.columns[at] + padding for header, at in columns.items()}
    height += len(padding)
    places = {at: header for header, at in columns.items()}
    for (top, left), (bottom, right) in raw.merged:
        if top >= height or left >= len(raw.columns):
            continue
        value = raw.columns[left][top]
        for at in range(left, min(right, len(raw.columns) - 1) + 1):
            if (header := places.get(at)) is None:
                continue
            column = values[header] if isinstance(values[header], list) else list(values[header])
            last = min(bottom, height - 1)
            column[top : last + 1] = [value] * (last - top + 1)  # type: ignore[index]
            values[header] = column
            if (top, left) in raw.faults:
                broken |= {(row, at): raw.faults[top, left] for row in range(top, last + 1)}
    return values, broken


def _keep_rows(table: SheetTable, first: int) -> None:
    """Keep the rows below the header that hold anything but totals, column numbers and the header again."""
    columns = list(table.raw.values())
    blank = ("",) * len(columns)
    mine = set(table.columns.values())
    holds = cache(_holds)
    held = {row for row, column in table.broken if row >= first and column in mine}
    held |= {
        at for at, row in enumerate(zip(*columns, strict=True)) if at >= first and row != blank and any(map(holds, row))
    }
    rows = sorted(held)
    while rows and (_repeats(columns, first - 1, rows[0]) or _counts_columns(table, rows[0])):
        rows.pop(0)
    # The dear comparison of every row is made only where the header's words occur again in at least two columns.
    if sum(column[first - 1] != "" and column.count(column[first - 1]) > 1 for column in columns) > 1:
        rows = [row for row in rows if not _repeats(columns, first - 1, row)]
    table.rows = rows
    if table.title != ORDER:
        totals = _totals(table)
        for row, words in totals.items():
            table.note(row, "totals-skipped", value=words)
        table.rows = [row for row in rows if row not in totals]


def _repeats(columns: Sequence[Sequence[Value]], head: int, row: int) -> bool:
    """Tell whether a row is the header again, whole or in part: on each printed page, or pasted with a copied table."""
    given = [(column[row], column[head]) for column in columns if column[row] != ""]
    return len(given) > 1 and all(value == name for value, name in given)


def _holds(value: Value) -> bool:
    """Tell whether a cell says anything; a row of dashes alone is an empty row."""
    return not isinstance(value, str) or (bool(value.strip()) and not blank_mark(value))


def _counts_columns(table: SheetTable, row: int) -> bool:
    """Tell whether a row under the header numbers the columns: 1, 2, 3 and so on."""
    given = [as_text(column[row]).strip() for _, column in sorted(_placed(table))]
    given = [text for text in given if text]
    if len(given) < 3 or not all(text.isdecimal() and len(text) <= 4 for text in given):
        return False
    numbers = [int(text) for text in given]
    return all(b == a + 1 for a, b in pairwise(numbers))


def _placed(table: SheetTable) -> list[tuple[int, Sequence[Value]]]:
    return [(table.columns[header], column) for header, column in table.raw.items()]


def _totals(table: SheetTable) -> dict[int, str]:
    """Find the rows whose first text is «Итого» or «Всего» and that name no performer or item."""
    keys = [table.raw[h] for h in ("Код", "№") if h in table.raw]
    columns = [column for _, column in sorted(_placed(table), key=lambda pair: pair[0])]
    found, sums = {}, cache(_sums)
    for row in table.rows:
        if keys and all(column[row] != "" and not sums(column[row]) for column in keys):
            continue
        first = next((column[row] for column in columns if column[row] != ""), "")
        if sums(first):
            found[row] = as_text(first)
    return found


def _sums(value: Value) -> bool:
    return isinstance(value, str) and value.lstrip()[:1] in TOTALS_BEGIN and fold(value[:12]).startswith(TOTALS)


def _tell_hidden(table: SheetTable, hidden: Sequence[int]) -> None:
    kept = sorted(set(hidden) & set(table.rows))
    if kept:
        shown = ", ".join(str(row + 1) for row in kept[:10]) + (" и другие" if len(kept) > 10 else "")
        table.note(-1, "hidden-rows", rows=shown)
