"""Tasks of the order's own text beside a plan: how they are numbered, and where they stand among the items. Pure."""

import re
from collections.abc import Iterable

from automation.model.plan import Item
from automation.patterns import lazy

_OWN = lazy(r"Р-?(\d[\d.]*)", re.IGNORECASE)


def own_number(number: str) -> str:
    """Return «3» of «Р-3»; "" for an item of the plan."""
    found = _OWN.fullmatch(number.strip().rstrip("."))
    return found[1] if found else ""


def plan_first(items: Iterable[Item]) -> list[Item]:
    """Return the items of the plan as they stand in the workbook, and behind them the tasks of the order itself.

    An item that is added to the plan stands below these in the workbook.
    """
    return sorted(items, key=lambda item: bool(own_number(item.number)))
