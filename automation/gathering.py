"""Values that belong together, in the order in which they came."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K")


def gathered(values: Iterable[T], key: Callable[[T], K]) -> dict[K, tuple[T, ...]]:
    """Return the values by their key; keys and values stand in the order in which they came."""
    found: dict[K, list[T]] = {}
    for value in values:
        found.setdefault(key(value), []).append(value)
    return {key_of: tuple(mine) for key_of, mine in found.items()}
