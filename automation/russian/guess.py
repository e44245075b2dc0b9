"""Guesses which known word a person meant, and words the guess in a question."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.5) -> str:
    """Return the known word most like this one; "" where none is alike enough (0 to 1)."""
    from difflib import get_close_matches  # difflib loads slowly, and on most mornings nothing is guessed

    return next(iter(get_close_matches(word, list(known), 1, likeness)), "")


def perhaps(*likely: str) -> str:
    """Return the tail of a question: «, возможно, «исполнено»», «, возможно, «К-14», «К-15»»; "" without a guess."""
    words = [word for word in likely if word]
    return f", возможно, «{'», «'.join(words)}»" if words else ""
