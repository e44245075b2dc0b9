"""Cadence: what is written, to whom, when, and never twice. On values; days are played by hand."""

from dataclasses import replace
from datetime import date

import pytest

from automation.control.decisions import Decisions
from automation.control.foresight import sent_today
from automation.model.control import (
    Form,
    Gravity,
    Kind,
    PaperState,
)
from automation.model.report import Substitution
from tests.compose_world import PERFORMERS, book, done, items
from tests.control_story import Story, extension, occasions, settings, to

TERM_6 = date(2025, 12, 26)


def test_nothing_is_issued_on_a_day_off_and_the_next_working_day_makes_it_up_once() -> None:
    story = Story()
    _, friday_off = story.day(date(2025, 12, 20), book())
    assert friday_off == Decisions()
    _, monday = story.day(date(2025, 12, 22), book())
    assert {p.kind for p in monday.papers if p.addressee} == {Kind.OVERDUE}
    _, again = story.day(date(2025, 12, 22), book())
    assert not again.papers


def test_a_missed_reminder_joins_the_graver_paper_of_its_day() -> None:
    _, decisions = Story().day(date(2025, 12, 22), book())
    paper = to(decisions, "ПРИМ")
    assert paper is not None
    assert (paper.kind, paper.form, paper.signer) == (Kind.OVERDUE, Form.LETTER, "letter")
    assert occasions(paper) == [
        ("overdue", "ПРИМ", "1", 1),
        ("overdue", "ПРИМ", "2", 1),
        ("reminder", "ПРИМ", "6", 1),
        ("request", "ПРИМ", "4", 1),
    ]
    assert paper.respond_by == date(2025, 12, 24)


def test_a_reminder_names_a_day_before_the_term() -> None:
    rows = [done(p.code, i, date(2025, 12, 12), accepted_on=date(2025, 12, 15)) for p in PERFORMERS for i in "12"]
    _, decisions = Story().day(date(2025, 12, 19), book(*rows))
    paper = to(decisions, "ОБР")
    assert paper is not None
    assert (paper.kind, paper.respond_by) == (Kind.REMINDER, date(2025, 12, 24))
    assert [g.gravity for g in paper.grounds] == [Gravity.REMINDER] + [Gravity.CONTROL_POINT] * 3
    assert {g.occasion.code for g in paper.grounds} == {"ОБР", "СОЦ"}


def test_a_late_reminder_names_the_next_working_day_at_the_earliest() -> None:
    _, decisions = Story().day(TERM_6, book(*(done(p.code, i, date(2025, 12, 12)) for p in PERFORMERS for i in "12")))
    paper = to(decisions, "ПРИМ")
    assert paper is not None
    assert (paper.kind, paper.respond_by) == (Kind.REMINDER, date(2025, 12, 29))


@pytest.mark.parametrize("quiet", [date(2025, 12, 22), None])
def test_do_not_remind_before_holds_reminders_back(quiet: date | None) -> None:
    plan = tuple(replace(i, quiet_until=quiet) if i.number == "6" else i for i in items())
    _, decisions = Story().day(date(2025, 12, 19), book(plan=plan))
    paper = to(decisions, "ПРИМ")
    assert (
        ("reminder", "ПРИМ", "6", 1) in occasions(paper)
        if quiet is None
        else all(o[0] != "reminder" for o in occasions(paper))
    )


def test_an_unsent_first_letter_never_brings_a_second() -> None:
    story = Story()
    _, first = story.day(date(2025, 12, 16), book())
    assert to(first, "ПРИМ")
    _, later = story.day(date(2026, 1, 16), book())
    assert not [o for p in later.papers for o in occasions(p) if o[0] == "overdue" and o[3] == 2]


def test_an_answer_stops_the_second_letter() -> None:
    story = Story()
    _, first = story.day(date(2025, 12, 16), book())
    story.mark(first.papers, state=PaperState.ANSWERED, sent_on=date(2025, 12, 16), answer="вх. 12 от 18.12.2025")
    _, later = story.day(date(2025, 12, 23), book())
    assert not [p for p in later.papers if p.kind is Kind.OVERDUE]


