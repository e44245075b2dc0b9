"""Which order a person means by «454», «№ 87-П» or «454 от 11.12.2025»."""

from collections.abc import Sequence

from automation.errors import CallError
from automation.model.plan import OrderId
from automation.numbering import plain_number
from automation.register.paper_numbers import split_document
from automation.russian import show


def name_of(order: OrderId) -> str:
    """Name an order in the way that is never ambiguous: «454 от 11.12.2025»."""
    return f"{order.number} от {show(order.date)}"


def choose_order(orders: Sequence[OrderId], given: str, where: str) -> OrderId:
    """Return the one of ``orders`` that is meant; ``where`` is «в папке inbox».

    Raise ``CallError`` that names those there are.
    """
    number, day = split_document(given)
    found = [o for o in orders if plain_number(o.number) == number and day in {None, o.date}]
    if len(found) == 1:
        return found[0]
    if found:
        raise CallError(f"Документов № {given} несколько: укажите {_listed(found)}.")
    there = f" Есть: {_listed(orders)}." if orders else ""
    raise CallError(f"Документа № {given} {where} нет.{there}")


def _listed(orders: Sequence[OrderId]) -> str:
    return ", ".join(f"«{name_of(o)}»" for o in orders[:10]) + (" и другие" if len(orders) > 10 else "")
