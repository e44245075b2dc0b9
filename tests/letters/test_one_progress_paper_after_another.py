"""What one справка tells the next one tells, too, and neither says a thing twice (papers.md A12, D)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.hearings import by_ripeness
from automation.letters.letter_facts import memo_of
from automation.model.report import Relation, State
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import book, done, facts, lists_told, row, words
from tests.support.control_story import ORG, Story, december, extension, item, settings, small
from tests.support.told_days import paper_of, played

LATER = item("до 30.01.2026", "9", row=9)
WEEKLY = (item("еженедельно, по пятницам", text="Обход с представлением отчёта"), LATER)
WORKING = row("ОБР", "1", state=State.IN_WORK, reason="ремонт насоса", expected_on=date(2025, 12, 26))


def test_a_row_that_speaks_of_all_its_reports_is_told_beside_those_that_are_behind_alone() -> None:
    *_, said = map(paper_of, played(small(WORKING, plan=WEEKLY), 15, 22))
    assert said.count("ремонт насоса") == 1
    assert "До наступления срока сообщено" not in said


def test_a_return_of_a_row_is_told_beside_the_reports_that_are_behind_alone() -> None:
    claim = row("ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 19), evidence="отчёт")
    back = replace(claim, returned_on=date(2025, 12, 22), return_reason="нет подписи")
    plan, story = (item("еженедельно, по понедельникам"), LATER), Story(sent=True)
    for day, line in ((16, row("ОБР", "1")), (19, claim)):
        story.day(date(2025, 12, day), small(line, plan=plan))
    reviewed, _ = story.day(date(2025, 12, 22), small(back, plan=plan))
    said = lists_told(reviewed.figures, facts(reviewed), running=True)
    assert said.count("нет подписи") == 1


def test_a_report_that_is_under_way_is_prepared_and_not_executed() -> None:
    *_, said = map(paper_of, played(small(WORKING, plan=WEEKLY), 17, 22))
    assert "– готовятся отчёты со сроками 12.12.2025 и 19.12.2025 (пункт 1, причина задержки – ремонт насоса" in said
    assert "не завершено исполнение пункта" not in said


@pytest.mark.parametrize("answer", ["вх. от 18.12.2025 № 14", "вх. от 18.12.2025 № 14: отчёт прилагается"])
def test_nobody_says_that_a_report_was_not_presented_where_an_answer_may_be_it(answer: str) -> None:
    story, made = Story(sent=True), small(plan=(*WEEKLY, item("до 12.12.2025", "2", row=3)))
    story.day(date(2025, 12, 16), made)
    story.mark(answer=answer)
    said = paper_of(story.day(date(2025, 12, 22), made))
    assert (
        "Уточняются сведения: МБУК «Образец» – уточняется, представлен ли отчёт со сроком 12.12.2025 (пункт 1)" in said
    )
    assert "Не подтвердило исполнение в установленный срок: МБУК «Образец» – пункт 2 (" in said
    assert "– пункт 2 (срок – 12.12.2025)" in said


def test_a_report_is_missing_where_the_words_of_an_answer_do_not_say_that_it_was_sent() -> None:
    story, made = Story(sent=True), small(plan=WEEKLY)
    story.day(date(2025, 12, 16), made)
    story.mark(answer="вх. от 18.12.2025 № 14: сведения будут представлены вместе с январскими")
    said = paper_of(story.day(date(2025, 12, 22), made))
    assert "Не представило отчёты в установленный срок: МБУК «Образец» – со сроками 12.12.2025" in said
    assert "со сроками 12.12.2025 и 19.12.2025 (пункт 1); направлено письмо" in said
    assert "получен ответ (вх. от 18.12.2025 № 14): сведения будут представлены вместе с январскими" in said
    assert "точняется" not in said
    assert "рассматривается ответ" not in said


def test_no_sum_of_reports_is_told_where_none_has_come_or_nobody_knows_which() -> None:
    silent = paper_of(played(small(plan=WEEKLY), 15, 22)[-1])
    assert "МБУК «Образец» – со сроками 12.12.2025 и 19.12.2025 (пункт 1)" in silent
    assert "отчёты представлены" not in silent
    between = done("ОБР", "1", date(2025, 12, 17))
    doubted = paper_of(played(small(between, plan=WEEKLY), 15, 22)[-1])
    assert (
        "Уточняются сведения: МБУК «Образец» – отчёты со сроками 12.12.2025 и 19.12.2025 "
        "(пункт 1, уточняется, за какой срок представлен отчёт от 17.12.2025)" in doubted
    )
    assert "отчёты представлены" not in doubted
    numbered = replace(between, evidence="отчёт от 17.12.2025 № 72", incoming="145 от 17.12.2025")
    named = paper_of(played(small(numbered, plan=WEEKLY), 15, 22)[-1])
    assert "за какой срок представлен отчёт от 17.12.2025 № 72, вх. от 17.12.2025 № 145)" in named


def test_of_an_item_off_control_whose_reports_never_came_a_memo_says_that_they_did_not() -> None:
    ended = replace(WEEKLY[0], closed_on=date(2025, 12, 24))
    reviewed, _ = Story().day(date(2025, 12, 29), small(plan=(ended, LATER)))
    said = lists_told(reviewed.figures.with_closed, facts(reviewed))
    assert said.endswith("отчёты со сроками 12.12.2025 и 19.12.2025 не представлены")


def test_an_answer_is_told_by_its_number_where_the_row_it_is_entered_in_tells_its_words() -> None:
    story, plan = Story(sent=True), (item("до 12.12.2025"), LATER)
    story.day(date(2025, 12, 16), small(plan=plan))
    story.mark(answer="вх. от 18.12.2025 № 14: ремонт насоса, срок – 26.12.2025")
    entered = replace(WORKING, incoming="14 от 18.12.2025")
    for line, told in (
        (entered, "ответ (вх. от 18.12.2025 № 14)."),
        (row("ОБР", "1"), "№ 14): ремонт насоса, срок – 26"),
    ):
        said = paper_of(story.day(date(2025, 12, 22), small(line, plan=plan), keep=False))
        assert told in said
        assert said.count("ремонт насоса") == 1


def test_figures_of_work_under_way_are_told_as_presented_whoever_else_has_given_none() -> None:
    second = replace(ORG, code="ДРУГ", organisation="МБУ «Другое»", name="")
    plan = (replace(item("до 12.12.2025", text="Обучить работников"), indicator="работники"), LATER)
    going_on = row("ОБР", "1", state=State.IN_WORK, staff_total=12, staff_moved=10)
    for other in (row("ДРУГ", "1"), done("ДРУГ", "1", date(2025, 12, 12), staff_total=8, staff_moved=8)):
        made = book(going_on, other, plan=plan, performers=(ORG, second))
        said = paper_of(Story(sent=True).day(date(2025, 12, 15), made))
        assert "сведениям МБУК «Образец», обучение" in said or "По представленным сведениям, обучение" in said


def test_whose_report_was_sent_back_is_not_proposed_for_a_meeting_before_a_letter_tells_him_so() -> None:
    silent, plan = row("ОБР", "1"), (item("до 12.12.2025"), LATER)
    claim = row("ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 17), evidence="акт")
    back = replace(claim, returned_on=date(2025, 12, 22), return_reason="акт не подписан")
    story = Story(settings(addressee_gap=9), sent=True)
    for day, line in ((16, silent), (19, claim)):
        story.day(date(2025, 12, day), small(line, plan=plan))
    reviewed, _ = story.day(date(2025, 12, 22), small(back, plan=plan))
    ripe = by_ripeness(memo_of(reviewed.figures, facts(reviewed, story.settings), words())).ripe
    assert ripe == []


def test_a_request_from_before_the_term_proposes_no_meeting_on_the_day_behind_it() -> None:
    claim = row("ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 12), evidence="акт")
    back = replace(claim, returned_on=date(2025, 12, 15), return_reason="акт не подписан")
    story, plan = Story(sent=True), (item("до 19.12.2025"), LATER)
    for day, line in ((12, claim), (15, back), (19, back)):
        story.day(date(2025, 12, day), small(line, plan=plan))
    for day, proposed in ((22, 0), (26, 1)):
        reviewed, _ = story.day(date(2025, 12, day), small(back, plan=plan))
        ripe = by_ripeness(memo_of(reviewed.figures, facts(reviewed), words())).ripe
        assert len(ripe) == proposed


def test_nobody_who_signs_or_reads_a_progress_paper_is_proposed_for_a_meeting() -> None:
    head = replace(ORG, code="ГЛ", organisation="", name="Камфарин Евгений Николаевич", relation=Relation.OFFICE)
    made = book(plan=(item("до 12.12.2025"), LATER), performers=(ORG, head))
    story = Story(sent=True)
    *_, last = [story.day(on, made) for on in december(15, 16, 22)]
    assert "пункта 1 плана-графика (МБУК «Образец»)" in paper_of(last)


def test_a_day_expected_on_the_term_itself_is_told_until_it_has_passed() -> None:
    on_the_day = replace(WORKING, reason="", expected_on=date(2025, 12, 19))
    before, behind = map(paper_of, played(small(on_the_day, plan=(item("до 19.12.2025"), LATER)), 15, 22))
    assert "срок – 19.12.2025, ожидаемая дата – 19.12.2025" in before
    assert "(срок – 19.12.2025)" in behind


def test_where_an_event_was_moved_to_is_told_once_when_its_result_is_awaited() -> None:
    event = replace(item("17.12.2025"), term=read_term("17.12.2025", SIGNED, Calendar(), event=True))
    made = small(plan=(event, LATER), extensions=(extension(new_term=date(2025, 12, 19)),))
    *_, said = map(paper_of, played(made, 15, 22))
    assert said.count("перенесено на 19.12.2025") == 1
