"""A supplement says which proposals of the memo its news have made needless (decision 0375)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.office import PhoneCall, Ruling, RulingKind
from automation.model.plan import Item
from automation.model.report import State, StatusRow
from tests.letters.test_heard_since_the_memo import ASKED, DEPUTY, MEMO, NEXT, made, supplement, working
from tests.support.compose_world import book, done, facts, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item, settings

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


@pytest.mark.parametrize("promised", [None, date(2026, 1, 9), date(2025, 12, 26)])
def test_whose_promise_had_kept_the_memo_from_proposing_a_hearing_need_not_be_told_of(promised: date | None) -> None:
    story, papers, calls = Story(sent=True), list[str](), tuple[PhoneCall, ...]()
    if promised:
        calls = (PhoneCall(day=date(2025, 12, 24), code="ОБР", items=("1",), promised_on=promised),)
    for on, rows in ((ASKED, ()), (MEMO, ()), (NEXT, (EXECUTED, done("ОБР", "9", MEMO, accepted_on=NEXT)))):
        day = story.day(on, replace(made(*rows), calls=calls if on >= MEMO else ()))
        for kind in {p.kind for p in day[1].papers} & {Kind.COMPLETION, Kind.SUPPLEMENT}:
            letter = compose(paper_for(day[1], kind=kind), facts(day[0], number="3"), words())
            papers.append(outline(letter).replace("°", " "))
    memo, supplement = papers
    proposed = not promised or promised < MEMO
    assert ("МБУК «Образец»" in memo.partition("заслушать")[2].partition("\n")[0]) is proposed
    assert ("Отпала необходимость заслушать исполнителя (МБУК «Образец» – пункт 1)." in supplement) is proposed


def test_who_reports_of_a_lasting_item_need_not_explain_his_silence_any_more() -> None:
    memo, said = lasting_since((item("до 30.01.2026"),), done("ОБР", "1", date(2026, 2, 13), accepted_on=WRITTEN))
    assert "запросить у МБУК «Образец» письменное объяснение" in memo
    assert "Отпала необходимость запросить письменное объяснение у исполнителя (МБУК «Образец» – пункт 2)." in said


def test_who_was_to_be_heard_about_a_lasting_item_too_was_not_to_explain_anything() -> None:
    """Decision 0307: whoever is heard about another item answers there for the lasting one."""
    plan = (item("до 12.12.2025"), item("до 30.01.2026", "9", row=9))
    late = done("ОБР", "1", date(2026, 2, 13), accepted_on=WRITTEN)
    met = done("ОБР", "9", date(2026, 1, 29), accepted_on=date(2026, 1, 30))
    memo, said = lasting_since(plan, late, met)
    assert "МБУК «Образец» (пункты 1 и 2)" in memo
    assert "письменное объяснение" not in memo
    assert "; представило сведения о выполнении пункта 2 плана-графика (вх. от 12.02.2026 № 7)" in said
    assert "Отпала необходимость заслушать исполнителя (МБУК «Образец» – пункты 1 и 2)." in said


def test_who_had_left_the_last_letter_about_a_lasting_item_unanswered_was_to_be_heard() -> None:
    executed = done("ОБР", "1", date(2026, 2, 13), accepted_on=WRITTEN)
    memo, said = lasting_since((item("до 30.01.2026"),), executed, letters=1)
    assert "МБУК «Образец» (пункт 2)" in memo
    assert "Отпала необходимость заслушать исполнителя (МБУК «Образец» – пункт 2)." in said


def test_a_report_on_a_lasting_item_is_told_though_the_item_was_taken_off_control_after_it() -> None:
    """The memo had said that it was missing, and no later paper took that back."""
    memo, said = lasting_since(
        (item("до 30.01.2026"),), done("ОБР", "1", date(2026, 2, 13), accepted_on=WRITTEN), closed_on=WRITTEN
    )
    assert "запрошенные 23.01.2026 сведения не представило МБУК «Образец»" in memo
    assert "представило сведения о выполнении пункта 2 плана-графика (вх. от 12.02.2026 № 7)" in said


WRITTEN = date(2026, 2, 16)


def lasting_since(
    plan: tuple[Item, ...], late: StatusRow, *met: StatusRow, letters: int = 2, closed_on: date | None = None
) -> list[str]:
    """Play a memo after a question about the lasting item 2 in vain, and a supplement after the report on it."""
    plan = (*plan, item("постоянно", "2", row=3, closed_on=closed_on))
    story, papers, wrote = Story(settings(repeat_max=letters), sent=True), list[str](), "12.02.2026 № 7"
    for on in (ASKED, date(2025, 12, 23), date(2026, 1, 23), date(2026, 2, 2), WRITTEN):
        rows = [*(r for r in met if r.accepted_on and r.accepted_on <= on)]
        rows += [late, row("ОБР", "2", comment="выполняется", incoming=wrote)] if on == WRITTEN else []
        reviewed, decisions = story.day(on, book(*rows, plan=plan, performers=(ORG,)))
        for kind in {p.kind for p in decisions.papers} & {Kind.COMPLETION, Kind.SUPPLEMENT}:
            known = facts(reviewed, story.settings, number="3")
            papers.append(outline(compose(paper_for(decisions, kind=kind), known, words())).replace("°", " "))
    return papers


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


@pytest.mark.parametrize("reason", ["", "согласуется список семей"])
def test_who_names_the_reason_of_his_delay_since_the_memo_need_not_explain_it(reason: str) -> None:
    """A Head was left with the proposal to ask for what the supplement itself told."""
    story, papers = Story(sent=True), list[str]()
    plan = tuple(item("до 26.12.2025", number, row=at) for at, number in ((1, "1"), (8, "8"), (9, "9")))
    late = row("ОБР", "1", state=State.IN_WORK, reason=reason, expected_on=date(2026, 1, 30))
    eighth, ninth = (done("ОБР", number, MEMO, accepted_on=NEXT) for number in "89")
    for on, rows in ((MEMO, ()), (NEXT, (late, ninth)), (date(2026, 1, 20), (late, ninth, eighth))):
        day = story.day(on, book(*rows, plan=plan, performers=(ORG,)))
        for kind in {p.kind for p in day[1].papers} & {Kind.COMPLETION, Kind.SUPPLEMENT}:
            letter = compose(paper_for(day[1], kind=kind), facts(day[0], number="3"), words())
            papers.append(outline(letter).replace("°", " "))
    memo, first, *later = papers
    assert "запросить письменное объяснение причин нарушения сроков" in memo
    lapsed = "Отпала необходимость запросить письменное объяснение у исполнителя (МБУК «Образец» – пункт 1)."
    assert (lapsed in first) is bool(reason)
    assert later
    assert not any("Отпала" in said for said in later), "it is said once"
