"""A performer «по согласованию» is asked and breaks no term; its silence is followed up by telephone (papers.md B7)."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.figures import Figures
from automation.model.kinds import Kind
from automation.model.notice import NoticeKind
from automation.model.report import Performer, Relation, State
from automation.model.standing import Standing
from automation.model.told_facts import facts_of, on_control, told_before
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import done, facts, judged, lists_told, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, extension, item, notices, only, settings, small, to
from tests.support.played_letters import last_letter
from tests.support.told_days import paper_of, played

AGREED = replace(ORG, organisation="ООО «Порт»", relation=Relation.BY_AGREEMENT)
PLAN = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))


def called(day: tuple[Review, Decisions]) -> list[tuple[str, str]]:
    return [(n.item, n.text) for n in notices(day[1], NoticeKind.CALL)]


def test_an_unanswered_request_is_followed_up_by_a_call_on_the_day_after_its_answer_date() -> None:
    days = played(small(plan=PLAN, performer=AGREED), *range(15, 30))
    asked = [(n, day[1].papers) for n, day in zip(range(15, 30), days, strict=True) if day[1].papers]
    (first, papers) = next((n, p) for n, p in asked if any(paper.kind is Kind.REQUEST for paper in p))
    assert (first, next(p.respond_by for p in papers if p.kind is Kind.REQUEST)) == (17, date(2025, 12, 19))
    told = {n: called(day) for n, day in zip(range(15, 30), days, strict=True) if called(day)}
    assert told[22] == [("1", "просили сообщить до 19.12.2025, ответа нет: узнать, как исполняется")]
    answered = small(row("ОБР", "1", state=State.IN_WORK), plan=PLAN, performer=AGREED)
    story = Story(sent=True)
    for n in range(15, 22):
        story.day(date(2025, 12, n), small(plan=PLAN, performer=AGREED))
    assert not [item for item, _ in called(story.day(date(2025, 12, 22), answered)) if item == "1"]


def test_the_measures_name_the_letters_it_has_left_unanswered() -> None:
    told = paper_of(played(small(plan=PLAN, performer=AGREED), 15, 17, 22, 23, 29)[-1])
    assert "не подтвердивший исполнение: ООО «Порт» – пункт" in told
    assert "; направлены письма от 17.12.2025 и от 22.12.2025, ответа нет" in told


@pytest.mark.parametrize(
    "event",
    [True, False],
)
def test_it_is_not_called_unconfirmed_before_its_last_day(*, event: bool) -> None:
    awaited = replace(item("до 20.12.2025"), term=read_term("20.12.2025", SIGNED, Calendar(), event=event))
    plan = (awaited, item("до 19.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))
    story = Story(sent=True)
    for n in (16, 17, 18):
        story.day(date(2025, 12, n), small(plan=plan, performer=AGREED))
    story.mark(answer="18.12.2025 № 5")
    text = paper_of(
        story.day(date(2025, 12, 22), small(row("ОБР", "2", state=State.IN_WORK), plan=plan, performer=AGREED))
    )
    assert "Ожидаются сведения: ООО «Порт» – пункт 1 (срок – 20.12.2025)" in text
    assert "пункт 1 (срок – 20.12.2025)" not in text.partition("Ожидаются")[0]


def test_a_letter_that_names_a_day_behind_the_term_leaves_it_that_day() -> None:
    story, made = (
        Story(settings(answer_days=5), sent=True),
        small(plan=(*PLAN, item("до 19.12.2025", "4", row=5)), performer=AGREED),
    )
    for n in (15, 16, 17):
        story.day(date(2025, 12, n), made)
    waiting, silent = (paper_of(story.day(date(2025, 12, n), made)) for n in (22, 29))
    assert "Ожидаются сведения: ООО «Порт» – пункт 1 (срок – 12.12.2025)" in waiting
    assert "не подтвердивший исполнение: ООО «Порт» – пункт 1" in silent


def test_what_it_has_written_is_told_with_its_letter_while_more_is_awaited() -> None:
    fair = replace(PLAN[0], text="Ярмарка", term=read_term("16.12.2025", SIGNED, Calendar(), event=True))
    plan = (fair, item("до 19.12.2025", "2", row=3), PLAN[2])
    refused = row("ОБР", "1", state=State.IN_WORK, comment="участвовать не сможем", incoming="16.12.2025 № 283")
    story, made = Story(settings(answer_days=5), sent=True), small(plan=plan, performer=AGREED)
    for n in (12, 15):
        story.day(date(2025, 12, n), made)
    told = paper_of(story.day(date(2025, 12, 17), small(refused, plan=plan, performer=AGREED)))
    assert "Ожидаются сведения: ООО «Порт» – пункт 1 (срок – 16.12.2025, сведения – вх. от 16.12.2025 № 283)" in told


def test_whoever_has_had_the_term_prolonged_for_himself_is_not_asked_to_take_part() -> None:
    longer = extension(item="2", code="ОБР", new_term=date(2025, 12, 29), decided_on=date(2025, 12, 15))
    made = small(plan=PLAN[1:], performer=AGREED, extensions=(longer,))
    reviewed, decisions = judged(made, date(2025, 12, 24))
    told = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words())).replace("°", " ")
    assert "заголовок | О ходе исполнения" in told
    assert "участи" not in told


def test_whoever_the_plan_names_by_contract_is_named_so() -> None:
    groups = ("ООО «Порт» (по соглашению)",)
    by_contract = replace(AGREED, groups=groups)
    told = last_letter(replace(PLAN[1], groups=groups), (date(2025, 12, 19), row("ОБР", "2")), performer=by_contract)
    assert "Ваша организация указана в числе исполнителей по соглашению." in told


def test_a_memo_calls_it_as_the_plan_does_in_its_list_and_in_its_appendix() -> None:
    by_contract = replace(AGREED, groups=("ООО «Порт» (по соглашению)",))
    plan = tuple(replace(one, groups=by_contract.groups, indicator="дома") for one in PLAN)
    gave = done("ОБР", "1", date(2025, 12, 12), staff_total=6, staff_moved=5)
    reviewed, decisions = judged(small(gave, plan=plan, performer=by_contract), date(2026, 2, 3))
    told = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words()))
    assert "Исполнитель по соглашению, не подтвердивший исполнение:" in told
    assert "не подтверждено (по соглашению)" in told
    assert "ООО «Порт» (по соглашению) – 5 из 6" in told
    assert "по согласованию" not in told.replace("исполнителей по согласованию – ", "")


def test_a_letter_from_before_an_event_is_no_information_about_its_result() -> None:
    fair = replace(PLAN[0], text="Ярмарка", term=read_term("16.12.2025", SIGNED, Calendar(), event=True))
    plan = (fair, item("до 19.12.2025", "2", row=3), PLAN[2])
    comes = row("ОБР", "1", state=State.IN_WORK, comment="будет торговать", incoming="15.12.2025 № 283")
    story, made = Story(settings(answer_days=5), sent=True), small(comes, plan=plan, performer=AGREED)
    for n in (12, 15):
        story.day(date(2025, 12, n), made)
    told = paper_of(story.day(date(2025, 12, 17), made))
    assert "Ожидаются сведения: ООО «Порт» – пункт 1 (срок – 16.12.2025)" in told


def test_what_it_has_written_is_told_with_its_letter() -> None:
    said = {"done": "причал очищен.", "expected_on": date(2025, 12, 30), "incoming": "18.12.2025 № 283"}
    working = row("ОБР", "1", state=State.IN_WORK, **said)
    told = paper_of(played(small(working, plan=PLAN, performer=AGREED), 15, 17, 22, 23, 29)[-1])
    assert (
        "ООО «Порт» – пункт 2 (срок – 26.12.2025); продолжается исполнение пункта 1 (срок – 12.12.2025, вх. от "
        "18.12.2025 № 283, сообщено: «причал очищен», ожидаемая дата – 30.12.2025)" in told
    )
    assert "; по пункту 2 направлено письмо от 22.12.2025, ответа нет" in told


def test_the_letter_of_who_has_not_told_the_result_is_no_ground_of_the_term() -> None:
    fair = replace(PLAN[0], text="Ярмарка", term=read_term("16.12.2025", SIGNED, Calendar(), event=True))
    plan = (fair, *PLAN[1:])
    taking_part = row("ОБР", "1", state=State.IN_WORK, comment="примем участие", incoming="15.12.2025 № 283")
    told = paper_of(played(small(taking_part, plan=plan, performer=AGREED), 15, 17, 22, 23, 29)[-1])
    assert "ООО «Порт» – пункт 1 (срок – 16.12.2025, сведения – вх. от 15.12.2025 № 283)" in told


@pytest.mark.parametrize(
    ("performer", "back", "told"),
    [
        (AGREED, 16, "Исполнитель по согласованию, не подтвердивший исполнение: ООО «Порт» – возвращены сведения по п"),
        (AGREED, 11, "Уточняются сведения: ООО «Порт» – возвращены сведения по пункту 1 (срок – 12.12.2025, да"),
        (ORG, 11, "Уточняются сведения: МБУК «Образец» – возвращены сведения по пункту 1 (срок – 12.12.2025"),
        (ORG, 16, "Не подтвердило исполнение в установленный срок: МБУК «Образец» – возвращены сведения по пункту 1 ("),
    ],
)
def test_what_was_sent_back_is_a_breach_of_who_was_ordered_it_and_only_behind_the_term(
    performer: Performer, back: int, told: str
) -> None:
    on = date(2025, 12, back)
    sent = row("ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 10), evidence="акт", incoming="10.12.2025 № 4")
    story = Story()
    story.day(date(2025, 12, 10), small(sent, plan=PLAN, performer=performer))
    sent_back = replace(sent, returned_on=on, return_reason="нет подписи")
    reviewed, _ = story.day(on, small(sent_back, plan=PLAN, performer=performer))
    assert lists_told(reviewed.figures, facts(reviewed), running=True).startswith(told)


def test_information_that_it_has_at_hand_is_being_prepared_and_not_executed() -> None:
    said = {"reason": "нет актов", "expected_on": date(2025, 12, 30), "incoming": "18.12.2025 № 283"}
    plan = (item("до 12.12.2025", text="Информация о готовности домов"), *PLAN[1:])
    working = row("ОБР", "1", state=State.IN_WORK, **said)
    told = paper_of(played(small(working, plan=plan, performer=AGREED), 15, 17, 22, 23, 29)[-1])
    assert (
        " – пункт 2 (срок – 26.12.2025); готовится информация (пункт 1, срок – 12.12.2025, вх. от 18.12.2025 № 283, "
        in told
    )
    assert "продолжается" not in told


MONTHLY = item("ежемесячно, до 5 числа месяца, следующего за отчётным", text="Отчёт о продаже билетов")


def asked_for_reports(*reports: date, alone: bool = True) -> dict[date, str]:
    """The letters of a winter about a monthly report, with the rows that stand in the table since these days."""
    story, told, line = Story(sent=True), {}, row("ОБР", "1")
    plan = (MONTHLY, item("до 30.06.2026", "2", row=3)) if alone else (MONTHLY, item("до 30.12.2025", "2", row=3))
    for on in (date(2025, 12, 12) + timedelta(days=n) for n in range(80)):
        line = done("ОБР", "1", on) if on in reports else line
        reviewed, decisions = story.day(on, small(line, plan=plan, performer=AGREED))
        if paper := to(decisions, "ОБР"):
            known = facts(reviewed, number="1")
            letter = compose(paper, known, words())
            assert check_letter(letter, paper, known) == ()
            told[on] = outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]")))
    return told


def test_a_report_is_asked_for_by_its_own_term_and_who_has_reported_takes_part_already() -> None:
    told = asked_for_reports(date(2026, 1, 5))
    first, second = told[date(2025, 12, 23)], told[date(2026, 1, 29)]
    assert "заголовок | О представлении отчёта за декабрь 2025 года" in first
    assert "Ваша организация указана в числе исполнителей по согласованию" in first
    assert "принять участие в исполнении указанного пункта и до 12.01.2026 представить отчёт за декабрь" in first
    assert "Просим до 05.02.2026 представить отчёт за январь 2026 года." in second
    assert "по согласованию" not in second
    assert "участие" not in second


def test_a_report_without_a_period_of_its_own_is_asked_for_by_its_term_too() -> None:
    monthly = item("ежемесячно, до 25 числа", text="Отчёт о продаже билетов")
    (day,) = played(small(plan=(monthly, item("до 30.06.2026", "2", row=3)), performer=AGREED), 18)
    assert [(p.kind, p.respond_by) for p in day[1].papers if p.addressee] == [(Kind.REQUEST, date(2025, 12, 25))]


def test_a_report_beside_another_item_is_asked_for_as_part_of_the_plan() -> None:
    together = asked_for_reports(alone=False)[date(2025, 12, 23)]
    assert (
        "Просим принять участие в исполнении указанных пунктов и до 25.12.2025 сообщить по прилагаемой форме о ходе"
        in together
    )


def test_who_only_agreed_breaks_no_term() -> None:
    late = small(done("ОБР", "1", date(2025, 12, 24)), term="до 12.12.2025", performer=AGREED)
    reviewed, _ = Story().day(date(2025, 12, 25), late)
    assert only(reviewed).standing is Standing.MET
    assert "нарушени" not in paper_of(Story().day(date(2025, 12, 25), late), Kind.COMPLETION)
    ordered, _ = Story().day(date(2025, 12, 25), replace(late, performers=(ORG,)))
    assert only(ordered).standing is Standing.MET_LATE


def test_what_an_earlier_version_called_late_is_no_news() -> None:
    reviewed, _ = Story().day(date(2025, 12, 25), small(done("ОБР", "1", date(2025, 12, 24)), performer=AGREED))
    figures: Figures = reviewed.figures
    now = facts_of(figures)
    key, (_, due, executed) = next(iter(now["obligations"].items()))
    before = {**now, "obligations": {key: ["met_late", due, executed]}}
    assert on_control(before, figures) == on_control(now, figures)
    assert told_before(before, only(reviewed)) == ["met", due, executed]


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        (17, "указано «в работе», ожидается 17.12.2025: предложить до срока обратиться о продлении"),
        (11, "указано «в работе», ожидается 11.12.2025: проверить готовность"),
        (None, "проверить готовность"),
    ],
)
def test_a_call_before_the_term_knows_what_was_said(expected: int | None, told: str) -> None:
    day = date(2025, 12, expected) if expected else None
    working = row("ОБР", "1", state=State.IN_WORK, expected_on=day)
    days = played(small(working), 10, 11, 12)
    texts = [text for one in days for _, text in called(one)]
    assert any(text.endswith(told) for text in texts), texts


def test_nobody_is_asked_to_take_part_in_what_should_be_over() -> None:
    late = small(plan=(item("до 12.12.2025"), item("до 30.01.2026", "2", row=3)), performer=AGREED)
    reviewed, decisions = Story(settings(progress="off")).day(date(2025, 12, 17), late)
    told = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words())).replace("°", " ")
    what = "Просим до 19.12.2025 сообщить по прилагаемой форме о результатах исполнения указанного пункта"
    assert f"{what}, а если он не исполнен, сообщить предполагаемую дату исполнения." in told
    assert "заголовок | О результатах исполнения пункта 1 плана-графика" in told
    assert "принять участие" not in told


def test_a_letter_about_another_term_of_the_item_is_not_called_unanswered() -> None:
    plan = (item("до 12.12.2025; до 30.01.2026", text="Выполнить ремонт котлов"),)
    first, second = (row("ОБР", "1", control_date=day) for day in (date(2025, 12, 12), date(2026, 1, 30)))
    silent, answered = (
        replace(small(plan=plan, performer=AGREED), rows=(replace(line, row=2), replace(second, row=3)))
        for line in (first, done("ОБР", "1", date(2025, 12, 18), control_date=first.control_date))
    )
    story = Story(sent=True)
    for n in (15, 16, 17):
        story.day(date(2025, 12, n), silent)
    for n in range(22, 31):
        story.day(date(2026, 1, n), answered)
    asked = [e.day for e in story.history.entries if e.kind is Kind.REQUEST]
    assert len(asked) == 2, asked
    reviewed, _ = story.day(date(2026, 2, 16), answered)
    known = facts(reviewed, number="1")
    told = lists_told(reviewed.figures, known)
    assert f"ООО «Порт» – пункт 1 (срок – 30.01.2026); направлено письмо от {asked[1]:%d.%m.%Y}, ответа нет" in told
    entries = tuple(replace(e, answer="25.12.2025 № 5" if e.day == asked[1] else "") for e in known.entries)
    assert "ответа нет" not in lists_told(reviewed.figures, replace(known, entries=entries))


def test_of_two_dates_of_a_repetition_none_is_asked_for_before_its_own_day() -> None:
    weekly = item("еженедельно по пятницам", text="Представлять сведения о проверке кровель")
    told = last_letter(weekly, (date(2025, 12, 17), row("ОБР", "1")), performer=AGREED)
    assert "до 19.12.2025 представить указанные сведения." in told
