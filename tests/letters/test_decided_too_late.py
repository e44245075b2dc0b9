"""Справка and memo say of a decision to prolong that came after the term that it is not counted, and why."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.letter_facts import memo_of
from automation.letters.staying import left_on_control
from automation.model.control import Paper
from automation.model.kinds import Form, Kind
from automation.model.report import Book, Relation, State, StatusRow
from automation.russian import show
from tests.control.test_late_decisions import HEAD, PLAN
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import (
    appendix_told,
    book,
    done,
    facts,
    judged,
    lists_told,
    outline,
    paper_for,
    row,
    words,
)
from tests.support.control_story import Story, december, extension, item, small

TOLD = (
    "срок пункта 1 продлён до 25.12.2025 (протокол от 22.12.2025 № 12) после его истечения, нарушение срока сохраняется"
)


def lines(made: Book, *, running: bool) -> str:
    reviewed, _ = judged(replace(made, rulings=(HEAD,)), date(2025, 12, 23))
    return lists_told(reviewed.figures, facts(reviewed), running=running)


def of(line: StatusRow) -> Book:
    return small(line, plan=PLAN)


def test_a_late_decision_stands_beside_whom_it_is_about_as_long_as_he_has_not_executed_the_item() -> None:
    for running in (True, False):
        assert TOLD in lines(of(row("ОБР", "1")), running=running)
        assert TOLD not in lines(of(done("ОБР", "1", date(2025, 12, 23))), running=running)


def test_who_only_agreed_has_broken_no_term_that_a_late_decision_moves() -> None:
    agreed = replace(next(p for p in PERFORMERS if p.code == "ОБР"), relation=Relation.BY_AGREEMENT)
    told = lines(book(row("ОБР", "1"), plan=PLAN, performers=(agreed,)), running=True)
    assert "после его истечения" in told
    assert "нарушение" not in told


def test_a_late_decision_about_one_is_not_told_of_the_other() -> None:
    two = tuple(p for p in PERFORMERS if p.code in {"ОБР", "ПРИМ"})
    met = done("ПРИМ", "1", date(2025, 12, 12))
    told = lines(book(met, plan=PLAN, performers=two), running=True)
    assert TOLD in told
    assert "Пример" not in told.partition("\n")[0]


def test_of_an_item_with_two_terms_the_one_that_was_broken_is_named() -> None:
    plan = (item("до 12.12.2025, до 26.01.2026"), PLAN[1])
    rows = tuple(row("ОБР", "1", control_date=day) for day in (date(2025, 12, 12), date(2026, 1, 26)))
    for running in (True, False):
        assert TOLD in lines(replace(small(plan=plan), rows=rows), running=running)


def test_a_late_line_of_the_sheet_of_prolongations_is_told_alike() -> None:
    line = extension(decided_on=HEAD.decided_on, new_term=HEAD.term, decided_by=HEAD.decided_by, basis=HEAD.basis)
    reviewed, _ = judged(replace(of(row("ОБР", "1")), extensions=(line,)), date(2025, 12, 23))
    assert TOLD in lists_told(reviewed.figures, facts(reviewed))


def test_the_appendix_of_a_memo_tells_the_day_that_passed_and_the_one_a_leader_gave_since() -> None:
    late = row("ОБР", "1", state=State.IN_WORK, reason="нет комиссии", expected_on=date(2025, 12, 19))
    made = replace(of(late), rulings=(HEAD,))
    reviewed, _ = judged(made, date(2025, 12, 23))
    memo = Paper(
        kind=Kind.COMPLETION,
        form=Form.MEMO,
        order=made.order.id,
        day=date(2025, 12, 23),
        addressee=None,
        signer="responsible",
        grounds=(),
    )
    mark = appendix_told(reviewed.figures, facts(reviewed, number="1"), memo).rows[0].mark
    assert (
        "ожидаемая дата – 19.12.2025 (прошла); срок продлён до 25.12.2025 (протокол от 22.12.2025 № 12)"
        in mark.replace("\u00a0", " ")
    )


def test_a_letter_about_the_broken_term_names_the_day_a_leader_gave_when_it_had_passed() -> None:
    story = Story(sent=True)
    for on in december(12, 15, 16, 22, 23):
        story.day(on, replace(small(plan=PLAN), rulings=(HEAD,) if on.day >= 22 else ()))
    reviewed, decisions = story.day(date(2025, 12, 26), replace(small(plan=PLAN), rulings=(HEAD,)))
    told = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words())).replace("°", " ")
    assert (
        "до 12.12.2025 включительно (срок продлён до 25.12.2025 решением Главы от 22.12.2025 после его истечения)"
        in told
    )


def test_a_memo_proposes_no_earlier_day_than_a_late_decision_has_given() -> None:
    for promised in (date(2025, 12, 24), date(2025, 12, 30)):
        late = row("ОБР", "1", state=State.IN_WORK, reason="нет комиссии", expected_on=promised)
        for ruling, until in ((HEAD, date(2025, 12, 25)), (None, promised)):
            reviewed, _ = judged(replace(of(late), rulings=(ruling,) if ruling else ()), date(2025, 12, 23))
            (left,) = left_on_control(
                reviewed.morning.verdicts[:1], memo_of(reviewed.figures, facts(reviewed), words())
            )
            assert left["до"] == show(until)
