"""The sheets of the сводка (xlsxwriter): rows from top to bottom, kept out of memory once written; native charts."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from xlsxwriter import Workbook

from automation.model.control import Standing, Verdict
from automation.model.figures import Figures, ItemFigures
from automation.russian import show
from automation.titles import STANDINGS, state_words
from automation.values import dataclass
from automation.workbook.discipline import FORMULA, OUTSIDE, days_late, discipline, proposal
from automation.workbook.text import safe_text

CREATED = datetime.fromisoformat("2025-01-01")  # fixed: the same figures give the same bytes
COLOURS = {
    Standing.MET: "#A9D18E",
    Standing.MET_LATE: "#FFD966",
    Standing.CLAIMED: "#9DC3E6",
    Standing.IN_WORK: "#DDEBF7",
    Standing.DUE_SOON: "#FFE699",
    Standing.OVERDUE: "#F4B183",
    Standing.NO_DATA: "#D9D9D9",
    Standing.NOT_APPLICABLE: "#F2F2F2",
    Standing.PERMANENT: "#F2F2F2",
}
CHARTED = tuple(COLOURS)[:7]
BARS = 40  # organisations a chart can still show
COUNTS = ("На контроле", *(STANDINGS[s].capitalize() for s in COLOURS))
Column = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Pen:
    """The workbook being written and its cell formats by name."""

    book: Any
    formats: dict[str, Any]

    def row(self, sheet: Any, at: int, values: Sequence[object], formats: Sequence[str]) -> None:
        """One row: text is always text, dates are dates, None is an empty ruled cell."""
        for column, (value, name) in enumerate(zip(values, formats, strict=True)):
            cell = self.formats[name]
            if value is None or value == "":
                sheet.write_blank(at, column, None, cell)
            elif isinstance(value, str):
                sheet.write_string(at, column, safe_text(value), cell)
            elif isinstance(value, date):
                sheet.write_datetime(at, column, value, cell)
            else:
                sheet.write_number(at, column, value, cell)


def write_pages(orders: Sequence[Figures], changes: Sequence[str]) -> bytes:
    """All sheets of the сводка as one XLSX file."""
    target = io.BytesIO()
    book = Workbook(target, {"constant_memory": True})
    book.set_properties({"title": "Сводка об исполнении", "created": CREATED})
    book.set_calc_mode("auto")
    pen = Pen(book, _formats(book))
    _overview(pen, orders)
    _items(pen, orders)
    _organisations(pen, orders)
    _obligations(pen, orders)
    _changes(pen, changes)
    _charts(pen, orders)
    book.close()
    return target.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    plain = {"font_name": "Arial", "font_size": 9}
    ruled = {**plain, "border": 1, "border_color": "#A6A6A6", "valign": "top", "text_wrap": True}
    centred = {**ruled, "align": "center"}
    looks = {
        "title": {**plain, "bold": True, "font_size": 14},
        "note": plain,
        "head": {**centred, "bold": True, "valign": "vcenter", "bg_color": "#E7E6E6"},
        "text": ruled,
        "number": centred,
        "date": {**centred, "num_format": "dd.mm.yyyy"},
        **{s.value: {**ruled, "bg_color": colour} for s, colour in COLOURS.items()},
    }
    return {name: book.add_format(look) for name, look in looks.items()}


def _sheet(pen: Pen, name: str, columns: Sequence[Column], *, first: int = 0, filtered: int = 0) -> Any:
    """A landscape A4 sheet with its header in row ``first``; ``filtered`` is the last row of its filter."""
    sheet = pen.book.add_worksheet(name)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.set_margins(left=20 / 25.4, right=10 / 25.4, top=15 / 25.4, bottom=18 / 25.4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&Rлист &P из &N", {"scale_with_doc": False})
    for at, (_, width) in enumerate(columns):
        sheet.set_column(at, at, width)
    if first == 0:
        pen.row(sheet, 0, [header for header, _ in columns], ["head"] * len(columns))
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        if filtered:
            sheet.autofilter(0, 0, filtered, len(columns) - 1)
    return sheet


def _overview(pen: Pen, orders: Sequence[Figures]) -> None:
    columns = [("Документ", 22.0), *((name, 11.5) for name in COUNTS), ("Исполнительская дисциплина", 24.0)]
    sheet = _sheet(pen, "Сводка", columns, first=3)
    day = show(max(f.on for f in orders)) if orders else ""
    sheet.write_string(0, 0, "Сводка об исполнении", pen.formats["title"])
    sheet.write_string(1, 0, f"по состоянию на {day}" if day else "документов на контроле нет", pen.formats["note"])
    pen.row(sheet, 3, [header for header, _ in columns], ["head"] * len(columns))
    at = 3
    for at, figures in enumerate(orders, start=4):
        verdicts = _verdicts(figures)
        values = [_order(figures), *_counts(verdicts), discipline(verdicts, figures.on).words]
        pen.row(sheet, at, values, ["text", *["number"] * len(COUNTS), "text"])
    lines = [f"Дисциплина: {FORMULA}.", OUTSIDE, *_people(orders), *_publications(orders)]
    for step, line in enumerate(lines, start=2):
        sheet.write_string(at + step, 0, safe_text(line), pen.formats["note"])


def _order(figures: Figures) -> str:
    return f"№ {figures.order.number} от {show(figures.order.date)}"


def _verdicts(figures: Figures) -> list[Verdict]:
    return [v for item in figures.items if not item.closed for v in item.verdicts]


def _counts(verdicts: Iterable[Verdict]) -> list[int]:
    """«На контроле» (all but «не применимо» and «постоянно»), then one count per standing."""
    found = [v.standing for v in verdicts]
    counts = [found.count(standing) for standing in COLOURS]
    return [len(found) - sum(counts[len(CHARTED) :]), *counts]


def _people(orders: Iterable[Figures]) -> Iterable[str]:
    for figures in orders:
        people = figures.people
        if people.total:
            yield (
                f"{_order(figures)}: перешло сотрудников {people.moved} из {people.total}"
                + (f" (в администрации {people.office_moved} из {people.office_total})" if people.office_total else "")
                + (f"; не сообщили: {', '.join(people.missing)}" if people.missing else "")
                + "."
            )


def _publications(orders: Iterable[Figures]) -> Iterable[str]:
    for figures in orders:
        for found in figures.publications:
            yield (
                f"{_order(figures)}, пункт {found.item.number}: проверено публикаций {found.checked}, "
                f"опережение не соблюдено: {len(found.broken)}."
            )


def _charts(pen: Pen, orders: Sequence[Figures]) -> None:
    """Native charts on a sheet of their own, so that no row lies under them."""
    organisations = sum(len(f.organisations) for f in orders)
    if not orders:
        return
    sheet = pen.book.add_worksheet("Диаграммы")
    sheet.set_paper(9)
    sheet.hide_gridlines(2)
    sheet.fit_to_pages(1, 0)
    sheet.insert_chart(0, 0, _chart(pen, "Сводка", (3, 4), len(orders), column=2, title="По документам"))
    shown = min(organisations, BARS)
    if shown:
        title = "По организациям" + (f" (первые {BARS})" if organisations > BARS else "")
        below = (_height(len(orders)) + 30) // 20
        sheet.insert_chart(below, 0, _chart(pen, "По организациям", (0, 1), shown, column=3, title=title))


def _chart(pen: Pen, source: str, rows: tuple[int, int], bars: int, *, column: int, title: str) -> Any:
    """Stacked bars of how many obligations stand where; ``rows`` are the header's and the first."""
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


