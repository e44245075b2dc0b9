"""A report that calls an item executed by fewer people than the item itself asks for (papers.md A12)."""

from datetime import date

import pytest

from automation.model.report import State, StatusRow
from tests.support.compose_world import done, judged, row
from tests.support.control_story import item, small

TERM, DAY = date(2025, 12, 12), date(2025, 12, 15)
HALF = "Выпуск электронных подписей не менее чем для 50 процентов работников"


def found(line: StatusRow, text: str, indicator: str = "") -> list[str]:
    plan = (item("до 12.12.2025", text=text, indicator=indicator),)
    return [f.message for f in judged(small(line, plan=plan), DAY)[0].findings if f.code == "figures-too-few"]


def claimed(total: int | None, moved: int | None, state: State = State.DONE) -> StatusRow:
    return row("ОБР", "1", state=state, executed_on=TERM, evidence="акт", staff_total=total, staff_moved=moved)


@pytest.mark.parametrize(
    ("total", "moved", "text", "asks"),
    [
        (15, 6, HALF, "не менее 50 %"),
        (15, 8, HALF, ""),
        (15, 14, "Обучение работников", "всех"),
        (15, 15, "Обучение работников", ""),
        (650, 400, "Обеспечить охват летним отдыхом не менее 65 процентов детей", "не менее 65 %"),
        (700, 510, "Обеспечить охват летним отдыхом не менее 65 процентов детей", ""),
        (15, 6, "Провести проверку", ""),
        (None, 6, HALF, ""),
        (15, None, HALF, ""),
        (3, 1, "Обучение не менее 33,3 процента работников", "всех"),
    ],
)
def test_fewer_people_than_the_item_asks_for_are_told_with_the_share(
    total: int | None, moved: int | None, text: str, asks: str
) -> None:
    told = found(claimed(total, moved), text)
    assert bool(told) is bool(asks)
    assert not asks or f"«Перешло» – {moved} из {total}; пункт требует {asks}." in told[0]
    assert not asks or "верните сведения («Возвращено»)" in told[0]


@pytest.mark.parametrize(("moved", "asks"), [(120, True), (124, False)])
def test_fewer_things_than_the_indicator_counts_are_told_as_people_are(moved: int, asks: bool) -> None:
    told = found(claimed(124, moved), "Актуализировать рабочие программы дисциплин", "рабочие программы дисциплин")
    assert bool(told) is asks
    assert not asks or "«Перешло» – 120 из 124; пункт требует всех." in told[0]


def test_a_report_that_claims_nothing_is_no_question_and_one_accepted_in_the_same_breath_is() -> None:
    assert not found(claimed(15, 6, State.IN_WORK), HALF)
    assert found(done("ОБР", "1", TERM, staff_total=15, staff_moved=6), HALF)
    assert found(row("ОБР", "1", state=State.DONE, staff_total=15, staff_moved=6), HALF), "without its date, too"
