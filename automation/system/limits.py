"""Lets a child process limit itself before it touches a file that may be hostile.

Every child loads this module, so it imports nothing heavy. A process of Windows cannot limit itself; there the parent
does it (``automation.system.windows_children``).
"""

import sys
import time
from contextlib import suppress


def bound_myself(mib: int, cpu_seconds: int, *, files: int = 0) -> None:
    """Bound memory (MiB), processor time (0: not here) and the bytes of a written file, and forbid core dumps."""
    if sys.platform != "win32":
        import resource

        endless = resource.RLIM_INFINITY
        for what, soft, hard in (
            (resource.RLIMIT_AS, mib << 20, mib << 20),
            # The soft limit sends SIGXCPU first, by which the parent knows why its child ended.
            (resource.RLIMIT_CPU, cpu_seconds or endless, cpu_seconds + 1 if cpu_seconds else endless),
            (resource.RLIMIT_CORE, 0, 0),
            (resource.RLIMIT_FSIZE, files, files),
        ):
            with suppress(ValueError, OSError):  # a system without this limit: the others and the wall time remain
                resource.setrlimit(what, (soft, hard))


def allow_processor(seconds: int) -> None:
    """Give this process so many seconds of processor time from now on; the system ends it with SIGXCPU afterwards.

    A child that answers many questions calls it for each; ``bound_myself`` was given 0 processor seconds, no limit.
    """
    if sys.platform != "win32":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        with suppress(ValueError, OSError):  # a stricter limit of whoever started the program holds anyway
            resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + 1 + seconds, hard))
