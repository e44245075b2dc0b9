"""Information and reports are prepared, presented and sent back by their name and period; nobody executes them."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.model.control import Paper
from automation.model.kinds import Form, Kind
from automation.model.report import State, StatusRow
from tests.support.compose_order import ORDER
from tests.support.compose_world import appendix_told, facts, lists_told, row
from tests.support.control_story import Story, item, small
from tests.support.played_letters import last_letter

APRIL = item("ежемесячно, до 5 числа месяца, следующего за отчётным", "8", text="Сведения о надоях")
LATER = item("до 24.07.2026", "2", row=3)
TERM, TUESDAY = date(2026, 5, 5), date(2026, 5, 12)
EMPTY = row("ОБР", "8")
WORKING = replace(EMPTY, state=State.IN_WORK, reason="ремонт весов", expected_on=date(2026, 5, 20))
PARTLY = replace(EMPTY, incoming="06.05.2026 № 44", reason="ремонт весов")
CLAIM = replace(EMPTY, state=State.DONE, executed_on=date(2026, 5, 6), evidence="письмо", incoming="06.05.2026 № 44")
MEMO = Paper(
    kind=Kind.COMPLETION, form=Form.MEMO, order=ORDER.id, day=TUESDAY, addressee=None, signer="responsible", grounds=()
)
BACK = replace(CLAIM, returned_on=date(2026, 5, 7), return_reason="нет подписи")


def of_april(*lines: StatusRow) -> Story:
    """Play a spring in which the reports until March came in time, then these rows of May, a day each."""
    story = Story(sent=True)
    for month in range(1, 5):
        done = replace(CLAIM, executed_on=date(2026, month, 2), incoming="", accepted_on=date(2026, month, 2))
        told = replace(done, accepted_by="Образцова Н.П.")
        story.day(date(2026, month, 2), small(told, plan=(APRIL, LATER)))
    for n, line in enumerate(lines):
        story.day(date(2026, 5, 6 + n), small(line, plan=(APRIL, LATER)))
    return story


@pytest.mark.parametrize(
    ("lines", "told", "mark"),
    [
        (
            (WORKING,),
            "готовятся сведения за апрель 2026 года (пункт 8, причина задержки – ремонт весов, ожидаемая дата – 20.05",
            "сведения за апрель 2026 года – готовятся после истечения срока; ожидаемая дата – 20.05.2026",
        ),
        (
            (PARTLY,),
            "не представлены сведения за апрель 2026 года (пункт 8, поступило – вх. от 06.05.2026 № 44, причина – ",
            "сведения за апрель 2026 года – не представлены",
        ),
        (
            (CLAIM, BACK),
            "возвращены сведения за апрель 2026 года (пункт 8, дата возврата – 07.05.2026, причина – нет подписи)",
            "сведения за апрель 2026 года – возвращены 07.05.2026",
        ),
        (
            (CLAIM,),
            "сведения: МБУК «Образец» – сведения за апрель 2026 года (пункт 8, указано представление 06.05.2026",
            "на рассмотрении",
        ),
    ],
)
def test_a_memo_names_a_report_by_its_period_before_the_item(
    lines: tuple[StatusRow, ...], told: str, mark: str
) -> None:
    reviewed, _ = of_april(EMPTY, *lines).day(TUESDAY, small(lines[-1], plan=(APRIL, LATER)))
    said = lists_told(reviewed.figures, facts(reviewed), running=True)
    assert told in said
    assert "подтвержден" not in said
    known, figures = facts(reviewed, number="1"), reviewed.figures
    marks = "\n".join(r.mark for r in appendix_told(figures, known, MEMO).rows if r.number == "8")
    assert mark in marks
    assert "исполнен" not in marks


def test_a_letter_says_that_what_came_in_is_not_the_report() -> None:
    days = ((date(2026, 1, 9), EMPTY), (date(2026, 1, 16), replace(PARTLY, incoming="12.01.2026 № 4", item="1")))
    told = last_letter(replace(APRIL, number="1"), *days)
    assert "исполнение" not in told.partition("абзац")[2]
    assert "поступили сведения (вх. от 12.01.2026 № 4), однако сведения за декабрь 2025 года не представлены" in told
