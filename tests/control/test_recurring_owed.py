"""Who is silent about one control date of a recurring item is still reminded of the later ones and asked for them.

On values; days are played.
"""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.control import PaperState
from automation.model.kinds import Kind
from automation.model.notice import NoticeKind
from automation.model.office import PhoneCall
from automation.model.report import Publication, State, StatusRow
from automation.model.reported import News
from automation.model.standing import Fault, Standing
from automation.reports.card import state_of
from tests.control.test_recurring import DECEMBER, JANUARY, MONTHLY, owed, report
from tests.control.test_report_periods import APRIL_5, FEBRUARY_5, JANUARY_5, JULY_5, MONTHLY_5, QUARTERLY
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import book, facts, outline, row, words
from tests.support.control_story import Story, extension, item, notices, occasions, settings, small, to

FEBRUARY = date(2026, 2, 25)
EMPTY = row("ОБР", "1")
APRIL = report(date(2026, 4, 3), accepted=False)


def standings(reviewed: Review) -> dict[date | None, tuple[Standing, News]]:
    return {v.control_date: (v.standing, v.reported.news) for v in reviewed.morning.verdicts}


def quarterly(*lines: tuple[date, StatusRow], story: Story | None = None) -> tuple[Review, Decisions]:
    """Play the lines of a quarterly item nobody reported for in January; the last day."""
    story = story or Story()
    story.day(date(2025, 12, 15), small(EMPTY, term=QUARTERLY))
    for on, line in lines:
        last = story.day(on, small(line, term=QUARTERLY))
    return last


@pytest.mark.parametrize(
    ("on", "later"),
    [
        (date(2025, 12, 26), {}),
        (date(2026, 1, 15), {}),
        (date(2026, 1, 21), {JANUARY: Standing.DUE_SOON}),
        (date(2026, 1, 27), {JANUARY: Standing.OVERDUE}),
        (date(2026, 2, 27), {JANUARY: Standing.OVERDUE, FEBRUARY: Standing.OVERDUE}),
    ],
)
def test_a_later_date_is_owed_from_its_first_remind_day_on(on: date, later: dict[date, Standing]) -> None:
    assert owed(EMPTY, on) == [(DECEMBER, Standing.OVERDUE), *later.items()]


def test_of_the_dates_ahead_only_the_next_one_is_owed() -> None:
    days = [day for day, _ in owed(EMPTY, date(2025, 12, 15), term="ежедневно")]
    assert days == [date(2025, 12, n) for n in (12, 13, 14, 15)]


def test_a_date_put_off_beyond_the_next_one_holds_that_one_up_no_longer() -> None:
    moved = extension(new_term=date(2026, 2, 20), decided_on=date(2025, 12, 24))
    assert owed(EMPTY, date(2026, 1, 28), extensions=(moved,)) == [
        (DECEMBER, Standing.IN_WORK),
        (JANUARY, Standing.OVERDUE),
    ]


def test_each_date_is_reminded_of_and_a_letter_asks_for_all_reports_by_name() -> None:
    story, plan = Story(), (item(QUARTERLY, text="Отчёт о работе"),)
    told = {}
    for on in (date(2025, 12, 23), date(2026, 1, 14), date(2026, 3, 27), date(2026, 4, 8)):
        reviewed, decisions = story.day(on, small(EMPTY, plan=plan))
        paper = to(decisions, "ОБР")
        assert paper is not None
        known = facts(reviewed, number="01-15/К-9")
        letter = compose(paper, known, words())
        assert check_letter(letter, paper, known) == ()
        told[on] = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
        sent = {"state": PaperState.SENT, "signed_on": on, "sent_on": on, "registered": f"К-{on.day} от {on:%d.%m.%Y}"}
        story.mark(decisions.papers, **sent)
    asked = "Просим в установленный срок представить отчёт за I квартал 2026 года, а если это невозможно, до 01.04.2026"
    assert asked in told[date(2026, 3, 27)]
    last = told[date(2026, 4, 8)]
    newest = "отчёт за I квартал 2026 года"
    assert "О представлении отчёта за I квартал 2026 года" in last
    assert f"{newest} от МБУК «Образец» не поступил. Установленный срок истёк." in last
    assert f"представить {newest} и письменно" in last, "a report is written by no form"
    assert "не поступил и отчёт за IV квартал 2025 года по пункту 1." in last, "two letters have asked for it in vain"


