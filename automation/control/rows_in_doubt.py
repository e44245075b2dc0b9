"""Rows of «Ход исполнения» of which nobody can be sure whose words they hold, or whether they are the last ones."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from automation.control.moved_columns import FURTHER, HEADERS, ChangedRow, moved_columns
from automation.control.placed_findings import in_row
from automation.control.seen import SAID_NOTHING, cells_of, words_of
from automation.model.catalogue import Sentence, finding
from automation.model.control import History
from automation.model.report import Book, Finding, StatusRow
from automation.model.reported import RowKey, row_key, several_terms
from automation.model.sheets import STATUS
from automation.workbook.understand.gathered import words_of_rows
from automation.workbook.understand.status import unknown

Rows = Mapping[RowKey, StatusRow]


def with_rows_in_doubt(book: Book, history: History) -> Book:
    """Return the book with such rows as such, each told: by a column sorted alone, by a copy of the sheet."""
    rows = dict(zip(_keys(book, book.rows), book.rows, strict=True))
    sure = history.rows_stand or book.shuffled  # rows whose keys are mixed are told by them
    moved, changed = moved_columns([] if sure else [(row, history.rows.get(key, ())) for key, row in rows.items()])
    ahead = list(_ahead(book, rows, history))
    lost = {one.row.row for one in changed} | {row.row for row, _ in ahead if row}
    if not (moved or ahead):
        return book
    told = (*(_of_column(book, field, changed) for field in moved), *(found for _, found in ahead))
    doubted = tuple(unknown(row) if row.row in lost else row for row in book.rows)
    return replace(book, rows=doubted, findings=(*book.findings, *told), copies={})


def _keys(book: Book, rows: Iterable[StatusRow]) -> Iterator[RowKey]:
    several = several_terms(book.items)
    for row in rows:
        yield row_key(row.code, row.item, row.control_date, several=row.item in several)


def _of_column(book: Book, field: str, changes: list[ChangedRow]) -> Finding:
    """Tell of one column, by the first row in which it moved, with all rows that do not count."""
    header, first = HEADERS[field], min((one for one in changes if field in one.fields), key=lambda one: one.row.row)
    was, now = (words_of([getattr(row, field)]) or "пусто" for row in (first.before, first.row))
    rows = words_of_rows(sorted(one.row.row - 1 for one in changes), {})["rows"]
    return finding(
        "column-moved",
        sheet=STATUS,
        cell=book.cell(STATUS, header, first.row.row),
        header=header,
        was=Sentence(was),
        now=Sentence(now),
        rows=Sentence(rows),
    )


def _ahead(book: Book, rows: Rows, history: History) -> Iterator[tuple[StatusRow | None, Finding]]:
    """Yield each row of which a copy of the sheet tells what neither the row says nor any run has read in it."""
    for name, copied in book.copies.items():
        for key, copy in zip(_keys(book, copied), copied, strict=True):
            row, known = rows.get(key), history.rows.get(key, ())
            said = _beyond(copy, row or StatusRow(code=copy.code, item=copy.item, row=0))
            if said and all(cells_of(copy) != cells_of(version.row) for version in known):
                facts = {"name": name, "line": copy.row, "said": Sentence(words_of(said))}
                yield row, in_row(book, row or replace(copy, row=0), "Состояние", "copy-ahead", **facts)


def _beyond(copy: StatusRow, row: StatusRow) -> list[object]:
    """Return what the performer's cells of a copied row tell and the row does not.

    Where both tell something, the row whose state is further is taken for the later one.
    """
    later = FURTHER.index(copy.state) >= FURTHER.index(row.state)
    pairs = zip(cells_of(copy), cells_of(row), strict=True)
    return [a for a, b in pairs if a not in SAID_NOTHING and (b in SAID_NOTHING or (a != b and later))]
