"""An order named in a call is found however its number is typed; a wrong one is answered with those there are."""

from datetime import date

import pytest

from automation.cli.orders import choose_order
from automation.errors import CallError
from automation.model.plan import OrderId

FIRST = OrderId(number="87-п", date=date(2026, 2, 2))
SAME = OrderId(number="87-п", date=date(2025, 2, 2))
OTHER = OrderId(number="454", date=date(2025, 12, 11))


@pytest.mark.parametrize("given", ["87-п", "87-П", "№ 87-п", "87-п от 02.02.2026", "№87-п от 02.02.2026 г."])
def test_an_order_is_found_however_its_number_is_typed(given: str) -> None:
    assert choose_order([FIRST, OTHER], given, "в папке inbox") == FIRST


def test_two_orders_of_one_number_are_told_apart_by_their_dates() -> None:
    with pytest.raises(CallError, match=r"несколько: укажите «87-п от 02\.02\.2026», «87-п от 02\.02\.2025»"):
        choose_order([FIRST, SAME, OTHER], "87-п", "в папке inbox")
    assert choose_order([FIRST, SAME], "87-п от 02.02.2025", "в папке inbox") == SAME


def test_an_unknown_order_is_answered_with_those_there_are() -> None:
    with pytest.raises(CallError, match=r"Документа № 87 в папке inbox нет\. Есть: «87-п от 02.02.2026»"):
        choose_order([FIRST], "87", "в папке inbox")
