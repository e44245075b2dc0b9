"""Who has answered a letter with a reason and a day is not written to before it, within two pauses (decision 0189)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.model.report import State
from tests.support.compose_world import row
from tests.support.control_story import Story, december, item, small, to

PLAN = (item("до 12.12.2025"), item("до 30.01.2026", "2", row=3))
SILENT = row("ОБР", "1")


@pytest.mark.parametrize(("day", "written"), [(date(2026, 1, 13), False), (date(2026, 2, 2), True)])
@pytest.mark.parametrize("reason", ["одна бригада на четыре участка", ""])
def test_the_second_letter_waits_for_the_day_that_was_named_with_a_reason(
    day: date, reason: str, *, written: bool
) -> None:
    """The director's letter asked for nothing but what a hospital had promised eight working days ahead."""
    story, answered = Story(sent=True), []
    working = replace(SILENT, state=State.IN_WORK, reason=reason, expected_on=day, incoming="18.12.2025 № 14")
    for on in december(16, 18, 24, 25):
        _, decisions = story.day(on, small(SILENT if on.day == 16 else working, plan=PLAN))
        answered.append(to(decisions, "ОБР") is not None)
    assert answered[0]
    assert any(answered[1:]) is (written or not reason)