def test_without_named_periods_reports_are_told_by_their_terms() -> None:
    story, plan = Story(), (item(MONTHLY, text="Обход с представлением отчёта"),)
    reviewed, decisions = story.day(date(2026, 1, 28), small(EMPTY, plan=plan))
    paper = to(decisions, "ОБР")
    assert paper is not None
    told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert "О представлении отчётов по пункту 1 плана-графика (сроки – 25.12.2025 и 25.01.2026)" in told
    assert "представить отчёты со сроками 25.12.2025 и 25.01.2026" in told


def test_a_letter_names_the_report_an_unanswered_one_asked_for() -> None:
    story, plan, told = Story(), (item(QUARTERLY, text="Отчёт о работе"),), ""
    for on in (date(2026, 1, 14), date(2026, 1, 21), date(2026, 4, 8)):
        reviewed, decisions = story.day(on, small(EMPTY, plan=plan))
        paper = to(decisions, "ОБР")
        assert paper is not None
        told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
        sent = {"state": PaperState.SENT, "signed_on": on, "sent_on": on, "registered": f"К-{on.day} от {on:%d.%m.%Y}"}
        story.mark(decisions.papers, **sent)
    assert "от 21.01.2026 № К-21 (по пункту 1, отчёт за IV квартал 2025 года) оставлено без ответа" in told


def test_an_unsigned_letter_loses_its_ground_when_a_report_it_asks_for_beside_its_own_comes_in() -> None:
    story = Story(settings(repeat_max=1))
    for on in (date(2026, 1, 14), date(2026, 4, 8)):
        _, decisions = story.day(on, small(EMPTY, term=QUARTERLY))
        if on < date(2026, 4, 1):
            story.mark(decisions.papers, state=PaperState.SENT, signed_on=on, sent_on=on)
    assert occasions(to(decisions, "ОБР")) == [("overdue", "ОБР", "1", 1)]
    late = replace(report(date(2026, 1, 12), accepted=False), control_date=JANUARY_5)
    assert not notices(story.day(date(2026, 4, 9), small(EMPTY, term=QUARTERLY), keep=False)[1], NoticeKind.LOST_GROUND)
    assert notices(story.day(date(2026, 4, 9), small(late, term=QUARTERLY))[1], NoticeKind.LOST_GROUND)


def test_a_claim_for_a_later_date_waits_for_acceptance_while_an_earlier_one_is_open() -> None:
    july = report(date(2026, 7, 7), accepted=False)
    reviewed, decisions = quarterly((date(2026, 7, 8), july))
    assert standings(reviewed) == {
        JANUARY_5: (Standing.OVERDUE, News.SILENT),
        APRIL_5: (Standing.OVERDUE, News.SILENT),
        JULY_5: (Standing.CLAIMED, News.UNDER_REVIEW),
    }
    assert [n.text for n in decisions.waiting] == ["заявлено исполнение 07.07.2026"]
    assert JULY_5 not in {g.occasion.control_date for p in decisions.papers for g in p.grounds}


def test_a_claim_of_which_nobody_knows_the_date_waits_for_a_person_once() -> None:
    _, decisions = quarterly((date(2026, 7, 3), report(date(2026, 7, 3), accepted=False)))
    assert [n.text for n in decisions.waiting] == [
        "заявлено исполнение 03.07.2026, указать в «Срок», за какой срок: 05.04.2026 или 05.07.2026"
    ]
    accepted = quarterly((date(2026, 7, 3), report(date(2026, 7, 3))))[1]
    assert accepted.waiting == ()


