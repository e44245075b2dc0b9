"""Takes number and date of a letter apart, which a clerk writes in one cell: «01-15/214 от 17.12.2025»."""

import re

from automation.patterns import lazy

_DATE = lazy(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?!\d)\s*(?:г(?:ода|\.)?)?")
_BEFORE = lazy(r"(?:рег\.|исх\.|вх\.|№|N|от|,|;|\s)+", re.IGNORECASE)
_BEHIND = lazy(r"(?:№|то|,|;|\s)+", re.IGNORECASE)  # read backwards: a search for the end costs the square of a cell


def requisites(text: str) -> tuple[str, str]:
    """Return date and number of «01-15/214 от 17.12.2025» («17.12.2025», «01-15/214»), "" for one that is not there."""
    found = _DATE.search(text)
    if not found:
        return "", _bare(text.strip())
    day, month, year = found.groups()
    full = f"20{year}" if len(year) == 2 else year
    number = _bare(f"{text[: found.start()]} {text[found.end() :]}".strip())
    return f"{int(day):02}.{int(month):02}.{full}", _bare(number)


def _bare(text: str) -> str:
    """Return the text without the words and signs that stand around a number."""
    before = _BEFORE.match(text)
    left = text[before.end() :] if before else text
    behind = _BEHIND.match(left[::-1])
    return left[: -behind.end()] if behind else left
