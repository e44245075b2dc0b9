"""Whom a справка proposes for a meeting, the докладная of the next days proposes too (decision 0202)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.review import Review
from automation.letters.hearings import attention, by_ripeness
from automation.letters.letter_facts import memo_of
from automation.letters.proposals import proposals
from automation.model.kinds import Kind
from automation.model.notice import NoticeKind
from automation.model.office import PhoneCall
from automation.model.report import State
from tests.letters.test_decided_to_hear import HEARING as HEARD
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import book, done, facts, row, words
from tests.support.control_story import ORG, Story, item, notices, settings, small
from tests.support.told_days import paper_of, played

PLAN = (item("до 12.12.2025"), item("до 29.12.2025", "2", row=3), item("до 26.12.2025", "3", row=4))
MEETING = "рассмотреть на ближайшем оперативном совещании вопрос об исполнении пункта 1"
HEARING = "заслушать на оперативном совещании исполнителя, не подтвердившего исполнение после направления писем: МБУК"


def heard_in(reviewed: Review) -> int:
    """Count the proposals of a memo to hear somebody."""
    return " ".join(proposals(memo_of(reviewed.figures, facts(reviewed), words()))).count("заслушать на")


def test_whom_the_last_progress_paper_proposes_the_memo_of_the_next_day_proposes_too() -> None:
    *_, monday, memo = played(small(plan=PLAN), 16, 24, 29, 30)
    assert MEETING in paper_of(monday)
    assert f"{HEARING} «Образец» (пункт 1)" in paper_of(memo, Kind.COMPLETION), "item 3 still has its first answer day"


def test_no_meeting_is_proposed_on_the_working_day_behind_an_answer_date() -> None:
    """The letter of 16.12 asked by 18.12: what comes in on 19.12 is not late, for memo and справка alike."""
    daily, made = settings(progress="daily", repeat_max=1), small(plan=PLAN)
    told = {}
    for on in (19, 22):
        story = Story(daily, sent=True)
        for day in (15, 16, 17, 18):
            story.day(date(2025, 12, day), made)
        reviewed, _ = story.day(date(2025, 12, on), made)
        memo = memo_of(reviewed.figures, facts(reviewed, daily), words())
        told[on] = [v.item.number for v in by_ripeness(memo).ripe]
        asked = attention(memo)["запросы"]
        assert "повторно" not in asked
    assert told == {19: [], 22: ["1"]}


def test_no_meeting_is_proposed_about_an_item_whose_first_letter_waits_for_the_pause_between_letters() -> None:
    """The letter of 16.12 about item 1 holds that about item 2 back until 24.12; on 23.12 nobody has asked for it."""
    plan, paused = (PLAN[0], item("до 15.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4)), {}
    for gap in (0, 6):
        story = Story(settings(addressee_gap=gap, repeat_days=7), sent=True)
        for on in (15, 16, 17, 18, 19):
            story.day(date(2025, 12, on), small(plan=plan))
        reviewed, _ = story.day(date(2025, 12, 23), small(plan=plan))
        known = facts(reviewed, story.settings)
        ripe = by_ripeness(memo_of(reviewed.figures, known, words())).ripe
        paused[gap] = [v.item.number for v in ripe]
        assert {o.item for e in story.history.entries for o in e.occasions if o.kind is Kind.OVERDUE} == (
            {"1", "2"} if gap == 0 else {"1"}
        )
    assert paused == {0: ["1", "2"], 6: ["1"]}


def test_neither_proposes_who_has_named_a_day_that_lies_ahead() -> None:
    working = row("ОБР", "1", state=State.IN_WORK, reason="ремонт", expected_on=date(2026, 1, 15))
    story = Story(sent=True)
    for on in (16, 23):
        story.day(date(2025, 12, on), small(plan=PLAN))
    told = small(working, plan=PLAN)
    assert MEETING not in paper_of(story.day(date(2025, 12, 29), told))
    assert "заслушать" not in paper_of(story.day(date(2025, 12, 30), told), Kind.COMPLETION)


def promised_on(called: int, until: date, item: str = "1") -> PhoneCall:
    return PhoneCall(day=date(2025, 12, called), code="ОБР", items=(item,), promised_on=until)


@pytest.mark.parametrize(("expected", "proposed"), [(19, True), (23, False)])
def test_a_day_promised_by_telephone_counts_unless_a_paper_has_proposed_a_hearing_since_that_of_the_row(
    expected: int, proposed: bool
) -> None:
    working = row("ОБР", "1", state=State.IN_WORK, reason="ремонт", expected_on=date(2025, 12, expected))
    story = Story(sent=True)
    story.day(date(2025, 12, 16), small(plan=PLAN))
    for on in (18, 22, 23):
        story.day(date(2025, 12, on), small(working, plan=PLAN))
    for calls, told in (((), True), ((promised_on(26, date(2025, 12, 30)),), proposed)):
        made = replace(small(working, plan=PLAN), calls=calls)
        assert (MEETING in paper_of(story.day(date(2025, 12, 29), made, keep=False))) is told
        assert ("заслушать" in paper_of(story.day(date(2025, 12, 30), made, keep=False), Kind.COMPLETION)) is told


@pytest.mark.parametrize(("called", "proposed"), [(17, False), (22, False), (23, True)])
def test_what_is_promised_by_telephone_once_a_paper_has_proposed_a_hearing_takes_no_proposal_away(
    called: int, proposed: bool
) -> None:
    """The letter of 16.12 asks until 18.12, and the справка of 22.12 proposes a meeting."""
    story = Story(sent=True)
    story.day(date(2025, 12, 16), small(plan=PLAN))
    assert MEETING in paper_of(story.day(date(2025, 12, 22), small(plan=PLAN)))
    made = small(plan=PLAN, calls=(promised_on(called, date(2025, 12, 30)),))
    assert (MEETING in paper_of(story.day(date(2025, 12, 29), made, keep=False))) is proposed
    assert ("заслушать" in paper_of(story.day(date(2025, 12, 30), made, keep=False), Kind.COMPLETION)) is proposed


def test_a_day_promised_while_a_hearing_answers_the_proposal_is_waited_for() -> None:
    heard = replace(HEARD, decided_on=date(2025, 12, 17), term=None, done_on=date(2025, 12, 17))
    story, told = Story(sent=True), {}
    for on in (16, 22, 23):
        story.day(date(2025, 12, on), small(plan=PLAN))
    story.day(date(2025, 12, 29), small(plan=PLAN, rulings=(heard,)))
    for called in (18, 30):
        made = small(plan=PLAN, rulings=(heard,), calls=(promised_on(called, date(2026, 1, 14)),))
        told[called] = HEARING in paper_of(story.day(date(2025, 12, 30), made, keep=False), Kind.COMPLETION)
    assert told == {18: False, 30: True}


def test_whose_letter_has_lain_unsent_is_asked_to_explain_and_not_heard() -> None:
    story = Story()
    story.day(date(2025, 12, 24), small(plan=PLAN[:2]))
    made = small(done("ОБР", "2", date(2025, 12, 29)), plan=PLAN[:2])
    said = paper_of(story.day(date(2025, 12, 30), made), Kind.COMPLETION)
    assert "запросить письменное объяснение" in said
    assert "заслушать" not in said


def test_whom_a_letter_of_the_same_morning_asks_is_not_proposed_to_be_asked() -> None:
    made = small(done("ОБР", "2", date(2025, 12, 29)), plan=PLAN[:2])
    morning = Story().day(date(2025, 12, 30), made)
    assert [g.occasion.item for p in morning[1].papers if p.kind is Kind.OVERDUE for g in p.grounds] == ["1"]
    assert "запросить" not in paper_of(morning, Kind.COMPLETION)


def test_each_is_asked_to_explain_the_items_he_owes_himself() -> None:
    second = next(p for p in PERFORMERS if p.code == "ПРИМ")
    executed = (done(code, item, date(2025, 12, 26)) for code, item in (("ОБР", "2"), ("ПРИМ", "2"), ("ПРИМ", "3")))
    made = book(row("ОБР", "1"), row("ОБР", "3"), row("ПРИМ", "1"), *executed, plan=PLAN, performers=(ORG, second))
    story = Story()
    _, decisions = story.day(date(2025, 12, 29), made)
    asked = paper_of(story.day(date(2025, 12, 30), made, keep=False), Kind.COMPLETION)
    assert "запросить у МБУК «Образец» письменное объяснение причин нарушения срока исполнения пункта 3;" in asked
    story.mark(decisions.papers, respond_by=date(2025, 12, 29))  # they lie unsigned, and their day has passed
    said = paper_of(story.day(date(2025, 12, 30), made), Kind.COMPLETION)
    each = "МБУК «Образец» – пункты 1 и 3; МБУ «Пример» – пункт 1"
    assert f"запросить у исполнителей ({each}) письменное объяснение причин нарушения сроков" in said


def test_who_has_answered_the_letter_about_a_return_is_not_heard_before_that_is_read() -> None:
    claim = row("ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 12), evidence="акт")
    back = replace(claim, returned_on=date(2025, 12, 18), return_reason="акт не подписан")
    told = {}
    for answer in ("", "вх. от 22.12.2025 № 14"):
        story = Story(sent=True)
        for day, line in ((16, claim), (18, back), (19, back)):
            story.day(date(2025, 12, day), small(line, plan=PLAN))
        story.mark(answer=answer)
        told[answer] = paper_of(story.day(date(2025, 12, 30), small(back, plan=PLAN)), Kind.COMPLETION)
    asked, answered = told.values()
    assert f"{HEARING.replace('направления писем', 'направления письма')} «Образец» (пункт 1)" in asked
    assert "заслушать" not in answered


def test_who_was_heard_and_then_broke_the_day_he_named_is_heard_again_when_a_letter_since_then_was_in_vain() -> None:
    heard = replace(HEARD, decided_on=date(2025, 12, 17), term=None, done_on=date(2025, 12, 17))
    named = row("ОБР", "1", state=State.IN_WORK, reason="ремонт", expected_on=date(2025, 12, 19))
    story = Story(sent=True)
    story.day(date(2025, 12, 16), small(plan=PLAN))
    story.day(date(2025, 12, 18), small(plan=PLAN, rulings=(heard,)))
    working = small(named, plan=PLAN, rulings=(heard,))
    asked = story.day(date(2025, 12, 23), working)[1]
    assert Kind.OVERDUE in {g.occasion.kind for p in asked.papers for g in p.grounds if g.occasion.item == "1"}
    lately = replace(heard, decided_on=date(2025, 12, 24), done_on=date(2025, 12, 24))
    kept = small(replace(named, expected_on=date(2025, 12, 14)), plan=PLAN, rulings=(lately,))
    for made, said in ((working, f"повторно {HEARING} «Образец» (пункт 1)"), (kept, "")):
        look = story.day(date(2025, 12, 30), made, keep=False)
        assert (HEARING in paper_of(look, Kind.COMPLETION)) is bool(said)
        assert said in paper_of(look, Kind.COMPLETION)
        told = [n for n in notices(look[1], NoticeKind.PROPOSAL) if n.item == "1"]
        assert len(told) == bool(said), "page and memo ask one rule"
    story.mark(answer="вх. от 26.12.2025 № 14")
    assert "заслушать на" not in paper_of(story.day(date(2025, 12, 30), working, keep=False), Kind.COMPLETION)


def test_who_was_heard_after_the_last_letter_and_broke_the_day_he_named_is_proposed_again() -> None:
    """Both letters are sent by 23.12, he answers the second with a day, is heard on 26.12, and the day passes."""
    heard = replace(HEARD, decided_on=date(2025, 12, 24), term=None, done_on=date(2025, 12, 26))
    answer = "вх. от 24.12.2025 № 14"
    working = row("ОБР", "1", state=State.IN_WORK, reason="ремонт", incoming=answer)
    for expected, again in ((date(2026, 1, 13), 1), (date(2025, 12, 25), 0)):
        story, named = Story(sent=True), replace(working, expected_on=expected)
        for on in (16, 23):
            story.day(date(2025, 12, on), small(plan=PLAN[:1]))
        story.mark(answer=f"{answer}: монтаж завершается")
        made = small(named, plan=PLAN[:1], rulings=(heard,))
        story.day(date(2025, 12, 29), made)
        for day, proposed in ((13, 0), (14, again)):
            reviewed, decisions = story.day(date(2026, 1, day), made, keep=False)
            assert len(notices(decisions, NoticeKind.PROPOSAL)) == proposed
            assert heard_in(reviewed) == proposed, "page and memo ask one rule"
            assert len(by_ripeness(memo_of(reviewed.figures, facts(reviewed), words())).ripe) == proposed, (
                "so does the справка"
            )


def test_who_is_at_work_and_has_answered_the_last_letter_is_not_heard_before_that_is_entered() -> None:
    working = row("ОБР", "1", state=State.IN_WORK, done="обучены 15 из 19", incoming="вх. от 05.12.2025 № 118")
    answer = "вх. от 29.12.2025 № 163: остальные обучаются до 14.01.2026"
    read = replace(working, incoming="вх. от 29.12.2025 № 163")
    for now, proposed, entering in ((working, 0, 1), (read, 1, 0)):
        story = Story(sent=True)
        for on in (15, 16, 23):
            story.day(date(2025, 12, on), small(working, plan=PLAN[:1]))
        story.mark(answer=answer)
        reviewed, decisions = story.day(date(2025, 12, 30), small(now, plan=PLAN[:1]))
        assert heard_in(reviewed) == len(notices(decisions, NoticeKind.PROPOSAL)) == proposed
        told = [n.text for n in decisions.waiting if n.kind is NoticeKind.ANSWER]
        assert len(told) == entering, "what holds the proposal back is told each morning"
        assert all(text.endswith("в «Вх. № и дата» строки его нет: внести его") for text in told)


def test_a_meeting_considers_with_one_item_of_a_performer_another_that_a_letter_asked_about_in_vain() -> None:
    """Monday 22.12 is the working day behind the answer date of item 2, and item 1 has long been proposed."""
    plan = (item("до 12.12.2025"), item("до 15.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))
    for promised, told in ((None, "пунктов 1 и 2"), (promised_on(19, date(2025, 12, 24), "2"), "пункта 1")):
        story, calls = Story(settings(addressee_gap=0), sent=True), (promised,) if promised else ()
        for on in (16, 17):
            story.day(date(2025, 12, on), small(plan=plan, calls=calls))
        said = paper_of(story.day(date(2025, 12, 22), small(plan=plan, calls=calls)))
        assert f"вопрос об исполнении {told} плана-графика (МБУК «Образец»)." in said
