"""Writes files so that each is either whole or not there: beside its place first, synced, renamed, its folder synced.

Every folder is held open while files are written into it and no link is followed, so a folder that somebody replaces
by a link is refused and never written through. A crash leaves at most hidden ``.plan-*.tmp`` files, which ``sweep``
removes. ``automation.file_names`` makes the names.
"""

import errno
import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count, islice
from pathlib import Path

from msgspec import Struct

from automation.errors import StorageError, reason
from automation.patterns import lazy
from automation.system.children import native_children
from automation.system.disk import native_disk, sync_file, write_all

BATCH = 100
OLD_SECONDS = 3600
TEMPORARY = lazy(r"\.plan-(\d+)-\d+\.tmp(?:-journal)?")  # SQLite keeps a journal beside a copy it is writing
CLOSED = -1  # in place of a descriptor
Wanted = Callable[[native_disk.Place, str, bytes], bool]
_serial = count(1)


class Written(Struct, frozen=True, kw_only=True):
    """A file that stands on the disk: its path as given, the SHA-256 of the bytes given.

    ``fresh`` is False where a file stood there already and was left as it is.
    """

    path: str
    sha256: str
    fresh: bool


def write_new(home: Path, files: Iterable[tuple[str, bytes]], *, folder: str = "outbox") -> Iterator[list[Written]]:
    """Write files that are not there yet; what stands in their place is left alone.

    ``files`` are paths relative to ``home`` (with ``/``, inside ``folder``) and their bytes, taken
    lazily, a hundred at a time; each list yielded is on the disk for good. Raises ``StorageError``;
    nothing half-written remains.
    """
    source = iter(files)
    while batch := list(islice(source, BATCH)):
        yield _Batch(home, folder).write(batch, _is_vacant)


def replace(home: Path, path: str, data: bytes) -> Written:
    """Write a file of ``outbox`` anew; the old one stays whole until the new one is. Same bytes: untouched."""
    return replace_all(home, [(path, data)])[0]


def replace_all(home: Path, files: Iterable[tuple[str, bytes]]) -> list[Written]:
    """Write many files anew, as ``replace`` does, a hundred at a time."""
    source, written = iter(files), []
    while batch := list(islice(source, BATCH)):
        written += _Batch(home, "outbox").write(batch, _is_other)
    return written


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file, "" where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def sweep(home: Path, *, folder: str = "outbox") -> int:
    """Remove temporary files of runs that are dead, and count them.

    The name of a file holds the number of its process. The run is dead where no process, or this very one, has that
    number. Systems give numbers again, Windows soon: a file that nobody has touched for an hour is removed in any case.
    """
    return sum(_sweep(Path(place, name) for name in names) for place, _, names in os.walk(home / folder))  # no links


def _sweep(files: Iterable[Path]) -> int:
    swept = 0
    for file in files:
        found = TEMPORARY.fullmatch(file.name)
        with suppress(OSError):
            if found and (int(found[1]) == os.getpid() or _is_left(int(found[1]), file)):
                file.unlink()
                swept += 1
    return swept


def _is_left(pid: int, file: Path) -> bool:
    """Tell whether nobody writes a file any more: its process is dead, began after it, or left it alone for an hour."""
    written = file.stat().st_mtime
    return not native_children.is_alive(pid, until=written) or time.time() - written > OLD_SECONDS


def _temporary_name() -> str:
    return f".plan-{os.getpid()}-{next(_serial)}.tmp"


