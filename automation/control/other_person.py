"""Grey cells of «Исполнители» that still speak of somebody else: a director was replaced, his dative stayed.

A cell typed by a person outweighs declension, so only what cannot be a form of the present name or post is told:
another surname or other initials, another first name in «Обращение», another sex, no word in common with the post.
Endings and spelling variants are never judged here.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from automation.model.report import Performer
from automation.patterns import lazy
from automation.russian import fold, in_another_case, is_somebody
from automation.russian.names import NameParts, parts

POST = "Должность (дат.)"
ENDING = 3  # letters at the end of a word that declension may change
WORD = lazy(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)
ACTING = lazy(r"\bисполняющ|^ио\b|\bи\.\s?о\.|\bвр(?:ио|ип)\b", re.IGNORECASE)
PATRONYMIC = lazy(r".{2,}(?:ич|вна|ична)", re.IGNORECASE)

Strange = tuple[str, str, str]  # header of the grey column, what stands in it, what it should be a form of


@lru_cache(maxsize=16384)
def strange_cells(performer: Performer) -> tuple[Strange, ...]:
    """Find the grey cells that are about another person or post than the line itself."""
    found = tuple(_strange(performer))
    if found and found[0][0] != POST and _acts(performer):
        return ((POST, performer.post_dative, performer.post), *found)
    return found


def _strange(performer: Performer) -> Iterator[Strange]:
    if performer.post and performer.post_dative and not _shares_word(performer.post_dative, performer.post):
        yield POST, performer.post_dative, performer.post
    named = parts(performer.name)
    if not named.of("s") or not is_somebody(performer.name):
        return
    if performer.name_dative and not _is_form(performer.name_dative, named):
        yield "Фамилия И.О. (дат.)", performer.name_dative, performer.name
    if in_another_case(performer.name):  # that itself is told; the greeting is in the nominative, as it should be
        return
    if performer.salutation and not _greets(performer.salutation, named):
        yield "Обращение", performer.salutation, performer.name
    patronymic = fold(named.of("p"))
    if performer.sex and patronymic and performer.sex != ("м" if patronymic.endswith("ич") else "ж"):
        yield "Пол", performer.sex, performer.name


def _is_form(cell: str, named: NameParts) -> bool:
    """Tell whether a word of the cell declines the surname, and typed initials are the person's own."""
    given = parts(cell)
    if not any(_alike(word, surname) for surname in named.of("s").split() for word in given.words):
        return False
    mine, other = _initials(named), _initials(given) if "i" in given.roles else ""
    return not mine or not other or mine.startswith(other) or other.startswith(mine)


def _initials(named: NameParts) -> str:
    """Return «ми» of «Примерова Мария Ивановна» and of «Примерова М.И.»."""
    if typed := named.of("i"):
        return "".join(c for c in fold(typed) if c.isalpha())
    return "".join(fold(word)[:1] for word in (*named.of("f").split(), *named.patronymic.split()[:1]))


def _greets(salutation: str, named: NameParts) -> bool:
    """Tell whether a greeting fits: its patronymic must be this person's; one without a patronymic always fits."""
    words = [fold(word) for word in WORD.findall(salutation)]
    if not named.of("f") or not named.of("p") or len(words) < 2 or not PATRONYMIC.fullmatch(words[-1]):
        return True
    return words[-2:] == [fold(named.of("f")), fold(named.of("p"))]


def _acts(performer: Performer) -> bool:
    """Tell whether only one of post and cell says «и.о.»: a choice in a true line, a leftover in a stale one."""
    post, cell = performer.post, performer.post_dative
    return bool(post and cell) and bool(ACTING.search(cell)) != bool(ACTING.search(post))


def _shares_word(cell: str, post: str) -> bool:
    mine, other = (WORD.findall(fold(text)) for text in (post, cell))
    return not mine or not other or any(_alike(one, two) for one in mine for two in other)


def _alike(one: str, two: str) -> bool:
    """Tell whether two forms are of one word as far as endings tell; of a double word the parts one by one."""
    pairs = list(zip(fold(one).split("-"), fold(two).split("-"), strict=False))
    return all(_common(a, b) >= max(1, min(len(a), len(b)) - ENDING) for a, b in pairs)


def _common(one: str, two: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
