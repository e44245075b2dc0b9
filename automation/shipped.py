"""What comes with the program, found in the project's folder and in an installed package alike."""

import sys
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent  # the project's folder, or ``site-packages`` of an installed package
SCRIPT = PROJECT / "run.py"


@cache  # asked for each file of the templates: half of the time of reading them all
def shipped_templates() -> Path:
    """Return the folder of the templates that ``init`` copies; a wheel carries it inside the package."""
    inside = Path(__file__).resolve().parent / "templates"
    return inside if inside.is_dir() else PROJECT / "templates"


def usual_home() -> Path:
    """Return the home of a call that names none: the project's folder; of an installed package the current one."""
    return PROJECT if SCRIPT.is_file() else Path.cwd()


def own_command() -> list[str]:
    """Return the command that starts this program once more."""
    return [sys.executable, "-X", "utf8", *([str(SCRIPT)] if SCRIPT.is_file() else ["-m", "automation"])]


def call_name() -> str:
    """Say what a person types to call the program."""
    return "run.py" if SCRIPT.is_file() else "plan-control"
