"""The board: all orders on one self-contained page that opens from a share, needs no server and asks for nothing.

Organisations only: no persons, raw comments, cells, hashes or keys. The data stand in the page as tables and lists;
the script only helps to find. Orders come with the figures every other reader gets.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from automation.reports.board.order import BoardOrder

__all__ = ["BoardOrder", "board_facts", "render_board"]


def render_board(orders: Sequence[BoardOrder], *, on: date, office: str = "") -> str:
    """The page (HTML). ``on`` is the day of the figures, the only date that is not data; ``office`` its heading.

    The same values give the same text. Links lead to papers beside the page, in outbox/.
    """
    from automation.reports.board.page import write_page

    return write_page(orders, on, office)


def board_facts(orders: Sequence[BoardOrder]) -> list[Any]:
    """Plain data that change exactly when the page must be written anew: a later day alone is no change."""
    from automation.reports.board.facts import facts_of_order

    return [facts_of_order(order.figures, order.entries, closed=order.closed) for order in orders]
