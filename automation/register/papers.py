"""Enters papers: they are numbered without gaps, begun in one transaction and marked written afterwards."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from automation.errors import RegisterError
from automation.model.control import Occasion, Paper
from automation.model.plan import OrderId
from automation.patterns import lazy
from automation.register.database import Database, as_struct, order_in, text_or_blank
from automation.register.records import BegunPaper, NewPaper

# So many papers are read at once, so that a large day does not hold all its texts in memory.
BATCH = 200
_AGAIN = lazy(r"~\d+$")
INSERT = """
INSERT INTO papers (id, key, order_id, kind, form, day, journal, year, seq, number, printed, addressee_code,
    addressee_organisation, addressee_name, signer, signed_by, executor, subject, book, path, state)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'begun')
"""


def order_ids(db: Database, orders: Iterable[OrderId]) -> dict[OrderId, int]:
    """Return the row ids of orders, which are made on first sight (inside the caller's transaction)."""
    found: dict[OrderId, int] = {}
    for order in dict.fromkeys(orders):
        db.run("INSERT INTO orders (number, date) VALUES (?, ?) ON CONFLICT DO NOTHING", _identity(order))
        found[order] = known_order(db, order) or 0
    return found


def known_order(db: Database, order: OrderId) -> int | None:
    """Return the row id of an order the register has seen, None otherwise."""
    rows = db.rows("SELECT id FROM orders WHERE number = ? AND date = ?", _identity(order))
    return int(rows[0][0]) if rows else None


def _identity(order: OrderId) -> tuple[str, str]:
    return order.number, order.date.isoformat()


def next_number(db: Database, journal: str, year: int, start: int) -> int:
    """Return the first free number: after the year's last; ``start`` in the journal's first year, else 1."""
    last, papers = db.row(
        "SELECT max(CASE WHEN year = ? THEN seq END), count(*) FROM papers WHERE journal = ?", (year, journal)
    )
    if last is not None:
        return int(last) + 1
    return 1 if papers else start


def keys_on(db: Database, day: date) -> Counter[str]:
    """Count the papers of a day by key; those with «~2», «~3» … at the end of the key count with it."""
    end = f"/{day.isoformat()}"  # a reissued paper keeps the key of its first day
    rows = db.rows("SELECT key FROM papers WHERE key LIKE ? OR key LIKE ?", (f"%{end}", f"%{end}~%"))
    return Counter(_AGAIN.sub("", key) for (key,) in rows)


def free_key(paper: Paper, taken: Mapping[str, int]) -> str:
    """Return the paper's key, with «~2» and on after annulled ones of the same day."""
    before = taken.get(paper.key, 0)
    return f"{paper.key}~{before + 1}" if before else paper.key


def begin_papers(db: Database, papers: Sequence[NewPaper], order_id: int) -> None:
    """Enter the papers of one order and spend their occasions (inside the caller's transaction).

    Raises ``RegisterError`` when a number would leave a gap, or was given meanwhile, or an occasion
    is already spent: then nothing at all is issued.
    """
    _refuse_gaps(db, papers)
    # The row ids are chosen here, so that texts and occasions can name their paper without asking for it one by one.
    first = int(db.row("SELECT coalesce(max(id), 0) FROM papers")[0]) + 1
    db.run_many(INSERT, (_paper_row(p, i, order_id) for i, p in enumerate(papers, first)))
    db.run_many("INSERT INTO texts VALUES (?, ?, ?, ?)", (_text_row(p, i) for i, p in enumerate(papers, first)))
    db.run_many(
        "INSERT INTO occasions (paper_id, order_id, code, item, control_date, kind, step, detail, respond_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (i, order_id, *occasion_values(ground.occasion), ground.detail, text_or_blank(ground.respond_by))
            for i, p in enumerate(papers, first)
            for ground in p.paper.grounds
        ),
    )


def _refuse_gaps(db: Database, papers: Sequence[NewPaper]) -> None:
    expected: dict[tuple[str, int], int] = {}
    for p in papers:
        journal = (p.paper.journal, p.paper.day.year)
        due = expected.get(journal) or next_number(db, *journal, start=p.seq)
        if p.seq != due:
            raise RegisterError(
                f"Номер {p.number} не следует за последним номером журнала (ожидался порядковый {due}). "
                "Ничего не выпущено; запустите день ещё раз."
            )
        expected[journal] = due + 1


def _paper_row(new: NewPaper, row_id: int, order_id: int) -> tuple[Any, ...]:
    paper, to = new.paper, new.paper.addressee
    whom = (to.code, to.organisation, to.name) if to else ("", "", "")
    return (
        *(row_id, new.key, order_id, paper.kind.value, paper.form.value, paper.day.isoformat()),
        *(paper.journal, paper.day.year, new.seq, new.number, new.printed, *whom),
        *(paper.signer, new.signed_by, new.executor, new.subject, new.book, new.path),
    )


def _text_row(new: NewPaper, row_id: int) -> tuple[Any, ...]:
    return row_id, as_json(new.letter), new.template, as_json(new.reason)


def occasion_values(occasion: Occasion) -> tuple[str, str, str, str, int]:
    """Write an occasion as the columns code, item, control_date, kind, step."""
    return occasion.code, occasion.item, text_or_blank(occasion.control_date), occasion.kind.value, occasion.step


def as_json(value: Mapping[str, Any]) -> str:
    """Write JSON text with readable Cyrillic and dates as ISO."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: object) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


def pending(db: Database) -> Iterator[BegunPaper]:
    """Yield the papers begun and not written, oldest first, read a few hundred at a time."""
    last = 0
    while True:
        rows = db.named(
            "SELECT p.id, key, p.number, o.number AS order_number, o.date AS order_date, day, kind, form, letter, path,"
            " template FROM papers p JOIN orders o ON o.id = order_id JOIN texts ON paper_id = p.id"
            " WHERE state = 'begun' AND annulled_on IS NULL AND p.id > ? ORDER BY p.id LIMIT ?",
            (last, BATCH),
        )
        for row in rows:
            yield as_struct(row | order_in(row) | {"letter": json.loads(row["letter"])}, BegunPaper)
        if len(rows) < BATCH:
            return
        last = rows[-1]["id"]


def pending_count(db: Database) -> int:
    """Count the papers begun and not written."""
    return int(db.row("SELECT count(*) FROM papers WHERE state = 'begun'")[0])


def mark_written(db: Database, files: Iterable[tuple[str, str]]) -> None:
    """Record that the files of these papers stand on the disk, with their SHA-256."""
    with db.transaction():
        db.run_many("UPDATE papers SET state = 'written', sha256 = ? WHERE key = ?", ((h, k) for k, h in files))
