"""A report that was sent back, nobody knows why, is asked for once more: no document proves a document."""

from datetime import date

from msgspec.structs import replace

from automation.model.report import State
from tests.support.compose_world import row
from tests.support.control_story import item
from tests.support.played_letters import last_letter

MONTHLY = item("ежемесячно, до 25 числа", text="Информация о ходе подготовки")
SENT = row("ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 22), evidence="письмо", incoming="22.12.2025 № 19")


def test_without_a_reason_the_report_itself_is_asked_for_once_more() -> None:
    """«Представить указанные акты с подтверждающими документами», said a request behind a return."""
    back = replace(SENT, returned_on=date(2025, 12, 23))
    told = last_letter(MONTHLY, (date(2025, 12, 22), SENT), (date(2025, 12, 24), back))
    assert "возвращена 23.12.2025: представленные сведения не приняты." in told
    assert "повторно представить информацию со сроком 25.12.2025." in told
    assert "подтверждающими документами" not in told
