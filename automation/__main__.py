"""The start of the program, for ``run.py``, ``python -m automation`` and the command ``plan-control`` of a package."""

import gc
import os
import sys
from typing import NoReturn

from automation.cli import main


def start() -> NoReturn:
    """Run the command line and leave with its exit code."""
    if sys.getfilesystemencoding() != "utf-8":  # a locale that knows no Cyrillic: its file names could not be written
        os.execve(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]], os.environ)  # noqa: S606
    gc.set_threshold(100_000)  # very many lasting values are made at once: look for garbage less often
    code = main(sys.argv[1:])
    gc.freeze()  # … and not at all on the way out
    sys.exit(code)


if __name__ == "__main__":
    start()
