"""Work that each performer does for itself within a stretch of days was not held because another has done his."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.plan import Item
from automation.model.report import State, StatusRow
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import book, done, facts, outline, row, words
from tests.support.control_story import ORG, Story, item, to

TERM = "с 01.12.2025 по 12.12.2025"
TRAINING = "Провести обучение работников пищеблоков"
FESTIVAL = "Провести фестиваль"
OTHER = replace(ORG, code="ДРУГ", organisation="МБУ «Другое»")
EMPTY = row("ОБР", "1")
HALF = row("ОБР", "1", state=State.IN_WORK, reason="отпуска", staff_total=19, staff_moved=12)
KEPT = "Дата, указанная в настоящем письме, не продлевает установленный срок."


def stretch(text: str) -> Item:
    return replace(item(TERM, text=text), term=read_term(TERM, SIGNED, Calendar(), event=True))


def letter(text: str, mine: StatusRow, on: date) -> str:
    """The letter to one of two whose other has had its report on the same item accepted."""
    story = Story()
    made = book(mine, done("ДРУГ", "1", date(2025, 12, 11)), plan=(stretch(text),), performers=(ORG, OTHER))
    reviewed, decisions = story.day(on, made)
    paper = to(decisions, "ОБР")
    assert paper is not None
    known = facts(reviewed, number="К-9")
    made_of = compose(paper, known, words())
    assert check_letter(made_of, paper, known) == ()
    return outline(made_of).replace("°", " ").replace("\u00a0", " ").replace("{", "").replace("}", "")


@pytest.mark.parametrize("mine", [EMPTY, HALF, replace(HALF, expected_on=date(2025, 12, 26))])
def test_training_of_each_ones_own_staff_is_not_held_by_the_report_of_another(mine: StatusRow) -> None:
    told = letter(TRAINING, mine, date(2025, 12, 18))
    assert KEPT in told


def test_a_festival_of_several_days_that_another_reported_was_held() -> None:
    told = letter(FESTIVAL, EMPTY, date(2025, 12, 18))
    assert "не продлевает" not in told
    assert "мероприятие не проведено" not in told
    going_on = replace(HALF, staff_total=None, staff_moved=None, expected_on=date(2025, 12, 26))
    assert KEPT in letter(FESTIVAL, going_on, date(2025, 12, 18)), "its own row says that it goes on"


def test_who_has_trained_but_some_is_asked_to_go_on_behind_the_day_he_named() -> None:
    passed = replace(HALF, expected_on=date(2025, 12, 16))
    told = letter(TRAINING, passed, date(2025, 12, 18))
    assert "мероприятие находится в работе" in told
    assert "Указанная дата исполнения – 16.12.2025 – прошла. Установленный срок истёк 12.12.2025." in told
    assert (
        "Просим до 22.12.2025 завершить исполнение пункта 1 и представить по прилагаемой форме сведения об этом с "
        "подтверждающими документами либо сообщить новую дату исполнения и причины, по которым прежняя не соблюдена."
    ) in told
    assert "о результатах" not in told
    assert KEPT in told
    whole = letter(TRAINING, replace(passed, staff_moved=19), date(2025, 12, 18))
    assert "сведения о результатах мероприятия" in whole