def test_a_report_sent_back_says_nothing_of_the_other_dates() -> None:
    claim = report(date(2026, 4, 7), accepted=False)
    back = replace(claim, returned_on=date(2026, 4, 9), return_reason="нет таблицы")
    reviewed, decisions = quarterly((date(2026, 4, 7), claim), (date(2026, 4, 14), back))
    assert standings(reviewed) == {
        JANUARY_5: (Standing.OVERDUE, News.SILENT),
        APRIL_5: (Standing.OVERDUE, News.RETURNED),
    }
    paper = to(decisions, "ОБР")
    assert paper is not None
    assert [(g.occasion.kind, g.occasion.control_date) for g in paper.grounds] == [(Kind.OVERDUE, APRIL_5)]


def test_a_faulty_report_is_asked_about_once_and_says_nothing_of_the_other_dates() -> None:
    faulty = replace(report(date(2026, 4, 7), accepted=False), evidence="")
    reviewed, decisions = quarterly((date(2026, 4, 8), faulty))
    assert standings(reviewed) == {
        JANUARY_5: (Standing.OVERDUE, News.SILENT),
        APRIL_5: (Standing.NO_DATA, News.FAULTY),
    }
    assert [v.faults for v in reviewed.morning.verdicts] == [(), (Fault.NO_EVIDENCE,)]
    asked = [g for p in decisions.papers for g in p.grounds if g.occasion.kind is Kind.REQUEST]
    assert [g.occasion.control_date for g in asked] == [APRIL_5]
    assert len({f.code: f for f in reviewed.findings}) == len(reviewed.findings)


def test_what_was_said_before_a_later_report_came_is_still_known_of_the_earlier_date() -> None:
    working = row("ОБР", "1", state=State.IN_WORK, reason="болезнь")
    reviewed, _ = quarterly((date(2026, 4, 2), working), (date(2026, 4, 7), report(date(2026, 4, 7))))
    assert standings(reviewed)[JANUARY_5] == (Standing.OVERDUE, News.IN_WORK)
    assert APRIL_5 not in standings(reviewed)


def test_words_written_before_a_period_ended_speak_of_the_earlier_date_that_is_owed() -> None:
    busy = replace(EMPTY, state=State.IN_WORK, comment="специалист в отпуске")
    said = date(2026, 1, 20)
    reviewed, _ = quarterly((said, busy), (date(2026, 4, 7), busy))
    assert standings(reviewed)[JANUARY_5] == (Standing.OVERDUE, News.IN_WORK)
    assert standings(reviewed)[APRIL_5] == (Standing.OVERDUE, News.SILENT)
    later, _ = quarterly((said, busy), (date(2026, 4, 7), replace(busy, comment="отчёт за оба квартала готовится")))
    assert standings(later)[APRIL_5] == (Standing.OVERDUE, News.IN_WORK)


def test_a_promise_and_a_publication_are_told_once_however_many_dates_are_owed() -> None:
    early = Publication(
        code="ОБР",
        day=date(2026, 1, 20),
        material="Новость",
        messenger_at=None,
        elsewhere_at=None,
    )
    plan = (item(MONTHLY, lead_hours=4),)
    reviewed, decisions = Story().day(date(2026, 1, 28), small(EMPTY, plan=plan, publications=(early,)))
    assert reviewed.figures.publications[0].checked == 0
    assert len(decisions.notices) == len(set(decisions.notices))


def test_figures_of_a_date_are_over_everybody_who_bears_the_item() -> None:
    people = tuple(p for p in PERFORMERS if p.code in {"ОБР", "ПРИМ", "ТИП"})
    late = replace(report(date(2026, 4, 14)), code="ПРИМ", row=3)
    timely = replace(report(date(2026, 4, 3)), code="ТИП", row=4)
    story, plan = Story(settings(remind_days=(), notice_days=())), (item(QUARTERLY),)
    january = [replace(report(JANUARY_5), code=code, row=n) for code, n in (("ПРИМ", 3), ("ТИП", 4))]
    story.day(date(2026, 1, 14), book(EMPTY, *january, plan=plan, performers=people))
    reviewed, _ = story.day(date(2026, 4, 20), book(EMPTY, late, timely, plan=plan, performers=people))
    told = state_of(reviewed.figures.items[0])
    assert told.startswith("к 05.01.2026 представлено 2 из 3; к 05.04.2026 представлено 2 из 3; срок истёк: ")
    assert [(b.name, b.items) for b in reviewed.figures.late] == [("МБУК «Образец»", ("1",))]


