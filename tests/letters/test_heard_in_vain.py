"""What follows from a hearing in vain: the item stays on control, and what is missing is asked for again."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.hearings import attention
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.model.kinds import Kind
from automation.model.office import RulingKind
from automation.model.report import Book, State
from tests.letters.test_asked_of_whom import PLAN as TWO
from tests.letters.test_carried_out_since_the_memo import HEARING
from tests.letters.test_decided_to_hear import HEARING as HEARD
from tests.letters.test_heard_since_the_memo import ASKED, AUTHOR, DEPUTY, LAST, MEMO, NEXT, PLAN
from tests.support.compose_world import book, done, facts, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, settings, small


@pytest.mark.parametrize("alone", [True, False])
def test_whoever_was_heard_in_vain_stays_on_control_by_the_supplement_that_tells_it(*, alone: bool) -> None:
    deputy = replace(DEPUTY, groups=(*DEPUTY.groups, "заместитель"))
    plan = (replace(PLAN[0], groups=("заместитель",)) if alone else PLAN[0], LAST)
    story, later, found = Story(sent=True), date(2026, 1, 20), []
    for on in (ASKED, MEMO):
        story.day(on, book(plan=plan, performers=(ORG, deputy, AUTHOR)))
    for on in (NEXT, later):
        since = (done("АВТ", "9", MEMO, accepted_on=later),) if on == later else ()
        made_of = book(done("ЗАМ", "9", MEMO, accepted_on=NEXT), *since, plan=plan, performers=(ORG, deputy, AUTHOR))
        reviewed, decisions = story.day(on, replace(made_of, rulings=(HEARING,)))
        letter = compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="3"), words())
        found.append(outline(letter).translate({ord("°"): " ", ord("{"): "", ord("}"): ""}))
    first, second = found
    part = "" if alone else " в части, касающейся Мельника Р.И."
    assert f"оставить на контроле пункт 1 плана-графика{part}" in first
    assert first.count("в части, касающейся Мельника") == (1 if alone else 2), "item 9 goes off control in his part"
    assert "оставить на контроле" not in second, "it has been proposed"


def test_whoever_was_heard_in_vain_is_to_be_asked_again_when_five_working_days_have_passed() -> None:
    """Of the only overdue item nothing was proposed until the next letter."""
    heard = replace(HEARD, term=None, decided_on=date(2025, 12, 17), done_on=date(2025, 12, 19), code="ОБР")
    story, made = Story(settings(progress="daily"), sent=True), small(plan=TWO, rulings=(heard,))
    story.day(date(2025, 12, 22), small(plan=TWO))

    def to_ask(day: int, made: Book) -> str:
        reviewed, _ = story.day(date(2025, 12, day), made, keep=False)
        memo = memo_of(reviewed.figures, facts(reviewed, story.settings), words(), running=True)
        return plain(attention(memo)["запросить"]).replace("\u00a0", " ")

    again = "сведения об исполнении пункта 1 запросить повторно у МБУК «Образец»"
    assert [to_ask(day, made) for day in (23, 25, 26, 29)] == ["", "", "", again]
    other = replace(heard, kind=RulingKind.OTHER, done_on=None, term=date(2025, 12, 31), row=3)
    assert to_ask(29, replace(made, rulings=(heard, other))) == ""
    day = row("ОБР", "1", state=State.IN_WORK, expected_on=date(2026, 1, 15), reason="ремонт")
    assert to_ask(29, small(day, plan=TWO, rulings=(heard,))) == "", "he has named a day"
