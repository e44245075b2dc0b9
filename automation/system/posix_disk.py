"""Files on POSIX systems. ``windows_disk`` has the same functions; ``automation.system.disk`` chooses.

A ``Place`` is the descriptor of a folder. Every folder is opened through its parent's descriptor without following
links, so a folder that somebody replaces by a link while we work is refused and never written through.
"""

import errno
import fcntl
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

assert sys.platform != "win32"

Place = int
# From so many files on, flushing their whole file system is less work than flushing each of them: 1,001 letters were
# registered, filled and written in 5.6 s of wall time, and in 8.1 s with every file synced by itself (ext4, medians).
FEWEST = 16
SYNCFS_TELLS = frozenset({"ext4", "xfs", "btrfs"})  # file systems known to report what ``syncfs`` could not write
SYNCFS_SINCE = (5, 8)  # the version of Linux since which ``syncfs`` reports errors at all
SHARES = frozenset(
    {"cifs", "smb3", "smbfs", "nfs", "nfs4", "9p", "afs", "ceph", "fuse.sshfs", "fuse.glusterfs", "ncpfs"}
)
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC


def open_place(folder: Path) -> Place:
    """Open a folder that a person named; a link to it may be followed."""
    return os.open(folder, _FOLDER)


def enter(place: Place, name: str) -> Place:
    """Open a folder inside a place, made where it is missing. Raises ``OSError`` for a link or a file."""
    with suppress(FileExistsError):
        os.mkdir(name, dir_fd=place)
    return os.open(name, _FOLDER | os.O_NOFOLLOW, dir_fd=place)


def leave(place: Place) -> None:
    """Let a place go."""
    os.close(place)


def mode_of(place: Place, name: str) -> int:
    """Return the kind and the rights of what has a name, links not followed. Raises ``FileNotFoundError``."""
    return os.stat(name, dir_fd=place, follow_symlinks=False).st_mode


def create(place: Place, name: str) -> int:
    """Return a descriptor to write a file that must not exist yet."""
    return os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666, dir_fd=place)


def open_inside(place: Place, name: str) -> int:
    """Return a descriptor to read a file of a place; a link is refused."""
    return os.open(name, _READ | os.O_NOFOLLOW, dir_fd=place)


def rename(place: Place, old: str, new: str) -> None:
    """Give a file of a place another name; what had that name is gone."""
    os.rename(old, new, src_dir_fd=place, dst_dir_fd=place)


def remove(place: Place, name: str) -> None:
    """Remove a file of a place."""
    os.unlink(name, dir_fd=place)


def sync_place(place: Place) -> None:
    """Make the names in a folder last through a power cut."""
    try:
        os.fsync(place)
    except OSError as error:
        if error.errno != errno.EINVAL:  # a file system that keeps folders in order by itself
            raise


def rename_durably(old: Path, new: Path) -> None:
    """Give a synced file another name in the same folder; the name lasts through a power cut."""
    old.replace(new)
    place = open_place(new.parent)
    try:
        sync_place(place)
    finally:
        leave(place)


def is_link(path: Path) -> bool:
    """Tell whether the path is a symbolic link."""
    return path.is_symlink()


def open_named(path: str, *, follow: bool) -> int:
    """Return a descriptor to read what a path names; a pipe is never waited for. ``ELOOP`` tells of a refused link."""
    return os.open(path, _READ | (0 if follow else os.O_NOFOLLOW))


def open_lock(path: Path) -> int:
    """Return a descriptor of the lock's file, made where it is missing; never through a link."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)


def take_lock(descriptor: int) -> bool:
    """Take the lock of an open file; False where another process has it.

    This is a POSIX record lock: children do not inherit it, and the system drops it with the process.
    """
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EAGAIN}:
            return False
        raise
    return True


def sync_all(descriptors: Iterable[int]) -> None:
    """Put every open file on the disk for good. Raises ``OSError`` of the first one that is not.

    Many files of one disk are flushed by one ``syncfs`` where that call is known to wait for everything and to
    report what failed (Linux since 5.8, disks of the machine itself). Elsewhere each file is synced by itself.
    """
    waiting = list(descriptors)
    if len(waiting) >= FEWEST:
        by_device = {os.fstat(descriptor).st_dev: descriptor for descriptor in waiting}
        if all(map(_reports_errors, by_device)):
            for descriptor in by_device.values():
                _sync_file_system(descriptor)
            return
    for descriptor in waiting:
        os.fsync(descriptor)


def journal_mode() -> str:
    """Return how SQLite ends a transaction for good: it removes its journal, because the folder can be synced."""
    return "DELETE"


def owner_of(path: Path) -> str:
    """Return the name of a file's or folder's owner, its number where no user of this computer has it; "" unknown."""
    try:
        return path.owner()
    except KeyError:
        return str(path.stat().st_uid)
    except OSError:
        return ""


def disk_kind(path: Path) -> str:
    """Tell on what kind of disk a folder lies: «local», «share» or «unknown». Only Linux knows."""
    try:
        kinds = _kinds_of(path.stat().st_dev)
    except OSError:
        return "unknown"
    return "unknown" if not kinds else "share" if kinds & SHARES else "local"


def _sync_file_system(descriptor: int) -> None:
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    if library.syncfs(descriptor):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


@lru_cache(maxsize=16)
def _reports_errors(device: int) -> bool:
    """Tell whether ``syncfs`` reports errors of this device: by the kernel's version and the kind of file system."""
    system = os.uname()
    release = re.match(r"(\d+)\.(\d+)", system.release)
    if system.sysname != "Linux" or release is None or (int(release[1]), int(release[2])) < SYNCFS_SINCE:
        return False
    kinds = _kinds_of(device)
    return bool(kinds) and kinds <= SYNCFS_TELLS


def _kinds_of(device: int) -> set[str]:
    """Return the kinds of file system mounted from a device; none where the system does not tell."""
    number = f"{os.major(device)}:{os.minor(device)}"
    try:
        mounts = Path("/proc/self/mountinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        return set()
    return {line.partition(" - ")[2].split(" ")[0] for line in mounts if line.split(" ")[2] == number}
