"""A call is understood as a person types it: the folder before or after the verb, an order's number in any way."""

from datetime import date
from pathlib import Path

import pytest

from automation.cli.parser import parse
from automation.cli.verb_register import choose_order
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


@pytest.mark.parametrize(
    ("call", "verb", "home"),
    [
        ("", "day", None),
        ("--home дом", "day", Path("дом")),
        ("--json --home=дом", "day", Path("дом")),
        ("--home дом --json", "day", Path("дом")),
        ("--home дом register", "register", Path("дом")),
        ("--home=дом status --json", "status", Path("дом")),
        ("register --home дом", "register", Path("дом")),
    ],
)
def test_the_folder_may_stand_before_or_after_the_verb(call: str, verb: str, home: Path | None) -> None:
    parsed = parse(call.split())
    assert (parsed.verb, parsed.home) == (verb, home)


def test_a_folder_left_out_is_asked_and_help_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as wrong:
        parse(["--home"])
    assert wrong.value.code == 2
    assert capsys.readouterr().err == "Ошибка вызова: --home: не указано значение. Справка: run.py day --help\n"
    with pytest.raises(SystemExit) as asked:
        parse(["--home", "дом", "--help"])
    assert asked.value.code == 0
    assert "Команды" in capsys.readouterr().out
