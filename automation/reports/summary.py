"""Сводка: a workbook of figures for the leadership – by items, by organisations, people, discipline, changes.

Written with xlsxwriter row by row, so that ten thousand obligations cost little time and memory. No persons.
"""

import io
from collections.abc import Sequence
from datetime import datetime

from automation.errors import StorageError
from automation.model.figures import Figures
from automation.reports.summary_pages import summary_of
from automation.reports.summary_table import SummaryTable

CREATED = datetime.fromisoformat("2025-01-01")  # fixed: the same figures give the same bytes


def write_summary(orders: Sequence[Figures], changes: Sequence[str] = ()) -> bytes:
    """Make the workbook (XLSX) on the day of the figures; ``changes`` are lines of ``describe_changes``.

    The same values give the same bytes. Rows pass through the system's temporary folder: raises
    ``StorageError`` when that is full or failing.
    """
    from xlsxwriter.exceptions import FileCreateError

    try:
        return _print(summary_of(orders, changes))
    except (OSError, FileCreateError) as error:
        raise StorageError(f"Сводка не составлена: временная папка системы не принимает запись ({error}).") from error


def _print(tables: Sequence[SummaryTable]) -> bytes:
    """Write the tables from top to bottom; rows once written are kept out of memory."""
    from xlsxwriter import Workbook

    from automation.reports.summary_charts import add_charts
    from automation.reports.summary_sheet import pen_of

    target = io.BytesIO()
    book = Workbook(target, {"constant_memory": True})
    book.set_properties({"title": "Сводка об исполнении", "created": CREATED})
    book.set_calc_mode("auto")
    pen = pen_of(book)
    for table in tables:
        pen.table(table)
    overview, _, organisations, *_ = tables
    add_charts(pen, len(overview.rows), len(organisations.rows))
    book.close()
    return target.getvalue()
