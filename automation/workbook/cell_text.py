"""What a cell of ours may hold. Pure."""

import re

LONGEST = 32_767  # characters a cell can hold

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def safe_text(text: str) -> str:
    """Return the text without control characters and direction marks, at most 32,767 characters."""
    return _UNPRINTABLE.sub("", text)[:LONGEST]
