"""Requests: what is asked about, at which step, and never twice. On values; days are played by hand."""

from datetime import date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from automation.model.control import PaperState
from automation.model.kinds import Kind
from automation.model.report import Book, Performer, Publication, Relation, State
from automation.model.standing import Fault
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import book, done, row
from tests.support.control_story import ORG, Story, extension, item, occasions, settings, small, to

FAULTY = {"state": State.DONE, "executed_on": None, "evidence": ""}


def test_a_claim_without_date_or_evidence_is_asked_about_and_never_called_overdue() -> None:
    story = Story()
    faulty = book(row("ПРИМ", "2", **FAULTY), done("ПРИМ", "1", date(2025, 12, 12)))
    _, decisions = story.day(date(2025, 12, 16), faulty)
    paper = to(decisions, "ПРИМ")
    assert paper is not None
    assert (paper.kind, occasions(paper)) == (Kind.REQUEST, [("request", "ПРИМ", "2", 1)])
    assert paper.grounds[0].faults == (Fault.NO_DATE, Fault.NO_EVIDENCE)


def test_the_same_fault_is_asked_once_more_by_the_head_and_another_value_anew() -> None:
    story = Story(settings(addressee_gap=0))
    first = book(row("ПРИМ", "2", **FAULTY))
    _, asked = story.day(date(2025, 12, 16), first)
    story.mark(asked.papers, state=PaperState.SENT, sent_on=date(2025, 12, 16))
    assert not [
        o
        for o in occasions(to(story.day(date(2025, 12, 22), first, keep=False)[1], "ПРИМ"))
        if o[0] == "request" and o[2] == "2"
    ]
    paper = to(story.day(date(2025, 12, 23), first, keep=False)[1], "ПРИМ")
    assert paper is not None
    assert ("request", "ПРИМ", "2", 2) in occasions(paper)
    assert paper.signer == "second"
    changed = book(row("ПРИМ", "2", state=State.DONE, executed_on=date(2025, 12, 12)))
    other = to(story.day(date(2025, 12, 18), changed, keep=False)[1], "ПРИМ")
    assert other is not None
    assert (occasions(other), other.signer) == ([("request", "ПРИМ", "2", 2)], "letter")


@pytest.mark.parametrize(
    "values",
    [
        {"state": State.UNKNOWN, "state_text": "выполненно"},
        {"state": State.DONE, "evidence": "письмо", "unreadable": frozenset({"Дата исполнения"})},
        {"state": State.DONE, "evidence": "", "unreadable": frozenset({"Дата исполнения"})},
        {"state": State.DONE, "executed_on": date(2025, 12, 30), "evidence": "письмо"},
    ],
)
def test_technical_faults_and_future_dates_never_make_a_paper(values: dict[str, object]) -> None:
    clean = [done(p.code, i, date(2025, 12, 12)) for p in PERFORMERS for i in "12" if (p.code, i) != ("ПРИМ", "2")]
    _, decisions = Story().day(date(2025, 12, 16), book(*clean, row("ПРИМ", "2", **values)))
    assert to(decisions, "ПРИМ") is None


def test_a_missing_row_never_makes_a_paper() -> None:
    whole = book()
    without = replace(whole, rows=tuple(r for r in whole.rows if r.code != "ПРИМ"))
    _, decisions = Story().day(date(2025, 12, 16), without)
    assert to(decisions, "ПРИМ") is None
    assert to(decisions, "ОБР") is not None


def publication(first: str, other: str, **values: Any) -> Publication:
    made = Publication(
        code="СОЦ",
        day=date(2025, 12, 16),
        material="Новость",
        messenger_at=datetime.fromisoformat(f"2025-12-16T{first}"),
        elsewhere_at=datetime.fromisoformat(f"2025-12-16T{other}"),
    )
    return replace(made, **values)


@pytest.mark.parametrize(
    ("made", "asked"),
    [
        (publication("09:00", "13:00"), False),
        (publication("09:00", "12:59"), True),
        (publication("12:00", "09:00"), True),
        (publication("09:00", "10:00", excuse="оперативная новость"), False),
        (publication("09:00", "10:00", messenger_at=None), False),
        (publication("09:00", "10:00", elsewhere_at=None), False),
    ],
)
def test_a_broken_lead_is_asked_about_once(made: Publication, asked: bool) -> None:
    clean = [done(p.code, i, date(2025, 12, 12)) for p in PERFORMERS for i in "12"]
    story = Story()
    _, decisions = story.day(date(2025, 12, 17), book(*clean, publications=(made,)))
    paper = to(decisions, "ОБР")
    assert (paper is not None) is asked
    if paper:
        assert (paper.kind, occasions(paper)) == (Kind.REQUEST, [("request", "СОЦ", "3", 1)])
    assert to(story.day(date(2025, 12, 18), book(*clean, publications=(made,)))[1], "ОБР") is None


