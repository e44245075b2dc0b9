"""What an item asks performers to count. Pure."""

from collections.abc import Iterable
from functools import lru_cache

from automation.model.plan import Item, Order
from automation.russian import fold
from automation.russian.deeds import Deed, any_deed, deed_in

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


def deed_of(items: Iterable[Item], order: Order) -> Deed:
    """What the people of these items are counted for.

    «Показатель» decides, then the item's words, then the titles of the plan and of the order. Where the items name
    several deeds or none that is known, the words fit any; one item is then named by its number.
    """
    mine = {item.number: item for item in items}
    titles = deed_in(order.plan_title) or deed_in(order.heading)
    found = {deed_in(item.indicator) or deed_in(item.text) or titles for item in mine.values()} or {titles}
    known = found.pop() if len(found) == 1 else None
    return known or any_deed(f" по пункту {next(iter(mine))}" if len(mine) == 1 else "")
