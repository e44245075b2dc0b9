"""One SQLite file: durable, checked when opened, with errors in words an office understands.

It uses a rollback journal rather than WAL, so that at rest the register is a single file, which a clerk can copy and an
administrator can restore, and a reader needs no right to write. ``synchronous=EXTRA`` also syncs the folder after the
journal is removed, so that a committed transaction survives a power cut: mail may only be sent once «sending» is on the
disk for good.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from functools import lru_cache, update_wrapper
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from msgspec import convert

from automation.errors import DamagedError, RefusedError, RegisterError, StorageError
from automation.system.disk import native_disk

Row = tuple[Any, ...]
APPLICATION_ID = 0x504C414E  # «PLAN»: tells the register from any other SQLite file
WAIT_SECONDS = 30.0
SPENT = {
    "occasions.": "по этому поводу документ уже выпущен",
    "papers.number": "такой номер в этом году уже занят, задайте в [numbering] другую приставку",
    "papers.key": "такой документ за этот день уже есть",
    "papers.path": "файл с таким именем уже учтён",
}
DISK_WORDS = ("full", "disk i/o", "readonly", "unable to open", "permission")
NO_SPACE = "на диске нет места; освободите его и повторите: следующий запуск продолжит с того же места"
NO_RIGHT = "у того, кто запустил программу, нет права писать в него или в его папку (чьи файлы – скажет doctor)"

P = ParamSpec("P")
T = TypeVar("T")


def understood(read: "Callable[Concatenate[Database, P], T]") -> "Callable[Concatenate[Database, P], T]":
    """Make a function that reads rows raise ``RegisterError`` for values the program cannot have written."""

    def told(db: "Database", /, *arguments: P.args, **named: P.kwargs) -> T:
        try:
            return read(db, *arguments, **named)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise RegisterError(db.edited("запись не читается")) from error

    return update_wrapper(told, read)


def as_struct(row: Mapping[str, Any], kind: type[T]) -> T:
    """Make a value of a row whose columns are called like the fields; days and enumerations are made of their text.

    Columns that are no field are passed over. Raises ``ValueError`` where a column does not fit its field.
    """
    return convert(row, kind, strict=False)


def order_in(row: Mapping[str, Any]) -> dict[str, Any]:
    """Make the field ``order`` of the columns ``order_number`` and ``order_date``; it is None where they are NULL."""
    number = row["order_number"]
    return {"order": None if number is None else {"number": number, "date": row["order_date"]}}


day_of = lru_cache(maxsize=4096)(date.fromisoformat)  # a register of ten years repeats few days many times


def day_or_none(text: str | None) -> date | None:
    """Read the day a column holds; None where it holds none."""
    return day_of(text) if text else None


def text_of(day: date | None) -> str | None:
    """Write a day for a column that may be NULL."""
    return day.isoformat() if day else None


def text_or_blank(day: date | None) -> str:
    """Write a day for a column that is part of a key, where NULL would be unequal to itself."""
    return day.isoformat() if day else ""


def register_path(outbox: Path, *, trial: bool) -> Path:
    """Return where the register of an outbox stands; a trial keeps its own."""
    return outbox / ("trial.sqlite" if trial else "register.sqlite")


def _is_filled(journal: Path) -> bool:
    """Tell whether a journal holds an unfinished transaction; on Windows an empty one stays beside the register."""
    return journal.exists() and journal.stat().st_size > 0


class Database:
    """An open SQLite file. Transactions are explicit; every error is one of ``errors``."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        interrupted = _is_filled(path.with_name(f"{path.name}-journal"))  # a reader must first roll it back
        mode = "rwc" if not read_only else "rw" if interrupted else "ro"
        with self._errors_in_words():
            # Transactions are begun by ``transaction`` alone; the library would otherwise begin one before each change.
            self._db = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=WAIT_SECONDS, isolation_level=None
            )
            try:
                # SQLite does not enforce references unless it is asked for each connection.
                self._db.execute("PRAGMA foreign_keys = ON")
                self._db.execute("PRAGMA secure_delete = OFF")  # deleted letters stand in the outbox anyway
                self._db.execute("PRAGMA query_only = ON" if read_only else "PRAGMA synchronous = EXTRA")
                if not read_only:
                    self._db.execute(f"PRAGMA journal_mode = {native_disk.journal_mode()}")
            except sqlite3.Error:
                self._db.close()  # Windows lets nobody replace a damaged register that is still open
                raise
        self._file = self._db

    def check(self, application_id: int) -> None:
        """Refuse a damaged file and one of another program.

        An empty file is a register not yet begun. Raises ``DamagedError``.
        """
        found = self.row("PRAGMA application_id")[0]
        if found != application_id and self.rows("SELECT 1 FROM sqlite_master LIMIT 1"):
            raise DamagedError(
                f"{self.path}: это не учётный журнал программы; уберите файл или верните журнал из копии."
            )
        if self.row("PRAGMA integrity_check(1)")[0] != "ok":
            raise DamagedError(self.damaged())

    @property
    def version(self) -> int:
        """Return how many steps of ``schema.STEPS`` this register has been through."""
        return int(self.row("PRAGMA user_version")[0])

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return all rows of a query."""
        with self._errors_in_words():
            return self._db.execute(sql, values).fetchall()

    def named(self, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Return all rows of a query, each value by the name of its column."""
        with self._errors_in_words():
            cursor = self._db.execute(sql, values)
            names = [column for column, *_ in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row:
        """Return the one row of a query that always has one."""
        return self.rows(sql, values)[0]

    def raw(self, sql: str) -> Iterator[Row]:
        """Yield the rows of a query one by one, texts as the bytes that stand in the file."""
        with self._errors_in_words():
            self._db.text_factory = bytes
            try:
                yield from self._db.execute(sql)
            finally:
                self._db.text_factory = str

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Change something, and answer the id of an inserted row."""
        with self._errors_in_words():
            return int(self._db.execute(sql, values).lastrowid or 0)

    def run_many(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """Make the same change for many rows."""
        with self._errors_in_words():
            self._db.executemany(sql, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all changes of the block or none: they are on the disk when it ends, and undone when it raises."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        finally:
            if self._db.in_transaction:
                with suppress(sqlite3.Error):  # a failing disk: the next open rolls back from the journal
                    self._db.rollback()

    def step_aside(self) -> None:
        """Go on with a private copy in memory, which a reader may change, while the file stays as it is."""
        with self._errors_in_words():
            copy = sqlite3.connect("", isolation_level=None)
            self._file.backup(copy)
            self._db = copy

    def copy_to(self, target: Path) -> None:
        """Copy the file consistently while others read and write it (SQLite's backup)."""
        with self._errors_in_words():
            copy = sqlite3.connect(target)
            try:
                copy.execute("PRAGMA journal_mode = OFF")  # a half copy is thrown away, so it needs no way back
                self._file.backup(copy)
            finally:
                copy.close()

    @property
    def is_changed(self) -> bool:
        """Tell whether this connection has changed a row."""
        return self._file.total_changes > 0

    def close(self) -> None:
        """Close the file and the private copy, where there is one."""
        self._db.close()
        self._file.close()

    def edited(self, words: str) -> str:
        """Say that records were changed by hand, and how to cure it."""
        return (
            f"Учётный журнал {self.path} изменён не программой: {words}. Документы не выпускались. "
            "Верните журнал из последней резервной копии."
        )

    def damaged(self) -> str:
        """Say that the file is not what the program wrote, and how to cure it."""
        return (
            f"Учётный журнал {self.path} повреждён. Документы не выпускались. "
            "Верните журнал из последней резервной копии; новый журнал вместо него не создаётся."
        )

    @contextmanager
    def _errors_in_words(self) -> Iterator[None]:
        """Raise SQLite's errors as our own: of a full or failing disk, a busy file, a damaged file."""
        try:
            yield
        except sqlite3.IntegrityError as error:
            why = next((words for name, words in SPENT.items() if name in str(error)), str(error))
            raise RefusedError(f"Учётный журнал {self.path} не принял запись: {why}. Ничего не выпущено.") from error
        except sqlite3.OperationalError as error:
            words = str(error).lower()
            if "locked" in words or "busy" in words:
                raise RegisterError(f"Учётный журнал {self.path} занят другой программой; повторите позже.") from error
            if any(w in words for w in DISK_WORDS):
                refused = f"диск не принимает запись ({error})"
                why = NO_RIGHT if "readonly" in words else NO_SPACE if "full" in words else refused
                raise StorageError(f"Учётный журнал {self.path}: {why}.") from error
            raise DamagedError(self.damaged()) from error
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # a message may quote bytes that are no text
            raise DamagedError(self.damaged()) from error
