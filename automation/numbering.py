"""Numbers of papers: how they are compared, and whether the patterns of two journals can give the same one. Pure."""

import re
from itertools import combinations
from typing import NamedTuple

from automation.patterns import lazy
from automation.russian import fold

LATIN = str.maketrans("abcehkmoptxy", "авсенкмортху")
DIGITS = frozenset("0123456789")
FIELD = lazy(r"\{(n|year)(?::(0?)(\d*)d?)?\}")
PLACE = "一"  # stands for {n} and {year} while a pattern is folded: a letter that folding leaves alone


class Sign(NamedTuple):
    """One place of a pattern: the signs that may stand there, and whether it may be left out or repeated."""

    allowed: frozenset[str]
    repeats: bool = False


def plain_number(text: str) -> str:
    """Make a number comparable: case, blanks, dashes, «№» and Latin letters that look Cyrillic do not matter."""
    return re.sub(r"^n(?=\W)|\s+", "", fold(text)).removeprefix("№").translate(LATIN)


def colliding(masks: dict[str, str]) -> tuple[str, str] | None:
    """Find two journals whose patterns can give numbers that a person would take for the same, in whatever years."""
    signs = {journal: _signs(mask) for journal, mask in masks.items()}
    return next(((one, other) for one, other in combinations(masks, 2) if _meet(signs[one], signs[other])), None)


def _signs(mask: str) -> list[Sign]:
    """Take a pattern apart: «К-{n}» is «К», «-», a digit from 1 to 9 and any further digits."""
    fields = iter(FIELD.findall(mask))
    signs: list[Sign] = []
    for sign in plain_number(FIELD.sub(PLACE, mask)):
        if sign != PLACE:
            signs.append(Sign(frozenset(sign)))
            continue
        name, zero, digits = next(fields)
        width = int(digits or 1) if zero else 1  # a width without a zero is filled with blanks, which do not count
        if name == "year":
            signs += [Sign(DIGITS)] * max(4, width)
        elif width > 1:
            signs += [*[Sign(DIGITS)] * width, Sign(DIGITS, repeats=True)]
        else:
            signs += [Sign(DIGITS - {"0"}), Sign(DIGITS, repeats=True)]
    return signs


def _meet(one: list[Sign], other: list[Sign]) -> bool:
    """Tell whether some text fits both patterns: walk both at once and remember the places already seen."""
    waiting, seen = [(0, 0)], set()
    while waiting:
        at = i, j = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        if at == (len(one), len(other)):
            return True
        a, b = (one[i] if i < len(one) else None), (other[j] if j < len(other) else None)
        if a and a.repeats:
            waiting.append((i + 1, j))
        if b and b.repeats:
            waiting.append((i, j + 1))
        if a and b and a.allowed & b.allowed:
            waiting.append((i if a.repeats else i + 1, j if b.repeats else j + 1))
    return False
