"""Takes a finished paper apart into clauses: what is said, of which items, of whom."""

import re
from collections.abc import Iterator

from msgspec import Struct

from tests.support.truth.world import World

NUMBER = r"\d+(?:\.\d+)*"
ITEMS = re.compile(rf"(?:[Пп]ункт\w*|п\.) ({NUMBER}(?:(?:, | и |–){NUMBER})*)")
ENDS = re.compile(
    r"(?<=;)\s+| [|/] |(?<!им[.])(?<=[^А-ЯЁ\s.]{2}[.])\s+(?=[А-ЯЁ«])"
    r"|, (?=сведения об|исполнение пункт|направлен[оы] |при отсутствии)"
)
TITLE = re.compile(
    r"(?:Представлены и рассматриваются|Уточняются|Ожидаются) сведения:|Исполнители по согласованию, .*:"
)
POINTS_BACK = re.compile(r"(?:От|Из) .* поступил\w* указанн")  # it speaks of the item of the paragraph before
COUNTS = re.compile(r"(в установленный срок(?: \d+ исполнител\w+)?): ")
OPENS = re.compile(
    r" – | исполнил[аои]? (?:в своей части )?пункт"
)  # whose name stands before it is told of in the parts behind as well
OTHERS = re.compile(r"(?:[Вв]се|[Оо]стальные) исполнители|ни от 1 исполнителя")


class Clause(Struct, frozen=True):
    """One statement. ``items`` and ``names`` are its own or, where it has none, those its paragraph begins with."""

    text: str
    items: tuple[str, ...]
    names: tuple[str, ...]
    paragraph: str


WORDS = {
    word: str(number)
    for number, words in enumerate(
        ("один одного", "два двух", "три трёх", "четыре четырёх", "пять пяти", "шесть шести", "семь семи"), 1
    )
    for word in words.split()
} | {"восемь": "8", "восьми": "8", "девять": "9", "девяти": "9"}
COUNTED = re.compile(rf"\b({'|'.join(WORDS)})(?= исполнител| из |[,;:]|$| пункт| сотрудник)")


def plain(text: str) -> str:
    """Write a text with plain blanks and hyphens, and numbers up to nine in figures where they count something."""
    blanks = text.replace("\u00a0", " ").replace("\u202f", " ")
    return COUNTED.sub(lambda found: WORDS[found[1]], re.sub("[\u2010-\u2012]", "-", blanks))


def clauses_of(world: World, text: str) -> Iterator[Clause]:
    """Yield every clause of a paper: a sentence, a part of a list, a line of a cell.

    A part that names no item or nobody goes on with what its paragraph, or its row of a table, was opened with. A line
    of a list is told with the title of the list, where that says what is true of everybody in it.
    """
    title = ""
    items: tuple[str, ...] = ()
    for line in plain(text).splitlines():
        if TITLE.fullmatch(line):
            title = line
            continue
        paragraph = COUNTS.sub(r"\1; ", f"{title} {line}" if title else line)
        title = "" if line.endswith(".") else title
        row = re.match(rf"({NUMBER}) \| ", paragraph)
        items = (row[1],) if row else items if POINTS_BACK.match(line) else ()
        names: tuple[str, ...] = ()
        for part in filter(None, (p.strip() for p in ENDS.split(paragraph))):
            own, named = items_in(part), tuple(world.named_in(part))
            items = items or own
            if OTHERS.search(part) and items:
                named = tuple(c for c in world.bearers(items[0]) if c not in world.named_in(paragraph))
            if named and OPENS.search(part):
                names = named
            yield Clause(part, own or items, named or names, paragraph)


def items_in(text: str) -> tuple[str, ...]:
    """Return the item numbers a text names; «3–5» is spelled out."""
    found: list[str] = []
    for listed in ITEMS.findall(text):
        for part in re.split(", | и ", listed):
            first, _, last = part.partition("–")
            whole = last and first.isdigit() and last.isdigit()
            found += [str(n) for n in range(int(first), int(last) + 1)] if whole else [first, *filter(None, [last])]
    return tuple(dict.fromkeys(found))
