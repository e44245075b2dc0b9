"""A reminder knows what the performer has said of his work: its letter, and the day on which it will be done."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.kinds import Kind
from automation.model.report import Performer, Relation, State, StatusRow
from tests.support.compose_world import facts, outline, row, words
from tests.support.control_story import ORG, Story, item, small, to

LAST = item("до 30.06.2026", "3", row=4)
ROAD = item("до 26.12.2025", "2", row=3, text="Отсыпка дороги")
SAID = row("ОБР", "2", state=State.IN_WORK, expected_on=date(2025, 12, 25), incoming="195 от 05.12.2025")
TOLD = "(вх. от 05.12.2025 № 195), мероприятие находится в работе, ожидаемая дата исполнения – 25.12.2025."


def reminded(
    *days: int, said: StatusRow = SAID, first: str = "до 30.06.2026", performer: Performer = ORG
) -> tuple[str, date | None]:
    """The last letter of these days of December as it reads, and the answer date of its own kind for the road."""
    story, plan = Story(sent=True), (item(first), ROAD, LAST)
    for day in days:
        reviewed, decisions = story.day(date(2025, 12, day), small(said, plan=plan, performer=performer))
    paper = to(decisions, "ОБР")
    assert paper is not None
    known = facts(reviewed, number="01-15/К-9")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    asked = {g.occasion.item: g.respond_by for g in paper.grounds if g.occasion.kind is Kind.REMINDER}
    return outline(letter).replace("°", " ").replace("{", "").replace("}", ""), asked["2"]


def test_before_the_term_a_reason_is_one_of_a_delay_only_beside_a_day_behind_it() -> None:
    reasoned = replace(SAID, reason="ждут смету")
    in_time, _ = reminded(19, said=reasoned)
    assert "находится в работе (ждут смету), ожидаемая дата исполнения – 25.12.2025." in in_time
    later, _ = reminded(19, said=replace(reasoned, expected_on=date(2026, 1, 15)))
    assert "находится в работе, причина задержки – ждут смету, ожидаемая дата исполнения – 15.01.2026." in later
    listed, _ = reminded(19, said=replace(reasoned, reason="ждут смету, нет техники"))
    assert "в работе (ждут смету, нет техники), ожидаемая дата исполнения – 25.12.2025." in listed
    bracketed, _ = reminded(19, said=replace(reasoned, reason="ждут смету (вторую)"))
    assert "в работе – ждут смету (вторую), ожидаемая дата исполнения – 25.12.2025." in bracketed


def test_a_reminder_tells_the_day_it_was_told_and_asks_for_nothing_before_it() -> None:
    told, asked = reminded(19)
    assert f"По сведениям МБУК «Образец» {TOLD}" in told
    assert "Напоминаем о приближении установленного срока и для подготовки сводной информации просим до 25" in told
    assert asked == date(2025, 12, 25)


def test_so_does_the_paragraph_joined_to_another_letter() -> None:
    told, asked = reminded(15, 16, 17, 18, 19, first="до 17.12.2025")
    joined = told.partition("Одновременно напоминаем о сроке исполнения пункта 2")[2]
    assert f"По сведениям МБУК «Образец» {TOLD}" in joined
    assert "Просим до 25.12.2025 сообщить по прилагаемой форме дату исполнения пункта 2" in joined
    assert asked == date(2025, 12, 25)


def test_so_does_a_note_within_the_office() -> None:
    told, _ = reminded(19, performer=replace(ORG, relation=Relation.OFFICE))
    assert f"По Вашим сведениям {TOLD}" in told
    assert "Прошу до 25.12.2025 передать" in told


def test_a_note_does_not_ask_for_the_reason_and_the_day_it_has_just_told() -> None:
    office = replace(ORG, relation=Relation.OFFICE)
    told, _ = reminded(19, performer=office, said=replace(SAID, reason="нет щебня"))
    asked = (
        "дату исполнения и реквизиты подтверждающего документа; при изменении ожидаемой даты – новую дату и причины."
    )
    assert f"указанного пункта: {asked}" in told
    assert "ожидаемую), а если" not in told
    silent, _ = reminded(19, performer=office, said=row("ОБР", "2"))
    reasons = "а если она позже установленного срока, – и причины задержки."
    assert f"указанного пункта: дату исполнения (фактическую или ожидаемую), {reasons}" in silent


LATE = replace(SAID, reason="нет щебня", expected_on=date(2026, 1, 15), staff_total=210, staff_moved=160)
APPLY = "исполнить {} в установленный срок, а если это невозможно, до 24.12.2025 направить Главе"


@pytest.mark.parametrize(
    ("days", "first", "relation", "asked"),
    [
        ((19,), "до 30.06.2026", Relation.SUBORDINATE, f"Просим {APPLY.format('указанный пункт')}"),
        ((19,), "до 30.06.2026", Relation.OFFICE, f"Прошу {APPLY.format('указанный пункт')}"),
        ((15, 16, 17, 18, 19), "до 17.12.2025", Relation.SUBORDINATE, f"Просим {APPLY.format('пункт 2')}"),
    ],
)
def test_who_has_named_a_later_day_himself_is_asked_for_haste_or_an_application_and_not_for_what_he_has_said(
    days: tuple[int, ...], first: str, relation: Relation, asked: str
) -> None:
    told, _ = reminded(*days, said=LATE, first=first, performer=replace(ORG, relation=relation))
    said = told.partition("ожидаемая дата исполнения – 15.01.2026.")[2]
    assert f"Названная дата позже установленного срока. {asked}" in said
    assert "мотивированное обращение о продлении срока с указанием причин и предлагаемой даты." in said
    assert "сообщить дату исполнения" not in said
    assert "плановое" not in said


@pytest.mark.parametrize("text", ["Отчёт о работе школы", "Сбор заявок"])
def test_work_that_will_be_late_is_told_apart_from_what_else_is_reminded_of(text: str) -> None:
    plan = (item("до 26.12.2025", text=text), ROAD, LAST)
    reviewed, decisions = Story().day(date(2025, 12, 19), small(LATE, plan=plan))
    paper = to(decisions, "ОБР")
    assert paper is not None
    told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    first, joined = told.split("Одновременно напоминаем о сроке исполнения пункта 2", 1)
    assert f"Названная дата позже установленного срока. Просим {APPLY.format('пункт 2')}" in joined
    assert "пункта 2" not in first
    assert ("представляется до 26.12.2025" in first) is text.startswith("Отчёт")


@pytest.mark.parametrize("expected", [None, date(2025, 12, 18), date(2025, 12, 29)])
def test_a_day_that_is_not_known_has_passed_or_lies_behind_the_term_moves_no_answer_date(expected: date | None) -> None:
    told, asked = reminded(19, said=replace(SAID, expected_on=expected))
    assert asked == date(2025, 12, 24)
    assert ("ожидаемая дата исполнения – 29.12.2025" in told) is (expected == date(2025, 12, 29))
    assert ("в работе" in told) is (expected == date(2025, 12, 29))
