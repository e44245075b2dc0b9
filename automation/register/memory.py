"""Keeps what the register remembers of orders, workbooks and days, beside papers and mail."""

import json
from datetime import date

import msgspec
from msgspec import to_builtins

from automation.model.report import StatusRow
from automation.register.database import Database, as_struct, day_or_none, order_in, text_or_blank, understood
from automation.register.papers import as_json, occasion_values
from automation.register.records import KnownOrder, Remembered, SeenBook


def remember(db: Database, memory: Remembered, order_id: int, on: date) -> None:
    """Enter what today adds to the memory of one order (inside the caller's transaction)."""
    db.run_many(
        "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET accepted = excluded.accepted, first_seen = min(first_seen, excluded.first_seen)",
        (
            (
                *(order_id, c.code, c.item, text_or_blank(c.control_date), text_or_blank(c.executed_on)),
                *(c.first_seen.isoformat(), c.accepted),
            )
            for c in memory.claims
        ),
    )
    db.run_many(
        "INSERT INTO seen_rows (order_id, code, item, control_date, since, cells) VALUES (?, ?, ?, ?, ?, ?)",
        (
            (
                *(order_id, version.key.code, version.key.item, text_or_blank(version.key.control_date)),
                *(text_or_blank(version.since), cells_text(version.row)),
            )
            for version in memory.rows
        ),
    )
    db.run_many(
        "INSERT INTO snapshots (order_id, kind, day, facts) VALUES (?, ?, ?, ?)",
        ((order_id, s.kind.value, s.day.isoformat(), as_json(s.facts)) for s in memory.snapshots),
    )
    db.run_many(
        "INSERT INTO told_in_person VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET day = excluded.day",
        ((order_id, *occasion_values(g.occasion), g.detail, on.isoformat()) for g in memory.told),
    )
    if memory.book:  # an order of version 1.0 has a baseline but no rows: nobody saw its earlier changes
        since = "UPDATE orders SET rows_since = CASE WHEN baseline IS NULL THEN date ELSE ? END WHERE id = ?"
        db.run(f"{since} AND rows_since IS NULL", (on.isoformat(), order_id))
    _plan(db, memory, order_id)
    if memory.book:
        _book(db, memory.book, order_id, on)


def cells_text(row: StatusRow) -> str:
    """Write a row as JSON text without its empty cells; 0 is a value («Перешло: 0»)."""
    cells = {name: value for name, value in to_builtins(row).items() if value or value == 0}
    return json.dumps(cells, ensure_ascii=False, separators=(",", ":"))


def read_cells(text: str) -> StatusRow:
    """Read a row from what ``cells_text`` wrote."""
    return msgspec.json.decode(text, type=StatusRow)


def _plan(db: Database, memory: Remembered, order_id: int) -> None:
    if memory.baseline is not None:
        db.run("UPDATE orders SET baseline = ? WHERE id = ? AND baseline IS NULL", (as_json(memory.baseline), order_id))
    if memory.seen_plan is not None:
        text = as_json(memory.seen_plan)
        db.run("UPDATE orders SET seen_plan = ? WHERE id = ? AND seen_plan IS NOT ?", (text, order_id, text))


def _book(db: Database, book: SeenBook, order_id: int, on: date) -> None:
    """Enter the workbook as read, and on a working day also that the order had its morning."""
    day = on.isoformat()
    db.run(
        "INSERT INTO books (order_id, file, sha256, modified, filled, cells, day)"
        " VALUES (?, ?, ?, ?, ?, 0, ?) ON CONFLICT DO UPDATE SET file = excluded.file,"
        " sha256 = excluded.sha256, modified = excluded.modified, filled = excluded.filled, day = excluded.day",
        (order_id, book.file, book.sha256, book.modified, book.filled, day),
    )
    if book.working_day:
        db.run("INSERT INTO mornings VALUES (?, ?) ON CONFLICT DO NOTHING", (order_id, day))


def previous_morning(db: Database, order_id: int, on: date) -> date | None:
    """Return the last working day before ``on`` whose run read the order's workbook and came to its end."""
    (day,) = db.row(
        "SELECT max(m.day) FROM mornings m JOIN days d ON d.day = m.day AND d.state = 'finished'"
        " WHERE order_id = ? AND m.day < ?",
        (order_id, on.isoformat()),
    )
    return day_or_none(day)


@understood
def known_orders(db: Database) -> tuple[KnownOrder, ...]:
    """Return every order the register has seen, with its workbook as last read."""
    rows = db.named(
        "SELECT number AS order_number, date AS order_date, closed_on, closed_reason, file, sha256, modified, filled"
        " FROM orders LEFT JOIN books ON order_id = id ORDER BY id"
    )
    return tuple(
        as_struct({**row, **(order := order_in(row)), "book": {**row, **order} if row["file"] else None}, KnownOrder)
        for row in rows
    )


def begin_day(db: Database, on: date) -> None:
    """Enter that the day has been decided (inside the caller's transaction); a finished day stays finished."""
    db.run("INSERT INTO days VALUES (?, 'begun') ON CONFLICT DO NOTHING", (on.isoformat(),))


def finish_day(db: Database, on: date) -> None:
    """Enter that everything of this day is written.

    Earlier begun days end with it, but were no morning of any order: nobody has seen what was told in them.
    """
    with db.transaction():
        begin_day(db, on)
        cut_short = "SELECT day FROM days WHERE state = 'begun' AND day < ?"
        for table in ("mornings", "told_in_person"):
            db.run(f"DELETE FROM {table} WHERE day IN ({cut_short})", (on.isoformat(),))  # noqa: S608 - fixed words
        db.run("UPDATE days SET state = 'finished' WHERE state = 'begun' AND day <= ?", (on.isoformat(),))


@understood
def last_day(db: Database) -> date | None:
    """Return the last finished day."""
    return day_or_none(db.row("SELECT max(day) FROM days WHERE state = 'finished'")[0])


@understood
def unfinished_day(db: Database) -> date | None:
    """Return the last day begun and not finished: a run was stopped in it."""
    return day_or_none(db.row("SELECT max(day) FROM days WHERE state = 'begun'")[0])


def note(db: Database, kind: str, key: str, value: str) -> None:
    """Keep a small fact (a checked template, a confirmed declension) under kind and key."""
    if recall(db, kind, key) != value:
        db.run(
            "INSERT INTO notes VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (kind, key, value)
        )


def recall(db: Database, kind: str, key: str) -> str | None:
    """Return the fact kept under kind and key, or None."""
    rows = db.rows("SELECT value FROM notes WHERE kind = ? AND key = ?", (kind, key))
    return str(rows[0][0]) if rows else None


def recall_all(db: Database, kind: str) -> dict[str, str]:
    """Return every fact kept under a kind, by key."""
    return {str(key): str(value) for key, value in db.rows("SELECT key, value FROM notes WHERE kind = ?", (kind,))}