def test_the_first_day_of_this_version_writes_nothing_about_dates_that_passed_before_it() -> None:
    story = Story(sent=True)
    for on in (date(2025, 12, 29), date(2026, 1, 15)):
        story.day(on, small(EMPTY, term=MONTHLY))
    assert [o.step for o in story.history.spent if o.kind is Kind.OVERDUE] == [1, 2]
    before = date(2026, 3, 3)  # version 1.0 kept no rows and knew of the earliest date alone
    story.history = replace(story.history, rows={}, rows_since=None, previous_day=before)
    reviewed, decisions = story.day(date(2026, 3, 4), small(EMPTY, term=MONTHLY))
    assert [v.control_date for v in reviewed.morning.verdicts] == [DECEMBER]
    assert decisions.papers == ()
    assert not notices(decisions, NoticeKind.LOST_GROUND)
    assert occasions(to(story.day(date(2026, 3, 18), small(EMPTY, term=MONTHLY))[1], "ОБР")) == [
        ("reminder", "ОБР", "1", 1)
    ]


@pytest.mark.parametrize("accepted", [True, False])
def test_a_promise_ends_with_the_report_it_was_made_about(*, accepted: bool) -> None:
    called = PhoneCall(day=date(2025, 12, 26), code="ОБР", items=("1",), spoke_with="", said="", row=2)
    call = replace(called, promised_on=date(2025, 12, 30))
    story = Story()
    story.day(date(2025, 12, 20), small(EMPTY, term=MONTHLY))

    def promises(on: date, line: StatusRow) -> dict[date | None, bool]:
        verdicts = story.day(on, small(line, term=MONTHLY, calls=(call,)))[0].morning.verdicts
        return {v.control_date: v.reported.promise is not None for v in verdicts}

    assert promises(date(2025, 12, 29), EMPTY) == {DECEMBER: True}
    came = report(date(2025, 12, 29), accepted=accepted, control_date=DECEMBER)
    expected = {JANUARY: False} if accepted else {DECEMBER: False, JANUARY: False}
    assert promises(date(2026, 1, 22), came) == expected


@pytest.mark.parametrize(
    ("term", "called", "promised", "day", "meant"),
    [
        (MONTHLY, date(2025, 12, 15), date(2025, 12, 18), date(2026, 1, 22), [DECEMBER]),
        (QUARTERLY, date(2025, 12, 22), date(2025, 12, 30), date(2026, 1, 14), [JANUARY_5]),
        (QUARTERLY, date(2025, 12, 22), date(2025, 12, 29), date(2026, 1, 14), []),
    ],
)
def test_a_promise_to_report_before_the_term_is_about_the_period_that_will_have_ended(
    term: str, called: date, promised: date, day: date, meant: list[date]
) -> None:
    call = PhoneCall(day=called, code="ОБР", items=("1",), promised_on=promised)
    reviewed, _ = Story().day(day, small(EMPTY, term=term, calls=(call,)))
    assert [v.control_date for v in reviewed.morning.verdicts if v.reported.promise] == meant


def test_a_letter_about_a_report_sent_back_asks_for_no_earlier_one_beside_it() -> None:
    first = report(date(2026, 2, 9), accepted=False, control_date=FEBRUARY_5)
    back, story = replace(first, returned_on=date(2026, 2, 10), return_reason="нет акта"), Story()
    days = {date(2025, 12, 15): EMPTY, date(2026, 2, 9): first, date(2026, 2, 10): back, date(2026, 2, 24): back}
    for on, line in days.items():
        _, decisions = story.day(on, small(line, term=MONTHLY_5))
    paper = to(decisions, "ОБР")
    assert paper
    assert [(g.occasion.control_date, g.also) for g in paper.grounds] == [(FEBRUARY_5, ())]
