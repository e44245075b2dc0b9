"""That an item does not apply to one of its performers: the next справка says it once, a supplement with the ground."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from automation.letters.marks import plain
from automation.letters.news import incoming_together
from automation.model.kinds import Kind
from automation.model.report import State, StatusRow
from automation.model.reported import Incoming
from tests.support.compose_world import book, done, row
from tests.support.control_story import ORG, Story, item
from tests.support.told_days import paper_of

TERM = date(2025, 12, 12)
BOTH = (ORG, replace(ORG, code="ФИЛ", organisation="МБУ «Филиал»", row=3))
GROUND = "здание передано району"


def exempt(number: str, **values: Any) -> StatusRow:
    return row("ФИЛ", number, state=State.NOT_APPLICABLE, comment=GROUND, accepted_by="Секретарёва О.О.", **values)


def test_a_reference_says_once_of_whom_the_last_one_counted_that_an_item_does_not_apply_to_him() -> None:
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))
    story, said = Story(sent=True), []
    for day, rows in ((15, ()), (22, (exempt("1", accepted_on=date(2025, 12, 18)),)), (29, (exempt("1"),))):
        made = book(done("ОБР", "1", TERM), *rows, plan=plan, performers=BOTH)
        said.append(paper_of(story.day(date(2025, 12, day), made)).replace("\u00a0", " "))
    told = ["ункт 1 в части, касающейся МБУ «Филиал», признан неприменимым 18.12.2025" in one for one in said]
    assert told == [False, True, False]
    assert "неприменим" not in said[2]


def test_a_supplement_gives_the_ground_once_and_the_letters_of_one_day_together() -> None:
    plan, story = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3)), Story(sent=True)
    executed = (done("ОБР", "1", TERM), done("ОБР", "2", TERM))
    story.day(date(2025, 12, 15), book(*executed, plan=plan, performers=BOTH))
    spared = (exempt("1", incoming="15.12.2025 № 4"), exempt("2", incoming="15.12.2025 № 5"))
    day = story.day(date(2025, 12, 16), book(*executed, *spared, plan=plan, performers=BOTH))
    said = paper_of(day, Kind.SUPPLEMENT).replace("\u00a0", " ")
    assert (
        "пункты 1 и 2 плана-графика в части, касающейся МБУ «Филиал», признаны неприменимыми (вх. от 15.12.2025 № 4 и "
        f"5; сообщено: «{GROUND}»), а другим исполнителем пункты исполнены"
    ) in said


def test_letters_of_several_days_are_told_day_by_day() -> None:
    letters = [Incoming(number=str(n), day=date(2025, 12, 14 + n // 4)) for n in range(1, 6)]
    told = plain(incoming_together(letters)).replace("\u00a0", " ")
    assert told == "от 14.12.2025 № 1, 2 и 3 и от 15.12.2025 № 4 и 5"
    assert plain(incoming_together([Incoming(number="эл. почта", day=TERM), None])) == "от 12.12.2025"
