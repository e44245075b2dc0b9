"""How a row of «Ход исполнения» changed from run to run: what «changed since» means.

The register keeps a version of a row whenever it differs from the one before. A blank row has no version: a row the
register does not know was blank.
"""

from collections.abc import Iterable
from datetime import date
from operator import attrgetter

from automation.control.morning import Morning
from automation.control.obligations import Obligation
from automation.model.catalogue import short
from automation.model.control import Verdict
from automation.model.report import State, StatusRow
from automation.model.reported import RowKey, SeenRow, row_key
from automation.model.sheets import STATUS
from automation.russian import show, tells
from automation.workbook.columns import SHEETS, Filler

Versions = tuple[SeenRow, ...]
Cells = tuple[object, ...]


def key_of(owed: Obligation | Verdict) -> RowKey:
    """Return the key of an obligation's row; only a term of several dates has several rows."""
    return row_key(*owed.code_and_item, owed.control_date, several=owed.item.several_terms)


# What a performer can say (papers.md): the yellow columns, «Состояние» first, and «Вх. № и дата» last.
YELLOW = [c.field for c in SHEETS[STATUS].columns if c.filler is Filler.PERFORMER]
PERFORMERS_CELLS = tuple(dict.fromkeys(("state", "state_text", *YELLOW, "incoming")))
_values_of = attrgetter(*PERFORMERS_CELLS)
SAID_NOTHING = frozenset({None, State.EMPTY, State.NOT_STARTED})


def cells_of(row: StatusRow) -> Cells:
    """Return the values of ``PERFORMERS_CELLS``; words that say nothing («-», «нет») are as good as none."""
    state, *values = _values_of(row)
    return (state, *[(v.strip() if v and tells(v) else "") if isinstance(v, str) else v for v in values])


def words_of(cells: Iterable[object]) -> str:
    """Write «исполнено», «15.12.2025» of the cells that tell something."""
    told = (show(cell) if isinstance(cell, date) else str(cell) for cell in cells if cell not in SAID_NOTHING)
    return ", ".join(f"«{short(words)}»" for words in told)


def says(row: StatusRow) -> bool:
    """Tell whether one of the cells of ``cells_of`` tells something."""
    return not (SAID_NOTHING.issuperset(_values_of(row)) or SAID_NOTHING.issuperset(cells_of(row)))


def speaks(row: StatusRow) -> bool:
    """Tell whether a performer's cell or «Вх. № и дата» says something, or holds what nobody could read."""
    return says(row) or bool(row.unreadable)


def versions_of(morning: Morning, owed: Obligation | Verdict) -> Versions:
    """Return the row's versions, oldest first, today's among them; empty where there is no row."""
    row = owed.row
    if row is None:
        return ()
    key = key_of(owed)
    known = morning.history.rows.get(key, ())
    if known and known[-1].row == row:  # as nearly always; what follows looks at each word
        return known
    if known and _whole(known[-1].row) == _whole(row):
        return (*known[:-1], SeenRow(key=key, since=known[-1].since, row=row))
    earlier = morning.history.rows_since is None and morning.history.baseline is not None
    return (*known, SeenRow(key=key, since=None if earlier and not known else morning.on, row=row))


def watched_since(morning: Morning) -> date:
    """Return the day since which no change of a row goes unseen; of an order just met, its own day."""
    history = morning.history
    return history.rows_since or (morning.on if history.baseline else morning.book.order.date)


def new_versions(morning: Morning) -> tuple[SeenRow, ...]:
    """Return the versions this morning adds to the register.

    Where a column was sorted alone, a row that nobody can be sure of holds another's words: they are not remembered.
    """
    found, doubted = {}, morning.book.in_doubt
    for verdict in morning.verdicts:
        versions = versions_of(morning, verdict)
        known = morning.history.rows.get(key_of(verdict), ())
        if doubted and versions and versions[-1].row.state is State.UNKNOWN:
            continue
        if len(versions) > len(known) and (known or _is_written(versions[-1].row)):
            found[versions[-1].key] = versions[-1]
    return tuple(found.values())


def changed_since(versions: Versions, day: date) -> bool:
    """Tell whether a performer's cell or «Вх. № и дата» changed after the run of ``day``.

    Of a row that stood there before the register kept rows nobody knows; a row that says anything then counts as
    changed, so that nobody is accused by mistake.
    """
    if not versions:
        return False
    now = versions[-1]
    if versions[0].since is None and len(versions) == 1:
        return speaks(now.row)
    then = [v for v in versions if v.since is None or v.since <= day]
    if not then:
        return speaks(now.row)
    return then[-1] is not now and cells_of(now.row) != cells_of(then[-1].row)


def _whole(row: StatusRow) -> Cells:
    """Everything of a row that later runs may ask about."""
    marks = (row.control_date, row.returned_on, row.return_reason, row.accepted_on, row.accepted_by)
    return (*cells_of(row), *marks, row.unreadable)


def _is_written(row: StatusRow) -> bool:
    marks: Iterable[object] = (row.returned_on, row.accepted_on, row.accepted_by, row.return_reason)
    return speaks(row) or any(marks)
