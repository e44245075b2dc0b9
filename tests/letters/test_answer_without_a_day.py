"""«Ответ» in plain words, without a day: a later call is told, and it counts as read in time (decision 0322)."""

from datetime import date

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
