"""Пункты на неделю: the terms of all orders in the coming week, for Monday's meeting."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from automation.model.control import OVER, Standing, Verdict
from automation.model.figures import Figures
from automation.reports.sheets import PageLine, PageTable, PlainPage, gap, heading
from automation.russian import natural_key, show

WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
CLOSED = OVER | {Standing.PERMANENT}


def write_week(orders: Sequence[Figures], monday: date, *, body: str = "") -> bytes:
    """The list (DOCX, landscape) for the seven days from ``monday``; ``body`` names the office.

    Items already executed by everyone are left out. The same values give the same bytes.
    """
    from automation.reports.sheet_docx import print_sheet

    return print_sheet(week_sheet(orders, monday, body=body))


def week_sheet(orders: Sequence[Figures], monday: date, *, body: str = "") -> PlainPage:
    """What stands on the list, as values."""
    sunday = monday + timedelta(days=6)
    title = f"Пункты на неделю с {show(monday)} по {show(sunday)}"
    blocks: list[PageLine | PageTable] = [PageLine(text=title, bold=True, align="center", size=14)]
    if body:
        blocks.append(PageLine(text=body, align="center", size=11))
    open_ = [(f, v) for f in orders if not f.order.closed_on for v in _open(f)]
    due = [(f, v) for f, v in open_ if v.due and monday <= v.due <= sunday]
    late = [(f, v) for f, v in open_ if v.due and v.due < monday]
    blocks += _part("Срок на этой неделе", due)
    over = [(f, v) for f, v in late if v.standing is Standing.OVERDUE]
    blocks += _part("Срок прошёл, сведений нет", [(f, v) for f, v in over if v.reported.silence])
    told = [(f, v) for f, v in over if not v.reported.silence]
    blocks += _part("Срок прошёл, исполнение не подтверждено", told, who="Чьи сведения")
    blocks += _part(
        "Срок прошёл, сведения уточняются или не приняты",
        [(f, v) for f, v in late if v.standing in {Standing.NO_DATA, Standing.CLAIMED}],
        who="Чьи сведения",
    )
    if not any(isinstance(block, PageTable) for block in blocks):
        blocks += [gap(), PageLine(text="На этой неделе сроков нет.", align="center")]
    return PlainPage(title=title, blocks=tuple(blocks), landscape=True, size=11)


def _open(figures: Figures) -> Iterable[Verdict]:
    return (v for i in figures.items if not i.closed for v in i.verdicts if v.standing not in CLOSED)


def _part(
    title: str, found: Sequence[tuple[Figures, Verdict]], *, who: str = "Кто не представил"
) -> Iterable[PageLine | PageTable]:
    """One table: day, order, item, words, whose the item still is; a line per order, item and term."""
    if not found:
        return
    lines: dict[tuple[date, str, str], list[tuple[Figures, Verdict]]] = {}
    for figures, verdict in found:
        assert verdict.due is not None
        order = f"№ {figures.order.number} от {show(figures.order.date)}"
        lines.setdefault((verdict.due, order, verdict.item.number), []).append((figures, verdict))
    rows = []
    for day, order, number in sorted(lines, key=lambda k: (k[0], k[1], natural_key(k[2]))):
        verdicts = [v for _, v in lines[day, order, number]]
        names = list(dict.fromkeys(v.performer.known_as for v in verdicts))
        when = f"{WEEKDAYS[day.weekday()]}, {show(day)}"
        rows.append((when, order, number, verdicts[0].item.text, "\n".join(names[:6]) + _more(names)))
    yield gap()
    yield heading(title, size=12)
    header = ("Срок", "Документ", "Пункт", "Мероприятие", who)
    yield PageTable(header=header, rows=tuple(rows), widths=(32, 40, 16, 107, 72), centred=frozenset({0, 2}))


def _more(names: Sequence[str]) -> str:
    return f"\nи ещё {len(names) - 6}" if len(names) > 6 else ""
