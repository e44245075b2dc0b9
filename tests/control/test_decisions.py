"""Cadence: what is written, to whom, when, and never twice. On values; days are played by hand."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.foresight import sent_today
from automation.model.control import PaperState
from automation.model.kinds import Form, Kind, Topic
from automation.model.office import DayMark
from automation.model.report import Relation, Substitution
from tests.support.compose_order import PERFORMERS, SIGNED, items
from tests.support.compose_world import book, done
from tests.support.control_story import ORG, Story, extension, item, occasions, played, settings, small, to

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
    assert [g.topic for g in paper.grounds] == [Topic.REMINDER] + [Topic.CONTROL_POINT] * 3
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
    story = Story(settings(letters=("release",)))
    _, decisions = story.day(date(2025, 12, 15), book(accepted, plan=plan))
    paper = to(decisions, "ПРИМ")
    assert paper is not None
    assert (paper.kind, paper.respond_by) == (Kind.RELEASE, None)
    assert to(story.day(date(2025, 12, 15), book(accepted, plan=plan))[1], "ПРИМ") is None


def test_a_covering_letter_opens_the_order_once() -> None:
    story = Story(settings(letters=("covering",)))
    _, decisions = story.day(date(2025, 12, 11), book())
    assert {p.kind for p in decisions.papers} == {Kind.COVERING}
    assert len(decisions.papers) == 6
    assert not story.day(date(2025, 12, 12), book())[1].papers


def test_the_key_of_a_paper_tells_kind_order_addressee_and_day() -> None:
    paper = to(Story().day(date(2025, 12, 16), book())[1], "ПРИМ")
    assert paper is not None
    assert paper.key == "overdue/454/2025-12-11/ПРИМ/2025-12-16"
    assert sent_today(paper).key == paper.key


def dec(day: int) -> date:
    return date(2025, 12, day)


def test_an_annulled_paper_may_be_followed_by_another_on_the_same_day() -> None:
    story = Story()
    _, first = story.day(dec(16), small())
    story.annul(tuple(p for p in first.papers if p.addressee))
    assert occasions(to(story.day(dec(16), small())[1], "ОБР")) == [("overdue", "ОБР", "1", 1)]


def test_the_highest_step_decides_the_signer() -> None:
    plan = (item("до 12.12.2025"), item("до 19.12.2025", "2", row=3))
    story = Story(sent=True)
    story.day(dec(16), small(plan=plan))
    paper = to(story.day(dec(23), small(plan=plan))[1], "ОБР")
    assert paper is not None
    assert (paper.signer, occasions(paper)) == ("second", [("overdue", "ОБР", "1", 2), ("overdue", "ОБР", "2", 1)])
    assert [g.escalated for g in paper.grounds] == [True, False]


def test_the_addressee_leads_one_hop_and_decides_the_form() -> None:
    worker = replace(ORG, code="СПЕЦ", addressee_code="ОБР")
    boss = replace(ORG, groups=(), relation=Relation.OFFICE, addressee_code="ПРИМ")
    other = next(p for p in PERFORMERS if p.code == "ПРИМ")
    made = book(plan=(item("до 12.12.2025"),), performers=(worker, boss, replace(other, groups=())))
    _, decisions = Story().day(dec(16), made)
    paper = to(decisions, "ОБР")
    assert paper is not None
    assert (paper.form, paper.signer, occasions(paper)) == (Form.NOTE, "note", [("overdue", "СПЕЦ", "1", 1)])
    assert to(decisions, "ПРИМ") is None


def test_an_unknown_addressee_has_no_paper_and_an_error() -> None:
    lost = replace(ORG, addressee_code="НЕТ")
    reviewed, decisions = Story().day(dec(16), small(performer=lost))
    assert not [p for p in decisions.papers if p.addressee]
    assert [(f.level, f.performer) for f in reviewed.findings if f.code == "addressee-unknown"] == [("error", "ОБР")]


def test_papers_follow_the_order_of_performers_and_memos_come_last() -> None:
    _, decisions = Story().day(dec(16), book())
    codes = [p.addressee.code if p.addressee else "-" for p in decisions.papers]
    assert codes == ["ЗАМ-1", "ЗАМ-2", "ОБР", "ПРИМ", "ШАБ", "ТИП", "-"]


@pytest.mark.parametrize(
    ("since", "until", "name"),
    [
        (dec(16), dec(16), "Заменова Анна Ивановна"),
        (dec(17), None, "Примерова Мария Ивановна"),
        (None, dec(15), "Примерова Мария Ивановна"),
        (None, None, "Заменова Анна Ивановна"),
    ],
)
def test_who_acts_on_the_very_day_is_addressed(since: date | None, until: date | None, name: str) -> None:
    acting = Substitution(code="ОБР", post="И.о. директора", name="Заменова Анна Ивановна", since=since, until=until)
    grey = replace(ORG, post_dative="Директору", name_dative="Примеровой М.И.", sex="ж", salutation="Уважаемая!")
    paper = to(Story().day(dec(16), small(performer=grey, substitutions=(acting,)))[1], "ОБР")
    assert paper is not None
    assert paper.addressee is not None
    assert paper.addressee.name == name
    mine = (paper.addressee.post, paper.addressee.post_dative, paper.addressee.name_dative, paper.addressee.sex)
    if name.startswith("Заменова"):
        assert (*mine, paper.addressee.salutation) == ("И.о. директора", "", "", None, "")
    else:
        assert mine == ("Директор", "Директору", "Примеровой М.И.", "ж")


def test_a_covering_letter_comes_once_though_the_term_moves_or_repeats() -> None:
    story = Story(settings(letters=("covering",)))
    moved = (extension(new_term=date(2026, 1, 30), decided_on=dec(15)),)
    assert played(story, [11, 12], small(term="до 26.12.2025")) == [(11, "covering", 1)]
    assert played(story, [16], small(term="до 26.12.2025", extensions=moved)) == []
    late = Story(settings(letters=("covering",)))
    assert played(late, [15], small()) == [], "the term has passed"
    assert played(Story(settings(letters=("covering",))), [11], small(done("ОБР", "1", SIGNED), term="постоянно")) == [
        (11, "covering", 1)
    ]


def test_a_covering_letter_names_no_day_and_the_reminder_after_it_its_own() -> None:
    plan = (item("до 18.12.2025"), item("до 26.12.2025", "2", row=3))
    story = Story()
    story.day(dec(17), small(plan=plan[:1]))
    story.settings = settings(letters=("covering",), addressee_gap=0)
    story.history = replace(story.history, seen_plan=None)
    paper = to(story.day(dec(18), small(plan=plan))[1], "ОБР")
    assert paper is not None
    assert occasions(paper) == [("covering", "ОБР", "1", 1), ("covering", "ОБР", "2", 1)]
    assert paper.respond_by is None
    executed = small(done("ОБР", "1", dec(18)), plan=plan)
    assert to(story.day(dec(23), executed)[1], "ОБР") is None  # three working days after the covering letter
    both = to(story.day(dec(24), executed)[1], "ОБР")
    assert both is not None
    assert (occasions(both), both.respond_by) == ([("reminder", "ОБР", "2", 1)], dec(26))


def test_a_release_waits_for_acceptance_and_closing() -> None:
    closed = (item("до 12.12.2025", closed_on=dec(15)),)
    claimed = replace(done("ОБР", "1", dec(12)), accepted_on=None, accepted_by="")
    chosen = settings(letters=("release",))
    assert played(Story(chosen), [15], small(claimed, plan=closed)) == []
    assert played(Story(chosen), [12], small(done("ОБР", "1", dec(12)), plan=closed)) == []
    assert played(Story(), [15], small(done("ОБР", "1", dec(12)), plan=closed)) == []
    assert played(Story(chosen), [15], small(done("ОБР", "1", dec(15)), plan=closed)) == [(15, "release", 1)]
    whole = replace(small(done("ОБР", "1", dec(12))), order=replace(book().order, closed_on=dec(15)))
    assert played(Story(chosen), [15, 16], whole) == [(15, "release", 1)]


def test_nothing_is_decided_before_the_signing() -> None:
    assert Story(settings(letters=("covering",))).day(date(2025, 12, 10), book())[1] == Decisions()


def test_the_offices_own_day_off_stops_a_day_and_its_working_saturday_does_not() -> None:
    off = (DayMark(day=dec(16), working=False), DayMark(day=dec(20), working=True))
    story = Story()
    made = replace(small(), calendar=off)
    assert played(story, [16, 17, 18], made) == [(17, "overdue", 1)]
    saturday = replace(small(term="до 18.12.2025"), calendar=off)
    assert played(Story(), [18, 19, 20], saturday)[-1:] == [(20, "overdue", 1)]


def test_a_reminder_counts_its_day_from_what_it_reminds_of() -> None:
    plan = (item("до 26.12.2025"), item("до 23.12.2025", "2", quiet_until=dec(23)))
    paper = to(Story(settings(letters=("covering",))).day(dec(19), small(plan=plan))[1], "ОБР")
    assert paper
    assert (paper.kind, paper.respond_by) == (Kind.REMINDER, dec(24))
