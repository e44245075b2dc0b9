"""The seal of a register: what all its rows hash to, so that a rotten disk is noticed before papers rest on it.

SQLite notices a damaged page, but not a changed letter within a row. Who has changed the register therefore leaves the
hash of all rows beside the change counter of the file, which SQLite raises with each transaction. Where the counter is
another one, the register was written since by a run that was killed or by a person, and the seal says nothing.
"""

import hashlib
from contextlib import closing
from pathlib import Path

from automation.errors import DamagedError
from automation.register.database import Database
from automation.register.memory import note, recall

KIND, KEY = "seal", "rows"
COUNTER = slice(24, 28)  # of the head of every SQLite file


def seal(db: Database) -> None:
    """Note what the rows hash to, beside the counter that this very note leads to."""
    with db.transaction():
        note(db, KIND, KEY, f"{_counter(db.path) + 1} {_hash(db)}")


def refuse_rotten(path: Path) -> None:
    """Raise ``DamagedError`` where rows are no longer those that were sealed, though nobody has written since."""
    with closing(Database(path, read_only=True)) as db:
        db.run("BEGIN")  # so that counter, seal and rows are of one moment
        if not db.rows("SELECT 1 FROM sqlite_master WHERE name = 'notes'"):
            return
        counter, _, rows = (recall(db, KIND, KEY) or "").partition(" ")
        if counter == str(_counter(path)) and rows != _hash(db):
            raise DamagedError(db.damaged())


def _counter(path: Path) -> int:
    with path.open("rb") as file:
        return int.from_bytes(file.read(COUNTER.stop)[COUNTER], "big")


def _hash(db: Database) -> str:
    """Hash every value of every table, in the order of its columns, and the schema; the seal itself is left out."""
    found = hashlib.sha256(repr(db.rows("SELECT sql FROM sqlite_master ORDER BY name")).encode())
    for (table,) in db.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"):
        columns = ", ".join(str(n) for (n,) in db.rows("SELECT cid + 1 FROM pragma_table_info(?)", (table,)))
        others = f"WHERE kind <> '{KIND}'" if table == "notes" else ""
        for row in db.raw(f"SELECT * FROM {table} {others} ORDER BY {columns}"):  # noqa: S608 - names of the schema
            for value in row:
                part = value if isinstance(value, bytes) else repr(value).encode()
                found.update(len(part).to_bytes(8, "big"))
                found.update(part)
    return found.hexdigest()
