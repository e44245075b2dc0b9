#!/usr/bin/env python3
"""The door of the program: ``python run.py`` works the day, ``python run.py --help`` lists the rest."""

import gc
import os
import sys

from automation.cli import main

if __name__ == "__main__":
    if sys.getfilesystemencoding() != "utf-8":  # a locale that knows no Cyrillic: its file names could not be written
        os.execve(sys.executable, [sys.executable, "-X", "utf8", *sys.argv], os.environ)  # noqa: S606
    gc.set_threshold(100_000)  # very many lasting values are made at once: look for garbage less often
    code = main(sys.argv[1:])
    gc.freeze()  # … and not at all on the way out
    sys.exit(code)
