"""Brings a register of an older program up to date: it is checked, copied, then changed in one transaction."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing

from automation.errors import RegisterError
from automation.register.copies import free_name, write_copy
from automation.register.database import Database
from automation.register.guard import refuse_edited
from automation.register.schema import APPLICATION_ID, STEPS

Steps = Sequence[tuple[str, str]]


def migrate(db: Database, steps: Steps = STEPS, *, read_only: bool = False) -> None:
    """Take the steps this register lacks; a reader takes them in a private copy and leaves the file alone.

    Raises ``RegisterError``, with the file untouched, for a register of a newer program and for one that was
    edited by hand (a reader is told of the latter only where it would have to take a step).
    """
    version = db.version
    if version > len(steps):
        raise RegisterError(
            f"Учётный журнал {db.path} ведётся более новой версией программы. "
            "Обновите программу; журнал не изменён, документы не выпускались."
        )
    lacking = version < len(steps)
    if version and (lacking or not read_only):
        refuse_edited(db, steps[:version])
    if not lacking:
        return
    if read_only:
        db.step_aside()
    with db.transaction():
        version = db.version  # another run may have migrated while this one waited for the transaction
        if 0 < version < len(steps) and not read_only:
            _keep_copy_before(db, steps[version][0])
        for ordinal in range(version + 1, len(steps) + 1):
            _take(db, ordinal, *steps[ordinal - 1])


def _take(db: Database, ordinal: int, name: str, script: str) -> None:
    """Run one step and record that it ran (inside the caller's transaction)."""
    if ordinal == 1:
        db.run(f"PRAGMA application_id = {APPLICATION_ID}")
        db.run("CREATE TABLE migrations (step TEXT PRIMARY KEY, applied_at TEXT NOT NULL)")
    for statement in _statements(script):
        db.run(statement)
    db.run("INSERT INTO migrations VALUES (?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))", (name,))
    db.run(f"PRAGMA user_version = {ordinal}")


def _keep_copy_before(db: Database, step: str) -> None:
    """Keep ``register-before-<step>.sqlite`` beside the register, durable before the first change.

    SQLite refuses to copy through the connection that holds the write transaction, so a second one reads.
    """
    with closing(Database(db.path, read_only=True)) as reader:
        write_copy(reader, free_name(db.path, f"before-{step.partition(' ')[0]}"))


def _statements(script: str) -> Iterator[str]:
    """Yield one SQL statement after another; a trigger holds semicolons of its own."""
    statement = ""
    for part in script.split(";"):
        statement += f"{part};"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
