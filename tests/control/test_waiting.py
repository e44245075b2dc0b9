"""What waits for a person day after day: claims to accept, the newest справка to sign, who of the office is meant."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.notices import to_sign
from automation.letters.composing import compose
from automation.model.control import Entry, Occasion, PaperState
from automation.model.kinds import Form, Kind
from automation.model.notice import NoticeKind
from automation.model.report import Relation, State
from automation.model.reported import News
from tests.reports.test_today import ENTRY
from tests.support.compose_world import done, facts, lists_told, outline, row, words
from tests.support.control_story import ORG, Story, december, item, notices, occasions, settings, small, to

CLAIM = done("ОБР", "1", date(2025, 12, 12), accepted_on=None, accepted_by="")


def test_a_claim_is_told_every_day_until_it_is_accepted_or_sent_back() -> None:
    story = Story()
    for on in (date(2025, 12, 15), date(2025, 12, 16)):
        (told,) = story.day(on, small(CLAIM))[1].waiting
        assert (told.kind, told.code, told.item, told.whom) == (NoticeKind.WAITING, "ОБР", "1", ORG.organisation)
        assert told.text == "заявлено исполнение 12.12.2025"
    accepted = done("ОБР", "1", date(2025, 12, 12))
    sent_back = row("ОБР", "1", state=State.IN_WORK, executed_on=date(2025, 12, 12))
    for settled in (accepted, sent_back):
        waiting = story.day(date(2025, 12, 17), small(settled))[1].waiting
        assert not [notice for notice in waiting if notice.kind is NoticeKind.WAITING]


def test_the_office_waits_for_nothing_before_a_claim_is_complete() -> None:
    story = Story()
    for on in december(15, 16):
        story.day(on, small(replace(CLAIM, evidence="")))
    for on, days in zip(december(23, 24, 26), (0, 1, 3), strict=True):
        (verdict,) = story.day(on, small(CLAIM))[0].morning.verdicts
        assert verdict.reported.undecided == days


def test_a_claim_of_not_applicable_waits_since_it_has_a_ground() -> None:
    story = Story()
    for on in december(15, 16):
        story.day(on, small(row("ОБР", "1", state=State.NOT_APPLICABLE)))
    grounded = small(row("ОБР", "1", state=State.NOT_APPLICABLE, comment="памятников на участке нет"))
    for on, days in zip(december(23, 24, 26), (0, 1, 3), strict=True):
        (verdict,) = story.day(on, grounded)[0].morning.verdicts
        assert verdict.reported.undecided == days


def test_a_claim_of_a_closed_item_waits_for_nobody() -> None:
    closed = small(CLAIM, plan=(item("до 12.12.2025", closed_on=date(2025, 12, 15)),))
    assert Story().day(date(2025, 12, 16), closed)[1].waiting == ()


def test_an_answer_waits_to_be_entered_into_the_table_and_the_leaders_wait_for_it() -> None:
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3))
    story, told = Story(sent=True), {}
    for on in december(15, 16, 17, 22):
        if on.day == 17:
            story.mark(answer="вх. от 17.12.2025 № 12")
        reviewed, decisions = story.day(on, small(plan=plan))
        told[on.day] = [(n.kind, n.item, n.text) for n in decisions.waiting]
    text = "на документ от 16.12.2025 поступил ответ (вх. от 17.12.2025 № 12), строка пуста: внести его"
    assert told == {15: [], 16: [], 17: [(NoticeKind.ANSWER, "1", text)], 22: [(NoticeKind.ANSWER, "1", text)]}
    (paper,) = (p for p in decisions.papers if p.kind is Kind.PROGRESS)
    said = outline(compose(paper, facts(reviewed), words())).replace("°", " ")
    assert "Предложение: принять к сведению" in said
    assert "ответ (вх. от 17.12.2025 № 12)" in said
    entered = small(row("ОБР", "1", state=State.IN_WORK), plan=plan)
    assert story.day(date(2025, 12, 23), entered)[1].waiting == ()


def test_an_answer_to_a_reminder_waits_to_be_entered_and_holds_no_letter_back() -> None:
    plan = (item("до 19.12.2025"), item("до 30.01.2026", "2", row=3))
    story, told = Story(settings(progress="off"), sent=True), {}
    for on in december(16, 17, 18, 22, 23):
        if on.day == 18:
            story.mark(answer="вх. от 18.12.2025 № 12")
        decisions = story.day(on, small(plan=plan))[1]
        told[on.day] = ([n.text for n in decisions.waiting], occasions(to(decisions, "ОБР")))
    text = "на документ от 17.12.2025 поступил ответ (вх. от 18.12.2025 № 12), строка пуста: внести его"
    assert told == {
        16: ([], []),
        17: ([], [("reminder", "ОБР", "1", 1)]),
        18: ([text], []),
        22: ([text], []),
        23: ([text], [("overdue", "ОБР", "1", 1)]),
    }
    entered = small(row("ОБР", "2", state=State.IN_WORK, incoming="18.12.2025 № 12"), plan=plan)
    assert story.day(date(2025, 12, 24), entered)[1].waiting == ()


@pytest.mark.parametrize(
    "answer",
    [
        "вх. от 17.12.2025 № 12",
        "ответ от 17.12.2025 № 12",
        "17.12.2025 № 12",
        "письмо от 16.12.2025 № 40 (вх. от 17.12.2025 № 12): об исполнении пункта 1",
    ],
)
def test_an_answer_entered_for_one_item_of_a_letter_says_nothing_of_the_other(answer: str) -> None:
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3))
    story = Story(sent=True)
    for on in december(15, 16):
        story.day(on, small(plan=plan))
    story.mark(answer=answer)
    both = story.day(date(2025, 12, 17), small(plan=plan))[0].morning.verdicts
    assert [v.reported.news for v in both] == [News.ANSWERED, News.ANSWERED]
    entered = small(row("ОБР", "1", state=State.IN_WORK, incoming="17.12.2025 № 12"), plan=plan)
    reviewed, decisions = story.day(date(2025, 12, 18), entered)
    assert [v.reported.news for v in reviewed.morning.verdicts] == [News.IN_WORK, News.SILENT]
    assert decisions.waiting == ()
    later = replace(entered.rows[0], incoming="22.12.2025 № 14")
    reviewed, decisions = story.day(date(2025, 12, 23), small(later, plan=plan))
    assert [v.reported.news for v in reviewed.morning.verdicts] == [News.IN_WORK, News.SILENT]
    paper = to(decisions, "ОБР")
    assert occasions(paper) == [("overdue", "ОБР", "1", 2), ("overdue", "ОБР", "2", 2)]
    assert paper is not None
    said = outline(compose(paper, facts(reviewed, number="2"), words())).replace("°", " ")
    assert "от 16.12.2025 (по пункту 2) оставлено без ответа. По состоянию на 23.12.2025 сведения об исп" in said
    assert "сведения об исполнении пункта 2 от МБУК «Образец» не поступили" in said
    assert said.count("без ответа") == 1


def test_an_answer_entered_for_an_item_that_its_letter_did_not_ask_for_says_nothing_of_what_it_asked() -> None:
    plan = (item("до 12.12.2025"), item("до 30.01.2026", "2", row=3))
    story = Story(sent=True)
    for on in december(15, 16):
        story.day(on, small(plan=plan))
    story.mark(answer="вх. 12 от 17.12.2025")
    entered = small(done("ОБР", "2", date(2025, 12, 17), incoming="12 от 17.12.2025"), plan=plan)
    for on in december(18, 22, 23):
        reviewed, decisions = story.day(on, entered)
        said = lists_told(reviewed.figures, facts(reviewed)).replace("°", " ")
        assert (
            "не поступили сведения по пункту 1 (срок – 12.12.2025); направлено письмо от 16.12.2025 (ответ по "
            "пункту 2, вх. от 17.12.2025 № 12" in said
        )
    assert occasions(to(decisions, "ОБР")) == [("overdue", "ОБР", "1", 2)]


def test_an_answer_entered_for_one_report_says_nothing_of_the_next() -> None:
    monthly = (item("ежемесячно, до 12 числа", text="Отчёт о расходах"),)
    story = Story(sent=True)
    for on in (*december(15, 16), *(date(2026, 1, day) for day in (13, 14, 15, 16, 19))):
        story.day(on, small(plan=monthly))
    story.mark(answer="вх. от 19.01.2026 № 7")
    both = story.day(date(2026, 1, 19), small(plan=monthly), keep=False)[0].morning.verdicts
    assert [v.reported.news for v in both] == [News.ANSWERED, News.ANSWERED]
    told = done("ОБР", "1", date(2025, 12, 12), incoming="19.01.2026 № 7", control_date=date(2025, 12, 12))
    reviewed, _ = story.day(date(2026, 1, 20), small(told, plan=monthly))
    open_ = {v.due: v.reported.news for v in reviewed.morning.verdicts if v.due}
    assert open_[date(2026, 1, 12)] is News.SILENT


def test_the_days_notices_stay_what_they_were() -> None:
    assert not notices(Story().day(date(2025, 12, 16), small(CLAIM))[1], NoticeKind.WAITING)


@pytest.mark.parametrize("organisation", ["", "Администрация"])
def test_an_official_of_the_office_is_named_in_person(organisation: str) -> None:
    deputy = replace(ORG, relation=Relation.OFFICE, organisation=organisation, name="Примеров Пётр Ильич")
    (told,) = Story().day(date(2025, 12, 16), small(CLAIM, performer=deputy))[1].waiting
    assert told.whom == "Примеров\N{NO-BREAK SPACE}П.И."


def reference(day: int, state: PaperState = PaperState.DRAFT) -> Entry:
    spent = (Occasion(order=ENTRY.order, code="-", item="-", control_date=None, kind=Kind.PROGRESS, step=day),)
    return replace(
        ENTRY, kind=Kind.PROGRESS, form=Form.REFERENCE, day=date(2025, 12, day), occasions=spent, state=state
    )


def test_of_references_only_the_newest_waits_for_a_signature_and_none_older_than_a_signed_one() -> None:
    letter = replace(ENTRY, state=PaperState.DRAFT)
    entries = [reference(8, PaperState.SIGNED), reference(9), letter, reference(15)]
    assert to_sign(entries) == [letter, reference(15)]
    assert to_sign([*entries, reference(16, PaperState.SIGNED)]) == [letter]
    assert to_sign([letter]) == [letter]


def test_the_progress_paper_tells_the_delay_of_the_office_itself() -> None:
    claimed = (CLAIM, replace(CLAIM, item="2"))
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3), item("до 26.12.2025", "3", row=4))
    story = Story(sent=True)
    told = {}
    for on in december(15, 16, 22):
        reviewed, decisions = story.day(on, small(*claimed, plan=plan))
        for found in (p for p in decisions.papers if p.kind is Kind.PROGRESS):
            told[on.day] = outline(compose(found, facts(reviewed), words())).replace("\u00a0", " ")
    assert sorted(told) == [15, 22]
    assert "решение не принято" not in told[15]
    delay = "МБУК «Образец» – пункты 1 и 2 (срок – 12.12.2025, указано исполнение 12.12.2025, решение не принято в"
    assert f"{delay} течение 5 рабочих дней)" in told[22]
