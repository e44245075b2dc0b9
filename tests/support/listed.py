"""Reads the numbers of items that an output lists: «1–3 и 6»."""

import re


def numbers_of(listed: str) -> set[str]:
    """Read «1–3 и 6» as numbers of items."""
    found: set[str] = set()
    for part in re.findall(r"\d+(?:–\d+)?", listed):
        first, _, last = part.partition("–")
        found |= {str(n) for n in range(int(first), int(last or first) + 1)}
    return found


def late_items(told: str) -> set[str]:
    """Read the items of «п. 1 и 2 (срок – 12.12.2025), п. 6 (срок – …)», on the board «п. 1, срок – …; п. 6, …»."""
    return {number for listed in re.findall(r"п\. ([\d., и–]+?),? \(?срок", told) for number in numbers_of(listed)}
