"""Requests: what is asked about, at which step, and never twice. On values; days are played by hand."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from automation.model.control import (
    Fault,
    Kind,
    PaperState,
)
from automation.model.report import Performer, Publication, Relation, State
from tests.compose_world import PERFORMERS, book, done, row
from tests.control_story import Story, occasions, to

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
    story = Story()
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


def publication(first: str, other: str, **values: object) -> Publication:
    made = Publication(
        code="СОЦ",
        day=date(2025, 12, 16),
        material="Новость",
        messenger_at=datetime.fromisoformat(f"2025-12-16T{first}"),
        elsewhere_at=datetime.fromisoformat(f"2025-12-16T{other}"),
    )
    return replace(made, **values)  # type: ignore[arg-type]


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


def test_a_performer_by_agreement_is_asked_once_on_the_remind_day() -> None:
    story = Story()
    asked = []
    for day in range(15, 32):
        _, decisions = story.day(date(2025, 12, day), book(performers=by_agreement()))
        story.mark(decisions.papers, state=PaperState.SENT, sent_on=date(2025, 12, day))
        paper = to(decisions, "ПРИМ")
        asked += [(day, o) for o in occasions(paper) if o[2] in "126"]
    assert asked == [(19, ("request", "ПРИМ", "6", 1))]