def test_the_second_letter_counts_from_the_sending_and_is_signed_by_the_head() -> None:
    story = Story()
    _, first = story.day(date(2025, 12, 16), book())
    story.mark(first.papers, state=PaperState.SENT, sent_on=date(2025, 12, 18))
    assert not [p for p in story.day(date(2025, 12, 24), book(), keep=False)[1].papers if p.kind is Kind.OVERDUE]
    _, second = story.day(date(2025, 12, 25), book())
    paper = to(second, "ПРИМ")
    assert paper is not None
    assert (paper.signer, occasions(paper)[:2]) == (
        "second",
        [("overdue", "ПРИМ", "1", 2), ("overdue", "ПРИМ", "2", 2)],
    )
    note = to(second, "ЗАМ-1")
    assert note is not None
    assert (note.form, note.signer) == (Form.NOTE, "second")


def test_an_extension_opens_new_occasions() -> None:
    story = Story()
    story.day(date(2025, 12, 16), book())
    moved = book(extensions=(extension(item="2", code="ПРИМ", new_term=date(2025, 12, 19)),))
    _, decisions = story.day(date(2025, 12, 23), moved)
    assert ("overdue", "ПРИМ", "2", 1) in occasions(to(decisions, "ПРИМ"))


def test_the_acting_person_is_addressed_while_he_acts() -> None:
    acting = Substitution(
        code="ПРИМ", post="", name="Заменова Анна Ивановна", since=date(2025, 12, 15), until=date(2025, 12, 20)
    )
    made = replace(book(), substitutions=(acting,))
    paper = to(Story().day(date(2025, 12, 16), made)[1], "ПРИМ")
    assert paper is not None
    assert paper.addressee is not None
    assert (paper.addressee.name, paper.addressee.post) == ("Заменова Анна Ивановна", "Директор")
    later = to(Story().day(date(2025, 12, 22), made)[1], "ПРИМ")
    assert later is not None
    assert later.addressee is not None
    assert later.addressee.name == "Пробный Иван Иванович"


def test_off_control_ends_everything() -> None:
    closed = replace(book(), order=replace(book().order, closed_on=date(2025, 12, 15)))
    reviewed, decisions = Story().day(date(2025, 12, 16), closed)
    assert reviewed.morning.closed
    assert not decisions.papers
    plan = tuple(replace(i, closed_on=date(2025, 12, 15)) if i.number in "12" else i for i in items())
    _, partly = Story().day(date(2025, 12, 16), book(plan=plan))
    assert not [p for p in partly.papers if p.addressee]


def test_a_release_is_the_one_paper_after_an_items_closing() -> None:
    plan = tuple(replace(i, closed_on=date(2025, 12, 15)) if i.number == "1" else i for i in items())
    accepted = done("ПРИМ", "1", date(2025, 12, 12), accepted_on=date(2025, 12, 15))
    story = Story(settings(release=True))
    _, decisions = story.day(date(2025, 12, 15), book(accepted, plan=plan))
    paper = to(decisions, "ПРИМ")
    assert paper is not None
    assert (paper.kind, paper.respond_by) == (Kind.RELEASE, None)
    assert to(story.day(date(2025, 12, 15), book(accepted, plan=plan))[1], "ПРИМ") is None


def test_a_covering_letter_opens_the_order_once() -> None:
    story = Story(settings(covering=True))
    _, decisions = story.day(date(2025, 12, 11), book())
    assert {p.kind for p in decisions.papers} == {Kind.COVERING}
    assert len(decisions.papers) == 6
    assert not story.day(date(2025, 12, 12), book())[1].papers


def test_the_key_of_a_paper_tells_kind_order_addressee_and_day() -> None:
    paper = to(Story().day(date(2025, 12, 16), book())[1], "ПРИМ")
    assert paper is not None
    assert paper.key == "overdue/454/2025-12-11/ПРИМ/2025-12-16"
    assert sent_today(paper).key == paper.key
