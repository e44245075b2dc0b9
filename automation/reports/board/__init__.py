"""The board: all orders on one self-contained page that opens from a share, needs no server and asks for nothing.

Organisations only: no persons, raw comments, cells, hashes or keys. The data stand in the page as tables and lists;
the script only helps to find. Orders come with the figures every other reader gets.
"""

from automation.reports.board.asked import told_papers
from automation.reports.board.page import Ahead, BoardOffice, BoardOrder, BoardPage, board_page, print_board
