"""What stands in the row of a repeated report after one term is about that term until half the way to the next one."""

from datetime import date

import pytest

from automation.model.plan import Item
from automation.model.report import State, StatusRow
from tests.support.compose_world import done, row
from tests.support.control_story import item
from tests.support.played_letters import last_letter

LETTER = "1999 от 24.12.2025"
BEFORE, CAME, SENT_BACK, NEXT = date(2025, 12, 23), date(2025, 12, 24), date(2025, 12, 26), date(2026, 1, 14)
CLAIM = done("ОБР", "1", BEFORE, accepted_on=None, accepted_by="", incoming=LETTER)
AT_WORK = row("ОБР", "1", reason="нет счётчиков", expected_on=date(2026, 1, 20), incoming=LETTER, state=State.IN_WORK)


def monthly() -> Item:
    return item("ежемесячно до 19 числа", text="Отчёт о ходе отопительного сезона")


def later(day: date, *rows: tuple[date, StatusRow], silent: date = BEFORE) -> str:
    """Return the last letter up to a day on which nothing new stands in the row."""
    return last_letter(monthly(), (silent, row("ОБР", "1")), *rows, (day, rows[-1][1]))


@pytest.mark.parametrize("state", ["исполнено", "в работе"])
def test_a_report_sent_back_after_one_term_is_none_for_the_next(state: str) -> None:
    """«Отчёт со сроком 19.01.2026 (вх. от 24.12.2025 № 1999) возвращён 26.12.2025» of the report for 19.12."""
    back = done("ОБР", "1", BEFORE, accepted_on=None, accepted_by="", incoming=LETTER, returned_on=SENT_BACK)
    back = back if state == "исполнено" else row("ОБР", "1", **_told(back))
    told = later(date(2026, 1, 21), (CAME, CLAIM), (SENT_BACK, back))
    assert "отчёт со сроком 19.01.2026 (вх." not in told


def test_a_reason_given_after_one_term_is_none_of_the_next() -> None:
    told = later(NEXT, (CAME, AT_WORK))
    assert "до 19.01.2026 включительно" in told
    assert "нет счётчиков" not in told
    assert "20.01.2026" not in told


def test_a_reason_given_shortly_before_the_next_term_is_about_that_one_too() -> None:
    told = later(date(2026, 1, 15), (NEXT, AT_WORK))
    assert "отчёт со сроком 19.01.2026 готовится, причина задержки – нет счётчиков" in told


def _told(line: StatusRow) -> dict[str, object]:
    cells = ("executed_on", "evidence", "incoming", "returned_on")
    return {"state": State.IN_WORK, **{cell: getattr(line, cell) for cell in cells}}
