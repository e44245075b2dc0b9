"""A plan printed in any shape gives the same items, terms and executors."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation.plan.order.blocks import Source
from automation.plan.order.understand import understand_order
from tests.support.nightly import first
from tests.support.order_shapes import PRINTERS, Printer, Row, as_table

TEXTS = st.sampled_from(
    (
        "Проверить котельные", "Составить список семей, которым нужна помощь", "Завезти песок на берег",
        "Направить отчёт о ремонте дорог в управление", "Обследовать мосты и переправы",
    )
)  # fmt: skip
TERMS = st.sampled_from(
    (
        "до 01.03.2026", "постоянно", "ежеквартально до 20 числа", "I квартал 2026 года", "в течение 10 рабочих дней",
        "с 10.02.2026 по 20.02.2026", "апрель 2026 г.",
    )
)  # fmt: skip
EXECUTORS = st.lists(
    st.sampled_from(
        (
            "отдел ЖКХ", "Иванов И.И.", "директор школы Котова А.А.", "МБУК «Дом культуры»", "главы поселений",
            "управление образования (по согласованию)", "начальник отдела связи",
        )
    ),
    min_size=1,
    max_size=3,
    unique=True,
).map("; ".join)  # fmt: skip
ROWS = st.lists(st.tuples(TEXTS, TERMS, EXECUTORS), min_size=2, max_size=5)


def read(printer: Printer, rows: list[Row]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    draft = understand_order(Source(tuple(printer(rows))), "план.txt")
    return [(item.number, item.text, item.term.phrase, item.groups) for item in draft.items]


@pytest.mark.parametrize("printer", first(3, PRINTERS), ids=lambda printer: printer.__name__)
@given(ROWS)
@settings(max_examples=6, deadline=None)
def test_the_same_plan_in_any_shape_is_read_alike(printer: Printer, cells: list[tuple[str, str, str]]) -> None:
    rows: list[Row] = [(str(n), *cell) for n, cell in enumerate(cells, 1)]
    assert read(printer, rows) == [
        (number, text, term, tuple(executors.split("; "))) for number, text, term, executors in rows
    ]


@given(ROWS)
@settings(max_examples=5, deadline=None)
def test_terms_are_read_alike_from_a_table_and_from_text(cells: list[tuple[str, str, str]]) -> None:
    rows: list[Row] = [(str(n), *cell) for n, cell in enumerate(cells, 1)]
    deadlines = [
        [item.term.deadline for item in understand_order(Source(tuple(printer(rows))), "план.txt").items]
        for printer in (as_table, PRINTERS[-1])
    ]
    assert deadlines[0] == deadlines[1]
