"""The board: all orders on one self-contained page that opens from a share, needs no server and asks for nothing.

Organisations only: no persons, raw comments, cells, hashes or keys. The data stand in the page as tables and lists;
the script only helps to find. Orders come with the figures every other reader gets.
"""

from collections.abc import Sequence
from datetime import date

from automation.reports.board.order import BoardOrder
from automation.reports.board.page import BoardPage, board_page, print_page

__all__ = ["BoardOrder", "BoardPage", "board_page", "render_board"]


def render_board(orders: Sequence[BoardOrder], *, on: date, office: str = "") -> str:
    """Make the page (HTML). ``on`` is the day of the figures, the only date that is not data; ``office`` its heading.

    The same values give the same text. Links lead to papers beside the page, in outbox/.
    """
    return print_page(board_page(orders, on=on, office=office))
