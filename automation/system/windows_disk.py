"""Files on Windows. ``posix_disk`` has the same functions; ``automation.system.disk`` chooses.

A ``Place`` is a folder together with an open handle of it. The handle does not share the right to delete, so Windows
itself refuses to rename, remove or replace the folder (by a junction, say) while we write into it.
"""

import ctypes
import errno
import msvcrt
import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from ctypes import wintypes
from pathlib import Path
from typing import NamedTuple

assert sys.platform == "win32"

_kernel = ctypes.WinDLL("kernel32", use_last_error=True)
_kernel.CreateFileW.restype = wintypes.HANDLE
_kernel.CreateFileW.argtypes = [
    *(wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, wintypes.LPVOID),
    *(wintypes.DWORD, wintypes.DWORD, wintypes.HANDLE),
]
_kernel.CloseHandle.argtypes = [wintypes.HANDLE]
_kernel.MoveFileExW.argtypes = [wintypes.LPCWSTR, wintypes.LPCWSTR, wintypes.DWORD]
_kernel.GetDriveTypeW.argtypes = [wintypes.LPCWSTR]
_kernel.LockFileEx.argtypes = [wintypes.HANDLE, *[wintypes.DWORD] * 4, wintypes.LPVOID]

LINKS = frozenset({stat.IO_REPARSE_TAG_SYMLINK, stat.IO_REPARSE_TAG_MOUNT_POINT})  # a file kept in a cloud is no link
READ, LIST_FOLDER = 0x80000000, 0x1  # GENERIC_READ, FILE_LIST_DIRECTORY
SHARE_READ, SHARE_WRITE, SHARE_DELETE = 1, 2, 4
OPEN_EXISTING = 3
FOLDERS_TOO = 0x02000000  # FILE_FLAG_BACKUP_SEMANTICS: without it no folder can be opened
LINK_ITSELF = 0x00200000  # FILE_FLAG_OPEN_REPARSE_POINT
REPLACE, WRITE_THROUGH = 1, 8  # MOVEFILE_REPLACE_EXISTING, MOVEFILE_WRITE_THROUGH
INVALID = wintypes.HANDLE(-1).value
LOCK_BYTE = 1 << 30  # far behind the note: a lock of Windows also keeps readers from the bytes it covers
AT_ONCE, EXCLUSIVE = 1, 2  # LOCKFILE_FAIL_IMMEDIATELY, LOCKFILE_EXCLUSIVE_LOCK
TAKEN = frozenset({33, 997})  # ERROR_LOCK_VIOLATION, ERROR_IO_PENDING
KINDS = {2: "local", 3: "local", 4: "share", 6: "local"}  # removable, fixed, network, memory: ``GetDriveTypeW``


class _Overlapped(ctypes.Structure):
    """OVERLAPPED: at which byte a lock begins."""

    _fields_ = (
        ("internal", ctypes.c_size_t * 2),
        ("low", wintypes.DWORD),
        ("high", wintypes.DWORD),
        ("event", wintypes.HANDLE),
    )


class Place(NamedTuple):
    """A folder held open and its path in the form that may be longer than 260 letters."""

    handle: int
    path: str

    def at(self, name: str) -> str:
        """Return the path of a name inside. A colon is refused: it would name a hidden stream of another file."""
        if ":" in name:
            raise OSError(errno.EINVAL, "имя содержит двоеточие")
        return f"{self.path}\\{name}"


def open_place(folder: Path) -> Place:
    """Open a folder that a person named; a link to it may be followed."""
    return _held(_long(str(folder.resolve())))


def enter(place: Place, name: str) -> Place:
    """Open a folder inside a place, made where it is missing. Raises ``OSError`` for a link or a file."""
    path = place.at(name)
    with suppress(FileExistsError):
        os.mkdir(path)  # noqa: PTH102 - pathlib would take the long form apart
    held = _held(path)
    state = os.lstat(path)
    if state.st_reparse_tag in LINKS or not stat.S_ISDIR(state.st_mode):
        leave(held)
        raise OSError(errno.ENOTDIR if stat.S_ISREG(state.st_mode) else errno.ELOOP, "")
    return held


def leave(place: Place) -> None:
    """Let a place go."""
    _kernel.CloseHandle(place.handle)


def mode_of(place: Place, name: str) -> int:
    """Return the kind and the rights of what has a name, links not followed. Raises ``FileNotFoundError``."""
    return os.lstat(place.at(name)).st_mode


def create(place: Place, name: str) -> int:
    """Return a descriptor to write a file that must not exist yet."""
    return os.open(place.at(name), os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_BINARY | os.O_NOINHERIT, 0o666)


def open_inside(place: Place, name: str) -> int:
    """Return a descriptor to read a file of a place; a link is refused."""
    return open_named(place.at(name), follow=False)


