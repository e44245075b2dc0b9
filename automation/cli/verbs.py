"""Finds the function of each verb. It gets its arguments and its surroundings and answers an exit code."""

import argparse
import importlib
import os
import time
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from automation.cli.parser import VERBS
from automation.errors import StopError, UnreadError
from automation.model.settings import Settings
from automation.shipped import usual_home

FIRST_YEAR, LAST_YEAR = 2024, 2100  # the program is younger than any clock before


class Surroundings(Struct, frozen=True, kw_only=True):
    """What a verb may know of the world: its home, the environment and, once asked, settings and clock."""

    home: Path
    environment: Mapping[str, str]

    def __repr__(self) -> str:
        """Show the home alone, because the environment holds the password."""
        return f"Surroundings(home={self.home})"

    def settings(self) -> Settings:
        """Read the office's settings now."""
        from automation.settings_file import read_settings

        return read_settings(self.home, self.environment)

    def now(self, settings: Settings) -> datetime:
        """Return the present moment in the office's time zone."""
        return datetime.now(ZoneInfo(settings.office.time_zone))

    def in_office_zone(self, settings: Settings) -> bool:
        """Tell whether the computer's clock stands in the office's time zone at present."""
        return self.now(settings).utcoffset() == datetime.now().astimezone().utcoffset()

    def find(self, file: Path) -> Path:
        """Find a file named in the call: as it stands, else in the home or its inbox/. Raise ``UnreadError``."""
        for place in (file, self.home / file, self.home / "inbox" / file):
            if os.path.lexists(place):
                return place
        raise UnreadError(f"Файла «{file}» нет: проверьте имя и папку.")

    def register_path(self, settings: Settings) -> Path:
        """Return where the register of the home stands; a trial keeps its own."""
        from automation.register import register_path

        return register_path(self.home / "outbox", trial=settings.policy.trial)

    def day(self, arguments: argparse.Namespace, settings: Settings) -> date:
        """Return the day asked for, else today where the office is."""
        day: date | None = getattr(arguments, "on", None)
        return day or self.now(settings).date()


def run_verb(arguments: argparse.Namespace) -> int:
    """Find the verb's room, call its function ``run_<verb>``."""
    _refuse_clock()
    home = (arguments.home or usual_home()).resolve()
    module = importlib.import_module(f"automation.cli.verb_{VERBS[arguments.verb].room}")
    surroundings = Surroundings(home=home, environment=os.environ)
    code: int = getattr(module, f"run_{arguments.verb}")(arguments, surroundings)
    return code


def _refuse_clock() -> None:
    """Stop on a computer that lost its time (1970 after a power cut): it would misdate papers and fail to save them."""
    year = time.localtime().tm_year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise StopError(f"Часы компьютера показывают {year} год: установите дату и время. Ничего не сделано.")
