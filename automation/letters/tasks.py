"""What an item tells to do, in its own words, behind «поручено»."""

import re
from functools import lru_cache

from automation.letters.cases import lower_first
from automation.model.plan import Item
from automation.patterns import lazy
from automation.russian import fold
from automation.russian.morphology import is_infinitive


@lru_cache(maxsize=1024)
def task_of(item: Item) -> str:
    """The words of an item that tells what to do («Подготовить смету»), behind «поручено»; "" for other words.

    The term is left out, because the sentence names it already. «Настоящее распоряжение» is the order's own voice; a
    paper about it says «указанное».
    """
    words = _THIS_ACT.sub(lambda found: f"указанн{_THAT[found[1].lower()]}", without_term(item))
    first = words.split(maxsplit=1)[0] if " " in words else ""
    return lower_first(words) if first.isalpha() and is_infinitive(first) else ""


_THAT = {"ее": "ое", "его": "ого", "ему": "ому", "им": "ым", "ем": "ом", "ий": "ый", "ая": "ая", "ей": "ой", "ую": "ую"}
_THIS_ACT = lazy(rf"\bнастоящ({'|'.join(_THAT)})(?=\s+(?:распоряжени|постановлени|приказ|решени))", re.IGNORECASE)


def without_term(item: Item) -> str:
    """The words of an item without its term, at their end or between two other words."""
    words = re.sub(r"\s+", " ", item.text).strip(" .;")
    term = item.term.phrase.strip()
    if not term:
        return words
    if fold(words).endswith(fold(term)):
        return words[: -len(term)].rstrip(" ,–")
    return re.sub(rf"(?<=\w) {re.escape(term)}(?= \w)", "", words, count=1, flags=re.IGNORECASE)
