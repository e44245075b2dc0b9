"""Files, links and locks, and what makes them last. ``native_disk`` is the module of this operating system.

``posix_disk`` and ``windows_disk`` hold the same functions; a test compares their signatures. A table in
docs/reliability.md says what Windows promises less.
"""

import errno
import os
import stat
import sys
from pathlib import Path

if sys.platform == "win32":
    from automation.system import windows_disk

    native_disk = windows_disk
else:
    from automation.system import posix_disk

    native_disk = posix_disk

PLAIN_MIB = 16  # far more than any template or settings file needs
BUSY = frozenset({32, 33})  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
NO_FILES = frozenset({errno.ELOOP, errno.EISDIR})


class NotPlainError(OSError):
    """A link, a folder, a pipe or a device stands where a plain file was expected."""

    def __init__(self) -> None:
        super().__init__(0, "это не обычный файл")


def open_plain(path: str | os.PathLike[str], *, follow: bool = False) -> int:
    """Return a descriptor to read a plain file; links are followed only where ``follow`` says so.

    Raises ``NotPlainError`` for anything else, without waiting for a pipe, and ``OSError`` for a file that is
    missing, forbidden or taken by another program.
    """
    try:
        descriptor = native_disk.open_named(os.fspath(path), follow=follow)
    except OSError as error:
        if error.errno in NO_FILES:
            raise NotPlainError from error
        raise
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotPlainError
    return descriptor


def read_plain(path: Path, *, mib: int = PLAIN_MIB) -> bytes:
    """Return the bytes of a plain file, links followed. Raises ``OSError`` also for a file larger than ``mib`` MiB."""
    with os.fdopen(open_plain(path, follow=True), "rb") as file:
        if os.fstat(file.fileno()).st_size > mib << 20:
            raise OSError(0, f"файл больше {mib} МиБ")
        return file.read()


def is_busy(error: OSError) -> bool:
    """Tell whether Windows refused because another program has the file open for itself alone."""
    return getattr(error, "winerror", 0) in BUSY


def sync_file(path: Path) -> None:
    """Put a closed file on the disk for good."""
    with path.open("r+b") as file:  # Windows syncs only what is open for writing
        os.fsync(file.fileno())


def write_all(descriptor: int, data: bytes) -> None:
    """Write all the bytes, however few of them the system takes at once."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
