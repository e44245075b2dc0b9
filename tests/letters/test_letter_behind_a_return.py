"""A letter that followed a return of information is named by the next one behind that return."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from tests.letters.test_what_came_in import BACK, CLAIM
from tests.support.compose_world import done, facts, outline, words
from tests.support.control_story import Story, item, small, to
from tests.support.played_letters import last_letter


@pytest.mark.parametrize(
    ("text", "led", "still"),
    [
        ("Мероприятие", "На письмо", "подтверждение исполнения не получено"),
        ("Отчёт об уборке", "После письма", "по-прежнему ожидается указанный отчёт"),
    ],
)
def test_a_letter_that_followed_a_return_is_named_behind_it(text: str, led: str, still: str) -> None:
    """«После письма … от 12.12 исполнение не подтверждено. Сведения … возвращены 12.12: исполнение не подтверждено»."""
    claim = done("ОБР", "1", date(2025, 12, 11), accepted_on=None, accepted_by="", incoming="11.12.2025 № 19")
    back = replace(claim, returned_on=date(2025, 12, 12), return_reason="нет акта")
    story, plan = Story(sent=True), (item("до 12.12.2025", text=text), item("до 26.12.2025", "2", row=3))
    for day in (11, 12, 15, 17):
        reviewed, decisions = story.day(date(2025, 12, day), small(claim if day < 12 else back, plan=plan))
    paper = to(decisions, "ОБР")
    assert paper
    told = outline(compose(paper, facts(reviewed, number="9"), words())).replace("°", " ")
    after = f"{led} Администрации Аксайского городского поселения от 12.12.2025 {still}."
    assert f"({{нет акта}}). Установленный срок истёк 12.12.2025.\nабзац | {after}" in told
    assert told.count(f"{led} Адм") == 1


def test_what_comes_back_on_the_last_day_is_told_with_its_term() -> None:
    told = last_letter(item("до 18.12.2025"), (date(2025, 12, 16), CLAIM), (date(2025, 12, 18), BACK))
    assert "не подтверждено (приказ не приложен); срок исполнения – до 18.12.2025 включительно." in told
    assert "не продлевает установленный срок" in told
    assert "в установленный срок" not in told
