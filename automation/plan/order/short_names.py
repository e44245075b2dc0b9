"""Short names that an order gives to executors: «Отдел образования и науки (далее – отдел ОН)»."""

import re

_CALLED = re.compile(r"\s*\(далее(?:[^()–—:]*?\s?[–—:-])?\s?(?P<short>[^()]+)\)", re.IGNORECASE)


def in_full(text: str, called: dict[str, str]) -> str:
    """Return an executor by the full name; a short one that is given in brackets is no part of it and is kept."""
    if found := _CALLED.search(text):
        full = f"{text[: found.start()]}{text[found.end() :]}".strip()
        called[found["short"].strip().casefold()] = full
        return full
    return called.get(text.casefold(), text)
