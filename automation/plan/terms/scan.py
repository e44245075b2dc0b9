"""A canonical phrase → a sentence of symbols, so that the grammar can be read as phrases.

Symbols: D day · S stretch of the calendar · N number · R frequency («раз в квартал») · W weekday ·
V weekdays («по пятницам») · T time; until they are joined: Y year · M month · I Roman number. Any other token is its
own word, brought to one form by ``words``; «?» is a sign the grammar does not know.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from automation.model.plan import Unit
from automation.patterns import lazy
from automation.plan.terms import term_words
from automation.plan.terms.parts import Day, DoubtError, Rate, Stretch

Value = int | Day | Stretch | Rate | None


class Token(Struct, frozen=True):
    """A symbol of the sentence with its value; words have none."""

    symbol: str
    value: Value = None


Tokens = Sequence[Token]


TOKEN = lazy(
    r"""
      (?P<iso>(?P<y>(?:19|20)\d\d)(?P<sep>[-./])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?!\d|[.,/-]\d)
          (?P<at>[t ]?\ ?\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?)
    | (?P<full>\d{1,2}\ ?[.,]{1,2}\ ?\d{1,2}\ ?[.]{1,2}\ ?\d{4}(?!\d|[.,/]\d)
        | \d{1,2}[.,]\d{1,2}[.,]\d{4}(?!\d|[.,/]\d)
        | \d{1,2}(?P<long>[/-])\d{1,2}(?P=long)\d{4}(?!\d|[.,/]\d)
        | \d{1,2}(?P<brief>[./])\d{1,2}(?P=brief)\d{2}(?!\d|[.,/:]\d))
    | (?P<month>\d{1,2}[./](?:19|20)\d\d(?!\d|[.,/]\d))
    | (?P<time>\d{1,2}:\d{2}(?::\d{2})?(?!\d) | \d{1,2}\ ?ч(?:ас[а-я]{0,2})?\.?\ ?\d{1,2}\ ?мин[а-я]{0,3}(?![а-я])
        | \d{1,2}[.-]\d{2}(?=\ ?(?:ч|час)[а-я]{0,2}(?![а-я]))
        | \d{1,2}[.-]00(?!\d|[.,/-]?\d)
        | (?:(?<=\d{4},\ )|(?<=\d{4}\ в\ ))\d{1,2}-[0-5]\d(?!\d|[.,/-]\d|\ [а-я]))
    | (?P<short>\d{1,2}\.\d{1,2}(?!\d|[.,/]\d))
    | (?P<number>\d+) | (?P<roman>[ivx]+)(?![a-z]) | (?P<word>[а-яіa-z]+) | (?P<mark>[,\-/:.]) | (?P<other>\S)
    """,
    re.VERBOSE,
)


def scan(text: str) -> list[Token]:
    """Return the words and signs of a canonical text (see ``spelling``), one by one; ``joining`` puts them together."""
    tokens: list[Token] = []
    for match in TOKEN.finditer(text):
        tokens.extend(READERS[str(match.lastgroup)](match))
    return tokens


def _read_iso(match: re.Match[str]) -> list[Token]:
    if match["at"]:
        clock(match["at"])
    return [Token("D", Day(int(match["d"]), int(match["m"]), int(match["y"])))]


def _read_full(match: re.Match[str]) -> list[Token]:
    first, second, year = re.findall(r"\d+", match[0])
    day, month = int(first), int(second)
    if "/" in match[0] and month != day and day <= 12:
        raise DoubtError(f"в «{match[0]}» день и месяц могут стоять в любом порядке: напишите ДД.ММ.ГГГГ")
    short = len(year) == 2
    return [Token("D", Day(day, month, int(year) + (2000 if short else 0), short=short))]


def clock(text: str) -> Token:
    """Return a time of day by its figures; «18:75» is asked, never left out as a time."""
    hour, minute, second, *_ = (*map(int, re.findall(r"\d+", text)), 0)
    if minute > 59 or second > 59 or (hour, minute, second) > (24, 0, 0):
        shown = text.strip(" t") if ":" in text else f"{hour}:{minute:02}"
        raise DoubtError(f"времени {shown} не бывает: уточните")
    return Token("T")


def _read_month(match: re.Match[str]) -> list[Token]:
    month, year = map(int, re.split("[./]", match[0]))
    return [Token("M", month), Token("Y", year)] if 1 <= month <= 12 else [Token("?")]


def _read_short(match: re.Match[str]) -> list[Token]:
    first, second = match[0].split(".")
    if int(second) > 12 or int(second) == 0:  # no month: «16.00-17.00»
        return [Token("T") if int(second) < 60 and int(first) < 24 else Token("?")]
    return [Token("D", Day(int(first), int(second), figures=len(second)))]


def _read_number(match: re.Match[str]) -> list[Token]:
    number = int(match[0]) if len(match[0]) <= 6 else 0
    if len(match[0]) == 4 and 1900 <= number <= 2100:
        return [Token("Y", number)]
    return [Token("N", number)] if number else [Token("?")]


def _read_roman(match: re.Match[str]) -> list[Token]:
    number = term_words.ROMAN.get(match[0])
    return [Token("I", number)] if number else [Token("?")]


def unit_of(tokens: Tokens) -> Unit:
    """Return the first unit of time that a phrase names."""
    return next(term_words.UNITS[token.symbol] for token in tokens if token.symbol in term_words.UNITS)


@lru_cache(maxsize=4096)
def read_word(word: str) -> tuple[Token, ...]:
    """Return the symbol of one word; «трёхдневный» gives two."""
    if found := term_words.COMPOUND.match(word):
        return (Token("N", term_words.COMPOUND_OF[found[1]]), *read_word(found[2] + found[3]))
    known = next((tokens for form, tokens in _forms(word[0]) if form.match(word)), (Token(word),))
    if known[0].symbol == "W" and word.endswith(("ам", "ям")):
        return (Token("V", known[0].value),)
    return known


FORMS: tuple[tuple[str, tuple[Token, ...]], ...] = (
    *((form, (Token("M", number),)) for number, form in enumerate(term_words.MONTHS, 1)),
    *((form, (Token("W", number),)) for number, form in enumerate(term_words.WEEKDAYS, 1)),
    *((form, (Token("десятки" if n in {20, 30, 40} else "N", n),)) for n, form in term_words.NUMERALS.items()),
    *((form, (Token(name),)) for name, form in term_words.SEASONS.items()),
    *((form, (Token("R", Rate(unit)),)) for unit, form in term_words.FREQUENCIES.items()),
    *((form, tuple(map(Token, lemma.split()))) for lemma, form in term_words.LEMMAS.items()),
)


@cache
def _forms(letter: str) -> tuple[tuple[re.Pattern[str], tuple[Token, ...]], ...]:
    """Return the forms that may begin with a letter, made ready when a word first does: most mornings ask for few."""
    return tuple((lazy(f"(?:{form})$"), tokens) for form, tokens in FORMS if letter in first_letters(form))


def first_letters(form: str) -> set[str]:
    """Return the first letter of each alternative of a form."""
    found, depth = {form[0]}, 0
    for at, sign in enumerate(form):
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and not depth:
            found.add(form[at + 1])
    return found


READERS: dict[str, Callable[[re.Match[str]], list[Token]]] = {
    "iso": _read_iso,
    "full": _read_full,
    "time": lambda match: [clock(match[0])],
    "month": _read_month,
    "short": _read_short,
    "number": _read_number,
    "roman": _read_roman,
    "word": lambda match: list(read_word(match[0])),
    "mark": lambda match: [Token("," if match[0] == ":" else match[0])],
    "other": lambda match: [Token("?")],
}
