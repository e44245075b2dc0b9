"""«Памятка»: what a clerk or an organisation needs to know about the book. Its words stand in ``guide.toml``."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from msgspec import toml

from automation.model.plan import Check

FILE = Path(__file__).with_name("guide.toml")
Guide = tuple[tuple[str, str], ...]  # the look of each line and its words
MOST_CHECKS = 40  # lines of «Проверьте», so that the steps below stay in sight
RISKS = {"wrong": "не прочитано", "guessed": "выведено программой", "read": "прочитано с допущением"}


@cache
def guide_for(reader: Literal["office", "form"]) -> Guide:
    """The guide of the tracking workbook, or that of a form."""
    return toml.decode(FILE.read_bytes(), type=dict[str, Guide])[reader]


def guide_of_checks(checks: tuple[Check, ...]) -> Iterator[tuple[str, str]]:
    """The list «Проверьте» of a new workbook, the riskiest first; nothing where nothing is in doubt."""
    if not checks:
        return
    yield "step", "Проверьте в этой книге, начиная с верхней строки"
    for check in checks[:MOST_CHECKS]:
        yield "text", f"{check.place} ({RISKS[check.risk]}): {check.text}"
    if len(checks) > MOST_CHECKS:
        yield "text", f"И ещё {len(checks) - MOST_CHECKS}: полный список печатает команда new."