@contextmanager
def written_beside(target: Path) -> Iterator[Path]:
    """Yield a temporary path; when the block ends well, the file there gets its own name, whole and durable.

    The folder may be any. Temporary files that killed runs have left in it are swept first. Raises ``StorageError``;
    then neither the file nor the temporary one is there.
    """
    temporary = target.with_name(_temporary_name())
    try:
        _sweep(target.parent.iterdir())
        yield temporary
        sync_file(temporary)
        native_disk.rename_durably(temporary, target)
    except OSError as error:
        raise StorageError(refusal(target, error)) from error
    finally:
        for left in (temporary, temporary.with_name(f"{temporary.name}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)


class _Waiting(Struct, kw_only=True):
    """A file written beside its place and not yet renamed."""

    path: str
    place: native_disk.Place
    descriptor: int
    temporary: str

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


class _Batch:
    """Files made durable together: all are written, all synced, all renamed, then their folders are synced."""

    def __init__(self, home: Path, folder: str) -> None:
        self.home = home
        self.folder = folder
        self.places: dict[tuple[str, ...], native_disk.Place] = {}
        self.waiting: list[_Waiting] = []

    def write(self, files: list[tuple[str, bytes]], wanted: Wanted) -> list[Written]:
        try:
            written = [self._begin(path, data, wanted) for path, data in files]
            with _errors_in_words(self.home, self.waiting[0].path if self.waiting else self.folder):
                native_disk.sync_all(file.descriptor for file in self.waiting)
            while self.waiting:
                file = self.waiting[-1]
                with _errors_in_words(self.home, file.path):
                    _close(file)  # Windows renames no open file
                    native_disk.rename(file.place, file.temporary, file.name)
                self.waiting.pop()
            for parts, place in self.places.items():
                with _errors_in_words(self.home, *parts):
                    native_disk.sync_place(place)
            return written
        finally:
            self._let_go()

    def _begin(self, path: str, data: bytes, wanted: Wanted) -> Written:
        """Write one file beside its place, unless it is not wanted there."""
        *folders, name = self._parts(path)
        with _errors_in_words(self.home, path):
            place = self._open(tuple(folders))
            fresh = wanted(place, name, data)
            if fresh:
                temporary = _temporary_name()
                descriptor = native_disk.create(place, temporary)
                self.waiting.append(_Waiting(path=path, place=place, descriptor=descriptor, temporary=temporary))
                write_all(descriptor, data)
        return Written(path=path, sha256=hashlib.sha256(data).hexdigest(), fresh=fresh)

    def _parts(self, path: str) -> tuple[str, ...]:
        """Return the path's parts. Raises ``StorageError`` for a path that could lead out of ``folder``."""
        parts = tuple(path.split("/"))
        inside = tuple(self.folder.split("/")) if self.folder else ()
        if parts[: len(inside)] != inside or len(parts) == len(inside) or not all(_is_plain(p) for p in parts):
            raise StorageError(f"Файл «{path}» не может быть записан вне папки {self.home / self.folder}.")
        return parts

    def _open(self, parts: tuple[str, ...]) -> native_disk.Place:
        """Return a folder below ``home``, made where it is missing and held open until the batch is done."""
        if parts not in self.places:
            self.places[parts] = (
                native_disk.enter(self._open(parts[:-1]), parts[-1]) if parts else native_disk.open_place(self.home)
            )
        return self.places[parts]

    def _let_go(self) -> None:
        """Close everything and remove what was not renamed."""
        for file in self.waiting:
            _close(file)
            with suppress(OSError):
                native_disk.remove(file.place, file.temporary)
        for place in self.places.values():
            native_disk.leave(place)


def _close(file: _Waiting) -> None:
    """Close a waiting file once."""
    if file.descriptor != CLOSED:
        descriptor, file.descriptor = file.descriptor, CLOSED
        os.close(descriptor)


def _is_plain(part: str) -> bool:
    return part not in {"", ".", ".."} and not set(part) & {"\0", "\\"}


def _is_vacant(place: native_disk.Place, name: str, _: bytes) -> bool:
    """Tell whether nothing has that name. Raises ``OSError`` for a folder or a link in a file's place."""
    try:
        mode = native_disk.mode_of(place, name)
    except FileNotFoundError:
        return True
    if not stat.S_ISREG(mode):
        raise OSError(errno.EISDIR if stat.S_ISDIR(mode) else errno.ELOOP, "")
    return False


def _is_other(place: native_disk.Place, name: str, data: bytes) -> bool:
    """Tell whether no file of that name holds these bytes already."""
    if _is_vacant(place, name, data):
        return True
    try:
        descriptor = native_disk.open_inside(place, name)
    except PermissionError:
        return True
    with os.fdopen(descriptor, "rb") as file:
        return os.fstat(file.fileno()).st_size != len(data) or file.read() != data


@contextmanager
def _errors_in_words(home: Path, *parts: str) -> Iterator[None]:
    """Raise the disk's refusal as ``StorageError`` with one Russian sentence that names the place."""
    try:
        yield
    except OSError as error:
        raise StorageError(refusal(home.joinpath(*parts), error)) from error


def refusal(path: Path, error: OSError) -> str:
    """Tell a person in Russian the place, the reason and the cure."""
    return f"Файл {path} не записан: {reason(error)}. Устраните причину и запустите ещё раз: начатое будет завершено."
