"""Whether a receiver is called by our own names: «в отдел», «в МКУ», «заместителю Главы района»."""

from collections.abc import Iterable, Set

from automation.patterns import lazy
from automation.russian.morphology import lemmas

_WORD = lazy(r"\w+")
_INTO = {"в", "во"}


def names_us(receiver: str, body: str, officials: Iterable[tuple[str, str]]) -> bool:
    """Tell whether every word of the receiver is one of a name of ours, in whatever case.

    ``body`` holds the names of our office and its unit, ``officials`` the posts and names of whoever receives for it. A
    post begins with the same word: «главе района» is none of his deputies.
    """
    words = [found for word in _WORD.findall(receiver) if word.lower() not in _INTO and (found := lemmas(word))]
    names = [_forms(body)]
    for post, name in officials:
        first = next(iter(_WORD.findall(post)), "")
        if words and lemmas(first) & words[0]:
            names.append(_forms(f"{post} {name}"))
    return any(all(word & ours for word in words) for ours in names)


def _forms(named: str) -> Set[str]:
    """Return the first forms of all words of a name, and the letters its initials are written with."""
    words = _WORD.findall(named)
    return {form for word in words for one in (word, word[0]) for form in lemmas(one)}
