"""Сводка: a workbook of figures for the leadership – by items, by organisations, people, discipline, changes, charts.

Written with xlsxwriter row by row, so that ten thousand obligations cost little time and memory. No persons.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from automation.model.figures import Figures
from automation.reports.summary_pages import summary_of
from automation.reports.summary_table import CHARTED, COLOURS

if TYPE_CHECKING:
    from automation.reports.summary_sheet import Pen

BARS = 40  # organisations a chart can still show


def write_summary(orders: Sequence[Figures], changes: Sequence[str] = ()) -> bytes:
    """Make the workbook (XLSX) on the day of the figures; ``changes`` are lines of ``describe_changes``.

    Raises ``StorageError`` as ``print_tables`` does.
    """
    # Loads xlsxwriter, which a morning whose figures are those of yesterday does not need.
    from automation.reports.summary_sheet import print_tables

    tables = summary_of(orders, changes)
    overview, _, organisations, *_ = tables
    return print_tables(
        "Сводка об исполнении", tables, lambda pen: _add_charts(pen, len(overview.rows), len(organisations.rows))
    )


def _add_charts(pen: "Pen", orders: int, organisations: int) -> None:
    """Add bars of how many obligations stand where, by order and by organisation, each given as its number of rows.

    They are native charts on a sheet of their own, so that no row lies under them.
    """
    if not orders:
        return
    sheet = pen.book.add_worksheet("Диаграммы")
    sheet.set_paper(9)
    sheet.hide_gridlines(2)
    sheet.fit_to_pages(1, 0)
    sheet.insert_chart(0, 0, _chart(pen, "Сводка", (3, 4), orders, column=2, title="По документам"))
    shown = min(organisations, BARS)
    if shown:
        title = "По организациям" + (f" (первые {BARS})" if organisations > BARS else "")
        below = (_height(orders) + 30) // 20
        sheet.insert_chart(below, 0, _chart(pen, "По организациям", (0, 1), shown, column=3, title=title))


def _chart(pen: "Pen", source: str, rows: tuple[int, int], bars: int, *, column: int, title: str) -> Any:
    """Draw stacked bars of how many obligations stand where; ``rows`` are the header's and the first."""
    chart = pen.book.add_chart({"type": "bar", "subtype": "stacked"})
    head, first = rows
    for offset, standing in enumerate(CHARTED, start=column):
        chart.add_series(
            {
                "name": [source, head, offset],
                "categories": [source, first, 0, first + bars - 1, 0],
                "values": [source, first, offset, first + bars - 1, offset],
                "fill": {"color": COLOURS[standing]},
            }
        )
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"num_format": "0", "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
    chart.set_size({"width": 760, "height": _height(bars)})
    return chart


def _height(bars: int) -> int:
    return 220 + 30 * bars
