"""Which act an item belongs to: beside a plan stand tasks of the order itself, and a paper tells the two apart.

The clerk enters a task of the order's own text under «Р-3» (docs/clerk.ru.md): it is «пункт 3 постановления», never an
item of the plan. In one phrase such an item is told before those of the plan, whose name stands behind all: «пункт 3
постановления и пункты 1 и 2 плана мероприятий», and so in the table of a letter; in lists, and in the appendix of a
memo, which is the plan, it stands behind them. Between the act and its plan the act travels as a mark, for only the
order says what it is called.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from automation.model.plan import Order
from automation.patterns import lazy
from automation.plan.own_tasks import own_number
from automation.russian import without_stop

OF_THE_ACT = "\ue003"  # behind the number of an item of the order itself


def parted(numbers: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the numbers of the order's own items as the order has them, and those of the items of its plan."""
    return [own for n in numbers if (own := own_number(n))], [n for n in numbers if not own_number(n)]


def order_of(numbers: Sequence[str], order: Order) -> Order:
    """Return the order as items alone of its own text name it: without a plan («пункт 3 постановления»)."""
    return replace(order, plan_title=order.kind) if numbers and all(map(own_number, numbers)) else order


def with_acts(text: str, *, act: str, plan: str, whole: str, short: str) -> str:
    """Return a finished text in which each item has its act.

    ``act`` is the kind of the order in the genitive, ``whole`` the order in full. Behind an item of the order itself,
    and the words that may follow it in brackets, its ``plan`` gives way to the order, its ``short`` name to the kind.
    The comma that closes the name of the plan may have given way to the end of the sentence. An item of the plan that
    closes a list with one of the order of the same number has its plan: «(пункт 4 распоряжения и пункт 4 плана)».
    """
    if OF_THE_ACT not in text:
        return text
    text = _NAMESAKES.sub(lambda found: f"{found[0]} {short}", text) if short != act else text
    for name, instead in ((plan, whole), (plan.removesuffix(","), whole), (whole, whole), (short, act), (act, act)):
        if name:
            behind = re.compile(rf" {OF_THE_ACT}( \([^()]*\))? {re.escape(name)}(?!\w)")
            text = behind.sub(r"\1 " + instead.replace("\\", r"\\"), text)
    return text.replace(OF_THE_ACT, act)


# An item of the order, and behind it one of its plan of the same number that no name of the plan follows.
_NAMESAKES = lazy(rf"(?<=\s)([\d.]+) {OF_THE_ACT} и пункт[а-я]*\s\1(?=[),;])")


def row_of(number: str, text: str, act: str) -> tuple[str, str]:
    """Return the number and the words of an item in a table of the plan, where an item of the order has no number."""
    own = own_number(number)
    return ("–", f"{without_stop(text)} (пункт {own} {act})") if own else (number, text)
