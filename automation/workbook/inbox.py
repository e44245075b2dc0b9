"""Which files of inbox/ are tracking workbooks, and a copy of one that nobody is writing any more.

Only plain files are opened, never through a link; what is passed over is told, except the litter of programs.
"""

import hashlib
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from automation.errors import AlarmError, UnreadError, reason
from automation.system.disk import NotPlainError, is_busy, open_plain
from automation.workbook.refusals import WORDS, shown

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
LITTER = frozenset({"thumbs.db", "desktop.ini"})
EXCEL_LOCK, OFFICE_LOCK = "~$", ".~lock."
PATIENCE, PAUSE = 30.0, 1.0  # seconds
CHUNK = 1 << 20
OPEN = "книга сейчас открыта в табличном редакторе; прочитано то, что сохранено последним"


class Candidate(Struct, frozen=True):
    """A thing in inbox/: ``name`` is safe to print; ``note`` says why it is skipped, or that it is open now."""

    name: str
    path: Path
    skipped: bool = False
    note: str = ""


def list_inbox(folder: Path) -> tuple[Candidate, ...]:
    """The workbooks and what was passed over, by name. Raises AlarmError where the folder cannot be listed."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names alone: a stat of each follows below
    except FileNotFoundError:
        raise AlarmError(
            f"Папки {shown(str(folder))} нет; верните её или проверьте, доступен ли сетевой диск."
        ) from None
    except OSError as error:
        raise AlarmError(
            f"Папка {shown(str(folder))} не читается ({reason(error)}); проверьте права и сетевой диск."
        ) from None
    opened = {name.removeprefix(EXCEL_LOCK) for name in names if name.startswith(EXCEL_LOCK)}
    opened |= {name[len(OFFICE_LOCK) : -1] for name in names if name.startswith(OFFICE_LOCK) and name.endswith("#")}
    found = (_judge(folder / name, opened=name in opened) for name in names if not is_litter(name))
    return tuple(candidate for candidate in found if candidate)


def is_litter(name: str) -> bool:
    """Whether a file passes in silence: locks, hidden files, what Windows leaves behind."""
    return name.startswith((EXCEL_LOCK, ".")) or name.lower() in LITTER


def is_workbook_name(name: str) -> bool:
    """Whether a name ends like a workbook's."""
    return name.lower().endswith(SUFFIXES)


def _judge(path: Path, *, opened: bool) -> Candidate | None:
    name = shown(path.name)
    try:
        mode = os.lstat(path).st_mode
    except FileNotFoundError:
        return None  # gone since the listing: whether it is missed is judged by the register
    except OSError:
        return Candidate(name, path, skipped=True, note=f"{name}: нет доступа; проверьте права")
    if kind := _kind(mode):
        return Candidate(name, path, skipped=True, note=f"{name}: пропущено, это {kind}; положите саму книгу")
    if not is_workbook_name(path.name):
        return Candidate(name, path, skipped=True, note=f"{name}: пропущено, это не рабочая книга")
    return Candidate(name, path, note=f"{name}: {OPEN}" if opened else "")


def _kind(mode: int) -> str:
    """What a thing is that is not a plain file, or ""."""
    if stat.S_ISREG(mode):
        return ""
    if stat.S_ISLNK(mode):
        return "ссылка"
    return "папка" if stat.S_ISDIR(mode) else "не файл, а канал или устройство"


def copy_stable(
    path: Path,
    target: Path,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    patience: float = PATIENCE,
) -> str:
    """Copy a workbook nobody is writing; the SHA-256 of the copy, which keeps the file's time.

    Size and time are compared before and after, again after a pause while they differ, for ``patience`` seconds of
    ``clock`` at most. Raises UnreadError (still written, vanished, not a plain file, forbidden); then no copy stands.
    """
    until = clock() + patience
    while True:
        copied = _copy_once(path, target)
        if copied:
            return copied
        target.unlink(missing_ok=True)
        if clock() >= until:
            raise UnreadError(f"{shown(path.name)}: {WORDS['growing']}")
        sleep(PAUSE)


def _copy_once(path: Path, target: Path) -> str | None:
    """One attempt: the hash of the copy, or None where the file changed meanwhile or another program keeps it."""
    digest = hashlib.sha256()
    try:
        descriptor = open_plain(path)
    except OSError as error:
        if is_busy(error):
            return None
        raise UnreadError(f"{shown(path.name)}: {WORDS[_refusal(error)]}") from None
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        before = os.fstat(descriptor)
        with target.open("wb") as copy:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
                copy.write(chunk)
            written = copy.tell()
        after = os.fstat(descriptor)
    try:
        named = os.lstat(path)  # a saving Excel puts a new file under the old name
    except OSError:
        return None
    if len({(s.st_size, s.st_mtime_ns, s.st_ino) for s in (before, after, named)}) > 1 or written != after.st_size:
        return None
    os.utime(target, ns=(after.st_atime_ns, after.st_mtime_ns))
    return digest.hexdigest()


def _refusal(error: OSError) -> str:
    """Which words tell why a workbook could not be opened."""
    if isinstance(error, FileNotFoundError):
        return "vanished"
    return "not-plain" if isinstance(error, NotPlainError) else "forbidden"
