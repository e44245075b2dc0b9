"""What a child process may use, said by the child itself before it touches a file that may be hostile.

This module imports nothing heavy: it is loaded in every child. Windows has no such limits for the process itself;
there the parent holds them (``automation.system.windows_children``).
"""

import sys
from contextlib import suppress


def bound_myself(mib: int, cpu_seconds: int, *, files: int = 0) -> None:
    """Bound memory (MiB), processor time and the bytes of a written file, and forbid core dumps."""
    if sys.platform != "win32":
        import resource

        for what, soft, hard in (
            (resource.RLIMIT_AS, mib << 20, mib << 20),
            (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1),  # first SIGXCPU, so that the parent can tell why
            (resource.RLIMIT_CORE, 0, 0),
            (resource.RLIMIT_FSIZE, files, files),
        ):
            with suppress(ValueError, OSError):  # a system without this limit: the others and the wall time remain
                resource.setrlimit(what, (soft, hard))
