"""Tell whether a cell that names who decided or accepted names the performer himself."""

import re
from functools import lru_cache

from automation.model.report import Performer
from automation.russian import fold, same_person

LONGEST = 3  # words of a name


def names_performer(text: str, performer: Performer) -> bool:
    """Tell whether the performer stands in ``text``, alone or after a post: «Директор Примерова М.И.».

    A vacant post has no person, so nobody is taken for him.
    """
    return bool(performer.name) and _names(text, performer.name)


@lru_cache(maxsize=1 << 14)
def _names(text: str, name: str) -> bool:
    if same_person(text, name):
        return True
    words = re.split(r"[\s,;()]+", text.strip())
    known = {fold(w) for w in name.split()}
    if len(words) < LONGEST or not any(fold(w) in known for w in words):
        return False
    return any(
        same_person(" ".join(words[at : at + size]), name)
        for size in range(2, LONGEST + 1)
        for at in range(len(words) - size + 1)
    )
