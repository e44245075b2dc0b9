"""A broken promise is told by one letter, and by every справка while it stands in the workbook (decision 0203)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.promises import promises
from automation.model.kinds import Kind
from automation.model.office import PhoneCall
from automation.model.report import Book, State, StatusRow
from automation.model.reported import Promise
from tests.support.compose_world import done, facts, judged, lists_told, outline, paper_for, row, words
from tests.support.control_story import Story, december, item, settings, small
from tests.support.told_days import paper_of

CALL = PhoneCall(day=date(2025, 12, 12), code="ОБР", items=("1",), promised_on=date(2025, 12, 15))
PLAN = (item("до 12.12.2025"), item("до 30.12.2025", "2", row=3))


def letters(made: Book, *days: date) -> list[str]:
    """Return the letters of the days; each is sent on its own day, and three are allowed."""
    story, told = Story(settings(repeat_max=3), sent=True), []
    for on in days:
        reviewed, decisions = story.day(on, made)
        paper = paper_for(decisions, "ОБР")
        told.append(outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " "))
    return [text.translate(dict.fromkeys(map(ord, "{}[]"))) for text in told]


def test_a_letter_recalls_what_was_promised_by_telephone_once_behind_the_promised_day() -> None:
    days = (date(2025, 12, 16), date(2025, 12, 23), date(2025, 12, 30))
    first, *later = letters(small(plan=PLAN, calls=(CALL,)), *days)
    assert "12.12.2025 было обещано представить сведения" in first
    assert not any("телефону" in text for text in later)
    assert "оставлено без ответа" in later[0]
    before, behind, last = letters(small(plan=PLAN, calls=(replace(CALL, promised_on=date(2025, 12, 19)),)), *days)
    assert "12.12.2025 обещано представить сведения" in before
    assert "12.12.2025 было обещано представить сведения" in behind
    assert "телефону" not in last


def test_a_letter_recalls_the_day_a_row_names_once_behind_it() -> None:
    works = row("ОБР", "1", state=State.IN_WORK, reason="ремонт", expected_on=date(2025, 12, 15))
    first, second = letters(small(works), date(2025, 12, 16), date(2025, 12, 23))
    assert "Названная дата исполнения (15.12.2025) прошла." in first
    assert "15.12.2025" not in second
    assert "По сведениям МБУК «Образец», мероприятие находится в работе, причина задержки – ремонт." in second
    assert "подтверждающими документами либо сообщить ожидаемую дату исполнения." in second
    assert "причины" not in second, "nobody is asked for the reason he has given"


def test_of_a_promise_that_was_renewed_the_next_letter_tells_the_new_day_alone() -> None:
    renewed = replace(CALL, day=date(2025, 12, 17), promised_on=date(2025, 12, 19))
    story, made = Story(sent=True), small(calls=(CALL,))
    story.day(date(2025, 12, 16), made)
    reviewed, decisions = story.day(date(2025, 12, 23), replace(made, calls=(CALL, renewed)))
    said = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words())).replace("°", " ")
    assert "17.12.2025 было обещано представить сведения" in said
    assert "15.12.2025" not in said


def test_each_progress_paper_tells_the_day_that_stands_in_a_row_though_it_has_passed() -> None:
    works = row("ОБР", "1", state=State.IN_WORK, reason="ремонт", expected_on=date(2025, 12, 19))
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))
    story = Story(sent=True)
    said = [paper_of(story.day(on, small(works, plan=plan))) for on in december(15, 22, 29)]
    assert "ожидаемая дата – 19.12.2025" in said[0]
    assert "ожидаемая дата 19.12.2025 прошла" in said[1]
    assert "причина – ремонт, ожидаемая дата 19.12.2025 прошла" in said[2]


def test_a_memo_tells_the_broken_day_though_the_last_progress_paper_has_told_it() -> None:
    works = row("ОБР", "1", state=State.IN_WORK, reason="ремонт", expected_on=date(2025, 12, 19))
    plan, story = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3)), Story(sent=True)
    *_, told, last = [story.day(on, small(works, plan=plan)) for on in december(15, 22, 29)]
    assert "ожидаемая дата 19.12.2025 прошла" in paper_of(told)
    assert "причина – ремонт, ожидаемая дата 19.12.2025 прошла" in paper_of(last, Kind.COMPLETION)


def leaders_read(on: date, call: PhoneCall, *rows: StatusRow) -> str:
    """Return the справка of a day on which one call is known."""
    story = Story(settings(progress="daily"), sent=True)
    if rows:
        story.day(date(2025, 12, 11), small(*rows, plan=PLAN))
    return paper_of(story.day(on, small(*rows, plan=PLAN, calls=(call,))))


def test_leaders_read_of_a_promise_what_the_office_knows_of_its_day() -> None:
    later = replace(CALL, day=date(2025, 12, 10), promised_on=date(2025, 12, 17))
    assert "10.12.2025 обещано представить сведения к 17.12.2025, позже установленного срока" in leaders_read(
        date(2025, 12, 11), later
    )
    after = leaders_read(date(2025, 12, 15), later)
    assert "обещано представить сведения к 17.12.2025" in after
    assert "позже установленного срока" not in after, "the term has passed, and everybody sees it"
    assert "обещано представить сведения к 15.12.2025, сведений не поступило" in leaders_read(date(2025, 12, 16), CALL)
    works = row("ОБР", "1", state=State.IN_WORK)
    assert "обещано представить сведения к 15.12.2025, обещание не выполнено" in leaders_read(
        date(2025, 12, 16), CALL, works
    )


def test_a_broken_promise_without_words_tells_nothing_of_work_whose_term_lies_ahead() -> None:
    """«До наступления срока сообщено о ходе исполнения: … сведений не поступило» said of nobody that he had told."""
    plan = (item("до 30.12.2025"), item("до 12.12.2025", "2", row=3))
    for words_of_it, on, known in (("", 15, True), ("", 16, False), ("павильоны закуплены", 16, True)):
        made = small(plan=plan, calls=(replace(CALL, said=words_of_it),))
        reviewed, _ = judged(made, date(2025, 12, on))
        told = lists_told(reviewed.figures, facts(reviewed), running=True)
        assert ("До наступления срока сообщено о ходе исполнения: МБУК «Образец» – пункт 1" in told) is known


@pytest.mark.parametrize("came", [True, False])
def test_a_promise_about_two_items_of_which_one_has_come_is_no_reproach(*, came: bool) -> None:
    """«К этой дате сведения не представлены» was told of item 3 to who had kept his word about item 2 by that day."""
    plan, both = (PLAN[0], item("до 12.12.2025", "3", row=4), PLAN[1]), replace(CALL, items=("1", "3"))
    brought = done("ОБР", "3", date(2025, 12, 12), incoming="15.12.2025 № 7") if came else row("ОБР", "3")
    reviewed, decisions = Story(sent=True).day(date(2025, 12, 16), small(brought, plan=plan, calls=(both,)))
    told = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words())).replace("°", " ")
    promised = "12.12.2025 было обещано представить сведения об исполнении указанных пунктов до 15.12.2025"
    assert (f"{promised}, к этой дате они не представлены" in told) is not came
    assert ("обещан" in told) is not came


@pytest.mark.parametrize(("came", "first"), [("12.12.2025 № 7", "По сведениям"), ("", "Письмо")])
def test_a_letter_left_unanswered_is_told_behind_what_had_come_before_it(came: str, first: str) -> None:
    """«Письмо от 05.05 оставлено без ответа. По сведениям (вх. от 30.04) …», ran the days backwards."""
    works = row("ОБР", "1", state=State.IN_WORK, reason="ремонт", expected_on=date(2025, 12, 15), incoming=came)
    _, told = letters(small(works), date(2025, 12, 16), date(2025, 12, 23))
    places = {begun: told.index(f"абзац | {begun}") for begun in ("По сведениям", "Письмо")}
    assert min(places, key=places.__getitem__) == first
    assert told.count("оставлено без ответа") == 1


def test_the_one_report_that_was_promised_of_several_is_named_before_the_day() -> None:
    """«Обещано представить сведения к 08.05.2026 (сведения со сроком 25.04.2026 по пункту 7), не выполнено»."""
    weekly = item("еженедельно по пятницам, до 31.03.2026", text="Представлять информацию об уровне воды")
    reviewed, _ = judged(small(plan=(weekly,)), date(2025, 12, 29))
    given = Promise(called_on=date(2025, 12, 16), promised_on=date(2025, 12, 18))
    first, *others = (v for v in reviewed.morning.verdicts if v.due and v.due < date(2025, 12, 29))
    owed = [replace(first, reported=replace(first.reported, promise=given)), *others]
    what = "информацию со сроком 12.12.2025 по пункту 1"
    ((day, said),) = promises(owed, date(2025, 12, 29), late=True, told=False)
    assert day == given.called_on
    assert said == f"16.12.2025 обещано представить {what} к 18.12.2025, сведений не поступило"
