"""The rule «опережение» hidden in the words of an item: «не менее чем за четыре часа до публикации»."""

import re

from automation.plan.order.blocks import flat

_HOURS = {
    "один": 1, "одного": 1, "два": 2, "двух": 2, "три": 3, "трёх": 3, "трех": 3, "четыре": 4, "четырёх": 4,
    "четырех": 4, "пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10,
    "двенадцать": 12, "двадцать четыре": 24, "сорок восемь": 48,
}  # fmt: skip
_LEAD = re.compile(
    r"\bза\s+(?:(?P<hours>\d{1,3}|" + "|".join(sorted(_HOURS, key=len, reverse=True)) + r")\s*(?:\([^)]*\)\s*)?"
    r"(?:полных\s+)?(?:час(?:а|ов)?|ч\.?)|(?P<one>час)|(?P<day>сутки))\s+до\s+(?:\w+\s+){0,3}?"
    r"(?:публикаци|размещени|опубликовани|выхода)",
    re.IGNORECASE,
)


def lead_hours(text: str) -> int | None:
    """Return how many hours before other sources an item must be published; None where it has no such rule."""
    found = _LEAD.search(flat(text))
    if not found:
        return None
    if found["one"] or found["day"]:
        return 24 if found["day"] else 1
    hours = found["hours"].lower()
    return int(hours) if hours.isdigit() else _HOURS[hours]
