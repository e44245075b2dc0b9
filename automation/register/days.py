"""Reads and writes days as the register keeps them: as ISO text, and "" or NULL for none."""

from datetime import date
from functools import lru_cache

day_of = lru_cache(maxsize=4096)(date.fromisoformat)  # a register of ten years repeats few days many times


def day_or_none(text: str | None) -> date | None:
    """Read the day a column holds; None where it holds none."""
    return day_of(text) if text else None


def text_of(day: date | None) -> str | None:
    """Write a day for a column that may be NULL."""
    return day.isoformat() if day else None


def text_or_blank(day: date | None) -> str:
    """Write a day for a column that is part of a key, where NULL would be unequal to itself."""
    return day.isoformat() if day else ""
