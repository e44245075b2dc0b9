"""The справка tells what an amending order does that the workbook does not name yet."""

import pytest
from msgspec.structs import replace

from tests.control.test_amending_orders import act, dec, waiting
from tests.support.control_story import item, small


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"1": "term", "18": "add"}, "изменяет пункт 1 и вводит пункт 18"),
        ({"18": "add", "19": "add"}, "вводит пункты 18 и 19"),
        ({"1": "remove"}, "исключает пункт 1"),
        ({"1": "term", "2": "remove", "18": "add"}, "изменяет пункт 1, исключает пункт 2 и вводит пункт 18"),
        ({"1": "text", "2": "term"}, "изменяет пункты 1 и 2"),
    ],
)
def test_the_report_tells_which_items_a_waiting_order_changes_strikes_and_adds(
    changes: dict[str, str], told: str
) -> None:
    made = tuple(act(number, action).changes[0] for number, action in changes.items())
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3))
    reviewed, _ = waiting(replace(act(), changes=made)).day(dec(15), small(plan=plan), keep=False)
    assert reviewed.plan_remarks == (
        f"постановление от 15.12.2025 № 47-р {told}, сведения приведены без учёта этих изменений",
    )
