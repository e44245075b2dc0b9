"""A table of the сводка as values: headers, widths, and for each cell its value and its look. Pure."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct

from automation.model.figures import Figures
from automation.model.standing import Standing
from automation.russian import initials_last, show
from automation.titles import STANDINGS

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
READABLE = 277 / 25.4 * 96 * 9 / 8  # pixels across a page on which nine points are not scaled below eight
CHARTED = tuple(COLOURS)[:7]  # standings that the charts show
UPRIGHT = frozenset({"На контроле", *(STANDINGS[s].capitalize() for s in COLOURS)})  # headers that stand upright
Line = TypeVar("Line")


class SummaryColumn(Struct, Generic[Line], frozen=True):
    """One column: header, width in characters, look (a format's name, or one for each line), what its cells hold."""

    header: str
    width: float
    look: str | Callable[[Line], str]
    value: Callable[[Line], object]


class SummaryTable(Struct, frozen=True, kw_only=True):
    """One sheet: ``columns`` are headers and widths in characters, ``rows`` the values and the looks of their cells.

    A look is the name of a format. ``title`` stands above the table and ``notes`` below it.
    """

    name: str
    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[tuple[Any, ...], tuple[str, ...]], ...]
    title: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def order_name(figures: Figures) -> str:
    """Write «№ 454 от 11.12.2025»."""
    return f"№ {figures.order.number} от {show(figures.order.date)}"


def names_of(figures: Figures) -> dict[str, str]:
    """Return what each performer is called, by his code: officials of one post are told apart by their names."""
    borne = (v.performer for item in figures.items for v in (*item.verdicts, *item.released))
    performers = {performer.code: performer for performer in borne}
    alike = Counter(performer.known_as for performer in performers.values())
    return {
        code: f"{p.known_as} ({initials_last(p.name)})"
        if p.official and p.name and alike[p.known_as] > 1
        else p.known_as
        for code, p in performers.items()
    }


def table_of(
    name: str,
    columns: Sequence[SummaryColumn[Line]],
    lines: Sequence[Line],
    *,
    title: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
) -> SummaryTable:
    """Ask every column for the value and the look of its cell in every line; make all narrower for a full page."""
    share = min(1.0, (READABLE - 5 * len(columns)) / (7 * sum(c.width for c in columns)))
    return SummaryTable(
        name=name,
        columns=tuple((c.header, c.width * share) for c in columns),
        rows=tuple(
            (
                tuple(c.value(line) for c in columns),
                tuple(c.look if isinstance(c.look, str) else c.look(line) for c in columns),
            )
            for line in lines
        ),
        title=title,
        notes=notes,
    )
