"""A supplement says which proposals of the memo its news have made needless (decision 0375)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.office import Ruling, RulingKind
from automation.model.report import StatusRow
from tests.letters.test_heard_since_the_memo import ASKED, DEPUTY, MEMO, NEXT, made, supplement, working
from tests.support.compose_world import book, done, facts, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item

EXECUTED = done("ОБР", "1", date(2026, 1, 9), accepted_on=NEXT)


def test_whom_the_memo_proposed_to_hear_need_not_be_heard_once_he_has_executed_it() -> None:
    said = supplement((), (EXECUTED,))
    assert "Отпала необходимость заслушать исполнителя (МБУК «Образец» – пункт 1)." in said
    both = supplement((), (EXECUTED, replace(EXECUTED, code=DEPUTY.code)))
    assert "заслушать исполнителей (МБУК «Образец» – пункт 1; Мельник Р.И. – пункт 1)." in both


def test_nobody_is_named_whom_the_memo_has_not_proposed_to_hear() -> None:
    assert "Отпала" not in supplement((working("ОБР", 9),), (EXECUTED,)), "his day lay ahead of the memo"
    claimed = replace(EXECUTED, executed_on=date(2025, 12, 26), accepted_on=None, accepted_by="")
    assert "Отпала" not in supplement((claimed,), (replace(claimed, accepted_on=NEXT, accepted_by="Глава"),))


def test_who_reports_of_a_lasting_item_need_not_explain_his_silence_any_more() -> None:
    plan = (item("до 30.01.2026"), item("постоянно", "2", row=3))
    story, asked, memo, after = Story(sent=True), date(2026, 1, 23), date(2026, 2, 2), date(2026, 2, 16)
    for on in (date(2025, 12, 23), asked, memo):
        story.day(on, book(plan=plan, performers=(ORG,)))
    executed = done("ОБР", "1", date(2026, 2, 13), accepted_on=after)
    wrote = row("ОБР", "2", comment="выполняется", incoming="12.02.2026 № 7")
    reviewed, decisions = story.day(after, book(executed, wrote, plan=plan, performers=(ORG,)))
    letter = compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="3"), words())
    said = outline(letter).replace("°", " ")
    assert "запросить письменное объяснение исполнителя (МБУК «Образец» – пункт 2)." in said


def test_whom_a_supplement_proposed_to_hear_need_not_be_heard_once_he_has_executed_it() -> None:
    """The memo knew nothing against him yet: the supplement of 20.01 told that the letters were in vain."""
    for answered, lapsed in ((False, True), (True, False)):
        story, papers = Story(sent=True), list[str]()
        heard = row("ОБР", "1", comment="готовим", incoming="16.01.2026 № 4")
        executed = done("ОБР", "1", date(2026, 1, 23), accepted_on=date(2026, 1, 27))
        for on, rows in (
            (date(2025, 12, 26), ()),
            (MEMO, ()),
            (date(2026, 1, 14), ()),
            (date(2026, 1, 20), (*nine("ЗАМ"), *((heard,) if answered else ()))),
            (date(2026, 1, 27), (*nine("ЗАМ", "АВТ"), executed)),
        ):
            reviewed, decisions = story.day(on, made(*rows))
            if any(p.kind is Kind.SUPPLEMENT for p in decisions.papers):
                letter = compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="3"), words())
                papers.append(outline(letter).replace("°", " "))
        *_, before, after = papers
        assert ("заслушать на оперативном совещании исполнителей" in before) is lapsed
        assert ("Отпала необходимость заслушать исполнителя (МБУК «Образец» – пункт 1)." in after) is lapsed


def nine(*codes: str) -> tuple[StatusRow, ...]:
    return tuple(done(code, "9", MEMO, accepted_on=date(2026, 1, 20)) for code in ("ОБР", *codes))


@pytest.mark.parametrize(("held", "named"), [(18, 22), (18, 9), (26, 9)])
def test_who_was_to_be_heard_once_more_need_not_be_once_he_has_executed_it(held: int, named: int) -> None:
    """He let the day pass that he named at the first hearing, or as many days as a hearing answers for."""
    story, papers, again = Story(sent=True), list[str](), held == 18
    heard = Ruling(decided_on=ASKED, decided_by="Глава", kind=RulingKind.HEAR, items=("1",), code="ОБР")
    heard = replace(heard, done_on=date(2025, 12, held))
    said = replace(working("ОБР", 9, incoming="19.12.2025 № 7"), expected_on=date(2025, 12, named))
    for on, rows in (
        (ASKED, ()),
        (date(2025, 12, 19), (said,)),
        (date(2025, 12, 23), (said,)),
        (MEMO, (said,)),
        (NEXT, (EXECUTED, done("ОБР", "9", MEMO, accepted_on=NEXT))),
    ):
        rulings = (heard,) if on >= date(2025, 12, held) else ()
        reviewed, decisions = story.day(on, replace(made(*rows), rulings=rulings))
        for kind in {p.kind for p in decisions.papers} & {Kind.COMPLETION, Kind.SUPPLEMENT}:
            letter = compose(paper_for(decisions, kind=kind), facts(reviewed, number="3"), words())
            papers.append(outline(letter).replace("°", " "))
    memo, supplement = papers
    assert ("повторно – МБУК «Образец» (пункт 1)" in memo) is again
    assert ("Отпала необходимость заслушать исполнителя (МБУК «Образец» – пункт 1)." in supplement) is again
