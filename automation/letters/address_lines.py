"""Where a line of an addressee or a signer may be broken on paper: after the post, never within a name (B9).

The columns are those of the delivered templates, at fourteen points. A line that fits into its own stays as it is. In
a longer one the organisation is held together by no-break blanks and hyphens, so that Word and LibreOffice break before
it; a name that would not fit into a line of its own is held by its parts, else by lines.
"""

import re
from collections.abc import Iterable

from automation.patterns import lazy
from automation.russian.typography import NBSP, NO_BREAK_HYPHEN, B, bound, untorn

COLUMN = 16.1  # em of fourteen points: 80 mm are 16.2
SIGNED = 14.2  # the post of the signer has 90 mm, and 70 mm on the pages of earlier versions
# How wide the letters of Times New Roman are, in thousandths of an em; any other is taken for one of the widest.
_WIDTHS = {
    sign: int(width) / 1000
    for signs, width in re.findall(
        r"(\D+)(\d+)",
        "з395 г410 э429 т437 аеёс444 ь456 я460 в472 к486 л499 орухч503 ъ517 бд509 ийнпц535 м633 ф648 ы672 ж691 ю747 "
        "шщ770 З501 Р556 БЬ574 Г578 ЕЁТ611 Ч650 Э660 ВКСЯ667 Л678 Д682 Ъ706 У708 АИЙНОПХЦ722 Ф790 Ы872 М889 Ж896 "
        "ШЩ1009 Ю1028 .,250 -‑()333 «»–500 №954",
    )
    for sign in signs.strip()
} | {" ": 0.25, NBSP: 0.25, **dict.fromkeys("0123456789", 0.5)}
# From its abbreviated kind or its first quotation mark on; «управления ЖКХ администрации города» names a unit.
_ORGANISATION = lazy(r"(?:\b[А-ЯЁ]{2,}(?= (?![Аа]дминистраци))|«).*$")
_OFFICE = "администрации"
_NAMED_AFTER = lazy(rf" (?=им\.{B}|имени )")
_TERRITORY = lazy(  # «Ольховского городского поселения» behind the body it is governed by, «по Тверской области»
    r"(?<= )(?:(?:по|в|на) )?[А-ЯЁ][\w-]+(?:ого|его|ой|ей)(?: [а-яё-]+(?:ого|его|ой|ей))? "
    r"(?:поселения|района|округа|области|края)$"
)
_OWN_NAME = lazy(r"«.*»")
_PREPOSITION = lazy(r"\b(для|при|над|под|без|или) ")  # ``bound`` knows the shorter ones
_LAST_WORD = lazy(rf"{NBSP}((?:(?:№|для|при|над|под|без|или|[а-яё]{{1,2}}){NBSP})?[^{NBSP}]+)$")  # with what leads it
_DESCRIBED = lazy(r"(?:[\w-]+(?:ого|его|ой|ей) )+[а-яё-]+")  # «Общественной организации», «главного врача»


def held_together(line: str) -> str:
    """Return a line of post and organisation that may be broken only between its whole parts, never at a hyphen."""
    if _fits(line):
        return line
    line = untorn(line)  # the page keeps initials with their surname, so the plan of lines must do so, too
    found = _ORGANISATION.search(line)
    if not found and (governed := _of_territory(line)):
        return governed.replace("-", NO_BREAK_HYPHEN)
    if found:
        name = _held(found.group())
        return f"{_before(line[: found.start()].rstrip(), name)} {name}".lstrip().replace("-", NO_BREAK_HYPHEN)
    return min(_with_two_last(_bound(line)), _without_lone_word(line), key=_lone_lines).replace("-", NO_BREAK_HYPHEN)


def _before(post: str, name: str) -> str:
    """Hold what stands before the name of an organisation so that its last word is not alone above the name."""
    held = _described(post)
    _, _, last = _in_lines(held.split(" ")).rpartition(" ")
    beside = f"{last} {name.split(' ', maxsplit=1)[0]}"
    return held if _words_in(last) > 1 or _fits(beside) else min(held, _without_lone_word(post), key=_lone_lines)


def _lone_lines(held: str) -> int:
    """Count the lines behind the first that have one word alone."""
    return sum(_words_in(line) == 1 for line in _in_lines(held.split(" ")).split(" ")[1:])


def _bound(text: str) -> str:
    """Keep a short word, «для» among them, from ending a line."""
    return _PREPOSITION.sub(rf"\1{NBSP}", bound(text))


def _described(before: str) -> str:
    """Hold a noun before the name of an organisation together with what describes it, where both fit into a line.

    The kind of an organisation is a part of its name: «Президенту / Общественной организации / «Федерация футбола»».
    """
    return _bound(_DESCRIBED.sub(lambda run: run[0].replace(" ", NBSP) if _fits(run[0]) else run[0], before))


