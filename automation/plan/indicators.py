"""What an item asks performers to count. Pure."""

from functools import lru_cache

from automation.model.plan import Item
from automation.russian import fold

PEOPLE = ("сотрудник", "работник", "служащ", "персонал", "переход", "численност")


def counts_people(item: Item) -> bool:
    """Tell whether the item asks for «Всего сотрудников» and «Перешло».

    «Показатель» says so; without it, an item about a transition («переход») of people does.
    """
    return _about_people(item.indicator, item.text)


@lru_cache(maxsize=1024)
def _about_people(indicator: str, text: str) -> bool:
    indicator, text = fold(indicator), fold(text)
    if indicator:
        return any(word in indicator for word in PEOPLE)
    return "переход" in text and any(word in text for word in PEOPLE)
