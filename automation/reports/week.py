"""Пункты на неделю: the terms of all orders in the coming week, for Monday's meeting."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from automation.control.counting import bearers
from automation.gathering import by_first
from automation.letters.tasks import due_part
from automation.model.control import Verdict
from automation.model.figures import Figures
from automation.model.plan import Recurring
from automation.model.standing import OVER, Standing
from automation.plan.terms.repetition import control_dates
from automation.plan.workdays import Calendar
from automation.reports.fitting import first_on_one_sheet
from automation.reports.plain_pages import PageLine, PageTable, PlainPage, gap, heading, shortened
from automation.reports.summary_table import order_name
from automation.russian import first_few, natural_key, show

WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
CLOSED = OVER | {Standing.PERMANENT}
MANY = 1000  # control dates of a recurring item from the signing on: twenty years of weeks


class WeekDetail(NamedTuple):
    """How much the list tells: letters of an item, names beside it at most and what stands between them."""

    words: int
    names: int
    between: str


DETAILS = (
    WeekDetail(10_000, 100, "\n"),
    WeekDetail(10_000, 100, ", "),
    WeekDetail(200, 8, ", "),
    WeekDetail(110, 5, ", "),
    WeekDetail(60, 3, ", "),
)


class Asked(NamedTuple):
    """A term that somebody still has to report for; ``day`` is the current one or a later date of a recurring item."""

    figures: Figures
    verdict: Verdict
    day: date


def week_sheet(orders: Sequence[Figures], monday: date, *, body: str = "") -> PlainPage:
    """Lay out the list of the seven days from ``monday``; ``body`` names the office.

    Items that everyone has executed are left out. It holds as much as goes on one sheet, but every term of the week.
    """
    return first_on_one_sheet(_week(orders, monday, body, detail) for detail in DETAILS)


def _week(orders: Sequence[Figures], monday: date, body: str, detail: WeekDetail) -> PlainPage:
    sunday = monday + timedelta(days=6)
    title = f"Пункты на неделю с {show(monday)} по {show(sunday)}"
    blocks: list[PageLine | PageTable] = [PageLine(text=title, bold=True, align="center", size=14)]
    if body:
        blocks.append(PageLine(text=body, align="center", size=11))
    asked = [a for f in orders if not f.order.closed_on for a in _asked(f, sunday)]
    late = [a for a in asked if a.day < monday]
    over = [a for a in late if a.verdict.standing is Standing.OVERDUE]
    told = [a for a in over if not a.verdict.reported.silence]
    doubted = [a for a in late if a.verdict.standing in {Standing.NO_DATA, Standing.CLAIMED}]
    blocks += _part("Срок на этой неделе", [a for a in asked if a.day >= monday], detail)
    blocks += _part("Срок прошёл, сведений нет", [a for a in over if a not in told], detail)
    blocks += _part("Срок прошёл, исполнение не подтверждено", told, detail, who="Чьи сведения")
    blocks += _part("Срок прошёл, сведения уточняются или не приняты", doubted, detail, who="Чьи сведения")
    if not any(isinstance(block, PageTable) for block in blocks):
        blocks += [gap(), PageLine(text="На этой неделе сроков нет.", align="center")]
    return PlainPage(title=title, blocks=tuple(blocks), landscape=True, size=11)


def _asked(figures: Figures, until: date) -> Iterable[Asked]:
    """Yield every term up to a day that somebody still has to report for.

    A recurring item is owed until its next control date is near; the dates behind that one are asked all the same.
    """
    for item in (i for i in figures.items if not i.closed):
        deadline = item.item.reading.deadline
        repeated = (
            control_dates(deadline, figures.order.date, MANY, Calendar()) if isinstance(deadline, Recurring) else ()
        )
        open_ = [v for v in item.verdicts if v.standing not in CLOSED and v.due]
        last = {v.performer.code: v for v in open_}
        yield from (Asked(figures, v, v.due) for v in open_ if v.due and v.due <= until)
        for verdict in last.values():
            days = (c.due for c in repeated if verdict.due and c.due > verdict.due)
            yield from (Asked(figures, verdict, day) for day in days if day <= until)


def _part(
    title: str, found: Sequence[Asked], detail: WeekDetail, *, who: str = "Кто не представил"
) -> Iterable[PageLine | PageTable]:
    """Make one table: day, order, item, words, whose the item still is; a line per order, item and term."""
    if not found:
        return
    lines = by_first(((a.day, order_name(a.figures), a.verdict.item.number), a.verdict) for a in found)
    rows = []
    for day, order, number in sorted(lines, key=lambda k: (k[0], k[1], natural_key(k[2]))):
        verdicts = lines[day, order, number]
        whose = first_few([bearer.name for bearer in bearers(verdicts)], detail.names, detail.between)
        words = shortened(due_part(verdicts[0]).text, detail.words)
        rows.append((f"{WEEKDAYS[day.weekday()]}, {show(day)}", order, number, words, whose))
    yield gap()
    yield heading(title, size=12)
    header = ("Срок", "Документ", "Пункт", "Мероприятие", who)
    yield PageTable(header=header, rows=tuple(rows), widths=(32, 40, 16, 107, 72), centred=frozenset({0, 2}))
