"""Keeps copies: of the workbooks that led to papers, each content once; and of the register itself, at any time."""

import sqlite3
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path

from automation.errors import CallError, StorageError
from automation.patterns import lazy
from automation.register.database import APPLICATION_ID, Database
from automation.system.disk import native_disk
from automation.system.outbox import write_new, written_beside

COPY = lazy(r"([0-9a-f]{64})\.\w+")


def keep_copy(home: Path, sha256: str, file: str, data: bytes) -> str:
    """Keep a workbook as read, once for equal bytes, and answer its path from the home."""
    path = f"outbox/copies/{sha256}{Path(file).suffix.lower()}"
    # The name is made of the hash of the bytes, so a file of that name holds them already.
    for _ in write_new(home, [(path, data)]):
        pass
    return path


def prune_copies(db: Database, home: Path, on: date, keep_days: int) -> int:
    """Remove copies whose last paper is older than ``keep_days``, or that led to none, and count them."""
    limit = (on - timedelta(days=keep_days)).isoformat()
    kept = {b for (b,) in db.rows("SELECT book FROM papers GROUP BY book HAVING max(day) >= ?", (limit,))}
    removed = 0
    with suppress(FileNotFoundError):
        for file in sorted((home / "outbox" / "copies").iterdir()):
            found = COPY.fullmatch(file.name)
            if found and found[1] not in kept and file.is_file() and not native_disk.is_link(file):
                with suppress(OSError):
                    file.unlink()
                    removed += 1
    return removed


def back_up(db: Database, target: Path) -> None:
    """Write a checked, consistent copy of the register to ``target`` while other runs go on.

    An older copy there is replaced whole; any other file is left and refused (``CallError``).
    """
    if target.exists() and not (target.is_file() and _is_register(target)):  # a pipe would never end
        raise CallError(f"Файл {target} уже есть и не является копией учётного журнала: укажите другое имя.")
    if target.exists() and target.samefile(db.path):
        raise CallError(f"{target} – это сам учётный журнал: укажите другое имя для копии.")
    if not target.parent.is_dir():
        raise StorageError(f"Папки {target.parent} нет: укажите другую папку для копии.")
    write_copy(db, target)


def write_copy(db: Database, target: Path) -> None:
    """Write a checked, consistent copy of the register to ``target``; whole or not there at all."""
    with written_beside(target) as place:
        db.copy_to(place)
        with closing(Database(place, read_only=True)) as copy:
            copy.check(APPLICATION_ID)


def free_name(path: Path, why: str) -> Path:
    """Find a name beside a file that nothing bears, for what is kept of it must not replace what was kept before."""
    stem, n = f"{path.stem}-{why}", 1
    target = path.with_name(f"{stem}{path.suffix}")
    while target.exists():
        n += 1
        target = path.with_name(f"{stem} ({n}){path.suffix}")
    return target


def _is_register(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            return bool(db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)
    except sqlite3.Error:
        return False
