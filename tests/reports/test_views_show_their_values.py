"""A view is compared by the very values that it prints: whatever changes in a file also changes in those values."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from enum import Enum
from typing import Any

import pytest
from msgspec import Struct, json
from msgspec.structs import replace

from automation.model.figures import Figures
from automation.reports.board import BoardOrder, board_page, print_board
from automation.reports.card import card_sheet
from automation.reports.remark_pages import print_remarks
from automation.reports.remarks import remark_book
from automation.reports.sheet_docx import print_sheet
from automation.reports.summary import write_summary
from automation.reports.summary_pages import summary_of
from automation.reports.week import week_sheet
from tests.reports.test_remarks import ALL, SEEN
from tests.support.board_world import story
from tests.support.summary_world import figures

MONDAY = date(2025, 12, 15)


def touched(value: Any) -> Iterator[tuple[str, Any]]:
    """Each way to change one thing inside a value: the path of names to it, and the whole value changed."""
    if isinstance(value, Enum):
        yield "", next(m for m in type(value) if m is not value)
    elif isinstance(value, bool):
        yield "", not value
    elif isinstance(value, str):
        yield "", f"{value}ъ"
    elif isinstance(value, int):
        yield "", value + 1
    elif isinstance(value, date):
        yield "", value + timedelta(days=1)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            for path, changed in touched(getattr(value, name)):
                yield f".{name}{path}", replace(value, **{name: changed})
    elif isinstance(value, tuple):
        for at, part in enumerate(value[:3]):
            for path, changed in touched(part):
                yield f"[{at}]{path}", (*value[:at], changed, *value[at + 1 :])


def remarks_page(book: Any) -> object:
    return remark_book(book, ALL)


VIEWS: dict[str, tuple[Any, Callable[[Any], object], Callable[[Any], object], set[str]]] = {
    "Сводка": (
        figures(),
        lambda made: summary_of([made]),
        lambda made: write_summary([made]),
        {
            ".items[0].verdicts[2].row.reason",
            ".items[0].item.text",
            ".items[0].verdicts[0].executed_on",
            ".order.number",
        },
    ),
    "Пункты на неделю": (
        figures(),
        lambda made: week_sheet([made], MONDAY),
        lambda made: print_sheet(week_sheet([made], MONDAY)),
        {".items[0].verdicts[2].item.text", ".items[0].verdicts[2].due"},
    ),
    "Контрольная карточка": (
        figures(),
        lambda made: card_sheet(made, [], []),
        lambda made: print_sheet(card_sheet(made, [], [])),
        {".order.heading", ".items[0].item.text"},
    ),
    "Доска": (
        story(),
        lambda made: board_page([made], on=made.figures.on),
        lambda made: print_board(board_page([made], on=made.figures.on)),
        {".figures.order.heading", ".figures.items[0].item.text", ".closed", ".entries[0].registered"},
    ),
    "Замечания": (
        SEEN,
        remarks_page,
        lambda book: print_remarks(remark_book(book, ALL)),
        {".order.number", ".performers[0].organisation"},
    ),
}


@pytest.mark.parametrize("view", VIEWS)
def test_what_a_file_prints_is_what_it_is_compared_by(view: str) -> None:
    """The files of a view are printed from its values alone: a value that changes them changes what is compared."""
    subject, values_of, file_of, certain = VIEWS[view]
    values, file = json.encode(values_of(subject)), file_of(subject)
    changes = {path: changed for path, changed in touched(subject) if path in certain}
    assert changes.keys() == certain
    assert [path for path, changed in changes.items() if json.encode(values_of(changed)) == values] == []
    assert [path for path, changed in changes.items() if file_of(changed) == file] == []


def test_a_later_day_alone_changes_no_values_laid_out_for_the_day_before() -> None:
    made = figures()
    later: Figures = replace(made, on=date(2025, 12, 30))
    assert summary_of([later]) != summary_of([made])
    assert summary_of([replace(later, on=made.on)]) == summary_of([made])
    order = story()
    aged = BoardOrder(figures=replace(order.figures, on=date(2025, 12, 30)), entries=order.entries)
    back = replace(aged, figures=replace(aged.figures, on=order.figures.on))
    assert board_page([back], on=order.figures.on) == board_page([order], on=order.figures.on)
