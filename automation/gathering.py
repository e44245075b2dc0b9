"""Values that belong together, in the order in which they came."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K")


def gathered(values: Iterable[T], key: Callable[[T], K]) -> dict[K, tuple[T, ...]]:
    """Return the values by their key; keys and values stand in the order in which they came."""
    return by_first((key(value), value) for value in values)


def by_first(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    """Return the second parts of pairs by the first ones; both stand in the order in which they came."""
    found: dict[K, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(mine) for key, mine in found.items()}


def merged(groups: Iterable[Sequence[T]], key: Callable[[Sequence[T]], K]) -> dict[K, tuple[T, ...]]:
    """Return the values of groups of which the same is to be said together, by what is to be said of each group."""
    return by_first((same, value) for group in groups for same in (key(group),) for value in group)
