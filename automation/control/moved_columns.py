"""A column of «Ход исполнения» sorted or shifted alone: its values stand in rows that are not theirs.

Codes, numbers and words of a row still agree then, so the sheet alone tells nothing; the rows as last remembered do.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct

from automation.model.report import State, StatusRow
from automation.model.reported import SeenRow
from automation.model.sheets import STATUS
from automation.russian import tells
from automation.workbook.columns import SHEETS, Filler

HEADERS = {"state": "Состояние"} | {
    c.field: c.header for c in SHEETS[STATUS].columns if c.field and c.filler is not Filler.PROGRAM
}
FURTHER = (State.EMPTY, State.NOT_STARTED, State.IN_WORK, State.DONE, State.NOT_APPLICABLE, State.UNKNOWN)
SORTED, SHIFTED = 2, 4  # misplaced values that tell enough: in a column that is in order now, and in any other
Column = Sequence[tuple[Any, Any]]  # what a field held before in each row, and what it holds


class ChangedRow(Struct, frozen=True, kw_only=True):
    """A row that stands otherwise than it was last remembered; ``known`` are its versions, ``fields`` those changed."""

    known: tuple[SeenRow, ...]
    before: StatusRow
    row: StatusRow
    fields: frozenset[str]

    @property
    def put_back(self) -> bool:
        """Tell whether the row stands as it stood before its last version."""
        now = _cells(self.row)
        return not any(map(_told, now)) or any(_cells(seen.row) == now for seen in self.known[:-1])


def moved_columns(rows: Iterable[tuple[StatusRow, tuple[SeenRow, ...]]]) -> tuple[list[str], list[ChangedRow]]:
    """Return the fields whose columns moved alone, with all rows that changed: of each a cell may have moved away.

    ``rows`` are those of the sheet with their versions. Work of a morning goes one way: states get further, cells are
    filled. Of a column that moved some cells lose what others gain, and the rest of these rows stays as it was. Who
    takes a whole report to its right row, or a column back to where it stood, mixes nothing.
    """
    sheet = [(row, known, known[-1].row if known else None) for row, known in rows]
    changed = [
        ChangedRow(known=k, before=b or _blank(r), row=r, fields=f) for r, k, b in sheet if (f := _differing(b, r))
    ]
    if len(changed) <= SORTED:
        return [], []
    block = {f for f in HEADERS if _misplaced(_of(f, changed)) >= SORTED}
    alone = [one for one in changed if one.fields <= block]
    if all(one.put_back for one in alone):
        return [], []
    ordered = [(b or _blank(r), r) for r, _, b in sorted(sheet, key=lambda one: one[0].row)]
    moved = [f for f in HEADERS if f in block and _moved(f, alone, ordered)]
    return moved, changed if moved else []


def _moved(field: str, alone: Sequence[ChangedRow], ordered: Sequence[tuple[StatusRow, StatusRow]]) -> bool:
    whole, torn = _misplaced(_of(field, alone)), _misplaced(_of(field, _torn(alone)))
    if torn >= SHIFTED or (torn < SORTED and whole < SHIFTED):
        return torn >= SHIFTED
    then, now = ([_said(getattr(pair[at], field)) for pair in ordered] for at in (0, 1))
    return 2 * _disorder(now) < _disorder(then)


def _of(field: str, changes: Iterable[ChangedRow]) -> Column:
    return [(_said(getattr(c.before, field)), _said(getattr(c.row, field))) for c in changes if field in c.fields]


def _misplaced(column: Column) -> int:
    """Count the values that one row lost and another gained; what came from nowhere speaks against a mere move.

    Where the rows hold the very values they held before, all of them have moved; two that changed places are a
    correction.
    """
    fell = [(then, now) for then, now in column if _weight(now) < _weight(then)]
    gained = Counter(now for then, now in column if _weight(then) < _weight(now))
    fresh = Counter(now for _, now in fell if _told(now)) - Counter(then for then, _ in column)
    lost: Counter[Any] = Counter(then for then, _ in fell)
    same = Counter(then for then, _ in column) == Counter(now for _, now in column)
    return max((lost & gained).total() - fresh.total(), sum(_told(now) for _, now in column) - 1 if same else 0)


def _torn(changes: Sequence[ChangedRow]) -> Iterator[ChangedRow]:
    """Leave out reports of several cells that moved whole to another row, and such as are gone from the sheet."""
    came, left = {_cells(one.row) for one in changes}, {_cells(one.before) for one in changes}
    for one in changes:
        then, now = _cells(one.before), _cells(one.row)
        taken = _size(then) > 1 and (then in came or not _size(now))
        if not taken and not (_size(now) > 1 and now in left):
            yield one


def _cells(row: StatusRow) -> tuple[object, ...]:
    return tuple(_said(getattr(row, field)) for field in HEADERS)


def _size(cells: Iterable[object]) -> int:
    return sum(map(_told, cells))


def _disorder(values: Sequence[Any]) -> int:
    """Count the neighbours that stand in no order, rising or falling; blank cells are sorted to the end."""
    pairs = [(a, b) for a, b in pairwise(values) if a != b]
    rising = [bool(a < b) for a, b in pairs if _told(a) and _told(b)]
    gaps = sum(not _told(a) for a, _ in pairs)
    return gaps + min(sum(rising), len(rising) - sum(rising))


def _weight(value: Any) -> tuple[bool, Any]:
    """Order what a column holds by how far it goes: nothing, then the state, the day, the figure or the words."""
    return _told(value), FURTHER.index(value) if isinstance(value, State) else value if _told(value) else 0


def _differing(before: StatusRow | None, row: StatusRow) -> frozenset[str]:
    if before == row:
        return frozenset()
    then = before or _blank(row)
    return frozenset(f for f in HEADERS if _said(getattr(then, f)) != _said(getattr(row, f)))


def _said(value: Any) -> Any:
    """Return a value; words that say nothing are as good as none."""
    return value if not isinstance(value, str) or isinstance(value, State) else value.strip() if tells(value) else ""


def _told(value: object) -> bool:
    return value not in {None, "", State.EMPTY}


def _blank(row: StatusRow) -> StatusRow:
    return StatusRow(code=row.code, item=row.item, row=row.row)