def _items(pen: Pen, orders: Sequence[Figures]) -> None:
    columns = [
        ("Документ", 20.0),
        ("Пункт", 7.0),
        ("Содержание", 52.0),
        ("Первый срок", 16.0),
        ("Действующий срок", 16.0),
        *((name, 11.5) for name in COUNTS),
        ("Дисциплина", 18.0),
    ]
    total = sum(len(f.items) for f in orders)
    sheet = _sheet(pen, "По пунктам", columns, filtered=total)
    at = 0
    for figures in orders:
        for item in figures.items:
            at += 1
            first, current = _terms(item)
            counts = _counts(item.verdicts)
            share = "снят с контроля" if item.closed else discipline(item.verdicts, figures.on).words
            values = [_order(figures), item.item.number, item.item.text, first, current, *counts, share]
            pen.row(sheet, at, values, ["text", "number", *["text"] * 3, *["number"] * len(counts), "text"])


def _terms(item: ItemFigures) -> tuple[str, str]:
    """First and current terms; the plan's own words where there is no date."""
    first = sorted({v.control_date for v in item.verdicts if v.control_date})
    words = item.item.reading.phrase
    return _days(first) or words, _days(item.terms) or words


def _days(days: Sequence[date]) -> str:
    return ", ".join(show(day) for day in days[:6]) + (" …" if len(days) > 6 else "")


def _organisations(pen: Pen, orders: Sequence[Figures]) -> None:
    columns = [
        ("Организация", 34.0),
        ("Документ", 20.0),
        *((name, 11.5) for name in COUNTS),
        ("Дисциплина", 18.0),
        ("Всего сотрудников", 12.0),
        ("Перешло", 10.0),
    ]
    found = [(figures, o) for figures in orders for o in figures.organisations]
    sheet = _sheet(pen, "По организациям", columns, filtered=len(found))
    for at, (figures, organisation) in enumerate(found, start=1):
        counts = _counts(organisation.verdicts)
        share = discipline(organisation.verdicts, figures.on).words
        people = [organisation.staff_total, organisation.staff_moved]
        values = [organisation.organisation, _order(figures), *counts, share, *people]
        pen.row(sheet, at, values, ["text", "text", *["number"] * len(counts), "text", "number", "number"])


OBLIGATIONS: tuple[Column, ...] = (
    ("№ п/п", 7),
    ("Документ", 20),
    ("Пункт", 7),
    ("Содержание", 50),
    ("Первый срок", 12),
    ("Действующий срок", 12),
    ("Ответственный исполнитель", 30),
    ("Состояние исполнения", 20),
    ("Дата исполнения", 12),
    ("Просрочка, календарных дней", 13),
    ("Причина неисполнения", 30),
    ("Предложение", 22),
)
LOOKS = ("number", "text", "number", "text", "date", "date", "text", "", "date", "number", "text", "text")


def _obligations(pen: Pen, orders: Sequence[Figures]) -> None:
    total = sum(len(_verdicts(f)) for f in orders)
    sheet = _sheet(pen, "Обязательства", OBLIGATIONS, filtered=total)
    at = 0
    for figures in orders:
        order = _order(figures)
        for verdict in _verdicts(figures):
            at += 1
            words = verdict.item.reading.phrase
            values = (
                *(at, order, verdict.item.number, verdict.item.text),
                *(verdict.control_date or words, verdict.due or words, verdict.performer.known_as),
                *(state_words(verdict), verdict.executed_on, days_late(verdict, figures.on)),
                *(verdict.row.reason if verdict.row else "", proposal(verdict)),
            )
            pen.row(sheet, at, values, (*LOOKS[:7], verdict.standing.value, *LOOKS[8:]))


def _changes(pen: Pen, changes: Sequence[str]) -> None:
    sheet = _sheet(pen, "Что изменилось", [("С прошлого запуска", 130.0)])
    for at, line in enumerate(changes or ("Изменений нет.",), start=1):
        pen.row(sheet, at, [line], ["text"])
