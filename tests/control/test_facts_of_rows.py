"""What came in about an obligation, where another row, an earlier report or a waiting message decides."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.seen import says
from automation.model.office import PhoneCall
from automation.model.report import Relation, State, StatusRow
from automation.model.reported import News
from automation.model.sheets import STATUS
from automation.workbook.columns import SHEETS, Filler
from tests.support.compose_world import done, row
from tests.support.control_story import ORG, Story, december, item, only, small

FIRST, SECOND = date(2025, 12, 12), date(2025, 12, 26)
CALL = PhoneCall(day=date(2025, 12, 15), code="ОБР", items=("1",), promised_on=date(2025, 12, 19))
CLAIM = done("ОБР", "1", FIRST, control_date=FIRST, accepted_on=None, accepted_by="")


def test_who_has_written_and_is_not_read_yet_is_not_silent() -> None:
    story = Story()
    story.history = replace(story.history, waiting=frozenset({"ОБР"}))
    told = only(story.day(date(2025, 12, 16), small(row("ОБР", "1")))[0]).reported
    assert (told.news, told.silence) == (News.ARRIVED, None)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (CLAIM, FIRST),
        (replace(CLAIM, evidence=""), FIRST),
        (replace(CLAIM, state=State.IN_WORK), None),
        (replace(CLAIM, returned_on=date(2025, 12, 15), return_reason="нет акта"), None),
    ],
)
def test_a_day_of_execution_is_told_of_a_report_alone(line: StatusRow, told: date | None) -> None:
    reviewed, _ = Story().day(date(2025, 12, 16), small(replace(line, control_date=None)))
    assert only(reviewed).reported.executed_on == told


@pytest.mark.parametrize(
    ("report", "is_open"),
    [
        (CLAIM, True),
        (replace(CLAIM, incoming="5 от 16.12.2025"), False),  # the promise was kept by what came in after it
        (replace(CLAIM, returned_on=date(2025, 12, 16)), False),  # it may be about what was sent back
        (replace(CLAIM, returned_on=date(2025, 12, 16), accepted_on=date(2025, 12, 16), accepted_by="Иванов"), True),
        (replace(CLAIM, state=State.IN_WORK), False),
    ],
)
def test_a_promise_is_about_the_later_date_once_a_report_for_the_earlier_one_stands(
    report: StatusRow, is_open: bool
) -> None:
    plan = (item("до 12.12.2025, до 26.12.2025"),)
    book = replace(small(plan=plan, calls=(CALL,)), rows=(report, row("ОБР", "1", control_date=SECOND)))
    reviewed, _ = Story().day(date(2025, 12, 17), book)
    (later,) = [v for v in reviewed.morning.verdicts if v.control_date == SECOND]
    assert (later.reported.promise is not None) == is_open


def test_figures_accepted_after_any_earlier_day_had_read_them_are_affirmed() -> None:
    figures = {"staff_total": 120, "staff_moved": 118}
    claim = done("ОБР", "1", FIRST, accepted_on=None, accepted_by="", **figures)
    fewer = replace(claim, staff_moved=90)
    story, accepted = Story(), replace(claim, accepted_on=date(2025, 12, 17), accepted_by="Образцова Н.П.")
    affirmed = []
    for on, line in zip(december(15, 16, 17), (fewer, claim, accepted), strict=True):
        affirmed.append(only(story.day(on, small(line))[0]).reported.affirmed)
    assert affirmed == [False, False, True]


def working(expected: int | None) -> StatusRow:
    return row("ОБР", "1", state=State.IN_WORK, expected_on=date(2025, 12, expected) if expected else None)


@pytest.mark.parametrize(
    ("named", "before"),
    [
        ({15: 15, 17: 22}, (15,)),  # the day he named was that very day, and it passed
        ({15: 16, 17: 22}, (16,)),
        ({15: 12, 17: 22}, ()),  # it had passed when it was written
        ({15: 19, 17: 22}, ()),
        ({15: 16, 17: None}, ()),
    ],
)
def test_days_named_before_the_present_one_are_kept_while_there_is_a_present_one(
    named: dict[int, int | None], before: tuple[int, ...]
) -> None:
    story = Story()
    for day, expected in named.items():
        reviewed, _ = story.day(date(2025, 12, day), small(working(expected)))
    assert only(reviewed).reported.expected_before == tuple(date(2025, 12, day) for day in before)


def test_a_claim_that_was_decided_waits_for_nobody() -> None:
    story = Story()
    claim = replace(CLAIM, control_date=None)
    accepted = replace(claim, accepted_on=date(2025, 12, 18), accepted_by="Образцова Н.П.")
    waited = [
        only(story.day(date(2025, 12, day), small(line))[0]).reported.undecided
        for day, line in ((15, claim), (18, claim), (19, accepted))
    ]
    assert waited == [0, 3, 0]


def test_only_who_takes_part_by_agreement_is_called_asked_until_a_day() -> None:
    until = {}
    for relation in (Relation.SUBORDINATE, Relation.BY_AGREEMENT):
        story, performer = Story(sent=True), replace(ORG, relation=relation)
        undated = replace(CLAIM, control_date=None, executed_on=None)
        for day in (19, 22):
            reviewed, _ = story.day(date(2025, 12, day), small(undated, term="до 26.12.2025", performer=performer))
        until[relation] = only(reviewed).reported.asked_until
    assert until[Relation.SUBORDINATE] is None
    assert until[Relation.BY_AGREEMENT] is not None


def test_a_word_in_any_yellow_column_says_something() -> None:
    yellow = [c for c in SHEETS[STATUS].columns if c.filler is Filler.PERFORMER and c.kind == "text" and not c.choices]
    assert yellow
    assert [c.header for c in yellow if not says(row("ОБР", "1", **{c.field: "слова"}))] == []


def test_an_expected_day_that_had_passed_when_it_was_written_is_told_to_the_clerk_and_in_no_paper() -> None:
    """A справка wrote «ожидаемая дата – 20.09.2025 (прошла)» of a row filled in on 10.10."""
    for line, expected in (
        (working(12), None),
        (replace(working(12), incoming="11.12.2025 № 5"), 12),
        (working(17), 17),
    ):
        story = Story(sent=True)
        for day, mine in ((10, working(None)), (15, working(None)), (17, line)):
            reviewed, _ = story.day(date(2025, 12, day), small(mine))
        assert only(reviewed).reported.expected_on == (date(2025, 12, expected) if expected else None)
        told = [f.message for f in reviewed.findings if f.code == "expected-had-passed"]
        assert len(told) == (expected is None)
