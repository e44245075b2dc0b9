"""Whether a receiver is called by our own names: «в отдел», «в МКУ», «заместителю Главы района»."""

from collections.abc import Iterable, Set
from functools import lru_cache

from automation.patterns import lazy
from automation.russian.morphology import lemmas

_WORD = lazy(r"\w+")
_INTO = {"в", "во"}


@lru_cache(maxsize=1024)  # each performer of an item, in each list of a paper, asks it of the same names
def names_us(receiver: str, body: str, officials: tuple[tuple[str, str], ...]) -> bool:
    """Tell whether every word of the receiver is one of a name of ours, in whatever case.

    ``body`` holds the names of our office and its unit, ``officials`` the posts and names of whoever receives for it. A
    post begins with the same word: «главе района» is none of his deputies.
    """
    named = [word for word in _WORD.findall(receiver) if word.lower() not in _INTO]
    if not _first_letters(named) <= _first_letters(_WORD.findall(" ".join((body, *map(" ".join, officials))))):
        return False  # no case changes the first letter, so that «в министерство» costs a quiet day no dictionary
    words = [found for word in named if (found := lemmas(word))]
    names = [_forms(body)]
    for post, name in officials:
        first = next(iter(_WORD.findall(post)), "")
        if words and lemmas(first) & words[0]:
            names.append(_forms(f"{post} {name}"))
    return any(all(word & ours for word in words) for ours in names)


def _first_letters(words: Iterable[str]) -> Set[str]:
    return {word[0].lower() for word in words}


def _forms(named: str) -> Set[str]:
    """Return the first forms of all words of a name, and the letters its initials are written with."""
    words = _WORD.findall(named)
    return {form for word in words for one in (word, word[0]) for form in lemmas(one)}
