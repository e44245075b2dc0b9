"""What an item asks performers to count. Pure."""

from collections.abc import Iterable
from functools import lru_cache

from automation.model.plan import Item, Order
from automation.patterns import lazy
from automation.russian import fold
from automation.russian.deeds import Deed, any_deed, deed_in

PEOPLE = ("сотрудник", "работник", "служащ", "персонал", "переход", "численност")
_BEFORE_A_DEED = lazy(
    r"^(?:(?:организ|обеспеч|провед|провест|пройти|прохожд|заверш|осуществ)\w* |и )*(?:\w+(?:ая|ое|ую|ый|ий|ого|ой) )?"
)
_TELLS = lazy(r"^(?:\w+ ){0,2}(?:информаци|сведени|отчет|данны|итог)")  # of what, only the title says
_SHARE = lazy(r"\b(\d{1,2})\s*(?:%|процент)")


def counts_people(item: Item) -> bool:
    """Tell whether the item asks for «Всего сотрудников» and «Перешло».

    «Показатель» says so; without it, an item about a transition («переход») of people does, and one that is itself
    a deed of people («Обучение работников», «Организовать вакцинацию сотрудников»).
    """
    return _about_people(item.indicator, item.text)


@lru_cache(maxsize=1024)
def _about_people(indicator: str, text: str) -> bool:
    indicator, text = fold(indicator), fold(text)
    if indicator:
        return any(word in indicator for word in PEOPLE)
    deed = "переход" in text or deed_in(_BEFORE_A_DEED.sub("", text).partition(" ")[0])
    return bool(deed) and any(word in text for word in PEOPLE)


def enough(item: Item, total: int, moved: int) -> bool:
    """Tell whether as many people as the item asks for have done it: all, else the share it names («50 процентов»)."""
    share = _SHARE.search(fold(item.indicator)) or _SHARE.search(fold(item.text))
    return moved * 100 >= total * (int(share[1]) if share else 100)


def deed_of(items: Iterable[Item], order: Order) -> Deed:
    """What the people of these items are counted for.

    «Показатель» decides, then the item's words. The titles of the plan and of the order lend theirs only to an item
    that asks for information of nothing else. Where the items name several deeds or none that is known, the words fit
    any; one item is then named by its number.
    """
    mine = {item.number: item for item in items}
    titles = deed_in(order.plan_title) or deed_in(order.heading)
    found = {_named(item) or (titles if _TELLS.search(fold(item.text)) else None) for item in mine.values()} or {titles}
    known = found.pop() if len(found) == 1 else None
    return known or any_deed(f" по пункту {next(iter(mine))}" if len(mine) == 1 else "")


def _named(item: Item) -> Deed | None:
    return deed_in(item.indicator) or deed_in(item.text)
