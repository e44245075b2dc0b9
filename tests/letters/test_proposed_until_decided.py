"""A proposal stays until it is decided about, or the справка says what is awaited instead (decision 0322)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.hearings import attention
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.proposals import proposals
from automation.model.kinds import Kind
from automation.model.office import PhoneCall, RulingKind
from automation.model.report import State
from tests.letters.test_decided_to_hear import HEARING
from tests.letters.test_one_rule_of_hearings import PLAN
from tests.support.compose_world import book, done, facts, row, words
from tests.support.control_story import ORG, Story, item, small, to
from tests.support.told_days import paper_of

MEETING = "рассмотреть на ближайшем оперативном совещании вопрос об исполнении пункта 1"
HELD = replace(HEARING, decided_on=date(2025, 12, 17), term=None, done_on=date(2025, 12, 17))


def written(*days: int) -> Story:
    """Play days on which letters go out."""
    story = Story(sent=True)
    for day in days:
        story.day(date(2025, 12, day), small(plan=PLAN))
    return story


def test_the_answer_that_lies_on_the_desk_is_named_where_a_meeting_was_proposed_before() -> None:
    story = written(16, 18)
    assert MEETING in paper_of(story.day(date(2025, 12, 22), small(plan=PLAN), keep=False))
    story.mark(answer="вх. от 19.12.2025 № 14: завершаем")
    said = paper_of(story.day(date(2025, 12, 22), small(plan=PLAN), keep=False))
    assert MEETING not in said
    assert "| По пункту 1 рассматривается ответ (вх. от 19.12.2025 № 14).\n" in said


def test_an_answer_unread_for_five_working_days_gives_way_to_what_is_awaited_by_a_day_ahead() -> None:
    """The letter of 16.12 asks by the day that its performer has named; the answer says that work goes on."""
    named = row("ОБР", "1", state=State.IN_WORK, reason="поставщик задержал крепления", expected_on=date(2025, 12, 30))
    story, made = Story(sent=True), small(named, plan=PLAN)
    for day in (16, 18):
        story.day(date(2025, 12, day), made)
    story.mark(answer="вх. от 19.12.2025 № 14: завершаем")
    for day, told in (
        (22, "По пункту 1 рассматривается ответ (вх. от 19.12.2025 № 14)."),
        (26, "Сведения об исполнении пункта 1 запрашиваются у МБУК «Образец» (срок ответа – 30.12.2025)."),
    ):
        said = paper_of(story.day(date(2025, 12, day), made, keep=False))
        assert f"| {told}\n" in said


def test_an_answer_unread_for_five_working_days_is_told_again_when_the_day_ahead_has_passed() -> None:
    """A справка closed with «принять к сведению», the promised day gone and the answer unread (papers.md D)."""
    story, read = written(16, 18), "По пункту 1 рассматривается ответ (вх. от 19.12.2025 № 14), решение не принято в т"
    story.mark(answer="вх. от 19.12.2025 № 14: завершаем")
    call = PhoneCall(day=date(2025, 12, 22), code="ОБР", items=("1",), promised_on=date(2025, 12, 26))
    made = replace(small(plan=PLAN), calls=(call,))
    for day, told in ((26, False), (29, True)):
        assert (read in paper_of(story.day(date(2025, 12, day), made, keep=False))) is told


def test_how_long_an_answer_has_lain_unread_is_told_from_five_working_days_on() -> None:
    story = written(16, 18)
    story.mark(answer="вх. от 19.12.2025 № 14: завершаем")
    read = "По пункту 1 рассматривается ответ (вх. от 19.12.2025 № 14)"
    assert f"| {read}.\n" in paper_of(story.day(date(2025, 12, 25), small(plan=PLAN), keep=False))
    late = paper_of(story.day(date(2025, 12, 26), small(plan=PLAN), keep=False))
    assert f"| {read}, решение не принято в течение 5 рабочих дней.\n" in late


def test_the_unread_answers_about_one_item_are_told_together() -> None:
    second = replace(ORG, code="БИБЛ", organisation="МБУК «Библиотека»", name="")
    made, story = book(plan=PLAN, performers=(ORG, second)), Story(sent=True)
    for day in (16, 18):
        _, decisions = story.day(date(2025, 12, day), made)
        for number, paper in enumerate((p for p in decisions.papers if p.addressee), 14):
            story.mark((paper,), answer=f"вх. от {day + 1}.12.2025 № {number}")
    said = paper_of(story.day(date(2025, 12, 22), made))
    both = "ответ МБУК «Образец» (вх. от 17.12.2025 № 14) и ответ МБУК «Библиотека» (вх. от 17.12.2025 № 15)"
    assert f"| По пункту 1 рассматриваются {both}.\n" in said


def test_what_is_asked_again_after_a_return_is_called_asked_for() -> None:
    claim = row("ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 12), evidence="акт")
    back, story = replace(claim, returned_on=date(2025, 12, 25), return_reason="акт не подписан"), written(16, 23)
    story.day(date(2025, 12, 24), small(claim, plan=PLAN))
    story.day(date(2025, 12, 26), small(back, plan=PLAN))
    said = paper_of(story.day(date(2025, 12, 29), small(back, plan=PLAN)))
    assert "| Сведения об исполнении пункта 1 запрашиваются у МБУК «Образец» (срок ответа – 30.12.2025)." in said


def test_the_letter_that_tells_of_a_return_is_waited_for_though_one_before_it_asked_about_the_report() -> None:
    """The day of a request about the first report had passed, and a meeting was proposed before that of the letter."""
    doubted = row("ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 12))
    claim = replace(doubted, evidence="акт")
    back, story = replace(claim, returned_on=date(2025, 12, 17), return_reason="акт не подписан"), Story(sent=True)
    for day, line in ((15, doubted), (16, claim), (18, back)):
        story.day(date(2025, 12, day), small(line, plan=PLAN))
    assert [o.kind for e in story.history.entries for o in e.occasions if o.item == "1"] == [Kind.REQUEST, Kind.OVERDUE]
    said = paper_of(story.day(date(2025, 12, 22), small(back, plan=PLAN), keep=False))
    assert "| Сведения об исполнении пункта 1 запрашиваются у МБУК «Образец» (срок ответа – 22.12.2025)." in said
    assert MEETING not in said
    assert MEETING in paper_of(story.day(date(2025, 12, 24), small(back, plan=PLAN), keep=False))


@pytest.mark.parametrize(("held", "again"), [(17, True), (24, False)])
def test_who_named_no_day_when_he_was_heard_is_heard_again_after_as_many_days_as_a_letter_waits(
    held: int, again: bool
) -> None:
    heard = replace(HELD, done_on=date(2025, 12, held))
    story, made = written(16, 23), small(plan=PLAN, rulings=(heard,))
    for day, kind in ((29, Kind.PROGRESS), (30, Kind.COMPLETION)):
        said = paper_of(story.day(date(2025, 12, day), made, keep=False), kind)
        assert ("повторно рассмотреть на" in said or "повторно заслушать на" in said) is again


def test_a_decision_that_nobody_marks_is_no_answer_for_ever() -> None:
    """Its day is 26.12, and ``answer_days`` working days to mark it end on 30.12."""
    other, story = replace(HEARING, kind=RulingKind.OTHER), written(16, 23)
    made = small(plan=PLAN[:1], rulings=(other,))
    for day, proposed in ((date(2025, 12, 30), False), (date(2026, 1, 12), True)):
        reviewed, _ = story.day(day, made, keep=False)
        memo = " ".join(proposals(memo_of(reviewed.figures, facts(reviewed), words())))
        assert ("заслушать на оперативном совещании" in memo) is proposed
        assert "повторно" not in memo, "nobody was heard"


def test_whoever_is_heard_once_more_is_told_apart_from_those_who_are_heard_for_the_first_time() -> None:
    second = replace(ORG, code="БИБЛ", organisation="МБУК «Библиотека»", name="")
    made, story = book(plan=PLAN[:1], performers=(ORG, second)), Story(sent=True)
    for day in (16, 23):
        story.day(date(2025, 12, day), made)
    for rulings, told in (
        ((), "заслушать на оперативном совещании исполнителей, не подтвердивших исполнение"),
        ((HELD,), ": МБУК «Библиотека» (пункт 1); повторно – МБУК «Образец» (пункт 1)"),
        ((replace(HELD, code=""),), "повторно заслушать на оперативном совещании исполнителей"),
    ):
        reviewed, _ = story.day(date(2025, 12, 30), replace(made, rulings=rulings), keep=False)
        memo = " ".join(proposals(memo_of(reviewed.figures, facts(reviewed), words())))
        assert told in plain(memo).replace("\u00a0", " ")


@pytest.mark.parametrize("others", [0, 2])
def test_what_a_memo_leaves_on_control_waits_for_the_reading_of_an_answer_that_lies_there(others: int) -> None:
    """Both ways of saying what stays: one by one, and in one breath where all of them owe the same items."""
    second = replace(ORG, code="БИБЛ", organisation="МБУК «Библиотека»", name="")
    plan = (
        *(item("до 12.12.2025", str(n), row=n + 1) for n in range(1, 2 + others)),
        item("до 18.12.2025", "4", row=6),
    )
    owed = {("ОБР", "1"), ("БИБЛ", "1"), ("БИБЛ", "2"), ("ОБР", "3")}
    each = ((p.code, i.number) for p in (ORG, second) for i in plan)
    over = (done(code, number, date(2025, 12, 12)) for code, number in each if (code, number) not in owed)
    made, story = book(*over, plan=plan, performers=(ORG, second)), Story(sent=True)
    _, decisions = story.day(date(2025, 12, 16), made)
    mine = to(decisions, "ОБР")
    assert mine is not None
    story.mark((mine,), answer="вх. от 18.12.2025 № 14: акты прилагаются")
    said = paper_of(story.day(date(2025, 12, 19), made, keep=False), Kind.COMPLETION).split("Предлагаю", 1)[1]
    read, confirmed = "до рассмотрения ответа (вх. от 18.12.2025 № 14)", "до представления подтверждающих сведений"
    if others:
        assert f"оставить на контроле пункты 1 и 3 (исполнитель – МБУК «Образец») {read};" in said
        assert f"оставить на контроле пункты 1 и 2 (исполнитель – МБУК «Библиотека») {confirmed};" in said
    else:
        told = f"{read}: пункт 1 – МБУК «Образец»; {confirmed}: пункт 1 – МБУК «Библиотека»;"
        assert f"оставить на контроле {told}" in said


def test_an_item_without_an_end_is_not_left_on_control_until_its_report_is_read() -> None:
    """It goes on, as another proposal of the same memo says; the lists tell that the report is under review."""
    plan = (item("до 12.12.2025"), item("ежемесячно, до 16 числа", "2", row=3, text="Представлять отчёт об обходах"))
    claim = row("ОБР", "2", state=State.DONE, executed_on=date(2025, 12, 15), evidence="отчёт № 5")
    made = small(done("ОБР", "1", date(2025, 12, 12)), claim, plan=plan)
    told, said = paper_of(Story(sent=True).day(date(2025, 12, 18), made), Kind.COMPLETION).split("Предлагаю", 1)
    assert "рассматрива" in told
    assert "оставить на контроле" not in said
    assert "контроль за исполнением пункта 2 оставить за мной;" in said


@pytest.mark.parametrize(
    ("answer", "day", "until"),
    [
        ("вх. от 19.12.2025 № 14: дня не называем", 22, "представления подтверждающих сведений"),
        ("вх. от 19.12.2025 № 14: акт прилагаем", 25, "рассмотрения ответа (вх. от 19.12.2025 № 14)"),
        ("вх. от 19.12.2025 № 14: акт прилагаем", 26, "представления подтверждающих сведений"),
        ("вх. от 19.12.2025 № 14", 26, "рассмотрения ответа (вх. от 19.12.2025 № 14)"),
    ],
)
def test_an_answer_whose_words_bring_nothing_or_have_long_been_told_is_not_waited_for(
    answer: str, day: int, until: str
) -> None:
    story, made = Story(sent=True), small(plan=PLAN[:1])
    for asked in (16, 18):
        story.day(date(2025, 12, asked), made)
    story.mark(answer=answer)
    reviewed, _ = story.day(date(2025, 12, day), made, keep=False)
    memo = plain(" ".join(proposals(memo_of(reviewed.figures, facts(reviewed), words())))).replace("\u00a0", " ")
    assert f" до {until}" in memo


def test_a_letter_whose_answer_day_is_over_is_told_by_the_list_alone() -> None:
    """The list says «направлено письмо …, ответа нет»; on the next working day the answer is still in time."""
    named = row("ОБР", "1", state=State.IN_WORK, reason="болезнь", expected_on=date(2025, 12, 19))
    for made, until in ((small(plan=PLAN[:1]), 18), (small(named, plan=PLAN[:1]), 19)):
        story = Story(sent=True)
        story.day(date(2025, 12, 16), made)
        for day, over in ((until, False), (19 if until == 18 else 22, True)):
            reviewed, _ = story.day(date(2025, 12, day), made, keep=False)
            said = attention(memo_of(reviewed.figures, facts(reviewed), words()))["запрашивается"]
            asked = f"Сведения об исполнении пункта 1 запрашиваются у МБУК «Образец» (срок ответа – {until}.12.2025)"
            assert plain(said).replace("\u00a0", " ") == ("" if over else asked)
