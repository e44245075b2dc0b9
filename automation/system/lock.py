"""Lets one run work at a time, by a lock that the operating system itself drops when its process dies."""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from automation.errors import StorageError, reason
from automation.system.disk import native_disk, write_all

NAME = ".run.lock"


class Holder(Struct, frozen=True, kw_only=True):
    """Who holds the outbox: process, machine and the moment it began (as that run told it)."""

    pid: int
    host: str
    since: str

    @property
    def sentence(self) -> str:
        """Return what a second run tells."""
        who = f": процесс {self.pid} на {self.host}, с {self.since}" if self.pid else ""
        return f"Программа уже работает{who}. Второй запуск не нужен."


@contextmanager
def hold_outbox(outbox: Path, since: str) -> Iterator[Holder | None]:
    """Hold the outbox for this run: yields None when it is ours, else who holds it.

    The system drops the lock with the process, so the file that a dead run left is no obstacle. Raises
    ``StorageError`` when the outbox is not writable.
    """
    if native_disk.is_link(outbox):
        raise StorageError(f"Вместо папки {outbox} стоит ссылка; верните саму папку: программа пишет только в неё.")
    path = outbox / NAME
    try:
        descriptor = native_disk.open_lock(path)
    except OSError as error:
        raise StorageError(f"Папка {outbox} недоступна для записи: {reason(error)}.") from error
    try:
        if _take(descriptor, path):
            _write(descriptor, {"pid": os.getpid(), "host": socket.gethostname(), "since": since}, path)
            yield None
        else:
            os.lseek(descriptor, 0, os.SEEK_SET)
            yield _holder(os.read(descriptor, 4096))
    finally:
        os.close(descriptor)


def _take(descriptor: int, path: Path) -> bool:
    try:
        return native_disk.take_lock(descriptor)
    except OSError as error:
        raise StorageError(f"Файл {path} не удаётся занять: {reason(error)}.") from error


def _write(descriptor: int, holder: dict[str, int | str], path: Path) -> None:
    try:
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        write_all(descriptor, json.dumps(holder, ensure_ascii=False).encode())
    except OSError as error:
        raise StorageError(f"Файл {path} не записывается: {reason(error)}.") from error


def _holder(data: bytes) -> Holder:
    """Read the note of the run that holds the lock; it may be half written at this moment."""
    try:
        found = json.loads(data)
        return Holder(pid=int(found["pid"]), host=str(found["host"]), since=str(found["since"]))
    except (ValueError, KeyError, TypeError):
        return Holder(pid=0, host="", since="")
