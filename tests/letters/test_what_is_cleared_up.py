"""What справка and memos say of a report that is being cleared up: what it claims, what is amiss, what was sent."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.model.report import Relation, State, StatusRow
from tests.support.compose_world import done, facts, lists_told, row
from tests.support.control_story import ORG, Story, item, small

PLAN = (item("до 19.12.2025", text="Издать приказы"), item("до 30.01.2026", "9", row=9))
UNPROVED = replace(done("ОБР", "1", date(2025, 12, 15)), evidence="", accepted_on=None, accepted_by="")
CLAIM = "указано исполнение 15.12.2025"


def told(line: StatusRow, *, answer: str = "") -> str:
    """Return the lists of a справка on 22.12.2025; the letter about the report of 16.12.2025 has gone out."""
    story = Story(sent=True)
    story.day(date(2025, 12, 16), small(line, plan=PLAN))
    story.mark(answer=answer)
    reviewed, _ = story.day(date(2025, 12, 22), small(line, plan=PLAN))
    return lists_told(reviewed.figures, facts(reviewed), running=True)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (UNPROVED, f"{CLAIM}, подтверждающий документ не назван"),
        (replace(UNPROVED, evidence="акт", executed_on=None), "дата исполнения не названа"),
        (replace(UNPROVED, executed_on=None), "дата исполнения и подтверждающий документ не названы"),
        (
            replace(UNPROVED, evidence="акт", executed_on=date(2025, 11, 3)),
            "указано исполнение 03.11.2025, эта дата раньше подписания документа",
        ),
        (replace(UNPROVED, evidence="акт", staff_total=5, staff_moved=7), f"{CLAIM}, числа противоречивы: 7 из 5"),
    ],
)
def test_what_is_amiss_is_named_and_the_letter_about_it(line: StatusRow, words: str) -> None:
    item_told = f"пункт 1 (срок – 19.12.2025, {words}); направлено письмо от 16.12.2025"
    assert f"Уточняются сведения: МБУК «Образец» – {item_told}" in told(line)


def test_what_is_amiss_with_a_day_stands_behind_it_and_not_behind_the_day_of_the_letter() -> None:
    early = replace(UNPROVED, evidence="акт", executed_on=date(2025, 12, 10), incoming="24.12.2025 № 5")
    reviewed, _ = Story(sent=True).day(date(2025, 12, 24), small(early, plan=PLAN))
    said = "указано исполнение 10.12.2025, эта дата раньше подписания документа, сведения представлены 24.12.2025"
    assert said in lists_told(reviewed.figures, facts(reviewed), running=True)


def test_the_answer_to_a_letter_about_a_report_stands_beside_it() -> None:
    assert "; направлено письмо от 16.12.2025, получен ответ от 18.12.2025 № 14: приказ" in told(
        UNPROVED, answer="от 18.12.2025 № 14: приказ будет направлен"
    )


def test_a_cell_that_the_office_has_to_mend_is_no_doubt_about_the_performer() -> None:
    unread = row("ОБР", "1", state=State.UNKNOWN)
    assert "Уточняются сведения: МБУК «Образец» – пункт 1 (срок – 19.12.2025)" in told(unread)


@pytest.mark.parametrize(
    ("text", "executed", "words"),
    [
        ("Издать приказы", date(2025, 12, 15), ", указано исполнение 15.12.2025, состояние указано неясно)"),
        ("Представить отчёт", date(2025, 12, 15), ", указанная дата представления – 15.12.2025, состояние указано нея"),
        ("Издать приказы", date(2025, 12, 25), ")"),
    ],
)
def test_of_a_report_with_a_day_it_is_told_that_its_state_alone_is_unread(
    text: str, executed: date, words: str
) -> None:
    """A mere «Уточняются сведения: ФЭО – со сроком 29.05.2026 (пункт 14)» did not say what is unclear."""
    unread = replace(UNPROVED, evidence="акт", executed_on=executed, state=State.UNKNOWN, state_text="исполненно")
    plan = (item("до 19.12.2025", text=text), PLAN[1])
    reviewed, _ = Story(sent=True).day(date(2025, 12, 22), small(unread, plan=plan))
    said = lists_told(reviewed.figures, facts(reviewed), running=True)
    assert said.split("Уточняются сведения: ", 1)[1].split("19.12.2025", 1)[1].startswith(words)


def test_what_was_sent_back_before_its_term_is_told_as_sent_back_with_the_letter() -> None:
    story, line = Story(sent=True), replace(UNPROVED, evidence="акт")
    story.day(date(2025, 12, 15), small(line, plan=PLAN))
    back = replace(line, returned_on=date(2025, 12, 16), return_reason="нет подписи")
    for day in (17, 18):
        reviewed, _ = story.day(date(2025, 12, day), small(back, plan=PLAN))
    said = lists_told(reviewed.figures, facts(reviewed), running=True)
    told = "по пункту 1 (срок – 19.12.2025, дата возврата – 16.12.2025, причина – нет подписи); направлено письмо от"
    assert f"Уточняются сведения: МБУК «Образец» – возвращены сведения {told}" in said


def test_what_was_sent_back_stands_behind_what_the_title_says_of_a_performer() -> None:
    plan, line = (*PLAN, item("до 22.12.2025", "2", row=3)), replace(UNPROVED, evidence="акт")
    story = Story(sent=True)
    story.day(date(2025, 12, 15), small(line, plan=plan))
    back = replace(line, returned_on=date(2025, 12, 16), return_reason="нет подписи")
    reviewed, _ = story.day(date(2025, 12, 17), small(back, replace(UNPROVED, item="2", row=3), plan=plan))
    said = lists_told(reviewed.figures, facts(reviewed), running=True)
    assert "МБУК «Образец» – пункт 2 (срок – 22.12.2025, указано исполнение 15.12.2025, подтверждающий" in said
    assert " не назван); возвращены сведения по пункту 1 (срок – 19.12.2025, дата возврата – 16.12.2025" in said


def test_a_day_of_execution_without_a_state_is_awaited_of_nobody_who_only_agreed() -> None:
    """«Ожидаются сведения: ООО – пункт 3 (сведения – вх. от 30.04.2026)» contradicted itself."""
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    came = replace(UNPROVED, state=State.EMPTY, evidence="приказ № 12", incoming="15.12.2025 № 648")
    reviewed, _ = Story(sent=True).day(date(2025, 12, 22), small(came, plan=PLAN, performer=agreed))
    said = lists_told(reviewed.figures, facts(reviewed), running=True).replace("°", " ")
    line = "пункт 1 (срок – 19.12.2025, указано исполнение 15.12.2025, вх. от 15.12.2025 № 648)"
    assert f"Уточняются сведения: МБУК «Образец» – {line}" in said
    assert "Ожидаются" not in said