def by_agreement() -> tuple[Performer, ...]:
    return tuple(replace(p, relation=Relation.BY_AGREEMENT) if p.code == "ПРИМ" else p for p in PERFORMERS)


def test_a_performer_by_agreement_is_asked_once_about_every_item_even_behind_a_short_term() -> None:
    story = Story()
    asked = []
    for day in range(15, 32):
        _, decisions = story.day(date(2025, 12, day), book(performers=by_agreement()))
        story.mark(decisions.papers, state=PaperState.SENT, sent_on=date(2025, 12, day))
        paper = to(decisions, "ПРИМ")
        asked += [(day, o) for o in occasions(paper) if o[2] in "126"]
    assert asked == [
        (17, ("request", "ПРИМ", "1", 1)),
        (17, ("request", "ПРИМ", "2", 1)),
        (22, ("request", "ПРИМ", "6", 1)),
    ]


def asked(story: Story, on: date, workbook: Book) -> list[tuple[str, int, str, str]]:
    """(item, step, detail, signer) of every request of a day to «ОБР»."""
    paper = to(story.day(on, workbook)[1], "ОБР")
    if paper is None:
        return []
    return [
        (g.occasion.item, g.occasion.step, g.detail, paper.signer)
        for g in paper.grounds
        if g.occasion.kind is Kind.REQUEST
    ]


def dec(day: int) -> date:
    return date(2025, 12, day)


FAR = "до 30.01.2026"


def claim(**values: Any) -> Book:
    given = {"executed_on": dec(12), "accepted_on": None, "accepted_by": "", **values}
    return small(replace(done("ОБР", "1", dec(12)), **given), term=FAR)


def test_a_faulty_value_that_came_back_after_another_is_asked_about_again() -> None:
    story = Story(settings(addressee_gap=0), sent=True)
    undated, unproved = claim(executed_on=None), claim(evidence="")
    assert asked(story, dec(15), undated) == [("1", 1, "data:no_date", "letter")]
    assert asked(story, dec(16), undated) == []
    assert asked(story, dec(17), unproved) == [("1", 2, "data:no_evidence", "letter")]
    assert asked(story, dec(18), undated) == [("1", 3, "data:no_date", "letter")]
    assert asked(story, dec(24), undated) == []


def test_the_same_value_is_asked_about_twice_at_most_and_never_once_answered() -> None:
    unproved = claim(evidence="")
    story = Story(sent=True)
    days = (dec(15), dec(19), dec(22), dec(29), date(2026, 1, 12), date(2026, 1, 19))
    assert [bool(asked(story, on, unproved)) for on in days] == [True, False, True, False, False, False]
    answered = Story(sent=True)
    asked(answered, dec(15), unproved)
    answered.mark(answer="вх. 5 от 16.12.2025")
    assert asked(answered, dec(22), unproved) == []
    unsent = Story()
    asked(unsent, dec(15), unproved)
    assert asked(unsent, dec(22), unproved) == []


def test_a_second_request_is_signed_by_the_head_and_cites_the_first() -> None:
    story = Story(sent=True)
    story.day(dec(15), claim(evidence=""))
    paper = to(story.day(dec(22), claim(evidence=""))[1], "ОБР")
    assert paper is not None
    assert (paper.signer, paper.grounds[0].escalated, paper.respond_by) == ("second", True, dec(24))
    assert [e.day for e in paper.grounds[0].cites] == [dec(15)]


@pytest.mark.parametrize(
    ("values", "detail"),
    [
        ({"executed_on": None}, "data:no_date"),
        ({"executed_on": None, "evidence": ""}, "data:no_date,no_evidence"),
        ({"executed_on": dec(10)}, "data:before_order,2025-12-10"),
        ({"staff_total": 38, "staff_moved": 41}, "data:figures,41>38"),
        ({"executed_on": dec(30), "evidence": ""}, ""),
        ({"evidence": "", "unreadable": frozenset({"Подтверждение"})}, ""),
        ({"executed_on": None, "unreadable": frozenset({"Дата исполнения"})}, ""),
    ],
)
def test_another_value_is_another_question(values: dict[str, Any], detail: str) -> None:
    found = asked(Story(), dec(15), claim(**values))
    assert [d for _, _, d, _ in found] == ([detail] if detail else [])
    assert [step for _, step, _, _ in found] == ([1] if detail else [])


