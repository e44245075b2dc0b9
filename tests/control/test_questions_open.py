"""When a question is asked, when it is not, and whether an unsigned one is still to be signed: the edges."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.model.control import PaperState
from automation.model.notice import NoticeKind
from automation.model.office import PhoneCall
from automation.model.report import Book, Performer, Relation, State, StatusRow
from tests.support.compose_world import done, row
from tests.support.control_story import ORG, Story, item, notices, occasions, settings, small, to
from tests.support.office_days import working_days

AGREED = replace(ORG, relation=Relation.BY_AGREEMENT)


def dec(day: int) -> date:
    return date(2025, 12, day)


def lost(story: Story, on: date, book: Book) -> list[str]:
    return [n.text for n in notices(story.day(on, book, keep=False)[1], NoticeKind.LOST_GROUND)]


UNPROVED = replace(done("ОБР", "1", dec(12)), evidence="", accepted_on=None, accepted_by="")


EARLY = replace(UNPROVED, evidence="приказ № 7", executed_on=dec(1))


@pytest.mark.parametrize(
    ("before", "after", "is_open"),
    [
        (UNPROVED, UNPROVED, True),
        (UNPROVED, replace(UNPROVED, evidence="приказ № 7 от 12.12.2025"), False),
        (UNPROVED, replace(UNPROVED, executed_on=None), False),
        (EARLY, replace(EARLY, comment="уточняется"), True),
        (EARLY, replace(EARLY, executed_on=dec(2)), False),
    ],
)
def test_an_unsigned_question_about_a_value_is_open_until_the_value_is_another_one(
    before: StatusRow, after: StatusRow, is_open: bool
) -> None:
    story = Story()
    assert to(story.day(dec(16), small(before, term="до 30.01.2026"))[1], "ОБР")
    assert bool(lost(story, dec(17), small(after, term="до 30.01.2026"))) != is_open


def test_an_unsigned_control_point_is_open_while_nothing_is_reported() -> None:
    plan = (item("постоянно", reporting="monthly"),)
    story = Story()
    assert to(story.day(dec(24), small(row("ОБР", "1"), plan=plan))[1], "ОБР")
    assert not lost(story, dec(25), small(row("ОБР", "1"), plan=plan))
    told = row("ОБР", "1", state=State.IN_WORK, done="проведены занятия")
    assert lost(story, dec(25), small(told, plan=plan))


@pytest.mark.parametrize("performer", [ORG, AGREED])
def test_a_lasting_item_is_not_asked_about_before_the_day_the_office_named(performer: Performer) -> None:
    """A newspaper whose issues came in anyway was asked in June: «Не напоминать до» held reminders alone."""
    asked = []
    for quiet in (None, dec(30), date(2026, 1, 12)):
        story, plan = Story(sent=True), (item("постоянно", reporting="monthly", quiet_until=quiet),)
        made = small(row("ОБР", "1"), plan=plan, performer=performer)
        days = working_days(dec(22), date(2026, 1, 15))
        asked.append(next((on for on in days if to(story.day(on, made)[1], "ОБР")), None))
    assert asked == [dec(23), dec(30), None]


def agreed_asked(on: date, *, quiet_until: date | None = None, remind_days: tuple[int, ...] = (5,)) -> bool:
    """Tell whether a performer by agreement is asked about an item due on 26.12.2025, nothing having come in."""
    plan = (item("до 26.12.2025", quiet_until=quiet_until),)
    story = Story(settings(remind_days=remind_days), sent=True)
    return to(story.day(on, small(row("ОБР", "1"), plan=plan, performer=AGREED))[1], "ОБР") is not None


def test_who_takes_part_by_agreement_is_not_asked_before_the_day_the_office_named() -> None:
    assert agreed_asked(dec(19))
    assert not agreed_asked(dec(19), quiet_until=dec(22))
    assert agreed_asked(dec(22), quiet_until=dec(22))


def test_an_office_that_reminds_nobody_asks_performers_by_agreement_on_the_last_day_alone() -> None:
    assert not agreed_asked(dec(25), remind_days=())
    assert agreed_asked(dec(26), remind_days=())


@pytest.mark.parametrize(("promised", "asked"), [(dec(19), [dec(22)]), (dec(18), [dec(19)]), (dec(22), [dec(19)])])
def test_who_only_agreed_is_not_asked_on_the_very_day_he_has_promised(promised: date, asked: list[date]) -> None:
    """He is called that day; the letter follows on the next working day, and before that day it asks for his result."""
    call = PhoneCall(day=dec(17), code="ОБР", items=("1",), promised_on=promised)
    story, written, called = Story(settings(remind_days=(5,)), sent=True), [], []
    for day in map(dec, (17, 18, 19, 22, 23)):
        rows = small(row("ОБР", "1"), plan=(item("до 26.12.2025"),), performer=AGREED, calls=(call,))
        _, decisions = story.day(day, rows)
        written += [day] if to(decisions, "ОБР") else []
        called += [day for n in notices(decisions, NoticeKind.CALL) if "(разговор " in n.text]
    assert (written, called) == (asked, [promised])


def cited_by_a_return(*, incoming: str, sent_on: date) -> list[str]:
    """Return the papers that the question about a report sent back on 19.12 cites; the letter was of 16.12."""
    plan = (item("до 12.12.2025"), item("до 30.01.2026", "2", row=3))
    claim = replace(UNPROVED, evidence="справка", incoming=incoming)
    story = Story()
    story.day(dec(16), small(row("ОБР", "1"), plan=plan))
    story.mark(state=PaperState.SENT, signed_on=dec(16), sent_on=sent_on)
    story.day(dec(18), small(claim, plan=plan))
    back = replace(claim, returned_on=dec(19), return_reason="нет приказа")
    paper = to(story.day(dec(19), small(back, plan=plan))[1], "ОБР")
    assert occasions(paper) == [("request", "ОБР", "1", 1)]
    return [e.number for g in paper.grounds for e in g.cites] if paper else []


@pytest.mark.parametrize(
    ("incoming", "sent_on", "is_cited"),
    [
        ("1890 от 18.12.2025", dec(16), True),
        ("1890 от 16.12.2025", dec(16), True),  # it may have come in after the letter went out
        ("1890 от 15.12.2025", dec(16), False),
        ("1890 от 18.12.2025", dec(19), True),
        ("1890 от 18.12.2025", dec(22), False),
    ],
)
def test_a_report_sent_back_had_answered_the_letter_that_went_out_by_its_day(
    incoming: str, sent_on: date, is_cited: bool
) -> None:
    assert bool(cited_by_a_return(incoming=incoming, sent_on=sent_on)) == is_cited


def test_nobody_is_asked_in_a_burst_about_terms_that_passed_before_the_program_watched() -> None:
    for since, is_asked in ((dec(15), True), (dec(29), False)):
        story = Story(sent=True)
        story.history = replace(story.history, rows_since=since)
        made = small(row("ОБР", "1"), term="до 26.12.2025", performer=AGREED)
        assert (to(story.day(dec(30), made)[1], "ОБР") is not None) == is_asked
