"""Replaces a file that a person or another program may have open: at once, with the same owner and rights."""

import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from automation.errors import StorageError
from automation.system.disk import native_disk, sync_file
from automation.system.outbox import refusal


def swap(path: Path, data: bytes, still: Callable[[], bool]) -> bool:
    """Replace a file's content by one rename; return False where it was left alone.

    ``still`` is asked last, just before the rename: whether the file is what it was. A file whose owner cannot be kept
    is left alone. A crash leaves the old file or the whole new one, and at most a hidden temporary file beside it.
    Raises ``StorageError``.
    """
    temporary = path.with_name(f".plan-{os.getpid()}-0.tmp")
    try:
        try:
            temporary.write_bytes(data)
            if not _same_owner(path, temporary):
                return False
            shutil.copymode(path, temporary)
            sync_file(temporary)
            if not still():
                return False
            native_disk.rename_durably(temporary, path)
        except OSError as error:
            raise StorageError(refusal(path, error)) from error
        return True
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _same_owner(path: Path, temporary: Path) -> bool:
    """Give the new file the owner of the old one, where systems have owners and let us."""
    old, new = path.stat(), temporary.stat()
    if sys.platform != "win32" and (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with suppress(OSError):
            os.chown(temporary, old.st_uid, old.st_gid)
    new = temporary.stat()
    return (old.st_uid, old.st_gid) == (new.st_uid, new.st_gid)
