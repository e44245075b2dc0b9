"""What the body above another one in a letterhead means for the name of the lower: whose part it is, or a peer."""

import re

from automation.plan.order.beginnings import first_words
from automation.russian import decline_organisation
from automation.russian.heads import is_unit
from automation.russian.morphology import lemmas, may_be

# «УПРАВЛЕНИЕ ПО ЛУГОВСКОЙ ОБЛАСТИ»: of a whole country's body, which the line above names.
_PART = re.compile(
    r"(?P<unit>(?:[А-ЯЁа-яё-]+\s){0,3}[А-ЯЁа-яё-]+)\s(?P<where>по\s(?:(?:[а-яё-]+(?:ой|ому|ему|ей)\s){1,3}"
    r"(?:области|краю|району|округу|республике)|(?:республике|городу|г\.)\s).*)",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(
    r"(?:правительство|кабинет министров)\s(?P<of>(?!росси).+)", re.IGNORECASE
)  # whose region is that of a ministry
_MINISTRIES = frozenset({"агентство", "департамент", "инспекция", "комитет", "министерство", "служба", "управление"})
_PARTS = frozenset({"орган", "представительство"})
_REGION = re.compile(r"\b(?:области|края|республик[аи]|округа|города|района|россии|федерации)\b", re.IGNORECASE)
_WE_ORDER = re.compile(
    r"(?<![а-яё])(?:приказыва|постановля|распоряжа)ем(?:ся)?(?![а-яё])|совместн\w+ приказ", re.IGNORECASE
)


def joined(upper: str, name: str) -> str:
    """Return the full name of a lower body that is a part of the upper one or has its region; "" where it has its own.

    Both stand in normal case: «Управление Федеральной службы … по Луговской области», «Министерство культуры … края».
    """
    part = _PART.fullmatch(name)
    if part and is_part_of_another(name):
        return f"{part['unit']} {decline_organisation(upper).genitive} {part['where']}"
    government = _GOVERNMENT.fullmatch(upper)
    if government and not _REGION.search(name) and not _head(name).isdisjoint(_MINISTRIES) and "«" not in name:
        return "" if name.lower().endswith("делами") else f"{name} {government['of']}"
    return ""


def is_part_of_another(name: str) -> bool:
    """Say whether a name tells only for which territory some body has a unit: «Управление по Луговской области»."""
    part = _PART.fullmatch(name)
    return part is not None and _is_bare_unit(part["unit"])


def are_peers(one: str, other: str) -> bool:
    """Say whether two bodies are of one kind and of one territory: neither can be above the other."""
    same = _head(one) & _head(other)
    return bool(same) and one.lower().split()[-2:] == other.lower().split()[-2:] and one.lower() != other.lower()


def orders_jointly(above: list[str], text: str) -> bool:
    """Say whether several bodies issued the order: it says «приказываем», or their names stand side by side."""
    beside = (line.split("\t") for line in above if "\t" in line)
    return _WE_ORDER.search(text) is not None or any(sum(bool(_head(part)) for part in parts) > 1 for parts in beside)


def _is_bare_unit(words: str) -> bool:
    """Say whether words name a unit and nothing of what it is a part of («Межрегиональное управление»)."""
    *before, last = words.split()
    return any(one in _PARTS or is_unit(one) for one in lemmas(last, "nomn", "sing")) and all(
        may_be(word, "ADJF", "nomn") for word in before
    )


def _head(name: str) -> frozenset[str]:
    """Return what the noun may be called that heads a body; nothing where none does."""
    nouns = (word for word in first_words(name) if not may_be(word, "ADJF"))
    return frozenset(lemmas(next(nouns, "").lower(), "nomn", "sing"))
