"""Cadence: what is written, to whom, when, and never twice. On values; days are played by hand."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from automation.control.decisions import Decisions
from automation.control.foresight import remember_day, sent_today
from automation.control.review import Review, follow, review
from automation.model.control import (
    Entry,
    Fault,
    Form,
    Gravity,
    History,
    Kind,
    NoticeKind,
    Paper,
    PaperState,
    empty_history,
)
from automation.model.report import Book, Performer, Publication, Relation, State, StatusRow, Substitution
from automation.model.settings import Settings
from tests.compose_world import PERFORMERS, SETTINGS, book, done, items, row
from tests.test_standings import settings

TERM_6 = date(2025, 12, 26)


class Story:
    """A register in memory: play days, mark papers as the office would."""

    def __init__(self, chosen: Settings = SETTINGS) -> None:
        self.history: History = empty_history()
        self.settings = chosen

    def day(self, on: date, workbook: Book, *, keep: bool = True) -> tuple[Review, Decisions]:
        reviewed = review(workbook, self.history, self.settings, on)
        decisions = follow(reviewed, self.settings)
        if keep:
            self.history = remember_day(self.history, reviewed, decisions)
            self.mark(decisions.papers, state=PaperState.DRAFT, signed_on=None, sent_on=None)
        return reviewed, decisions

    def mark(self, papers: tuple[Paper, ...] | None = None, **facts: object) -> None:
        """Change what «Отправка» says of these papers (all without any given)."""
        keys = {p.key for p in papers} if papers is not None else {e.key for e in self.history.entries}
        changed: dict[str, Entry] = {
            e.key: replace(e, **facts) if e.key in keys else e  # type: ignore[arg-type]
            for e in self.history.entries
        }
        self.history = replace(
            self.history,
            entries=tuple(changed.values()),
            spent={o: changed[e.key] for o, e in self.history.spent.items()},
        )


def to(decisions: Decisions, code: str) -> Paper | None:
    found = [p for p in decisions.papers if p.addressee and p.addressee.code == code]
    assert len(found) <= 1, "one paper per addressee and day"
    return found[0] if found else None


def occasions(paper: Paper | None) -> list[tuple[str, str, str, int]]:
    return (
        []
        if paper is None
        else [(g.occasion.kind.value, g.occasion.code, g.occasion.item, g.occasion.step) for g in paper.grounds]
    )


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


def test_after_the_last_letter_the_rest_is_a_proposal() -> None:
    story = Story()
    for on in (date(2025, 12, 16), date(2025, 12, 23)):
        _, decisions = story.day(on, book())
        story.mark(decisions.papers, state=PaperState.SENT, sent_on=on)
    _, after = story.day(date(2025, 12, 30), book())
    assert {n.item for n in after.notices if n.kind is NoticeKind.PROPOSAL} == {"1", "2"}
    assert not [o for p in after.papers for o in occasions(p) if o[2] in "12"]


def test_an_extension_opens_new_occasions() -> None:
    from tests.test_standings import extension

    story = Story()
    story.day(date(2025, 12, 16), book())
    moved = book(extensions=(extension(item="2", code="ПРИМ", new_term=date(2025, 12, 19)),))
    _, decisions = story.day(date(2025, 12, 23), moved)
    assert ("overdue", "ПРИМ", "2", 1) in occasions(to(decisions, "ПРИМ"))


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


def test_author_and_addressee_in_one_person_is_reminded_in_person() -> None:
    himself = tuple(replace(p, name=SETTINGS.signatory_letter.name) if p.code == "ПРИМ" else p for p in PERFORMERS)
    _, decisions = Story().day(date(2025, 12, 16), book(performers=himself))
    assert to(decisions, "ПРИМ") is None
    assert [n.code for n in decisions.notices if n.kind is NoticeKind.PERSONAL] == ["ПРИМ"]


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


def everything_done(**values: object) -> list[StatusRow]:
    return [done(p.code, i, date(2025, 12, 12), **values) for p in PERFORMERS for i in "126"]


def test_the_completion_memo_comes_at_once_when_everything_is_accepted() -> None:
    story = Story()
    accepted = everything_done(accepted_on=date(2025, 12, 17), accepted_by="Секретарёва О.О.")
    _, before = story.day(date(2025, 12, 17), book(*accepted[1:]))
    assert Kind.COMPLETION not in {p.kind for p in before.papers}
    _, decisions = story.day(date(2025, 12, 18), book(*accepted))
    assert [p.kind for p in decisions.papers] == [Kind.COMPLETION]
    assert not story.day(date(2025, 12, 22), book(*accepted))[1].papers


def test_a_supplement_follows_what_was_won_after_the_memo_at_most_once_in_five_days() -> None:
    story = Story()
    _, memo = story.day(date(2025, 12, 29), book())
    assert [p.kind for p in memo.papers if not p.addressee] == [Kind.COMPLETION]
    won = [done("ПРИМ", "2", date(2025, 12, 29), accepted_on=date(2025, 12, 30))]
    _, first = story.day(date(2025, 12, 30), book(*won))
    assert [p.kind for p in first.papers if not p.addressee] == [Kind.SUPPLEMENT]
    more = [*won, done("ПРИМ", "6", date(2025, 12, 29), accepted_on=date(2025, 12, 30))]
    _, soon = story.day(date(2026, 1, 12), book(*more))
    assert not [p for p in soon.papers if not p.addressee]
    _, later = story.day(date(2026, 1, 16), book(*more))
    assert [(p.kind, p.grounds[0].occasion.step) for p in later.papers if not p.addressee] == [(Kind.SUPPLEMENT, 2)]


def test_a_mere_claim_is_no_reason_for_a_supplement() -> None:
    story = Story()
    story.day(date(2025, 12, 29), book())
    _, decisions = story.day(
        date(2025, 12, 30), book(done("ПРИМ", "2", date(2025, 12, 29), accepted_on=None, accepted_by=""))
    )
    assert not [p for p in decisions.papers if not p.addressee]


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


def test_unsigned_papers_that_lost_their_ground_are_told() -> None:
    story = Story()
    _, issued = story.day(date(2025, 12, 16), book())
    assert to(issued, "ПРИМ")
    _, decisions = story.day(
        date(2025, 12, 17), book(done("ПРИМ", "1", date(2025, 12, 12)), done("ПРИМ", "2", date(2025, 12, 12)))
    )
    lost = [n for n in decisions.notices if n.kind is NoticeKind.LOST_GROUND]
    assert [n.code for n in lost] == ["ПРИМ"]
    story.mark(state=PaperState.SIGNED, signed_on=date(2025, 12, 17))
    _, signed = story.day(date(2025, 12, 18), book(done("ПРИМ", "1", date(2025, 12, 12))), keep=False)
    assert not [n for n in signed.notices if n.kind is NoticeKind.LOST_GROUND]


def test_calls_of_a_missed_morning_are_made_up_once() -> None:
    story = Story()
    story.day(date(2025, 12, 12), book())
    _, monday_missed = story.day(date(2025, 12, 15), book())
    assert {n.item for n in monday_missed.notices if n.kind is NoticeKind.CALL} == {"1", "2"}
    _, tuesday = story.day(date(2025, 12, 16), book())
    assert not [n for n in tuesday.notices if n.kind is NoticeKind.CALL]


def test_the_key_of_a_paper_tells_kind_order_addressee_and_day() -> None:
    paper = to(Story().day(date(2025, 12, 16), book())[1], "ПРИМ")
    assert paper is not None
    assert paper.key == "overdue/454/2025-12-11/ПРИМ/2025-12-16"
    assert sent_today(paper).key == paper.key