def test_an_extension_opens_a_new_question_about_a_value_but_not_about_a_publication() -> None:
    moved = extension(new_term=date(2026, 2, 27), decided_on=dec(17))
    story = Story(settings(addressee_gap=0))
    assert asked(story, dec(16), claim(evidence=""))
    assert asked(story, dec(18), replace(claim(evidence=""), extensions=(moved,))) == [
        ("1", 1, "data:no_evidence", "letter")
    ]
    lead = Story()
    plan = (item(FAR, lead_hours=4),)
    broken = (publication("09:00", "10:00", code="ОБР"),)
    assert len(asked(lead, dec(17), small(plan=plan, publications=broken))) == 1
    assert asked(lead, dec(18), small(plan=plan, publications=broken, extensions=(moved,))) == []


def test_each_broken_publication_is_asked_about_by_itself() -> None:
    plan = (item(FAR, lead_hours=4),)
    two = (publication("09:00", "10:00", code="ОБР"), publication("09:00", "11:00", code="ОБР"))
    story = Story()
    found = asked(story, dec(17), small(plan=plan, publications=two))
    assert [(step, detail) for _, step, detail, _ in found] == [
        (1, "lead:2025-12-16T10:00|Новость"),
        (2, "lead:2025-12-16T11:00|Новость"),
    ]
    same_twice = (publication("08:00", "11:30", code="ОБР"),) * 2
    assert len(asked(Story(), dec(17), small(plan=plan, publications=same_twice))) == 1


@pytest.mark.parametrize(
    "made",
    [
        publication("09:00", "10:00", code="ОБР", day=dec(10)),
        publication("09:00", "10:00", code="ОБР", day=dec(18)),
        publication("09:00", "10:00", code="ПРИМ"),
    ],
    ids=["before the order", "tomorrow", "another performer"],
)
def test_publications_outside_the_order_are_not_asked_about(made: Publication) -> None:
    plan = (item(FAR, lead_hours=4),)
    assert asked(Story(), dec(17), small(plan=plan, publications=(made,))) == []


def test_a_publication_without_a_day_falls_on_the_day_it_came_elsewhere() -> None:
    plan = (item(FAR, lead_hours=4),)
    made = publication("09:00", "10:00", code="ОБР", day=None)
    assert len(asked(Story(), dec(17), small(plan=plan, publications=(made,)))) == 1


def test_publications_of_the_signing_and_of_the_day_itself_are_asked_about() -> None:
    plan = (item(FAR, lead_hours=4),)
    for day in (dec(11), dec(17)):
        made = publication("09:00", "10:00", code="ОБР", day=day)
        assert len(asked(Story(), dec(17), small(plan=plan, publications=(made,)))) == 1


def test_who_need_not_execute_is_not_asked_about_publications() -> None:
    plan = (item(FAR, lead_hours=4),)
    exempt = row("ОБР", "1", state=State.NOT_APPLICABLE, comment="нет сайта", accepted_by="Образцова Н.П.")
    broken = (publication("09:00", "10:00", code="ОБР"),)
    assert asked(Story(), dec(17), small(exempt, plan=plan, publications=broken)) == []


AGREED = replace(ORG, relation=Relation.BY_AGREEMENT)


def test_by_agreement_one_request_whatever_it_is_about_and_no_more() -> None:
    days = [dec(n) for n in (15, 19, 22, 23, 26, 29)]
    unproved = replace(done("ОБР", "1", dec(12)), evidence="", accepted_on=None, accepted_by="")
    for line, detail in ((row("ОБР", "1"), "agreement"), (unproved, "data:no_evidence")):
        story = Story(sent=True)
        made = small(line, term="до 26.12.2025", performer=AGREED)
        found = {on: asked(story, on, made) for on in days}
        assert {on: f for on, f in found.items() if f} == {dec(19): [("1", 1, detail, "letter")]}


def test_by_agreement_a_report_before_the_remind_day_leaves_nothing_to_ask() -> None:
    claimed = replace(done("ОБР", "1", dec(12)), accepted_on=None, accepted_by="")
    assert asked(Story(), dec(19), small(claimed, term="до 26.12.2025", performer=AGREED)) == []
    assert asked(Story(), dec(19), small(rows=(), term="до 26.12.2025", performer=AGREED)) == []
    undated = replace(done("ОБР", "1", dec(12)), executed_on=None)
    assert asked(Story(), dec(19), small(undated, term="постоянно", performer=AGREED)) == []


def test_who_agreed_is_asked_for_neither_publications_nor_a_second_control_point() -> None:
    plan = (item("постоянно", lead_hours=4, reporting="monthly"),)
    broken = (publication("09:00", "10:00", code="ОБР"),)
    story = Story(sent=True)
    made = small(plan=plan, performer=AGREED, publications=broken)
    found = [d for on in (dec(17), dec(24), date(2026, 1, 26)) for _, _, d, _ in asked(story, on, made)]
    assert found == ["control:2025-12-31"]
