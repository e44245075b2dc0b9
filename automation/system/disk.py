"""Making many files durable at once: one call for their file system instead of one for each file.

Only where that call is known to wait for everything and to report what failed: Linux since 5.8, disks of the machine
itself. Everywhere else, and for a few files, each is synced by itself.
"""

import os
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

FEWEST = 16  # files for which flushing the whole file system is the lesser work
LOCAL = frozenset({"ext4", "xfs", "btrfs"})
SINCE = (5, 8)


def sync_all(descriptors: Iterable[int]) -> None:
    """Every open file on the disk for good. Raises ``OSError`` of the first one that is not."""
    waiting = list(descriptors)
    if len(waiting) >= FEWEST:
        by_device = {os.fstat(descriptor).st_dev: descriptor for descriptor in waiting}
        if all(map(_reports_errors, by_device)):
            for descriptor in by_device.values():
                _sync_file_system(descriptor)
            return
    for descriptor in waiting:
        os.fsync(descriptor)


def _sync_file_system(descriptor: int) -> None:
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    if library.syncfs(descriptor):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


@lru_cache(maxsize=16)
def _reports_errors(device: int) -> bool:
    """Whether ``syncfs`` may be trusted with this device: by the kernel's version and the kind of file system."""
    release = re.match(r"(\d+)\.(\d+)", os.uname().release) if hasattr(os, "uname") else None
    if release is None or os.uname().sysname != "Linux" or (int(release[1]), int(release[2])) < SINCE:
        return False
    number = f"{os.major(device)}:{os.minor(device)}"
    try:
        mounts = Path("/proc/self/mountinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    kinds = {line.partition(" - ")[2].split(" ")[0] for line in mounts if line.split(" ")[2] == number}
    return bool(kinds) and kinds <= LOCAL
