"""«Памятка»: what a clerk or an organisation needs to know about the book. Its words stand in ``guide.toml``."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from string import ascii_uppercase
from typing import Literal

from msgspec import toml

from automation.model.draft_checks import AskedPlace, Check
from automation.workbook.columns import COLUMNS
from automation.workbook.rows import Rows

FILE = Path(__file__).with_name("guide.toml")
Guide = tuple[tuple[str, str], ...]  # the look of each line and its words; before those of a «check» its cell and «|»
MOST_CHECKS = 40  # lines of «Проверьте», so that the steps below stay in sight
RISKS = {"wrong": "не прочитано", "guessed": "выведено программой", "read": "прочитано с допущением"}


@cache
def guide_for(reader: Literal["office", "form"]) -> Guide:
    """Return the guide of the tracking workbook, or that of a form."""
    return toml.decode(FILE.read_bytes(), type=dict[str, Guide])[reader]


def guide_of_checks(checks: Sequence[Check], rows: Rows) -> tuple[Guide, Guide]:
    """Make the list «Проверьте» of a new workbook, the riskiest row first; it is empty where nothing is in doubt.

    Each line leads to its cell. Of very many the first stand above the steps, the rest below them.
    """
    lines = [("check", f"{_cell(c.place, rows)}|{c.place.name} ({RISKS[c.risk]}): {c.text}") for c in checks]
    above, below = lines[:MOST_CHECKS], lines[MOST_CHECKS:]
    return (
        (("step", "Проверьте в этой книге, начиная с верхней строки"), *above) if above else (),
        (("step", "Проверьте также"), *below) if below else (),
    )


def _cell(place: AskedPlace, rows: Rows) -> str:
    """Return the cell a link leads to, «'План-график'!C7»; the first row stands for a place without one."""
    headers = list(COLUMNS[place.sheet])
    at = next((n for n, row in enumerate(rows[place.sheet]) if row.get(headers[0]) == place.row), 0)
    return f"'{place.sheet}'!{ascii_uppercase[headers.index(place.column)]}{at + 2}"
