#!/usr/bin/env python3
"""The door of the program: ``python run.py`` works the day, ``python run.py --help`` lists the rest."""

from automation.__main__ import start

if __name__ == "__main__":
    start()
