"""Tell whether a cell names a person, and whether an obligation is a person's own."""

import re
from functools import lru_cache

from automation.model.control import Verdict
from automation.model.standing import REPORTED
from automation.russian import fold, same_person

LONGEST = 3  # words of a name


@lru_cache(maxsize=1 << 14)
def names_person(text: str, name: str) -> bool:
    """Tell whether a person stands in ``text``, alone or after a post: «Директор Примерова М.И.»; "" is nobody."""
    if not name or same_person(text, name):
        return bool(name)
    words = re.split(r"[\s,;()]+", text.strip())
    known = {fold(w) for w in name.split()}
    if len(words) < LONGEST or not any(fold(w) in known for w in words):
        return False
    return any(
        same_person(" ".join(words[at : at + size]), name)
        for size in range(2, LONGEST + 1)
        for at in range(len(words) - size + 1)
    )


def is_own(verdict: Verdict, person: str) -> bool:
    """Tell whether a person writes of this obligation as his own: it is his, or he acts for whose it still is.

    What is executed is his who held the post or acted on that day, whoever acts today (decision 0188).
    """
    performer = verdict.performer
    executed = verdict.standing in REPORTED and verdict.executed_on is not None
    return bool(person) and same_person(performer.name if executed else performer.acting or performer.name, person)
