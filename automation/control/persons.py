"""Tell whether a cell names a person, and whether an obligation is a person's own."""

import re
from functools import lru_cache

from automation.model.control import Verdict
from automation.model.report import Performer
from automation.model.standing import REPORTED
from automation.patterns import lazy
from automation.russian import fold, same_person

_HEAD = lazy(r"\b(?:начальник|руководител|директор|заведующ|управляющ)\w*")
_DEPUTY = "заместител"
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


def names_unit(post: str, unit: str) -> bool:
    """Tell whether a post names a unit, by the stems of its words."""
    words = fold(post)
    stems = [word[: max(len(word) - 2, 3)] for word in fold(unit).split()]
    return bool(stems) and all(stem in words for stem in stems)


def heads_unit(post: str, unit: str) -> bool:
    """Tell whether a post is that of who heads a unit: «Начальник общего отдела», «И.о. начальника общего отдела»."""
    return names_unit(post, unit) and is_head(post)


def is_head(post: str) -> bool:
    """Tell whether a post is that of a head, of whatever unit; his deputy is none."""
    words = fold(post)
    return _DEPUTY not in words and _HEAD.search(words) is not None


def is_of_unit(performer: Performer, unit: str) -> bool:
    """Tell whether a performer stands for a unit of the office, or works in it; its name may end in the office's."""
    return bool(unit.strip()) and fold(unit) in {fold(performer.unit), fold(performer.organisation)}
