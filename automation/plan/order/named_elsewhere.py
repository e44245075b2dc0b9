"""What the rest of the document says of an official: another form of the surname, or whoever bears the same post."""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from automation.model.plan import Official
from automation.plan.order.addressed import take_performers
from automation.plan.order.blocks import flat
from automation.plan.order.officials import Found
from automation.plan.order.signature import ANY_NAME
from automation.russian.nominative import INITIALS, SURNAME, nominative_name
from automation.russian.surnames import PersonSex, decline_surname

_TURNED = re.compile(rf"{INITIALS}\s*(?:{SURNAME}|[А-ЯЁ]{{3,}})(?![А-Яа-яЁё])")  # «Юрист Ф.М. Ланской»
_SEXES: tuple[PersonSex, ...] = ("м", "ж")


def compared(found: Found, lines: list[str]) -> Found:
    """Return an official as all lines of the document tell of him; a name that only his post tells is asked about."""
    official = found.official
    if not official.name:
        names = dict.fromkeys(_bearers(official.post, lines)) if official.post else {}
        if len(names) != 1:
            return found
        told = f"назван без фамилии, {next(iter(names))} – по другому месту документа, где названа та же должность."
        named = Official(post=official.post, name=next(iter(names)))
        return replace(found, official=named, name_sure=False, question=f"{told[:-1]} – проверьте.")
    surname, _, rest = official.name.partition(" ")
    seen = set(_surnames(rest, lines))
    others = {other for other in seen if _same_oblique(surname, other)}
    if len(others) != 1:
        turned = surname in seen and any(form in seen for sex in _SEXES for form in _oblique(surname, sex))
        return replace(found, name_sure=(found.name_sure or turned) and not others)
    return replace(found, official=Official(post=official.post, name=f"{others.pop()} {rest}"), name_sure=True)


def _surnames(rest: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield the surnames of the document beside the initials of an official, as they stand."""
    for line in lines:
        names = [name[0] for one in (ANY_NAME, _TURNED) for name in one.finditer(line)]
        for name in names:
            surname, _, own = nominative_name(flat(name), "nomn")[0].partition(" ")
            if _initials(own) == _initials(rest):
                yield surname


def _oblique(surname: str, sex: PersonSex) -> set[str]:
    return set(decline_surname(surname, sex)[0]) - {surname}


def _initials(names: str) -> str:
    return "".join(re.findall(r"(?<![А-Яа-яЁё])[А-ЯЁ]", names))


def _same_oblique(one: str, other: str) -> bool:
    """Say whether two surnames have a common oblique form, of which neither is one: «Ланский», «Ланской»."""
    forms = [[_oblique(name, sex) for name in (one, other)] for sex in _SEXES]
    return one != other and any(
        first & second and not {one, other} & (first | second) and one[:2] == other[:2] for first, second in forms
    )


def _bearers(post: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield the names that stand beside a post elsewhere: in a task («Старшему воспитателю Примеровой П.П.»), alone."""
    for line in lines:
        told = (take_performers(flat(line)).performers, flat(line))
        for words in told:
            name = ANY_NAME.search(words)
            before = words[: name.start()].strip(" ,–-(_") if name else ""
            if name and before.lower() == post.lower():
                yield nominative_name(flat(name[0]), "nomn")[0]
                break
