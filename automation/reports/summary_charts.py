"""The charts of the сводка (xlsxwriter): native ones, on a sheet of their own, so that no row lies under them."""

from typing import Any

from automation.reports.summary_sheet import Pen
from automation.reports.summary_table import CHARTED, COLOURS

BARS = 40  # organisations a chart can still show


def add_charts(pen: Pen, orders: int, organisations: int) -> None:
    """Add bars of how many obligations stand where, by order and by organisation, each given as its number of rows."""
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


def _chart(pen: Pen, source: str, rows: tuple[int, int], bars: int, *, column: int, title: str) -> Any:
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
