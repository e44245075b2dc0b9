"""The page itself: what it is given of orders and office, and the template, look and script beside this file.

They are joined into one page that no policy lets reach outside.
"""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from automation.letters.plan_name import items_heading
from automation.messages.named_owing import few
from automation.messages.result import act_named, doubt_line, memo_line, next_line, people_line, result_line
from automation.model.control import Entry
from automation.model.figures import Figures
from automation.model.letter import Undelivered
from automation.model.notice import Notice
from automation.model.report import Finding
from automation.reports.board.asked import BoardRemark, WaitingLine, Why, explained, remarks_of, waiting_of
from automation.reports.board.values import (
    LEGEND,
    Late,
    Measure,
    Organisation,
    Timeline,
    late_of,
    line_of,
    measure_of,
    organisations_of,
)
from automation.reports.explained import Facts
from automation.russian import natural_key, show
from automation.titles import IN_DOUBT

HERE = Path(__file__).parent
NAMES, FIELD, PEOPLE, PAPERS = 13, 7.4, 7.2, 14  # rem: the least widths of the matrix's columns
MANY = 100  # rows from which those out of sight are not laid out


class Ahead(Struct, frozen=True, kw_only=True):
    """One of the days ahead: what is written and asked then if nothing more is filled in."""

    on: date
    words: str


class BoardOrder(Struct, frozen=True, kw_only=True):
    """One order: its figures, its papers (the register's and today's), whether it is off control.

    ``reasons`` are the facts the papers rest on, by their keys (``Register.reasons``), needed only to print the page.
    ``notices`` are what waits for a person, ``changes`` what is different since the morning, ``ahead`` the days to
    come.
    """

    figures: Figures
    entries: tuple[Entry, ...] = ()
    reasons: Mapping[str, Facts] = {}
    closed: bool = False
    findings: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()
    changes: tuple[str, ...] = ()
    ahead: tuple[Ahead, ...] = ()


class BoardOffice(Struct, frozen=True, kw_only=True):
    """What concerns no single order: ``news`` of the inbox and alarms, and mail that failed."""

    name: str = ""
    news: tuple[str, ...] = ()
    undelivered: tuple[Undelivered, ...] = ()


NOBODY = BoardOffice()


class ShownOrder(Struct, frozen=True):
    """One order as the template takes it."""

    anchor: str
    name: str
    plan: str
    heading: str
    closed: bool
    result: str
    late_words: str
    next: str
    memo: str
    notes: tuple[str, ...]
    line: Timeline
    measures: tuple[Measure, ...]
    columns: tuple[tuple[str, str], ...]
    organisations: tuple[Organisation, ...]
    many: bool
    people: bool
    papers: bool
    late: tuple[Late, ...]
    remarks: tuple[BoardRemark, ...]
    errors: int
    waiting: tuple[WaitingLine, ...]
    changes: tuple[str, ...]
    ahead: tuple[tuple[str, str], ...]
    explained: tuple[Why, ...]


class BoardPage(Struct, frozen=True, kw_only=True):
    """All that the page shows: its heading, its day, what concerns the office, and the orders in their order."""

    office: BoardOffice
    on: date
    orders: tuple[ShownOrder, ...]


def board_page(orders: Sequence[BoardOrder], *, on: date, office: BoardOffice = NOBODY) -> BoardPage:
    """Gather what the page shows. ``on`` is the day of the figures, the only date that is not data."""
    shown = tuple(_shown(order, f"o{at}", on) for at, order in enumerate(sorted(orders, key=_rank), 1))
    return BoardPage(office=office, on=on, orders=shown)


def print_board(page: BoardPage, *, read: str = "") -> str:
    """Print the page as HTML; the same values give the same text. ``read`` is when the workbooks were read.

    Links lead to papers beside the page, in outbox/.
    """
    from markupsafe import Markup

    style = _text("board.css") + "\n".join(_columns_style(o) for o in page.orders)
    script = _text("board.js")
    html: str = _template().render(
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'",
        style=Markup(style),  # noqa: S704 – ours, no data in it
        script=Markup(script),  # noqa: S704 – ours, no data in it
        office=page.office,
        read=read,
        failed=[f"{u.subject} – {u.to}, {show(u.since)}: {u.reason}" for u in page.office.undelivered],
        on=page.on,
        day=show(page.on),
        orders=page.orders,
        late=[line for order in page.orders for line in order.late],
        legend=LEGEND,
    )
    return html.encode("utf-8", "replace").decode("utf-8")  # a cell may hold half of a surrogate pair


def _rank(order: BoardOrder) -> tuple[object, ...]:
    """Open before closed, what is late first, then the next term, then by date and number."""
    figures = order.figures
    soonest = figures.next_terms[0][0] if figures.next_terms else date.max
    return (order.closed, not figures.late, soonest, figures.order.date, natural_key(figures.order.number))


def _shown(order: BoardOrder, anchor: str, on: date) -> ShownOrder:
    figures = order.figures
    late = () if order.closed else tuple(late_of(figures, anchor))
    organisations = tuple(organisations_of(figures, order.entries))
    return ShownOrder(
        anchor=anchor,
        name=act_named(figures.order),
        plan=items_heading(figures.order),
        heading=figures.order.heading,
        closed=order.closed,
        result=result_line(figures),
        late_words=few(figures.late) if late else "нет",
        next=next_line(figures),
        memo=memo_line(figures),
        notes=tuple(filter(None, (IN_DOUBT if figures.in_doubt else "", people_line(figures), doubt_line(figures)))),
        line=line_of(figures),
        measures=tuple(measure_of(i, figures.on) for i in figures.items),
        columns=tuple((i.item.number, ", ".join(show(d) for d in i.terms[:2])) for i in figures.items),
        organisations=organisations,
        many=len(organisations) > MANY,
        people=bool(figures.people.total),
        papers=any(o.papers for o in organisations),
        late=late,
        remarks=remarks_of(order.findings),
        errors=sum(found.level == "error" for found in order.findings),
        waiting=waiting_of(order.notices, order.entries, _units_of(figures)),
        changes=order.changes,
        ahead=tuple((show(day.on), day.words) for day in order.ahead),
        explained=explained(order.entries, order.reasons, on),
    )


def _units_of(figures: Figures) -> dict[str, str]:
    performers = (v.performer for item in figures.items for v in item.verdicts)
    return {p.code: p.unit for p in performers if p.unit}


def _columns_style(order: ShownOrder) -> str:
    """Return the widths of an order's matrix: rows are laid out one by one, so each must know them by itself."""
    fields = len(order.columns)
    parts = [f"minmax({NAMES}rem,2fr)", f"repeat({fields},minmax({FIELD}rem,1fr))"]
    parts += [f"{PEOPLE}rem"] if order.people else []
    parts += [f"minmax({PAPERS}rem,1.5fr)"] if order.papers else []
    least = NAMES + FIELD * fields + PEOPLE * order.people + PAPERS * order.papers
    return f"#{order.anchor} .matrix{{--columns:{' '.join(parts)};--least:{least:.1f}rem}}"


def _hash(text: str) -> str:
    """Tell how a policy names the one style or script it allows."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_text("board.html"))


def _text(name: str) -> str:
    return (HERE / name).read_text("utf-8")
