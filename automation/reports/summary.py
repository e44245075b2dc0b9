"""Сводка: a workbook of figures for the leadership – by items, by organisations, people, discipline, changes.

Written with xlsxwriter row by row, so that ten thousand obligations cost little time and memory. No persons.
"""

from collections.abc import Sequence

from automation.errors import StorageError
from automation.model.figures import Figures


def write_summary(orders: Sequence[Figures], changes: Sequence[str] = ()) -> bytes:
    """The workbook (XLSX) on the day of the figures; ``changes`` are lines of ``describe_changes``.

    The same values give the same bytes. Rows pass through the system's temporary folder: raises
    ``StorageError`` when that is full or failing.
    """
    from xlsxwriter.exceptions import FileCreateError

    from automation.reports.summary_pages import write_pages

    try:
        return write_pages(orders, changes)
    except (OSError, FileCreateError) as error:
        raise StorageError(f"Сводка не составлена: временная папка системы не принимает запись ({error}).") from error
