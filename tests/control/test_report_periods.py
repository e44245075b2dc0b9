"""Which control date a report of a recurring item counts for (papers.md A9). On values; days are played."""

from datetime import date

from msgspec.structs import replace

from automation.model.control import Fault, Standing, Verdict
from automation.model.report import State, StatusRow
from automation.model.reported import News, Silence
from tests.control.test_recurring import report
from tests.support.control_story import Story, only, small, to

QUARTERLY = "ежеквартально, до 5 числа месяца, следующего за отчётным кварталом"
JANUARY_5, APRIL_5, JULY_5 = date(2026, 1, 5), date(2026, 4, 5), date(2026, 7, 5)


def quarter(*lines: tuple[date, StatusRow]) -> tuple[Verdict, list[str]]:
    """Play the lines of a quarterly item, January's report being in; the last verdict and its findings."""
    story = Story()
    story.day(date(2026, 1, 14), small(report(date(2026, 1, 5)), term=QUARTERLY))
    for on, line in lines:
        reviewed, _ = story.day(on, small(line, term=QUARTERLY))
    codes = [f.code for f in reviewed.findings if f.code.startswith("recurring")]
    return only(reviewed), codes


def test_a_late_report_soon_after_an_open_control_date_is_for_that_date_and_told() -> None:
    verdict, told = quarter((date(2026, 4, 7), report(date(2026, 4, 7), accepted=False)))
    assert (verdict.control_date, verdict.standing) == (APRIL_5, Standing.CLAIMED)
    assert told == ["recurring-assumed"]


def test_a_late_report_far_behind_an_open_control_date_is_asked_and_holds_letters() -> None:
    on = date(2026, 6, 1)
    verdict, told = quarter((on, report(on)))
    assert (verdict.control_date, verdict.standing, verdict.faults) == (APRIL_5, Standing.NO_DATA, (Fault.PERIOD,))
    assert verdict.between == (APRIL_5, JULY_5)
    assert told == ["recurring-late"]


def test_a_second_report_soon_after_a_confirmed_date_is_asked_and_holds_the_next_date_too() -> None:
    first, second = report(date(2026, 4, 3)), report(date(2026, 4, 20))
    verdict, told = quarter((date(2026, 4, 3), first), (date(2026, 4, 20), second))
    assert (verdict.control_date, verdict.standing, verdict.between) == (JULY_5, Standing.NO_DATA, (APRIL_5, JULY_5))
    assert told == ["recurring-late"]


def test_a_report_in_the_second_half_behind_a_confirmed_date_is_for_the_next_one() -> None:
    first, second = report(date(2026, 4, 3)), report(date(2026, 7, 2), accepted=False)
    verdict, told = quarter((date(2026, 4, 3), first), (date(2026, 7, 2), second))
    assert (verdict.control_date, verdict.standing, told) == (JULY_5, Standing.CLAIMED, [])


def test_a_report_made_before_its_reporting_period_ended_counts_for_no_date() -> None:
    first, second = report(date(2026, 4, 3)), report(date(2026, 6, 20))
    verdict, told = quarter((date(2026, 4, 3), first), (date(2026, 6, 22), second))
    assert (verdict.control_date, verdict.standing, told) == (JULY_5, Standing.NO_DATA, ["recurring-late"])
    named = replace(report(date(2026, 3, 20)), control_date=APRIL_5)
    verdict, told = quarter((date(2026, 3, 23), named))
    assert (verdict.control_date, verdict.standing, told) == (APRIL_5, Standing.NO_DATA, ["recurring-late"])


def test_a_correction_of_the_term_undoes_an_assumed_confirmation() -> None:
    late = report(date(2026, 4, 7))
    verdict, _ = quarter((date(2026, 4, 7), late))
    assert (verdict.control_date, verdict.standing) == (JULY_5, Standing.IN_WORK)
    january = replace(late, control_date=JANUARY_5)
    verdict, told = quarter((date(2026, 4, 7), late), (date(2026, 4, 8), january))
    assert (verdict.control_date, verdict.standing) == (APRIL_5, Standing.OVERDUE)
    assert told == []


