"""How often the office writes, who signs, and when a letter may be called unanswered (papers.md A5, A15, B7, C1–C8)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.review import Review
from automation.model.control import PaperState
from automation.model.notice import NoticeKind
from automation.model.office import PhoneCall
from automation.model.report import Book, Relation, State, StatusRow
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import done, row
from tests.support.control_story import ORG, Story, extension, item, notices, occasions, settings, small, to

TWO = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3))
EMPTY = (row("ОБР", "1"), row("ОБР", "2"))


def dec(day: int) -> date:
    return date(2025, 12, day)


def sent(story: Story, on: date, *rows: StatusRow, **facts: object) -> None:
    """Play a day and mark its papers as sent on it; «Рег. № и дата» is theirs."""
    _, decisions = story.day(on, small(*rows, plan=TWO))
    known = {"state": PaperState.SENT, "signed_on": on, "sent_on": on, "registered": f"К-{on.day} от {on:%d.%m.%Y}"}
    story.mark(decisions.papers, **{**known, **facts})


def paper(story: Story, on: date, *rows: StatusRow, keep: bool = True):  # type: ignore[no-untyped-def]
    return to(story.day(on, small(*rows, plan=TWO), keep=keep)[1], "ОБР")


def test_the_next_letter_goes_on_the_third_working_day_and_takes_everything_with_it() -> None:
    story = Story()
    sent(story, dec(16), *EMPTY)
    faulty = (EMPTY[0], row("ОБР", "2", state=State.DONE, executed_on=dec(16)))
    assert paper(story, dec(17), *faulty) is None
    assert paper(story, dec(18), *faulty) is None
    assert occasions(paper(story, dec(19), *faulty)) == [("request", "ОБР", "2", 1)]
    free = Story(settings(addressee_gap=0))
    sent(free, dec(16), *EMPTY)
    assert occasions(paper(free, dec(17), *faulty)) == [("request", "ОБР", "2", 1)]


def test_a_second_letter_and_one_that_replaces_an_annulled_paper_are_not_held() -> None:
    story = Story()
    sent(story, dec(16), *EMPTY)
    sent(story, dec(19), *EMPTY)  # the reminder of item 2, with a pause until 24.12
    assert occasions(paper(story, dec(23), *EMPTY)) == [("overdue", "ОБР", "1", 2)]
    again = Story()
    first = again.day(dec(16), small(*EMPTY, plan=TWO))[1].papers
    again.annul(first)
    assert occasions(paper(again, dec(17), *EMPTY)) == [("overdue", "ОБР", "1", 1)]


def test_a_first_overdue_letter_is_not_held_by_a_reminder() -> None:
    story = Story(settings(overdue_after=1))
    plan = (item("до 19.12.2025"), item("до 30.12.2025", "2", row=3))
    for day in (22, 23):
        _, decisions = story.day(dec(day), small(*EMPTY, plan=plan))
    assert ("overdue", "ОБР", "1", 1) in occasions(to(decisions, "ОБР"))


def test_a_higher_signature_that_stayed_unanswered_is_remembered_and_named() -> None:
    story = Story()
    sent(story, dec(16), *EMPTY)
    sent(story, dec(23), *EMPTY)
    later = paper(story, dec(30), *EMPTY, keep=False)
    assert (occasions(later), later.signer) == ([("overdue", "ОБР", "2", 1)], "second")
    assert [e.registered for e in later.unanswered] == ["К-23 от 23.12.2025"]
    story.mark(answer="ответ от 24.12.2025 № 5")
    answered = paper(story, dec(30), *EMPTY)
    assert (answered.signer, answered.unanswered) == ("letter", ())


def test_a_letter_sent_the_day_before_is_not_called_unanswered_whatever_day_it_names() -> None:
    story = Story()
    sent(story, dec(16), *EMPTY)
    sent(story, dec(23), *EMPTY, sent_on=dec(29))
    later = paper(story, dec(30), *EMPTY, keep=False)
    assert (occasions(later), later.signer, later.unanswered) == ([("overdue", "ОБР", "2", 1)], "letter", ())


def test_an_unanswered_letter_is_named_only_with_what_it_asked_for_and_is_open_to_this_day() -> None:
    """Item 1 was asked for by the letter of 23.12, item 2 only reminded of in it."""
    story = Story(settings(addressee_gap=0))
    three = (*TWO, item("до 29.12.2025", "3", row=4))
    rows = (*EMPTY, row("ОБР", "3"))
    for day in (dec(16), dec(23)):
        _, decisions = story.day(day, small(*rows, plan=three))
        known = {"state": PaperState.SENT, "signed_on": day, "sent_on": day, "registered": f"К-{day.day}"}
        story.mark(decisions.papers, **known)
    assert {k for k, *_ in occasions(to(decisions, "ОБР"))} == {"overdue", "reminder"}

    def named(workbook: Book) -> tuple[str, list[list[str]]]:
        later = to(story.day(dec(30), workbook, keep=False)[1], "ОБР")
        assert later is not None
        return later.signer, [[o.item for o in e.occasions] for e in later.unanswered]

    assert named(small(*rows, plan=three)) == ("second", [["1"]])
    closed = (replace(three[0], closed_on=dec(29)), *three[1:])
    moved = extension(item="1", new_term=date(2026, 1, 30), decided_on=dec(12), decided_by="Глава")
    wished = replace(moved, decided_on=dec(29), new_term=dec(30))
    for gone in (
        small(*rows, plan=closed),
        *(small(*rows, plan=three, extensions=(one,)) for one in (moved, wished)),
    ):
        assert named(gone) == ("letter", [])


def test_a_letter_is_unanswered_only_while_nothing_came_in_after_it() -> None:
    silent, told = Story(), Story()
    sent(silent, dec(16), *EMPTY)
    assert paper(silent, dec(23), *EMPTY).grounds[0].unanswered
    sent(told, dec(16), *EMPTY)
    working = (row("ОБР", "1", state=State.IN_WORK, expected_on=date(2026, 1, 15)), EMPTY[1])
    sent(told, dec(19), *working)
    second = paper(told, dec(23), *working)
    assert occasions(second) == [("overdue", "ОБР", "1", 2)]
    assert not second.grounds[0].unanswered
    waiting = Story()
    sent(waiting, dec(16), *EMPTY)
    waiting.history = replace(waiting.history, waiting=frozenset({"ОБР"}))
    assert not paper(waiting, dec(23), *EMPTY).grounds[0].unanswered


def test_a_paper_numbered_by_hand_and_not_registered_is_followed_by_no_second_one() -> None:
    story = Story()
    sent(story, dec(16), *EMPTY, registered="")
    sent(story, dec(19), *EMPTY)
    assert paper(story, dec(23), *EMPTY, keep=False) is None
    reviewed, _ = story.day(dec(23), small(*EMPTY, plan=TWO), keep=False)
    assert codes(reviewed) == ["paper-not-registered"]
    story.mark(registered="01-15/7 от 16.12.2025")
    assert codes(story.day(dec(23), small(*EMPTY, plan=TWO), keep=False)[0]) == []
    assert occasions(paper(story, dec(23), *EMPTY)) == [("overdue", "ОБР", "1", 2)]


def codes(reviewed: Review) -> list[str]:
    return [f.code for f in reviewed.findings if f.code == "paper-not-registered"]


def test_a_return_is_asked_about_once_also_before_the_term() -> None:
    story = Story()
    claim = row("ОБР", "2", state=State.DONE, executed_on=dec(15), evidence="письмо")
    back = replace(claim, returned_on=dec(17), return_reason="приказ не приложен")
    met = row("ОБР", "1", state=State.DONE, executed_on=dec(12), evidence="письмо")
    assert paper(story, dec(16), met, claim) is None
    asked = paper(story, dec(17), met, back)
    assert [(g.occasion.item, g.detail) for g in asked.grounds] == [("2", "return:2025-12-17")]
    assert all(paper(story, dec(day), met, back) is None for day in (18,))
    again = replace(back, evidence="приказ № 3", returned_on=dec(22))
    story.day(dec(19), small(met, replace(back, evidence="приказ № 3"), plan=TWO))
    assert "return:2025-12-22" in [g.detail for g in paper(story, dec(23), met, again).grounds]


def test_an_overdue_letter_tells_of_the_return_itself() -> None:
    story = Story()
    claim = row("ОБР", "1", state=State.DONE, executed_on=dec(12), evidence="письмо")
    story.day(dec(15), small(claim, EMPTY[1], plan=TWO))
    back = replace(claim, returned_on=dec(16), return_reason="приказ не приложен")
    assert occasions(paper(story, dec(16), back, EMPTY[1])) == [("overdue", "ОБР", "1", 1)]
    late = paper(story, dec(19), back, EMPTY[1])
    assert ("request", "ОБР", "1", 1) not in occasions(late)


def test_a_promise_by_telephone_is_followed_up_on_its_day() -> None:
    story = Story()
    call = PhoneCall(day=dec(15), code="ОБР", items=("1",), spoke_with="", said="болезнь", promised_on=dec(22), row=2)
    for day in (15, 16, 19, 22):
        _, decisions = story.day(dec(day), small(*EMPTY, plan=TWO, calls=(call,)))
    told = [n.text for n in notices(decisions, NoticeKind.CALL) if n.item == "1"]
    assert told == ["обещано 22.12.2025 (разговор 15.12.2025): узнать, исполнено ли"]


def test_a_day_expected_by_a_performer_by_agreement_is_followed_up() -> None:
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    working = row("ОБР", "1", state=State.IN_WORK, expected_on=dec(19))
    _, decisions = Story().day(dec(19), small(working, performer=agreed))
    assert [n.text for n in notices(decisions, NoticeKind.CALL)] == [
        "исполнение ожидалось 19.12.2025: узнать, исполнено ли"
    ]


def test_what_a_performer_by_agreement_has_left_out_is_asked_by_telephone_once_his_letter_is_spent() -> None:
    story, agreed = Story(sent=True), replace(ORG, relation=Relation.BY_AGREEMENT)
    unproved = row("ОБР", "1", state=State.DONE, executed_on=dec(19))
    told = []
    for day, line in ((19, row("ОБР", "1")), (22, unproved), (23, unproved)):
        _, decisions = story.day(dec(day), small(line, term="до 26.12.2025", performer=agreed))
        told += [(day, n.text) for n in notices(decisions, NoticeKind.CALL)]
    assert (22, "сведения неполные: уточнить") in told
    assert [day for day, text in told if text.startswith("сведения неполные")] == [22]


@pytest.mark.parametrize(
    ("term", "asked"),
    [
        ("до 24.12.2025", "срок – 24.12.2025: проверить готовность; письмо – не раньше 19.12.2025"),
        ("постоянно", "узнать, как выполняется; письмо – не раньше 19.12.2025"),
    ],
)
def test_who_is_still_in_time_is_not_asked_why_he_is_silent_while_a_letter_waits(term: str, asked: str) -> None:
    dated = item("до 24.12.2025", "3", row=4)  # its reminder is due on 17.12, and the control point with it
    plan = (item("до 12.12.2025"), item(term, "2", row=3), *([dated] if term == "постоянно" else []))
    story = Story()
    rows = tuple(row("ОБР", p.number) for p in plan)
    story.day(dec(16), small(*rows, plan=plan))
    _, held = story.day(dec(17), small(*rows, plan=plan))
    assert asked in [n.text for n in notices(held, NoticeKind.CALL)]


def test_an_event_of_which_nothing_is_known_is_not_called_held() -> None:
    event = (replace(item("20.12.2025"), term=read_term("20.12.2025", SIGNED, Calendar(), event=True)),)
    story = Story()
    told = [
        n.text for day in range(15, 31) for n in notices(story.day(dec(day), small(plan=event))[1], NoticeKind.CALL)
    ]
    assert told == [
        "состоится 20.12.2025: проверить готовность",
        "срок проведения – 20.12.2025, сведений нет: узнать причину",
    ]


def test_whoever_comes_to_the_call_after_the_event_asks_for_its_result() -> None:
    event = (replace(item("20.12.2025"), term=read_term("20.12.2025", SIGNED, Calendar(), event=True)),)
    story = Story()
    story.day(dec(17), small(plan=event))
    _, monday = story.day(dec(22), small(plan=event))
    told = "срок проведения – 20.12.2025: узнать результат (ответ – до 23.12.2025)"
    assert [n.text for n in notices(monday, NoticeKind.CALL)] == [told]


def test_an_event_is_reminded_of_beforehand_and_its_result_asked_for_afterwards() -> None:
    event = (replace(item("20.12.2025"), term=read_term("20.12.2025", SIGNED, Calendar(), event=True)),)
    story, told = Story(), []
    for day in range(15, 31):
        reviewed, decisions = story.day(dec(day), small(plan=event))
        if found := to(decisions, "ОБР"):
            standing, answer = reviewed.morning.verdicts[0].standing.value, found.respond_by
            told += [(day, o[0], standing, answer) for o in occasions(found)]
    # Saturday 20.12: its result is asked for by 23.12, so that it is overdue from the 24th on
    assert told == [(17, "reminder", "due_soon", dec(23)), (25, "overdue", "overdue", dec(29))]


def test_who_has_a_paper_of_the_day_gets_the_rest_with_the_next_letter_after_the_pause() -> None:
    story = Story()
    _, first = story.day(dec(16), small(plan=(item("до 12.12.2025"), item("до 30.01.2026", "2", row=3))))
    assert occasions(to(first, "ОБР")) == [("overdue", "ОБР", "1", 1)]
    faulty = replace(done("ОБР", "2", dec(15)), executed_on=None)
    changed = small(faulty, plan=(item("до 12.12.2025"), item("до 30.01.2026", "2", row=3)))
    assert to(story.day(dec(16), changed)[1], "ОБР") is None
    _, held = story.day(dec(17), changed)
    assert to(held, "ОБР") is None
    assert [n.text for n in notices(held, NoticeKind.CALL)] == [
        "сведения неполные: уточнить; письмо – не раньше 19.12.2025"
    ]
    assert occasions(to(story.day(dec(19), changed)[1], "ОБР")) == [("request", "ОБР", "2", 1)]


def test_a_vacancy_of_the_office_is_called_by_its_unit_and_not_by_its_code() -> None:
    vacant = replace(
        ORG,
        relation=Relation.OFFICE,
        organisation="Администрация",
        post="Начальник",
        name="",
        unit="Управление культуры",
    )
    _, decisions = Story().day(date(2025, 12, 18), small(term="до 19.12.2025", performer=vacant))
    call = notices(decisions, NoticeKind.CALL)[0]
    assert (call.whom, call.contact) == ("Управление культуры", "Управление культуры")


def test_a_proposal_about_work_under_way_does_not_say_that_nobody_answered() -> None:
    story = Story(settings(repeat_max=1), sent=True)
    working = row("ОБР", "1", state=State.IN_WORK, expected_on=date(2025, 12, 19), incoming="15.12.2025 № 7")
    for n in (15, 16, 23):
        _, decisions = story.day(date(2025, 12, n), small(working))
    (told,) = [n.text for n in notices(decisions, NoticeKind.PROPOSAL)]
    assert told.startswith(
        "письма направлены и исполнение не подтверждено (в работе, ожидалось 19.12.2025): предложить"
    )
