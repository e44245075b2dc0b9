"""The board: all orders on one self-contained page that opens from a share, needs no server and asks for nothing.

Organisations only: no persons, raw comments, cells, hashes or keys. The data stand in the page as tables and lists;
the script only helps to find. Orders come with the figures every other reader gets.
"""

from collections.abc import Sequence
from datetime import date

from automation.reports.board.asked import told_papers
from automation.reports.board.order import Ahead, BoardOffice, BoardOrder
from automation.reports.board.page import NOBODY, BoardPage, board_page, print_page


def render_board(orders: Sequence[BoardOrder], *, on: date, office: BoardOffice = NOBODY, read: str = "") -> str:
    """Make the page (HTML). ``on`` is the day of the figures, the only date that is not data; ``read`` its hour.

    The same values give the same text. Links lead to papers beside the page, in outbox/.
    """
    return print_page(board_page(orders, on=on, office=office), read=read)