def _of_territory(post: str) -> str:
    """Hold the territory together behind a post and its body: «Главе Администрации / Ольховского городского поселения».

    "" where the post has one word alone: «Главе Ольховского / сельского поселения», no word stands by itself.
    """
    found = _TERRITORY.search(post)
    before = post[: found.start()].rstrip() if found else ""
    if not found or " " not in before or not _fits(found.group()):
        return ""
    territory, held = found.group().replace(" ", NBSP), _of_territory(before) or _bound(before)
    *above, last = _in_lines([*held.split(" "), territory]).split(" ")
    lone = last == territory and NBSP not in above[-1]
    return f"{_with_two_last(held) if lone else held} {territory}"


def no_word_alone(text: str) -> str:
    """Return a heading or the post of who signs with no word alone on its last line: «… главы / по общим вопросам»."""
    return _with_two_last(bound(text), SIGNED)


def _with_two_last(post: str, column: float = COLUMN) -> str:
    """Hold the last two words of a post together: «Главе Ольховского / сельского поселения», no word hangs alone.

    Where that would leave the word before them alone, and the last is a whole by itself or no single word, it stands
    apart: «Начальнику Берёзовского / территориального отдела / администрации». A name of several words never hangs
    alone, and the kind before it is held together: «Заместителю главы / городского округа Сосновый Мыс».
    """
    *before, one, last = ["", *post.split(" ")]
    if last[:1].isupper() and _words_in(last) > 1:
        return f"{_described(post.removesuffix(f' {last}'))} {last}" if one else post
    if not one or not _fits(f"{one} {last}", column):
        return post
    whole = NBSP in last or last.lower() == _OFFICE
    together = [*filter(None, before), f"{one}{NBSP}{last}"]
    above = _in_lines(together, column).split(" ")[-2:-1]
    lone = any(line in before[2:] and _words_in(line) == 1 and _fits(f"{line} {one}", column) for line in above)
    return post if whole and lone else " ".join(together)


def _words_in(line: str) -> int:
    """Count the words of a line but for what is bound to the next one: «и земельных» is one word."""
    return sum(len(word) > 1 for word in line.split(NBSP))


def _held(name: str) -> str:
    """Hold a name in one line, else by its parts: its kind and its own name in quotes, together where they fit.

    A name longer than a line begins one of its own where but one word of it would stand beside the kind and more beside
    each other: «Директору МБОУ / «Средняя общеобразовательная / школа № 5»».
    """
    if _fits(name):
        return name.replace(" ", NBSP)
    parts = _NAMED_AFTER.split(name)
    if len(parts) > 1:
        return " ".join(map(_held, parts))
    own = _OWN_NAME.search(name)
    if own and _fits(own.group()):
        kind, rest = name[: own.start()].strip(), name[own.end() :].strip()
        dash = f"{NBSP}–" * rest.startswith("– ")
        whole = (kind, f"{own.group()}{dash}", rest.removeprefix("– "))
        held = [part.replace(" ", NBSP) if _fits(part) else _without_lone_word(part) for part in whole if part]
        return _in_lines(" ".join(held).split(" "))
    lines = _without_lone_word(name)
    if own and (kind := name[: own.start()].strip()):
        apart = _without_lone_word(name[own.start() :])
        if lines.split(" ")[0].removeprefix(kind.replace(" ", NBSP)).count(NBSP) == 1 and NBSP in apart.split(" ")[0]:
            return f"{kind.replace(' ', NBSP)} {apart}"
    return lines


def _without_lone_word(name: str) -> str:
    """Hold a long name by lines; no word hangs alone on the last one, if one can be moved down to it.

    Where that leaves the line above with one word, a word of the line before joins it: «… комплексный / центр
    социального / обслуживания населения»».
    """
    *lines, one, last = ["", *_in_lines(_bound(name).split(" ")).split(" ")]
    if NBSP not in last:
        one, last = _moved_down(one, last)
    if lines[-1:] and NBSP not in one:
        lines[-1], one = _moved_down(lines[-1], one)
    return " ".join(filter(None, (*lines, one, last)))


def _moved_down(above: str, below: str) -> tuple[str, str]:
    """Return two lines with the last word of the upper one moved to the lower one, where it fits and others stay."""
    found = _LAST_WORD.search(above)
    if not found or not _fits(f"{found[1]} {below}"):
        return above, below
    return above[: found.start()], f"{found[1]}{NBSP}{below}"


def _in_lines(words: Iterable[str], column: float = COLUMN) -> str:
    """Hold the words or parts of a long name together line by line, as many in each as fit."""
    lines = [""]
    for word in words:
        longer = f"{lines[-1]}{NBSP}{word}".strip(NBSP)
        lines[-1:] = [longer] if _fits(longer, column) else [lines[-1], word]
    return " ".join(filter(None, lines))


def _fits(text: str, column: float = COLUMN) -> bool:
    return sum(_WIDTHS.get(sign, 1.03) for sign in text) <= column
