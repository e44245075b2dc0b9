"""Which files of inbox/ are tracking workbooks, and a copy of one that nobody is writing any more.

Only plain files are opened, never through a link; what is passed over is told, except the litter of programs.
"""

import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeVar

from msgspec import Struct

from automation.errors import AlarmError, BrokenError, UnreadError, reason
from automation.system.disk import NotPlainError, is_busy, open_plain
from automation.workbook.refusals import WORDS, shown

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
READ_ME = "Прочтите.txt"  # what ``init`` puts into folders for clerks
FORM_FOLDERS = ("forms",)  # of inbox/: where filled forms are put; the first is for those that come by mail
LITTER = frozenset({"thumbs.db", "desktop.ini", READ_ME.lower()})
EXCEL_LOCK, OFFICE_LOCK = "~$", ".~lock."
PATIENCE, PAUSE = 30.0, 1.0  # seconds
CHUNK = 1 << 20
OPEN = "книга сейчас открыта в табличном редакторе; прочитано то, что сохранено последним"


Reading = TypeVar("Reading")


class FileState(NamedTuple):
    """What tells a file from the same file saved again: its size, its time in nanoseconds, its number on the disk."""

    size: int
    modified: int
    number: int


class Candidate(Struct, frozen=True):
    """A thing in inbox/: ``name`` is safe to print; ``note`` says why it is skipped, or that it is open now."""

    name: str
    path: Path
    skipped: bool = False
    note: str = ""


def list_inbox(folder: Path) -> tuple[Candidate, ...]:
    """List the workbooks and what was passed over, by name. Raises AlarmError where the folder cannot be listed."""
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
    # Excel and LibreOffice lay a lock file beside a workbook while it is open.
    opened = {name.removeprefix(EXCEL_LOCK) for name in names if name.startswith(EXCEL_LOCK)}
    opened |= {name[len(OFFICE_LOCK) : -1] for name in names if name.startswith(OFFICE_LOCK) and name.endswith("#")}
    found = (_judge(folder / name, opened=name in opened) for name in names if not is_litter(name))
    return tuple(candidate for candidate in found if candidate)


def is_litter(name: str) -> bool:
    """Tell whether a file passes in silence: locks, hidden files, what Windows leaves behind."""
    return name.startswith((EXCEL_LOCK, ".")) or name.lower() in LITTER


def is_workbook_name(name: str) -> bool:
    """Tell whether a name ends like a workbook's."""
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
    """Name a thing that is not a plain file; "" for a plain file."""
    if stat.S_ISREG(mode):
        return ""
    if stat.S_ISLNK(mode):
        return "ссылка"
    return "папка" if stat.S_ISDIR(mode) else "не файл, а канал или устройство"


def read_settled(
    path: Path,
    read: Callable[[Path], Reading],
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    patience: float = PATIENCE,
) -> Reading:
    """Read a workbook from a copy that nobody is writing any more, and answer what ``read`` makes of the copy.

    A program may save in several steps, and between two of them the file stands still and is cut. So where ``read``
    finds the bytes broken (``BrokenError``) and the file moves, it is copied and read again, for ``patience`` seconds
    of ``clock`` at most. Raises ``UnreadError`` as ``copy_stable`` and ``read`` do, and where the system's temporary
    folder takes no copy.
    """
    until = clock() + patience
    try:
        # On Windows a virus scanner may still hold the copy when the folder is to be removed.
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / f"book{path.suffix}"
            while True:
                state = copy_stable(path, copy, clock=clock, sleep=sleep, patience=until - clock())
                try:
                    return read(copy)
                except BrokenError:
                    if clock() >= until or not _moves(path, state, sleep):
                        raise
    except OSError as error:
        why = f"не копируется во временную папку системы ({reason(error)}); проверьте диск"
        raise UnreadError(f"{shown(path.name)}: {why}") from error


def _moves(path: Path, state: FileState, sleep: Callable[[float], None]) -> bool:
    """Tell whether a file has changed since it had this state; one changed lately gets a second look after a pause."""
    if _state_of(path) != state:
        return True
    if time.time() - state.modified / 1e9 > PATIENCE:
        return False  # at rest for so long: nobody is saving it
    sleep(PAUSE)
    return _state_of(path) != state


def _state_of(path: Path) -> FileState | None:
    """Return the file's state now, or None while there is no file under the name."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return FileState(found.st_size, found.st_mtime_ns, found.st_ino)


def copy_stable(
    path: Path,
    target: Path,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    patience: float = PATIENCE,
) -> FileState:
    """Copy a workbook that nobody is writing, keep its time, and answer the state it was copied in.

    Its state is compared before and after, again after a pause while it differs, for ``patience`` seconds of ``clock``
    at most. Raises ``UnreadError`` when it is still written, has vanished, is no plain file or is forbidden; then no
    copy stands.
    """
    until = clock() + patience
    while True:
        copied, words = _copy_once(path, target)
        if copied:
            return copied
        target.unlink(missing_ok=True)
        if clock() >= until:
            raise UnreadError(f"{shown(path.name)}: {WORDS[words]}")
        sleep(PAUSE)


def _copy_once(path: Path, target: Path) -> tuple[FileState | None, str]:
    """Try once: the state of the file copied, or None with the words of why it has to be tried again."""
    try:
        descriptor = open_plain(path)
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            return None, "vanished"  # a saving program may be about to put the new file under the name
        if is_busy(error):
            return None, "growing"
        words = "not-plain" if isinstance(error, NotPlainError) else "forbidden"
        raise UnreadError(f"{shown(path.name)}: {WORDS[words]}") from None
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        before = os.fstat(descriptor)
        with target.open("wb") as copy:
            while chunk := file.read(CHUNK):
                copy.write(chunk)
            written = copy.tell()
        after = os.fstat(descriptor)
    states = {FileState(s.st_size, s.st_mtime_ns, s.st_ino) for s in (before, after)} | {_state_of(path)}
    if len(states) > 1 or written != after.st_size:
        return None, "growing"
    os.utime(target, ns=(after.st_atime_ns, after.st_mtime_ns))
    return FileState(after.st_size, after.st_mtime_ns, after.st_ino), ""
