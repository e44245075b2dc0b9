"""The tables of an order that hold its plans, with what stands above, between and below them."""

import re

from msgspec import Struct

from automation.plan.order.blocks import Block, Table, TableCell, flat, spell_out
from automation.plan.order.order_body import Parts
from automation.plan.order.table_columns import Layout, guess_layout, layout_of

_CAPTION = re.compile(r"(?:Раздел\s+)?(?:\d{1,2}|[IVX]+)\.\s+[А-ЯЁ][^:;]*[^.:;,]$")


class Plan(Struct, frozen=True):
    """A table that holds a plan, the lines above it (stamp and title) and below it."""

    tables: tuple[tuple[Table, Layout], ...]
    above: tuple[str, ...]
    below: tuple[str, ...] = ()


def plans_of(parts: Parts) -> list[Plan]:
    """Return every plan of the document; tables that only continue one another are one plan."""
    found: list[Plan] = []
    for section in parts.appendices:
        found += _plans_in(list(section))
    if parts.main_tables:
        found.insert(
            0,
            Plan(
                tuple((t, layout) for t in parts.main_tables if (layout := layout_of(t) or guess_layout(t))), parts.head
            ),
        )
    timed = [plan for plan in found if any({"term", "end"} & set(layout.roles) for _, layout in plan.tables)]
    return timed or found


def _plans_in(blocks: list[Block]) -> list[Plan]:
    tables: list[tuple[Table, Layout]] = []
    above: list[str] = []
    below: list[str] = []
    for block in blocks:
        layout = layout_after(block, tables) if isinstance(block, Table) else None
        if isinstance(block, Table) and layout is not None:
            caption = below if tables else _caption_of(above)
            table = _captioned(block, layout.header, flat(" ".join(caption)))
            if tables and layout.roles == tables[-1][1].roles:
                tables[-1] = (_continued(tables[-1][0], table), tables[-1][1])
            else:
                tables.append((table, layout))
            below.clear()
        else:
            (below if tables else above).extend(line.strip() for line in spell_out(block))
    return [Plan(tuple(tables), tuple(above), tuple(below))] if tables else []


def _caption_of(above: list[str]) -> list[str]:
    """Take the caption of the first table («1. Устранение замечаний») off the lines above it; the title stands over it.

    A caption is one line with a number of its own.
    """
    at = next((n for n in range(len(above) - 1, 0, -1) if above[n]), 0)
    if not at or not _CAPTION.match(above[at]):
        return []
    caption = above[at:]
    del above[at:]
    return caption


def _captioned(table: Table, header: int, caption: str) -> Table:
    """Return a table with the words above it as a row that heads all its rows."""
    if not caption:
        return table
    row = (TableCell(caption, (len(table.rows), 0)),) * len(table.rows[0])
    return Table((*table.rows[:header], row, *table.rows[header:]))


def _continued(table: Table, more: Table) -> Table:
    """Join two parts of one table that a page, an empty line or a caption has cut."""
    down = len(table.rows)
    moved = (tuple(TableCell(one.text, (one.origin[0] + down, one.origin[1])) for one in row) for row in more.rows)
    return Table((*table.rows, *moved))


def layout_after(table: Table, before: list[tuple[Table, Layout]]) -> Layout | None:
    """Return the layout of its own heading; without one that of the table it continues, or what its content shows."""
    own = layout_of(table)
    if own is None and before and len(before[-1][1].roles) == len(table.rows[0]):
        return Layout(before[-1][1].roles, 0, before[-1][1].headings)
    return own or guess_layout(table)
