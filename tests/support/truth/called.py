"""What outputs call a performer in short, derived from «Исполнители» with nothing of the program's own."""

import re

from tests.support.truth.world import OFFICE, UNIT, World


def key_of(name: str) -> str:
    """A name in small letters; a unit alike whether its head's post tells it or its own name; "" for the office.

    Several deputies of one post are as one, and so is «заместитель главы (1 из 2)».
    """
    small = re.sub(r" \(\d+ из \d+\)$", "", name.casefold()).replace("заместители", "заместитель")
    unit = UNIT.fullmatch(small)
    if unit:
        return f"{unit[1]} {unit[2]}"
    return "" if small.startswith("администрация") else small


def short_of(world: World, code: str) -> str:
    """What a performer is called by: the organisation, the unit of the office, the post of another official."""
    person = world.people[code]
    own = key_of(str(person.get("Организация") or ""))
    return own or key_of(str(person.get("Должность") or ""))


def official(world: World, code: str) -> bool:
    """An official of the office itself."""
    person = world.people[code]
    unit = UNIT.fullmatch(short_of(world, code)) or key_of(str(person.get("Организация") or ""))
    return world.relation(code) == OFFICE and not unit
