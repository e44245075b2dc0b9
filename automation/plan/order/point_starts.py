"""Where the numbered points of an order begin: numbers that go on from one another, no date and no agenda."""

import re

from automation.russian.dates import ANY_MONTH

_POINT = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})(?:[.)]\s*|\s+)(?=[«\"„А-ЯЁA-Zа-яё–—-])(.*)", re.DOTALL)
# «1.30 апреля 2008 года считать …» is point 1, which begins with a day.
_DAY_POINT = re.compile(rf"(\d{{1,2}})\.\s?(\d{{1,2}}\s+{ANY_MONTH}.*)", re.DOTALL)
# «1.2. 26 и 27 июня обеспечить …», «3. 100 % домов обойти»; «12. 10. 2020» is a day.
_FIGURE_POINT = re.compile(
    r"(\d{1,2}(?:\.\d{1,2}){0,4})\.\s+(?!\d{1,2}\.\s?\d{4}(?!\d))(\d[^\n]*[а-яё]{3}.*)", re.DOTALL
)
_DATE_LIKE = re.compile(rf"\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}|\d{{1,2}}\s+{ANY_MONTH}")
MOST_SKIPPED = 3  # numbers that may be missing between two points
_BRACKETED = re.compile(r"\d{1,2}\)")  # «1) …» under «1. …» is a list inside a point


def starts_of_points(lines: list[str]) -> list[tuple[int, str, str]]:
    """Return (line, number, text) of each point; numbers must go on from one another, so that a date is no point."""
    found: list[tuple[int, str, str]] = []
    dotted = any(re.match(r"1\.", line) and point_in(line) for line in lines)
    agenda = _agenda(lines)
    for at, line in enumerate(lines):
        match = None if at in agenda or (dotted and _BRACKETED.match(line)) else point_in(line)
        may_skip = re.match(r"\d{1,2}\.(?:1\.)?\s*[«А-ЯЁ]", line) is not None  # «5 рабочих дней» only goes on
        if match and _follows(match[1], found[-1][1] if found else "", may_skip=may_skip):
            found.append((at, match[1], match[2].strip()))
    return found


def _agenda(lines: list[str]) -> range:
    """Return where a protocol lists its questions, which bear the numbers of the points below them once more."""
    begin = next((n for n, line in enumerate(lines) if re.match(r"повестка\b", line, re.IGNORECASE)), len(lines))
    opens = re.compile(r"1[.)]|(?:\d+\.\s*)?(?:слушали|решили|постановили)\b", re.IGNORECASE)
    found = [n for n in range(begin, len(lines)) if opens.match(lines[n])]
    return range(*found[:2]) if len(found) > 1 and lines[found[0]].startswith("1") else range(0)


def point_in(line: str) -> re.Match[str] | None:
    """Return the number and the text of a point; a date that begins a line is none."""
    if found := _DAY_POINT.match(line):
        return found
    return None if _DATE_LIKE.match(line) else _POINT.match(line) or _FIGURE_POINT.match(line)


def _follows(number: str, before: str, *, may_skip: bool = False) -> bool:
    """Say whether a number goes on from the one before: «4» after «3.2.2», «3.1» after «3»; the first is «1»."""
    new, old = [int(n) for n in number.split(".")], [int(n) for n in before.split(".")] if before else []
    if not old:
        return new in ([1], [1, 1])
    left_out = len(new) == 1 and 1 < new[0] - old[0] <= MOST_SKIPPED  # when the order was typed
    unheaded = new == [old[0] + 1, 1]  # «2.1» after «1.3», and no «2» above it
    nexts = [[*old[:depth], old[depth] + 1] for depth in range(len(old))]
    return (may_skip and (left_out or unheaded)) or (new > old and new in nexts) or new == [*old, 1]
