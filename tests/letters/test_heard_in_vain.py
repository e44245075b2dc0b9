"""What follows from a hearing in vain: the item stays on control, and what is missing is asked for again."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.hearings import attention
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.model.kinds import Kind
from automation.model.office import PhoneCall, RulingKind
from automation.model.report import Book, Relation, State
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


@pytest.mark.parametrize("relation", [Relation.BY_AGREEMENT, Relation.RECOMMENDED])
def test_who_only_agreed_and_was_heard_in_vain_stays_on_control_by_the_supplement(relation: Relation) -> None:
    """The minister who had told to hear a district read neither what is missing nor what follows."""
    org = replace(ORG, relation=relation)
    story, later, found = Story(sent=True), date(2026, 1, 20), []
    for on in (ASKED, MEMO):
        story.day(on, book(plan=PLAN, performers=(org, DEPUTY, AUTHOR)))
    for on in (NEXT, later):
        since = (done("АВТ", "9", MEMO, accepted_on=later),) if on == later else ()
        made_of = book(done("ЗАМ", "9", MEMO, accepted_on=NEXT), *since, plan=PLAN, performers=(org, DEPUTY, AUTHOR))
        reviewed, decisions = story.day(on, replace(made_of, rulings=(replace(HEARING, code="ОБР"),)))
        letter = compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="3"), words())
        found.append(outline(letter).translate({ord("°"): " ", ord("{"): "", ord("}"): ""}))
    first, second = found
    assert "протокол № 3), сведения об исполнении не поступили" in first
    assert "оставить на контроле пункт 1 плана-графика в части, касающейся МБУК «Образец»" in first
    assert "оставить на контроле" not in second, "it has been proposed"


def test_who_only_agreed_and_has_broken_his_promise_since_the_memo_is_told_once() -> None:
    """The memo told of a promise, and no supplement that its day had passed."""
    people = (replace(ORG, relation=Relation.BY_AGREEMENT), DEPUTY, AUTHOR)
    call = PhoneCall(day=ASKED, code="ОБР", items=("1",), said="закончат", promised_on=NEXT)
    story, found, first, second = Story(sent=True), [], date(2026, 1, 20), date(2026, 1, 27)
    for on in (ASKED, MEMO, first, second):
        days = [("ЗАМ", first), ("АВТ", second)]
        rows = [done(code, "9", MEMO, accepted_on=day) for code, day in days if day <= on]
        made_of = replace(book(*rows, plan=PLAN, performers=people), calls=(call,))
        reviewed, decisions = story.day(on, made_of)
        if on > MEMO:
            letter = compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="3"), words())
            found.append(outline(letter).translate({ord("°"): " ", ord("{"): "", ord("}"): ""}))
    broken = "МБУК «Образец» – сведения по пункту 1 плана-графика не поступили, 16.12.2025"
    assert [broken in text for text in found] == [True, False]
