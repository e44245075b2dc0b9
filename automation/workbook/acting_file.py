"""``inbox/Замещение.xlsx``: who acts for the office's signatories and leader, in all orders; read and made here."""

from pathlib import Path
from typing import TYPE_CHECKING

from automation.errors import UnreadError
from automation.model.office import ActingList
from automation.model.report import Finding
from automation.model.settings import Limits
from automation.russian import fold
from automation.workbook.columns import ACTING, SHEETS
from automation.workbook.read import read_raw
from automation.workbook.understand.absences import read_acting

if TYPE_CHECKING:
    from openpyxl import Workbook

FILE = "Замещение.xlsx"
MOST_ROWS = 5000  # of the sheet: this process reads them without a limit of time
GUIDE = (
    "Кто и когда подписывает вместо отсутствующего – для всех распоряжений сразу. Одна строка – один человек и одно "
    "отсутствие. Прежние строки не удаляйте: по ним видно, кто подписывал раньше."
)


def is_acting_file(name: str) -> bool:
    """Tell whether a file of inbox/ is called like the list of acting signatories."""
    return fold(name) == fold(FILE)


def read_acting_file(path: Path, limits: Limits, *, file: str) -> tuple[ActingList, tuple[Finding, ...]] | None:
    """Read the list; None where the file is the tracking workbook of an order under this name.

    ``file`` is the name to tell people. Raises UnreadError: one Russian sentence with the file and the cure.
    """
    raw = read_raw(path, limits, path.parent, file=file, titles=(*SHEETS, ACTING.title))
    names = set(map(fold, raw.names))
    if fold(ACTING.title) not in names and names & set(map(fold, SHEETS)):
        return None
    longest = max((len(sheet.columns[0]) for sheet in raw.sheets if sheet.columns), default=0)
    if longest > MOST_ROWS:
        raise UnreadError(f"{file}: в списке замещений больше {MOST_ROWS} строк; оставьте нужные")
    return read_acting(raw)


def new_acting_file() -> bytes:
    """Make an empty list (XLSX) with its drop-down list, checks of dates and notes on the headers."""
    from automation.workbook import layout, paint

    workbook: Workbook = layout.single_sheet(ACTING.title, GUIDE)
    return paint.save(workbook)
