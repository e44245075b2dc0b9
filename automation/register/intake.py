"""``outbox/intake.sqlite`` holds what ``watch`` took in between two days, until a day moves it into the register.

Papers, mail and the register change only in ``day``. What comes in meanwhile (orders put into a folder, messages) must
not be taken in twice, so ``watch`` notes it here under the run lock, and the next day moves it over. The code that
takes something in asks a ``Memory``, which is the register in a day and this file with the register in ``watch``.
"""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from automation.errors import DamagedError, StorageError, reason
from automation.register import memory
from automation.register.copies import free_name
from automation.register.database import Database
from automation.register.register import Register
from automation.system.disk import native_disk

FILE, LOST = "intake.sqlite", "damaged"
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
    """Open the notes of ``watch``, made where there are none; the caller holds the lock.

    A file that holds no notes of ours is put aside, and ``words_of_lost_notes`` tells it: no paper rests on notes.
    """
    with closing(_database(outbox / FILE)) as db:
        yield Intake(db, register)


@contextmanager
def read_notes(outbox: Path, register: Register) -> Iterator[Memory]:
    """Give what the register knows and, where ``watch`` has noted anything, its notes; neither is changed."""
    with ExitStack() as stack:
        known: Memory = register
        if (outbox / FILE).exists():
            with suppress(DamagedError):
                db = stack.enter_context(closing(_opened(outbox / FILE, read_only=True)))
                if _holds_notes(db):
                    known = Intake(db, register)
        yield known


def absorb(outbox: Path, register: Register) -> None:
    """Move all notes but those of ``STAYS`` into the register; a crash in between leaves some facts on both sides."""
    path = outbox / FILE
    if not path.exists():
        return
    with closing(_database(path)) as db:
        chosen = (f"{STAYS}%",)
        rows = db.rows("SELECT kind, key, value FROM notes WHERE kind NOT LIKE ? ORDER BY kind, key", chosen)
        for kind, key, value in rows:
            register.note(kind, key, value)
        if rows:
            db.run("DELETE FROM notes WHERE kind NOT LIKE ?", chosen)


def words_of_lost_notes(outbox: Path) -> tuple[str, ...]:
    """Write what the office is told while a damaged file of notes stands where it was put aside."""
    return tuple(
        f"Файл outbox/{FILE} был повреждён и отложен как outbox/{path.name}: забыто, что принято между двумя днями. "
        "Проверьте, не появилось ли в inbox второй книги или формы; уберите из папок распоряжений прежние карточки, "
        "замечания и формы, и появятся новые. Затем уберите отложенный файл."
        for path in sorted(outbox.glob(f"{Path(FILE).stem}-{LOST}*.sqlite"))
    )


def _database(path: Path) -> Database:
    try:
        return _begun(path)
    except DamagedError:
        try:
            native_disk.rename_durably(path, free_name(path, LOST))
        except OSError as error:
            raise StorageError(f"Повреждённый файл {path} не откладывается: {reason(error)}.") from error
        return _begun(path)


def _begun(path: Path) -> Database:
    """Open the file and begin notes in it where there are none."""
    db = _opened(path)
    try:
        if not _holds_notes(db):
            with db.transaction():  # together: a run that dies between the two would leave a file no program recognises
                db.run(SCHEMA)
                db.run(f"PRAGMA application_id = {APPLICATION}")
    except BaseException:
        db.close()
        raise
    return db


def _opened(path: Path, *, read_only: bool = False) -> Database:
    if native_disk.is_link(path) or path.is_dir():
        raise DamagedError(f"Вместо файла {path} стоит ссылка или папка.")
    return Database(path, read_only=read_only)


def _holds_notes(db: Database) -> bool:
    """Tell whether notes have been begun in a file; raise ``DamagedError`` for one that cannot hold ours."""
    db.check(APPLICATION)
    if db.row("PRAGMA application_id")[0] != APPLICATION:
        return False
    db.rows("SELECT 1 FROM notes LIMIT 1")
    return True
