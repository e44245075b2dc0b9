"""A supplement tells of a report that came since the memo and is cleared up, and of «не применимо». On values."""

from datetime import date

from msgspec.structs import replace

from automation.model.report import State
from tests.letters.test_heard_since_the_memo import supplement
from tests.support.compose_world import done, row


def test_what_was_reported_since_and_cannot_be_counted_is_told_with_what_is_missing() -> None:
    claimed = done(
        "ОБР", "1", date(2026, 1, 9), evidence="", accepted_on=None, accepted_by="", incoming="12.01.2026 № 7"
    )
    said = supplement((), (claimed,))
    assert (
        "; сведения об исполнении пункта 1 плана-графика уточняются (вх. от 12.01.2026 № 7): указано "
        "исполнение 09.01.2026, подтверждающий документ не назван" in said
    )
    assert "пункта 1 " not in supplement((claimed,), (claimed,))
    said = supplement((), (replace(claimed, code="АВТ", incoming=""),))
    assert "мною представлены сведения об исполнении пункта 1 плана-графика, они уточняются: указано исполнение" in said


def test_what_is_called_not_applicable_since_is_told_as_under_review() -> None:
    claimed = row("ОБР", "1", state=State.NOT_APPLICABLE, comment="нет такого имущества", incoming="12.01.2026 № 7")
    said = supplement((), (claimed,))
    assert "; по пункту 1 плана-графика представлены и рассматриваются сведения (вх. от 12.01" in said
