"""A paper that goes to another body is presented on its own day, whenever our office was told of it (papers.md A4)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.review import Review
from automation.letters.marks import plain
from automation.model.report import StatusRow
from automation.model.standing import Standing
from tests.control.test_recurring import report
from tests.letters.test_every_period import mark_of
from tests.support.compose_world import book, done, facts, lists_told
from tests.support.control_story import ORG, Story, item, only, small

MINISTRY = "в министерство социального развития области"
TERM, TOLD, ACCEPTED = date(2025, 12, 15), date(2025, 12, 25), date(2025, 12, 26)
ELSEWHERE = [
    f"Представление {MINISTRY} заявки на ремонт",
    f"Представить {MINISTRY} отчёт о ремонте",
    f"Направлять {MINISTRY} информацию о ремонте",
    "Представить в отдел социальной политики сведения о ремонте",
]
TO_US = [
    "Представить отчёт о ремонте",
    "Представить в общий отдел отчёт о ремонте",
    "Представить в Администрацию заявку на ремонт",
    "Представить начальнику общего отдела отчёт о ремонте",
    "Представить Главе Администрации отчёт о ремонте",  # who signs second letters
]


def monthly(text: str, line: StatusRow) -> Review:
    """Play the report of December that our office was told of on 25.12 and accepted, and the next one."""
    plan = (item("ежемесячно, до 15 числа", text=text), item("до 30.01.2026", "2", row=3))
    nextly = report(date(2026, 1, 14), control_date=date(2026, 1, 15), incoming="14.01.2026 № 31")
    story = Story(sent=True)
    for on, row in ((ACCEPTED, line), (date(2026, 1, 20), nextly)):
        reviewed, _ = story.day(on, book(row, plan=plan, performers=(ORG,)))
    return reviewed


def december(executed: date, incoming: str = "25.12.2025 № 900") -> StatusRow:
    return replace(report(executed, control_date=TERM, incoming=incoming), accepted_on=ACCEPTED)


@pytest.mark.parametrize("text", ELSEWHERE)
def test_a_repeated_paper_is_late_by_the_day_it_went_to_another_body(text: str) -> None:
    in_time, late = monthly(text, december(TERM)), monthly(text, december(date(2025, 12, 18)))
    assert "опозданием" not in mark_of(in_time) + plain(lists_told(in_time.figures, facts(in_time)))
    assert "со сроком 15.12.2025 представлен" in mark_of(late)
    assert "с опозданием (18.12.2025)" in mark_of(late), "and not by the day on which we were told"
    assert "с опозданием – в 1 случае" in lists_told(late.figures, facts(late))


@pytest.mark.parametrize("text", TO_US)
def test_what_comes_to_us_is_late_by_its_letter(text: str) -> None:
    assert "с опозданием (25.12.2025)" in mark_of(monthly(text, december(TERM)))


def test_the_day_of_a_late_paper_is_known_without_a_letter_about_it() -> None:
    assert "с опозданием (18.12.2025)" in mark_of(monthly(ELSEWHERE[0], december(date(2025, 12, 18), "")))


@pytest.mark.parametrize(("text", "day"), [(ELSEWHERE[1], "15.12.2025"), (TO_US[0], "25.12.2025")])
def test_the_mark_of_a_single_paper_names_the_day_it_was_presented(text: str, day: str) -> None:
    line = done("ОБР", "1", TERM, incoming="25.12.2025 № 900", accepted_on=ACCEPTED)
    reviewed, _ = Story(sent=True).day(date(2026, 1, 20), small(line, plan=(item("до 15.12.2025", text=text),)))
    assert only(reviewed).standing is Standing.MET
    assert mark_of(reviewed) == f"МБУК «Образец» – отчёт представлен {day}"


@pytest.mark.parametrize(("text", "late"), [(ELSEWHERE[1], None), (TO_US[0], TOLD)])
def test_what_another_body_received_is_under_review_and_not_late(text: str, late: date | None) -> None:
    line = done("ОБР", "1", TERM, incoming="25.12.2025 № 900", accepted_on=None)
    reviewed, _ = Story(sent=True).day(ACCEPTED, small(line, plan=(item("до 15.12.2025", text=text),)))
    assert only(reviewed).reported.presented_late == late


@pytest.mark.parametrize(("asked", "late"), [(True, None), (False, date(2025, 12, 19))])
def test_the_letter_that_brings_only_a_missing_proof_is_not_the_day_of_presenting(
    *, asked: bool, late: date | None
) -> None:
    """«Представлены 19.12.2025», a справка said of a report of 12.12 whose proof we had asked for."""
    bare = done("ОБР", "1", date(2025, 12, 12), evidence="", incoming="15.12.2025 № 31", accepted_on=None)
    whole = replace(bare, evidence="акт от 12.12.2025 № 4", incoming="19.12.2025 № 40")
    story, plan = Story(sent=True), (item("до 12.12.2025"),)
    if asked:
        story.day(date(2025, 12, 16), small(bare, plan=plan))
        story.mark(answer="вх. от 19.12.2025 № 40")
    reviewed, _ = story.day(date(2025, 12, 22), small(whole, plan=plan))
    assert only(reviewed).reported.presented_late == late
