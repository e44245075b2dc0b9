#!/usr/bin/env python3
"""The door of the program: ``python run.py`` works the day, ``python run.py --help`` lists the rest."""

import sys

from automation.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
