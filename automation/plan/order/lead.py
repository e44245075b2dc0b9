"""The rule «опережение» hidden in the words of an item: «не менее чем за четыре часа до публикации»."""

import re

from automation.plan.order.blocks import flat
from automation.plan.terms import number_said

_LEAD = re.compile(
    r"\bза\s+(?:(?P<hours>\d{1,3}|[а-яё]{3,14}(?:\s+[а-яё]{3,10})?)\s*(?:\([^)]*\)\s*)?"
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
    return int(hours) if hours.isdigit() else number_said(hours.replace("ё", "е"))
