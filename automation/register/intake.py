"""``outbox/intake.sqlite`` holds what ``watch`` took in between two days, until a day moves it into the register.

Papers, mail and the register change only in ``day``. What comes in meanwhile (orders put into a folder, messages) must
not be taken in twice, so ``watch`` notes it here under the run lock, and the next day moves it over. The code that
takes something in asks a ``Memory``, which is the register in a day and this file with the register in ``watch``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from automation.register import memory
from automation.register.database import Database
from automation.register.register import Register

FILE = "intake.sqlite"
STAYS = "present"  # kinds that begin so are never moved: a register restored from a copy must not forget these files
APPLICATION = 0x504C494E  # «PLIN»
SCHEMA = "CREATE TABLE IF NOT EXISTS notes (kind TEXT, key TEXT, value TEXT NOT NULL, PRIMARY KEY (kind, key)) STRICT"
T = TypeVar("T")


class Memory(Protocol):
    """Small facts kept for later runs."""

    def note(self, kind: str, key: str, value: str) -> None:
        """Keep a fact."""

    def recall(self, kind: str, key: str) -> str | None:
        """Return the fact kept earlier, or None."""

    def recall_all(self, kind: str) -> dict[str, str]:
        """Return every fact of a kind, by key."""


def note_value(notes: Memory, kind: str, key: str, value: object) -> None:
    """Keep a value as a fact; the functions below read it again."""
    notes.note(kind, key, msgspec.json.encode(value).decode())


def recall_value(notes: Memory, kind: str, key: str, of: type[T]) -> T | None:
    """Return the value kept earlier, None where there is none. Raises ``DecodeError`` for what is no such value."""
    text = notes.recall(kind, key)
    return msgspec.json.decode(text, type=of) if text else None


def recall_sound_value(notes: Memory, kind: str, key: str, of: type[T]) -> T | None:
    """Return the value kept earlier, and None also where a person edited it: for what can be reckoned anew."""
    try:
        return recall_value(notes, kind, key, of)
    except msgspec.DecodeError:
        return None


def recall_values(notes: Memory, kind: str, of: type[T]) -> dict[str, T]:
    """Return every value of a kind, by key. Raises ``DecodeError`` as ``recall_value`` does."""
    return {key: msgspec.json.decode(text, type=of) for key, text in notes.recall_all(kind).items()}


class Intake:
    """The notes of ``watch`` beside a register that is only read; a note outweighs what the register holds."""

    def __init__(self, db: Database, register: Register) -> None:
        self._db, self._register = db, register

    def note(self, kind: str, key: str, value: str) -> None:
        """Keep a fact for the next day."""
        memory.note(self._db, kind, key, value)

    def recall(self, kind: str, key: str) -> str | None:
        """Return the noted fact, else that of the register."""
        return memory.recall(self._db, kind, key) or self._register.recall(kind, key)

    def recall_all(self, kind: str) -> dict[str, str]:
        """Return every fact of a kind, by key; notes outweigh the register."""
        return self._register.recall_all(kind) | memory.recall_all(self._db, kind)


@contextmanager
def open_intake(outbox: Path, register: Register) -> Iterator[Intake]:
    """Open the notes of ``watch``, made where there are none; raise as a register does. The caller holds the lock."""
    db = _database(outbox / FILE)
    try:
        yield Intake(db, register)
    finally:
        db.close()


@contextmanager
def read_notes(outbox: Path, register: Register) -> Iterator[Memory]:
    """Give what the register knows and, where ``watch`` has noted anything, its notes; neither is changed."""
    if not (outbox / FILE).exists():
        yield register
        return
    db = Database(outbox / FILE, read_only=True)
    try:
        yield Intake(db, register)
    finally:
        db.close()


def absorb(outbox: Path, register: Register) -> None:
    """Move all notes but those of ``STAYS`` into the register; a crash in between leaves some facts on both sides."""
    path = outbox / FILE
    if not path.exists():
        return
    db = _database(path)
    try:
        chosen = (f"{STAYS}%",)
        rows = db.rows("SELECT kind, key, value FROM notes WHERE kind NOT LIKE ? ORDER BY kind, key", chosen)
        for kind, key, value in rows:
            register.note(kind, key, value)
        if rows:
            db.run("DELETE FROM notes WHERE kind NOT LIKE ?", chosen)
    finally:
        db.close()


def _database(path: Path) -> Database:
    db = Database(path)
    try:
        db.check(APPLICATION)
        if db.row("PRAGMA application_id")[0] != APPLICATION:
            with db.transaction():  # together: a run that dies between the two would leave a file no program recognises
                db.run(SCHEMA)
                db.run(f"PRAGMA application_id = {APPLICATION}")
    except BaseException:
        db.close()
        raise
    return db
