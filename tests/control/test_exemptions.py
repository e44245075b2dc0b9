"""«Не применимо» with a ground is a claim: nobody is written to about it, and it waits for a person."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.notice import NoticeKind
from automation.model.report import State, StatusRow
from automation.model.reported import News
from automation.model.standing import Standing
from tests.support.compose_world import facts, judged, outline, paper_for, row, words
from tests.support.control_story import Story, december, item, occasions, only, small, to

GROUNDED = row("ОБР", "1", state=State.NOT_APPLICABLE, comment="помещение закрыто")


def waits(decisions: Decisions) -> list[str]:
    return [n.text for n in decisions.waiting if n.kind is NoticeKind.WAITING]


@pytest.mark.parametrize("line", [GROUNDED, replace(GROUNDED, comment="", reason="помещение закрыто")])
def test_it_waits_for_a_person_and_brings_no_letter(line: StatusRow) -> None:
    story = Story(sent=True)
    told = []
    for on in december(12, 15, 16, 19, 23):
        reviewed, decisions = story.day(on, small(line))
        assert (only(reviewed).standing, only(reviewed).reported.news) == (Standing.CLAIMED, News.EXEMPTION)
        assert occasions(to(decisions, "ОБР")) == []
        told += waits(decisions)
    assert told == [
        *["указано «не применимо»"] * 3,
        *(f"указано «не применимо», ждёт решения {days} рабочих дней" for days in (5, 7)),
    ]


def test_without_a_ground_it_counts_as_empty_and_the_letter_says_so() -> None:
    bare = small(replace(GROUNDED, comment="-"))
    reviewed, decisions = judged(bare, date(2025, 12, 16))
    said = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words()))
    assert "оснований для этого не представлено" in said
    assert waits(decisions) == []


def test_a_permanent_item_stays_permanent_while_its_exemption_waits() -> None:
    reviewed, decisions = judged(small(GROUNDED, term="постоянно"), date(2025, 12, 16))
    assert only(reviewed).standing is Standing.PERMANENT
    assert waits(decisions) == ["указано «не применимо»"]


def test_a_recurring_item_is_claimed_for_the_date_it_owes() -> None:
    reviewed, _ = judged(small(GROUNDED, term="ежемесячно, до 15 числа"), date(2026, 1, 19))
    assert (only(reviewed).standing, only(reviewed).control_date) == (Standing.CLAIMED, date(2025, 12, 15))


def test_sent_back_it_is_returned_and_accepted_it_is_over() -> None:
    back = small(replace(GROUNDED, returned_on=date(2025, 12, 15), return_reason="помещение есть"))
    verdict = only(judged(back, date(2025, 12, 16))[0])
    assert (verdict.standing, verdict.reported.news) == (Standing.OVERDUE, News.RETURNED)
    accepted = small(replace(GROUNDED, accepted_by="Образцова Н.П."))
    verdict = only(judged(accepted, date(2025, 12, 16))[0])
    assert (verdict.standing, verdict.reported.news) == (Standing.NOT_APPLICABLE, News.EXEMPT)


def test_the_memo_and_its_appendix_tell_that_it_is_looked_at() -> None:
    plan = (item("до 12.12.2025"), item("до 25.12.2025", "2", row=3))
    reviewed, decisions = judged(small(GROUNDED, plan=plan), date(2025, 12, 29))
    memo = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words())
    said = outline(memo).replace("°", " ").replace("{", "").replace("}", "")
    assert "рассматриваются сведения: МБУК «Образец» – пункт 1 (срок – 12.12.2025, указано «не применимо»" in said
    assert "указано «не применимо» («помещ" in said
    assert "оставить на контроле до рассмотрения представленных сведений: пункт 1 – МБУК «Образец»" in said
