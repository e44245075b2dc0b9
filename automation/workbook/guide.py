"""«Памятка»: what a clerk or an organisation needs to know about the book. Its words stand in ``guide.toml``."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from string import ascii_uppercase
from typing import Literal

from msgspec import toml

from automation.model.plan import Check
from automation.model.sheets import ORDER, PLAN
from automation.patterns import lazy
from automation.workbook.columns import COLUMNS
from automation.workbook.rows import Rows

FILE = Path(__file__).with_name("guide.toml")
Guide = tuple[tuple[str, str], ...]  # the look of each line and its words; before those of a «check» its cell and «|»
FIELD = lazy(r"«([^»]+)», «([^»]+)»")
ITEM = lazy(r"Пункт ([\w.-]+?)(?: плана)?(, срок)?")
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
    lines = [("check", f"{_cell(c.place, rows)}|{c.place} ({RISKS[c.risk]}): {c.text}") for c in checks]
    above, below = lines[:MOST_CHECKS], lines[MOST_CHECKS:]
    return (
        (("step", "Проверьте в этой книге, начиная с верхней строки"), *above) if above else (),
        (("step", "Проверьте также"), *below) if below else (),
    )


def _cell(place: str, rows: Rows) -> str:
    """Return the cell a link leads to: a field of «Распоряжение», an item of «План-график», else «Распоряжение»."""
    if found := FIELD.search(place):
        fields = [row["Поле"] for row in rows[ORDER]]
        if found[1] == ORDER and found[2] in fields:
            return _address(ORDER, "Значение", fields.index(found[2]))
        if found[2] in COLUMNS.get(found[1], {}):
            return _address(found[1], found[2], 0)
    elif found := ITEM.fullmatch(place):
        numbers = [row["№"] for row in rows[PLAN]]
        if found[1] in numbers:
            return _address(PLAN, "Срок исполнения" if found[2] else "№", numbers.index(found[1]))
    return _address(ORDER, "Значение", 0)


def _address(title: str, header: str, at: int) -> str:
    """Write «'План-график'!C7» for the row with this index below the header."""
    column = list(COLUMNS[title]).index(header)
    return f"'{title}'!{ascii_uppercase[column]}{at + 2}"
