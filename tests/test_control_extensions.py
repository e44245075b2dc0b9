"""«Продление сроков»: what moves a term, and what is told where it does not. On values."""

from dataclasses import replace
from datetime import date

import pytest

from automation.control.review import review
from automation.model.control import empty_history
from automation.model.report import StatusRow
from tests.compose_world import SETTINGS, book
from tests.control_story import ORG, extension, item

DAY = date(2025, 12, 22)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, ""),
        ({"code": "ОБР"}, ""),
        ({"decided_by": ""}, "кто принял"),
        ({"decided_by": "Примерова М.И."}, "сам себе"),
        ({"decided_on": None}, "дата решения"),
        ({"decided_on": date(2025, 12, 13)}, "после истечения"),
        ({"decided_on": date(2025, 12, 10)}, "раньше подписания"),
        ({"decided_on": date(2025, 12, 23)}, "позже сегодняшнего"),
        ({"basis": " "}, "основание"),
        ({"new_term": None}, "новый срок"),
        ({"new_term": date(2025, 12, 12)}, "не позже действующего"),
    ],
)
def test_an_extension_moves_the_term_only_with_a_ground(change: dict[str, object], told: str) -> None:
    made = book(plan=(item("до 12.12.2025"),), performers=(ORG,), extensions=(extension(**change),))
    reviewed = review(made, empty_history(), SETTINGS, DAY)
    verdict = reviewed.morning.verdicts[0]
    assert verdict.control_date == date(2025, 12, 12)
    assert verdict.due == (date(2025, 12, 12) if told else date(2026, 1, 16))
    refusals = [f.message for f in reviewed.findings if f.code == "extension-refused"]
    assert (told in refusals[0]) if told else not refusals


def test_a_second_extension_counts_from_the_first() -> None:
    second = extension(new_term=date(2026, 2, 10), decided_on=date(2026, 1, 15), row=3)
    made = book(plan=(item("до 12.12.2025"),), performers=(ORG,), extensions=(second, extension()))
    verdict = review(made, empty_history(), SETTINGS, date(2026, 1, 20)).morning.verdicts[0]
    assert (verdict.due, verdict.extension_row) == (date(2026, 2, 10), 3)


def test_an_extension_for_another_performer_moves_nothing_here() -> None:
    made = book(plan=(item("до 12.12.2025"),), performers=(ORG,), extensions=(extension(code="ПРИМ"),))
    assert review(made, empty_history(), SETTINGS, DAY).morning.verdicts[0].due == date(2025, 12, 12)


def test_of_several_dates_an_extension_moves_the_nearest_one_after_its_decision() -> None:
    plan = (item("до 15 января, 15 апреля 2026 года"),)
    rows = tuple(
        StatusRow(code="ОБР", item="1", row=n, control_date=d)
        for n, d in enumerate((date(2026, 1, 15), date(2026, 4, 15)), 2)
    )
    moved = extension(new_term=date(2026, 2, 2), decided_on=date(2026, 1, 14))
    made = replace(book(plan=plan, performers=(ORG,), extensions=(moved,)), rows=rows)
    verdicts = review(made, empty_history(), SETTINGS, date(2026, 1, 20)).morning.verdicts
    assert [(v.control_date, v.due) for v in verdicts] == [
        (date(2026, 1, 15), date(2026, 2, 2)),
        (date(2026, 4, 15), date(2026, 4, 15)),
    ]
