"""Letters of this very morning: who only agreed is none of the silent (papers.md B7), a second one is told apart."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.letters.hearings import attention
from automation.letters.letter_facts import memo_of
from automation.model.control import PaperState
from automation.model.kinds import Kind
from automation.model.report import Relation, State
from tests.support.compose_world import book, done, facts, lists_told, row, words
from tests.support.control_story import ORG, Story, item, settings, small
from tests.support.told_days import paper_of

AGREED = replace(ORG, organisation="ООО «Порт»", relation=Relation.BY_AGREEMENT)
LATER = item("до 30.01.2026", "2", row=3)
MADE = small(plan=(item("до 19.12.2025"), LATER), performer=AGREED)
AWAITED = "Ожидаются сведения: ООО «Порт» – пункт 1 (срок – 19.12.2025)"


@pytest.mark.parametrize("how", [{"state": PaperState.SIGNED, "signed_on": date(2025, 12, 22)}, {}])
def test_who_only_agreed_is_awaited_from_the_morning_of_the_first_letter_to_the_day_it_names(how: Any) -> None:
    story = Story(settings(progress="daily"))
    reviewed, decisions = story.day(date(2025, 12, 22), MADE)
    asking, upwards = decisions.papers
    assert (asking.kind, upwards.kind) == (Kind.REQUEST, Kind.PROGRESS)
    said = paper_of((reviewed, decisions))
    assert AWAITED in said
    assert "не подтвердивш" not in said
    story.mark((asking,), **how)

    def told(on: date) -> str:
        reviewed, _ = story.day(on, MADE, keep=False)
        return paper_of((reviewed, Decisions(papers=(replace(upwards, day=on),))))

    next_day = told(date(2025, 12, 23))
    assert AWAITED in next_day, "signed or not, it has not been sent, and the day in it is ahead"
    assert "не подтвердивш" not in next_day
    late = told(date(2025, 12, 29))
    assert "не подтвердивш" in late, "the day has passed, and nobody has got the letter"
    assert AWAITED not in late


def test_who_is_asked_of_the_same_item_beside_another_one_is_named_with_him() -> None:
    """The справка told of the request to the one whose report was sent back, and nothing of the other's."""
    claim = done("МУЗ", "1", date(2025, 12, 19), accepted_on=None, accepted_by="")
    back = replace(claim, returned_on=date(2025, 12, 22), return_reason="не подписано")
    other = replace(AGREED, code="МУЗ", organisation="ООО «Музей»", name="", row=3)
    made = book(back, row("ОБР", "1"), plan=(item("до 19.12.2025"), LATER), performers=(AGREED, other))
    said = paper_of(Story(settings(progress="daily"), sent=True).day(date(2025, 12, 22), made))
    assert "Ожидаются сведения: ООО «Порт» – пункт 1" in said
    asked = "Сведения об исполнении пункта 1 запрашиваются у ООО «Порт» и ООО «Музей» (срок ответа – 24.12.2025)."
    assert asked in said


def test_a_second_letter_of_the_morning_is_told_beside_the_proposal_of_a_meeting() -> None:
    """Behind that morning the list names the letter, and the proposal stands alone."""
    story, made = Story(settings(progress="daily"), sent=True), small(plan=(item("до 12.12.2025"), LATER))
    story.day(date(2025, 12, 16), made)
    text = paper_of(story.day(date(2025, 12, 24), made))
    again = "Сведения об исполнении пункта 1 запрашиваются повторно у МБУК «Образец» (срок ответа – 26.12.2025)"
    assert f"| {again}.\n" in text
    assert "рассмотреть на ближайшем оперативном совещании вопрос об исполнении пункта 1" in text
    reviewed, _ = story.day(date(2025, 12, 25), made)
    told = attention(memo_of(reviewed.figures, facts(reviewed, story.settings), words(), running=True))
    assert (told["запрашивается"], told["пункты"]["им"]) == ("", "пункт 1")


def test_a_second_letter_that_asks_to_finish_later_is_told_with_the_day_of_its_answer() -> None:
    """The later one is the day that the performer expects and the list tells: «срок завершения» read as a new term."""
    story, row_ = Story(settings(progress="daily"), sent=True), row("ОБР", "1")
    plan = (item("до 12.12.2025"), LATER)
    story.day(date(2025, 12, 16), small(row_, plan=plan))
    far = replace(row_, state=State.IN_WORK, reason="одна бригада", expected_on=date(2026, 2, 2))
    made = small(replace(far, incoming="18.12.2025 № 12"), plan=plan)
    said = paper_of(story.day(date(2025, 12, 26), made))
    assert "запрашиваются у МБУК «Образец» (срок ответа – 30.12.2025)." in said
    assert "ожидаемая дата – 02.02.2026" in said


def test_a_first_letter_in_vain_is_told_beside_the_second_that_may_still_be_answered() -> None:
    """«Письмо от 16.12, ответа нет» became «письма от 16.12 и от 24.12» on the day of the second."""
    story, made = Story(settings(progress="daily"), sent=True), small(plan=(item("до 12.12.2025"), LATER))

    def told(on: date) -> str:
        reviewed, _ = story.day(on, made)
        return lists_told(reviewed.figures, facts(reviewed), running=True).replace("\u00a0", " ")

    assert "от 16.12.2025" not in told(date(2025, 12, 16))
    assert "направлено письмо от 16.12.2025, ответа нет" in told(date(2025, 12, 24))
    assert "на письмо от 16.12.2025 ответа нет; направлено письмо от 24.12.2025" in told(date(2025, 12, 25))
    assert "от 16.12.2025 и от 24.12.2025, ответа нет" in told(date(2025, 12, 29))
