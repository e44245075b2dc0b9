"""Where a line of an addressee may be broken on paper: after the post, never within a name (B9).

The column of the addressee is eight centimetres wide in the delivered templates, at fourteen points. A line that fits
into it stays as it is. In a longer one the organisation is held together by no-break blanks and hyphens, so that Word
and LibreOffice break before it; a name that would not fit into a line of its own is held by its parts, else by lines.
"""

import re

from automation.russian.typography import NBSP, NO_BREAK_HYPHEN, B, untorn

COLUMN = 15.6  # em: 80 mm at 14 points are 16.2; the rest is for fonts a little wider than Times New Roman
_WIDE = frozenset("жмфшщыюЖМФШЩЫЮ№—")
_ORGANISATION = re.compile(r"(?:\b[А-ЯЁ]{2,}(?= )|«).*$")  # from its abbreviated kind or its first quotation mark on
_NAMED_AFTER = re.compile(rf" (?=им\.{B}|имени )")
_OWN_NAME = re.compile(r"«.*»")


def held_together(line: str) -> str:
    """Return a line of post and organisation that may be broken only between its whole parts, never at a hyphen."""
    if _fits(line):
        return line
    line = untorn(line)  # the page keeps initials with their surname, so the plan of lines must do so, too
    found = _ORGANISATION.search(line)
    held = line[: found.start()] + _held(found.group(), line[: found.start()]) if found else _with_two_last(line)
    return held.replace("-", NO_BREAK_HYPHEN)


def _with_two_last(post: str) -> str:
    """Hold the last two words of a post together: «Главе Ольховского / сельского поселения», no word hangs alone."""
    *before, one, last = ["", *post.split(" ")]
    return f"{' '.join(before)} {one}{NBSP}{last}".strip() if _fits(f"{one} {last}") else post


def _held(name: str, post: str) -> str:
    """Hold a name in one line; its kind stands apart only behind a short post: «Директору МБУ ДО / «Центр …»»."""
    if _fits(name):
        return name.replace(" ", NBSP)
    parts = _NAMED_AFTER.split(name)
    if len(parts) > 1:
        return " ".join(_held(part, post) for part in parts)
    own = _OWN_NAME.search(name)
    if own and _fits(own.group()) and _fits(post + name[: own.start()]):
        return name[: own.start()] + own.group().replace(" ", NBSP) + name[own.end() :]
    return _in_lines(name)


def _in_lines(name: str) -> str:
    """Hold the words of a long name together line by line, as many in each as fit."""
    lines = [""]
    for word in name.split(" "):
        longer = f"{lines[-1]}{NBSP}{word}".strip(NBSP)
        lines[-1:] = [longer] if _fits(longer) else [lines[-1], word]
    return " ".join(filter(None, lines))


def _fits(text: str) -> bool:
    return sum(map(_width, text)) <= COLUMN


def _width(letter: str) -> float:
    """Return the width of one letter of Times New Roman in em, rounded up to its class."""
    if letter in f" {NBSP}.,":
        return 0.25
    if letter in _WIDE:
        return 0.98 if letter.isupper() or letter == "№" else 0.76
    return 0.7 if letter.isupper() else 0.51