def rename(place: Place, old: str, new: str) -> None:
    """Give a file of a place another name; what had that name is gone. The file must be closed."""
    _move(place.at(old), place.at(new))


def remove(place: Place, name: str) -> None:
    """Remove a file of a place."""
    os.unlink(place.at(name))  # noqa: PTH108 - pathlib would take the long form apart


def sync_place(place: Place) -> None:
    """Do nothing: Windows cannot sync a folder; ``rename`` waits for the disk as far as it lets itself be asked."""


def rename_durably(old: Path, new: Path) -> None:
    """Give a synced file another name in the same folder and wait until the disk has it, as far as Windows can."""
    _move(_long(str(old.absolute())), _long(str(new.absolute())))


def is_link(path: Path) -> bool:
    """Tell whether the path is a symbolic link or a junction."""
    try:
        return os.lstat(path).st_reparse_tag in LINKS
    except OSError:
        return False


def open_named(path: str, *, follow: bool) -> int:
    """Return a descriptor to read what a path names. ``ELOOP`` tells of a refused link.

    The file may be renamed or replaced meanwhile: Excel saves a book by putting a new file in its place, and a clerk
    must not be told that the book is in use because this program is reading it.
    """
    named = os.lstat(path)
    if not follow and named.st_reparse_tag in LINKS:
        raise OSError(errno.ELOOP, "")
    if stat.S_ISDIR(named.st_mode):
        raise OSError(errno.EISDIR, "")
    handle = _opened(path, READ, SHARE_READ | SHARE_WRITE | SHARE_DELETE, 0)
    descriptor = msvcrt.open_osfhandle(handle, os.O_RDONLY | os.O_BINARY | os.O_NOINHERIT)
    if not follow and os.fstat(descriptor).st_ino != named.st_ino:  # another thing took the place in between
        os.close(descriptor)
        raise OSError(errno.ELOOP, "")
    return descriptor


def open_lock(path: Path) -> int:
    """Return a descriptor of the lock's file, made where it is missing; never through a link."""
    if is_link(path):
        raise OSError(errno.ELOOP, "")
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_BINARY | os.O_NOINHERIT, 0o644)


def take_lock(descriptor: int) -> bool:
    """Take the lock of an open file; False where another process has it. The system drops it with the process."""
    where = _Overlapped(low=LOCK_BYTE)
    handle = msvcrt.get_osfhandle(descriptor)
    if _kernel.LockFileEx(handle, AT_ONCE | EXCLUSIVE, 0, 1, 0, ctypes.byref(where)):
        return True
    if ctypes.get_last_error() in TAKEN:
        return False
    raise ctypes.WinError(ctypes.get_last_error())


def sync_all(descriptors: Iterable[int]) -> None:
    """Put every open file on the disk for good. Raises ``OSError`` of the first one that is not."""
    for descriptor in descriptors:
        os.fsync(descriptor)


def journal_mode() -> str:
    """Return how SQLite ends a transaction for good: it empties and syncs its journal, as no folder can be synced.

    A removed journal could come back after a power cut, and SQLite would undo what had been committed.
    """
    return "TRUNCATE"


def owner_of(path: Path) -> str:
    """Return "": on Windows every command runs as the person at the computer, and rights are inherited from folders."""
    return ""


def disk_kind(path: Path) -> str:
    """Tell on what kind of disk a folder lies: «local», «share» or «unknown»."""
    whole = str(path.resolve())
    if whole.startswith("\\\\"):
        return "share"
    return KINDS.get(_kernel.GetDriveTypeW(f"{Path(whole).drive}\\"), "unknown")


def _held(path: str) -> Place:
    """Open a folder, which cannot be renamed, removed or replaced while the handle is open."""
    return Place(_opened(path, LIST_FOLDER, SHARE_READ | SHARE_WRITE, FOLDERS_TOO | LINK_ITSELF), path)


def _opened(path: str, rights: int, share: int, flags: int) -> int:
    handle = _kernel.CreateFileW(path, rights, share, None, OPEN_EXISTING, flags, None)
    if handle is None or handle == INVALID:
        raise ctypes.WinError(ctypes.get_last_error())
    return int(handle)


def _move(old: str, new: str) -> None:
    if not _kernel.MoveFileExW(old, new, REPLACE | WRITE_THROUGH):
        raise ctypes.WinError(ctypes.get_last_error())


def _long(path: str) -> str:
    """Write an absolute path in the form that Windows does not limit to 260 letters."""
    if path.startswith("\\\\?\\"):
        return path
    return f"\\\\?\\UNC\\{path[2:]}" if path.startswith("\\\\") else f"\\\\?\\{path}"
