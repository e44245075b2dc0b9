"""One run at a time: a lock the system itself lets go when a process dies."""

import errno
import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from automation.errors import StorageError, reason

NAME = ".run.lock"


class Holder(Struct, frozen=True, kw_only=True):
    """Who holds the outbox: process, machine and the moment it began (as that run told it)."""

    pid: int
    host: str
    since: str

    @property
    def sentence(self) -> str:
        """What a second run tells."""
        return f"Программа уже работает: процесс {self.pid} на {self.host}, с {self.since}. Второй запуск не нужен."


@contextmanager
def hold_outbox(outbox: Path, since: str) -> Iterator[Holder | None]:
    """Hold the outbox for this run: yields None when it is ours, else who holds it.

    A POSIX record lock: children do not inherit it and the system drops it with the process, so a
    file left by a dead run is no obstacle. Raises ``StorageError`` when the outbox is not writable.
    """
    if outbox.is_symlink():
        raise StorageError(f"Вместо папки {outbox} стоит ссылка; верните саму папку: программа пишет только в неё.")
    path = outbox / NAME
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise StorageError(f"Папка {outbox} недоступна для записи: {reason(error)}.") from error
    try:
        if _take(descriptor, path):
            _write(descriptor, {"pid": os.getpid(), "host": socket.gethostname(), "since": since}, path)
            yield None
        else:
            yield _holder(os.pread(descriptor, 4096, 0))
    finally:
        os.close(descriptor)


def _take(descriptor: int, path: Path) -> bool:
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EAGAIN}:
            return False
        raise StorageError(f"Файл {path} не удаётся занять: {reason(error)}.") from error
    return True


def _write(descriptor: int, holder: dict[str, int | str], path: Path) -> None:
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps(holder, ensure_ascii=False).encode(), 0)
    except OSError as error:
        raise StorageError(f"Файл {path} не записывается: {reason(error)}.") from error


def _holder(data: bytes) -> Holder:
    """The other run's note; it may be caught half-written."""
    try:
        found = json.loads(data)
        return Holder(pid=int(found["pid"]), host=str(found["host"]), since=str(found["since"]))
    except (ValueError, KeyError, TypeError):
        return Holder(pid=0, host="этом компьютере", since="недавнего времени")
