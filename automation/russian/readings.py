"""Reads words of a post as nominatives, hyphenated words and ordinals too, and writes their forms as typed."""

from functools import cache

from msgspec.structs import replace

from automation.patterns import lazy
from automation.russian.morphology import (
    LONGEST,
    Gender,
    WordReading,
    is_nominal,
    is_place,
    may_be,
    nominatives,
    only_nominative,
)

ORDINAL = lazy(r"(\d+-)(й|ый|ий|ой|я|ая|е|ое)")
FROZEN_FIRST = {
    "вице", "экс", "премьер", "шеф", "бизнес", "пресс", "медиа", "арт", "веб", "пиар", "унтер", "обер", "штаб",
    "интернет", "генерал", "капитан", "контр", "штабс", "флаг", "топ", "кафе", "ай", "бренд", "онлайн",
}  # fmt: skip


@cache
def readings(low: str) -> tuple[WordReading, ...]:
    """Return the nominative readings of a word, hyphenated ones by their parts; none of what is too long to be one."""
    if len(low) > LONGEST:
        return ()
    if ordinal := ORDINAL.fullmatch(low):
        stem, ending = ordinal.groups()
        if ending in {"я", "ая"}:
            return (WordReading(False, "ж", f"{stem}й", f"{stem}й", known=True, person=False),)
        gender: Gender = "с" if ending in {"е", "ое"} else "м"
        return (WordReading(False, gender, f"{stem}го", f"{stem}му", known=True, person=False),)
    first, _, last = low.rpartition("-")
    if not first:
        return nominatives(low)
    if first in FROZEN_FIRST or first.endswith("о") or first.isascii():
        return _behind(first, nominatives(last))
    heads, tails = _nouns_of(readings(first)), _nouns_of(nominatives(last))
    if not heads or not tails:
        return () if tails and len(first) > 3 and is_nominal(first) else nominatives(low)  # none in «депутатов-глава»
    tail = tails[0]
    if not tail.noun and all(r.noun and r.gender != tail.gender for r in heads):
        return _behind(first, tails)  # «Ханты-Мансийский»
    if tail.person and not any(r.person for r in heads):
        return _behind(first, tails)
    head = next((r for r in heads if r.person == tail.person), heads[0])
    return (
        replace(
            head,
            noun=head.noun and tail.noun,  # «директор-главный врач»: the noun is still to come
            genitive=f"{head.genitive}-{tail.genitive}",
            dative=f"{head.dative}-{tail.dative}",
            known=head.known and tail.known,
        ),
    )


def may_be_counted(low: str, reading: WordReading) -> bool:
    """Tell whether a number before a word may count it and not name it: «40 лет», «2 отделения», «1 заместитель»."""
    return reading.gender == "мн" or reading.person or may_be(low, "gent", "plur")


def of_place(low: str, following: str) -> WordReading | None:
    """Read a word before a masculine one as an adjective in -ской: «Ключевской отдел», «Кумской округ».

    The dictionary knows such names of places in -ский alone, and takes the word for a genitive of the feminine.
    """
    if not low.endswith(("ской", "цкой")) or not any(r.gender == "м" for r in readings(following)):
        return None
    return WordReading(False, "м", f"{low[:-2]}ого", f"{low[:-2]}ому", known=True, person=False)


def _nouns_of(found: tuple[WordReading, ...]) -> tuple[WordReading, ...]:
    return tuple(r for r in found if r.noun) or found


def _behind(first: str, found: tuple[WordReading, ...]) -> tuple[WordReading, ...]:
    """Return the readings of the last part behind one that stays: «вице-», «социально-», a thing before a person."""
    return tuple(replace(r, genitive=f"{first}-{r.genitive}", dative=f"{first}-{r.dative}") for r in found)


@cache
def expected_nominative(low: str) -> bool:
    """Tell whether a word, or the last part of a hyphenated one, is certainly nominative; «Ростов-на-Дону» too."""
    first, *rest = low.split("-")
    return only_nominative(rest[-1] if rest else first) or (
        "на" in rest and is_place(first) and bool(nominatives(first))
    )


def shaped(piece: str, form: str) -> str:
    """Return the form with the piece's own letters where they agree: capitals and е for ё stay as typed."""
    if "ё" not in piece.lower():
        form = form.replace("ё", "е")
    low = piece.lower()
    same = next((i for i, (a, b) in enumerate(zip(low, form, strict=False)) if a != b), min(len(low), len(form)))
    tail = form[same:]
    return piece[:same] + (tail.upper() if piece.isupper() and len(piece) > 1 else tail)