def test_the_term_named_beside_one_report_does_not_decide_for_the_next() -> None:
    first = replace(report(date(2026, 4, 7)), control_date=APRIL_5)
    second = replace(report(date(2026, 7, 3)), control_date=APRIL_5)
    verdict, told = quarter((date(2026, 4, 7), first), (date(2026, 7, 3), second))
    assert (verdict.control_date, verdict.standing, told) == (JULY_5, Standing.NO_DATA, ["recurring-late"])


def test_a_returned_report_confirms_nothing_when_the_next_one_comes() -> None:
    april = report(date(2026, 4, 3), accepted=False)
    back = replace(april, state=State.IN_WORK)
    july = report(date(2026, 7, 3), accepted=False)
    story = Story()
    played = ((date(2026, 1, 14), report(JANUARY_5)), (date(2026, 4, 3), april), (date(2026, 4, 6), back))
    for on, line in (*played, (date(2026, 7, 3), july)):
        reviewed, _ = story.day(on, small(line, term=QUARTERLY))
    assert [(v.control_date, v.standing, v.between) for v in reviewed.morning.verdicts] == [
        (APRIL_5, Standing.NO_DATA, (APRIL_5, JULY_5)),
        (JULY_5, Standing.NO_DATA, (APRIL_5, JULY_5)),
    ]


def test_on_the_disputed_monday_a_report_for_sunday_is_in_time() -> None:
    on = date(2026, 7, 6)
    verdict, told = quarter((date(2026, 4, 3), report(date(2026, 4, 3))), (on, report(on, accepted=False)))
    assert (verdict.control_date, verdict.standing, told) == (JULY_5, Standing.CLAIMED, [])
    verdict, _ = quarter((date(2026, 4, 3), report(date(2026, 4, 3))), (on, report(on)))
    assert [(p.control_date, p.late) for p in verdict.periods] == [
        (JANUARY_5, False),
        (APRIL_5, False),
        (JULY_5, False),
    ]


def test_nothing_came_in_for_a_period_until_a_cell_changed_after_the_report_before() -> None:
    april = report(date(2026, 4, 3), incoming="87 от 03.04.2026")
    verdict, _ = quarter((date(2026, 4, 3), april), (date(2026, 7, 8), april))
    assert (verdict.control_date, verdict.standing) == (JULY_5, Standing.OVERDUE)
    assert (verdict.reported.news, verdict.reported.incoming) == (News.SILENT, None)
    assert (verdict.reported.silence, verdict.reported.period) == (
        Silence(code="ОБР", item="1", due=JULY_5),
        "II квартал 2026 года",
    )
    working = replace(april, state=State.IN_WORK, reason="болезнь", expected_on=date(2026, 7, 15))
    verdict, _ = quarter((date(2026, 4, 3), april), (date(2026, 7, 8), working))
    assert (verdict.reported.news, verdict.reported.silence) == (News.IN_WORK, None)
    assert (verdict.reported.reason, verdict.reported.incoming) == ("болезнь", None)


def test_a_claim_dated_ahead_is_first_seen_on_its_own_day() -> None:
    ahead = replace(report(date(2025, 12, 19), accepted=False), incoming="")
    story = Story()
    for day in (17, 18):
        reviewed, _ = story.day(date(2025, 12, day), small(ahead))
        assert only(reviewed).faults == (Fault.FUTURE_DATE,)
        assert story.history.claims == ()
    verdict = only(story.day(date(2025, 12, 19), small(ahead))[0])
    assert (verdict.standing, verdict.first_seen) == (Standing.CLAIMED, date(2025, 12, 19))
    assert only(story.day(date(2025, 12, 22), small(ahead))[0]).first_seen == date(2025, 12, 19)


def test_a_reminder_never_asks_for_a_report_before_its_period_has_ended() -> None:
    story, term = Story(), "ежеквартально, до 2 числа месяца, следующего за отчётным кварталом"
    january = small(report(date(2026, 1, 2)), term=term)
    story.day(date(2026, 1, 14), january)
    paper = to(story.day(date(2026, 3, 26), january)[1], "ОБР")
    assert paper is not None
    assert paper.respond_by == date(2026, 4, 1)  # of a delay is told; two working days before the term the quarter runs
