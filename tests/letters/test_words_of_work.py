"""What a performer has written of work that is not executed stands beside it in his own words (decision 0438)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.model.report import Book, Relation, State
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import facts, judged, lists_told, row
from tests.support.control_story import ORG, item, small

AGREED = replace(ORG, organisation="ООО «Порт»", relation=Relation.BY_AGREEMENT)
PLAN = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))


@pytest.mark.parametrize(
    ("on", "told"),
    [
        (11, "МБУ «Порт» – пункт 1 (срок – 12.12.2025, «заключено 14 договоров из 20», ожидаемая дата – 25.12.2025"),
        (15, "МБУ «Порт» – пункт 1 (срок – 12.12.2025, сообщено: «заключено 14 договоров из 20», ожидаемая дата –"),
    ],
)
def test_how_far_the_work_has_come_is_told_in_the_words_of_who_does_it(on: int, told: str) -> None:
    """The leader learned a day, and not that fourteen contracts of twenty had been made."""
    said = {"done": "заключено 14 договоров из 20", "expected_on": date(2025, 12, 25)}
    working = row("ОБР", "1", state=State.IN_WORK, **said)
    port = replace(ORG, organisation="МБУ «Порт»")
    plan = (item("до 12.12.2025", text="Заключить договоры"), *PLAN[1:])
    assert told in _lists(small(working, plan=plan, performer=port), on)


def test_words_that_are_long_or_one_are_not_quoted_there() -> None:
    for words in ("работаем", "договоры заключаются " * 9):
        working = row("ОБР", "1", state=State.IN_WORK, comment=words, incoming="15.12.2025 № 3")
        assert "сообщено" not in _lists(small(working, plan=PLAN, performer=AGREED), 16)


def test_words_of_a_row_that_was_sent_back_are_those_of_the_report_sent_back() -> None:
    """«Не завершено исполнение пункта 10 (сообщено: «сверены предметы трёх филиалов»)» was said of a returned act."""
    anew = {"reason": "ожидаются данные филиала", "incoming": "15.12.2025 № 3", "returned_on": date(2025, 12, 13)}
    for cells, quoted in ((anew, False), ({**anew, "returned_on": None}, True)):
        working = row("ОБР", "1", state=State.IN_WORK, done="сверены предметы трёх филиалов", **cells)
        said = _lists(small(working, plan=PLAN), 16)
        assert "– пункт 1 (срок – 12.12.2025, " in said
        assert "причина – ожидаются данные филиала" in said
        assert ("сообщено: «сверены предметы трёх филиалов»" in said) is quoted


def _lists(made: Book, on: int) -> str:
    reviewed, _ = judged(made, date(2025, 12, on))
    return lists_told(reviewed.figures, facts(reviewed), running=True).replace("\u00a0", " ")


@pytest.mark.parametrize("column", ["reason", "comment"])
def test_why_an_item_does_not_apply_stands_beside_the_claim_that_is_to_be_decided(column: str) -> None:
    claim = row("ОБР", "1", state=State.NOT_APPLICABLE, **{column: "Установку ведёт МУП «Дорожник»"})
    assert "(срок – 12.12.2025, указано «не применимо»: «Установку ведёт МУП «Дорожник»)" in _lists(small(claim), 12)


@pytest.mark.parametrize(
    ("incoming", "told"),
    [
        ("15.12.2025 № 20", "пункт 1 (срок – 12.12.2025, сообщено: «день открытых дверей проведён»)"),
        ("12.12.2025 № 20", "пункт 1 (срок – 12.12.2025)"),
    ],
)
def test_of_an_event_what_came_behind_its_day_is_told(incoming: str, told: str) -> None:
    """The day of open doors had been held, wrote a school; the справка awaited information and told nothing."""
    doors = replace(item("12.12.2025"), term=read_term("12.12.2025", SIGNED, Calendar(), event=True))
    wrote = row("ОБР", "1", comment="день открытых дверей проведён", incoming=incoming)
    assert f"Ожидаются сведения: МБУК «Образец» – {told}" in _lists(small(wrote, plan=(doors, *PLAN[1:])), 15)


def test_the_words_of_the_report_before_are_none_of_the_one_that_is_owed() -> None:
    """«Информация за октябрь (сообщено: «проведено 5 рейдов»)»: that was written of September."""
    raids = item("ежемесячно, до 15 числа", text="Представлять информацию о рейдах")
    report = {"executed_on": date(2025, 12, 12), "evidence": "информация", "done": "проведено 5 рейдов"}
    accepted = {"accepted_on": date(2025, 12, 15), "accepted_by": "Образцова Н.П."}
    made = small(row("ОБР", "1", state=State.DONE, **report, **accepted), plan=(raids,), performer=AGREED)
    reviewed, _ = judged(made, date(2026, 1, 20))
    told = lists_told(reviewed.figures, facts(reviewed), running=True)
    assert "15.01.2026" in told
    assert "рейдов" not in told
