"""Сводка: a workbook of figures for the leadership – by items, by organisations, people, discipline, changes.

Written with xlsxwriter row by row, so that ten thousand obligations cost little time and memory. No persons.
"""

from collections.abc import Sequence

from automation.model.figures import Figures
from automation.reports.summary_pages import summary_of


def write_summary(orders: Sequence[Figures], changes: Sequence[str] = ()) -> bytes:
    """Make the workbook (XLSX) on the day of the figures; ``changes`` are lines of ``describe_changes``.

    Raises ``StorageError`` as ``print_tables`` does.
    """
    # Loads xlsxwriter, which a morning whose figures are those of yesterday does not need.
    from automation.reports.summary_charts import add_charts
    from automation.reports.summary_sheet import print_tables

    tables = summary_of(orders, changes)
    overview, _, organisations, *_ = tables
    return print_tables(
        "Сводка об исполнении", tables, lambda pen: add_charts(pen, len(overview.rows), len(organisations.rows))
    )
