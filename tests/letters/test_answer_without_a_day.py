"""«Ответ» in plain words, without a day: a later call is told, and it counts as read in time (decision 0322)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.proposals import proposals
from automation.model.office import PhoneCall
from tests.letters.test_one_rule_of_hearings import PLAN
from tests.support.compose_world import book, done, facts, words
from tests.support.control_story import ORG, Story, small
from tests.support.told_days import paper_of

ANSWER = "записка отдела: автовышка занята, акт направлен отдельно"
READ = "| По пункту 1 рассматривается полученный ответ"


def answered() -> Story:
    """Send the letter of 16.12, which waits until 18.12, and enter its answer."""
    story = Story(sent=True)
    story.day(date(2025, 12, 16), small(plan=PLAN))
    story.mark(answer=ANSWER)
    return story


def test_what_is_said_by_telephone_behind_the_answer_date_is_told_beside_an_answer_without_a_day() -> None:
    for day, told in ((17, False), (18, True), (22, True)):
        call = PhoneCall(day=date(2025, 12, day), code="ОБР", items=("1",), said="обрежем за два дня")
        made = replace(small(plan=PLAN), calls=(call,))
        said = paper_of(answered().day(date(2025, 12, 22), made))
        assert (f"{day}.12.2025 по телефону сообщено: «обрежем за два дня»" in said) is told


def test_an_answer_without_a_day_is_quoted_once_and_counts_as_read_five_days_after_the_first_paper_that_told_it() -> (
    None
):
    story, made = answered(), small(plan=PLAN)
    first = paper_of(story.day(date(2025, 12, 22), made))
    assert first.count("автовышка") == 1
    assert f"{READ}.\n" in first
    later, _ = story.day(date(2025, 12, 29), made, keep=False)
    assert f"{READ}.\n" in paper_of((later, _)), "it leaves nothing to decide"
    memo = plain(" ".join(proposals(memo_of(later.figures, facts(later), words())))).replace("\u00a0", " ")
    assert "до представления подтверждающих сведений" in memo


def test_of_an_item_that_several_bear_it_is_said_whose_answer_is_read() -> None:
    """«По пункту 4 рассматривается полученный ответ» left open which of four performers had written it."""
    other = replace(ORG, code="МУЗ", organisation="МБУК «Музей»", name="", row=3)
    story, made = Story(sent=True), book(done("МУЗ", "1", date(2025, 12, 12)), plan=PLAN, performers=(ORG, other))
    story.day(date(2025, 12, 16), made)
    story.mark(answer=ANSWER)
    assert f"{READ} МБУК «Образец».\n" in paper_of(story.day(date(2025, 12, 22), made))


@pytest.mark.parametrize(
    ("answer", "stays"),
    [
        ("вх. от 18.12.2025 № 499: сведения будут направлены по окончании обучения", True),
        ("письмо от 17.12.2025 № 5 (вх. № 499 от 18.12.2025): двое ещё учатся", True),
        ("вх. от 18.12.2025 № 499: завершат до 29.12", False),
        ("вх. от 18.12.2025 № 499: завершат 29 декабря", False),
        ("вх. от 18.12.2025 № 499: акт направлен почтой", False),
        ("вх. от 18.12.2025 № 499", False),  # it may be what was promised
        ("вх. от 23.12.2025 № 499: двое ещё учатся", False),  # by then the promise had been broken
    ],
)
def test_a_promise_stays_beside_an_answer_that_names_no_day(answer: str, *, stays: bool) -> None:
    """A memo named an answer «по окончании обучения» and not the day that had been promised by telephone."""
    call = PhoneCall(
        day=date(2025, 12, 17), code="ОБР", items=("1",), said="двое учатся", promised_on=date(2025, 12, 22)
    )
    story, made = Story(sent=True), replace(small(plan=PLAN), calls=(call,))
    story.day(date(2025, 12, 16), small(plan=PLAN))
    story.mark(answer=answer)
    reviewed, decisions = story.day(date(2025, 12, 22), made)
    told = "17.12.2025 по телефону сообщено: «двое учатся», обещано к 22.12.2025."
    assert (told in paper_of((reviewed, decisions))) is stays
    assert any("обещано 22.12.2025" in notice.text for notice in decisions.notices) is stays
