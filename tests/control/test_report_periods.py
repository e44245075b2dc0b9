"""Which control date a report of a recurring item counts for (papers.md A9). On values; days are played."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.control.review import Review
from automation.model.control import Verdict
from automation.model.office import PhoneCall
from automation.model.report import State, StatusRow
from automation.model.reported import News, Silence
from automation.model.standing import Fault, Standing
from tests.control.test_recurring import report
from tests.support.compose_world import row
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


def test_another_day_of_a_report_nobody_accepted_is_its_correction() -> None:
    first, second = report(date(2026, 4, 3), accepted=False), report(date(2026, 4, 20), accepted=False)
    verdict, told = quarter((date(2026, 4, 3), first), (date(2026, 4, 20), second))
    assert (verdict.control_date, verdict.standing, told) == (APRIL_5, Standing.CLAIMED, ["recurring-assumed"])


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


MONTHLY_5 = "ежемесячно, до 5 числа месяца, следующего за отчётным"
FEBRUARY_5, MARCH_5 = date(2026, 2, 5), date(2026, 3, 5)
Told = dict[date | None, tuple[Standing, News]]


def months(*lines: tuple[date, StatusRow], story: Story | None = None, **more: Any) -> tuple[Told, list[str], Review]:
    """Play the lines of a monthly item from the first month on; each control date owed, the findings, the last day."""
    story = story or Story()
    story.day(date(2025, 12, 15), small(row("ОБР", "1"), term=MONTHLY_5))
    for on, line in lines:
        reviewed, _ = story.day(on, small(line, term=MONTHLY_5, **more))
    codes = [f.code for f in reviewed.findings if f.code.startswith("recurring")]
    return {v.control_date: (v.standing, v.reported.news) for v in reviewed.morning.verdicts}, codes, reviewed


def confirmed(reviewed: Review) -> list[date]:
    return [p.control_date for p in reviewed.morning.verdicts[0].periods]


def test_what_follows_a_return_is_for_the_date_it_was_returned_for_and_stays_so() -> None:
    first = report(date(2026, 1, 12), accepted=False)
    back = replace(first, returned_on=date(2026, 1, 13), return_reason="нет таблицы")
    again = replace(back, executed_on=date(2026, 1, 21), incoming="160 от 21.01.2026")  # past the middle of the month
    accepted = replace(again, accepted_on=date(2026, 1, 26), accepted_by="Образцова Н.П.")
    lines = ((date(2026, 1, 12), first), (date(2026, 1, 13), back), (date(2026, 1, 21), again))
    told, codes, _ = months(*lines)
    assert (told, codes) == ({JANUARY_5: (Standing.CLAIMED, News.UNDER_REVIEW)}, ["recurring-assumed"])
    following = report(date(2026, 2, 4), accepted=False)
    told, codes, reviewed = months(*lines, (date(2026, 1, 26), accepted), (date(2026, 2, 4), following))
    assert (told, codes) == ({FEBRUARY_5: (Standing.CLAIMED, News.UNDER_REVIEW)}, [])
    assert confirmed(reviewed) == [JANUARY_5, FEBRUARY_5]


def test_a_report_that_comes_after_a_return_and_another_term_is_asked_about() -> None:
    first = report(date(2026, 1, 12), accepted=False)
    back = replace(first, returned_on=date(2026, 1, 13), return_reason="нет таблицы")
    late = replace(back, executed_on=date(2026, 2, 9), incoming="190 от 09.02.2026")
    told, codes, reviewed = months((date(2026, 1, 12), first), (date(2026, 1, 13), back), (date(2026, 2, 9), late))
    assert [standing for standing, _ in told.values()] == [Standing.NO_DATA] * 2
    assert (reviewed.morning.verdicts[0].between, codes) == ((JANUARY_5, FEBRUARY_5), ["recurring-late"])


def test_an_accepted_report_nobody_gave_a_date_stays_accepted_when_the_next_one_comes() -> None:
    unclear = report(date(2026, 1, 26))
    told, codes, _ = months((date(2026, 1, 26), unclear))
    assert (told[JANUARY_5][0], codes) == (Standing.NO_DATA, ["recurring-late"])
    told, codes, _ = months((date(2026, 1, 26), unclear), (date(2026, 2, 4), report(date(2026, 2, 4), accepted=False)))
    assert (told, codes) == ({FEBRUARY_5: (Standing.CLAIMED, News.UNDER_REVIEW)}, [])


def test_a_letter_that_names_two_months_owed_is_asked_about_and_each_is_accepted_apart() -> None:
    on = date(2026, 2, 9)
    both = report(on, accepted=False, comment="Сведения за декабрь и январь.")
    told, codes, _ = months((on, both))
    assert ([s for s, _ in told.values()], codes) == ([Standing.NO_DATA] * 2, ["recurring-late"])
    assert months((on, replace(both, comment="за январь")))[1] == ["recurring-assumed"]
    one = replace(both, control_date=JANUARY_5)
    assert months((on, both), (on, one))[0] == {
        JANUARY_5: (Standing.CLAIMED, News.UNDER_REVIEW),
        FEBRUARY_5: (Standing.NO_DATA, News.UNKNOWN),
    }
    accepted = replace(one, accepted_on=date(2026, 2, 11), accepted_by="Образцова Н.П.")
    other = replace(accepted, control_date=FEBRUARY_5)
    lines = ((on, both), (date(2026, 2, 11), accepted), (date(2026, 2, 12), other))
    told, codes, reviewed = months(*lines)
    assert ({day: s for day, (s, _) in told.items()}, codes) == ({FEBRUARY_5: Standing.NO_DATA}, ["recurring-late"])
    assert confirmed(reviewed) == [JANUARY_5]
    following = report(date(2026, 3, 4), accepted=False)
    told, codes, reviewed = months(*lines[:2], (date(2026, 3, 4), following))
    assert (told, codes) == ({MARCH_5: (Standing.CLAIMED, News.UNDER_REVIEW)}, [])
    periods = [(p.control_date, p.executed_on, p.late) for p in reviewed.morning.verdicts[0].periods]
    assert periods[:2] == [(JANUARY_5, on, True), (FEBRUARY_5, on, True)]
    anew = replace(other, accepted_on=date(2026, 2, 13))
    told, codes, reviewed = months(*lines, (date(2026, 2, 13), anew))
    assert (list(told), codes, confirmed(reviewed)) == ([MARCH_5], [], [JANUARY_5, FEBRUARY_5])


@pytest.mark.parametrize(
    ("words", "months_named"),
    [
        ("информация за декабрь – февраль от 10.03.2026 № 45", 3),
        ("сведения за январь-февраль", 2),
        ("За январь, февраль. Случаев нет", 2),
        ("Случаев нет.За январь и февраль", 2),
        ("за февраль – случаев не выявлено, вх. № 1-559", 1),
        ("за февраль от 10 января", 1),
    ],
)
def test_words_that_join_months_name_each_of_them_and_the_office_is_asked(words: str, months_named: int) -> None:
    on = date(2026, 3, 10)
    told, codes, _ = months((on, report(on, control_date=MARCH_5, evidence=words)))
    asked = [day for day, (standing, _) in told.items() if standing is Standing.NO_DATA]
    assert asked == [JANUARY_5, FEBRUARY_5][3 - months_named :]
    assert codes == (["recurring-late"] if asked else [])


def test_an_acceptance_taken_back_before_the_term_is_changed_leaves_the_first_date_open() -> None:
    on = date(2026, 2, 9)
    wrong = report(on, control_date=JANUARY_5)
    right = report(on, accepted=False, control_date=FEBRUARY_5)
    told, _, _ = months((on, wrong), (date(2026, 2, 10), right))
    assert {day: s for day, (s, _) in told.items()} == {JANUARY_5: Standing.OVERDUE, FEBRUARY_5: Standing.CLAIMED}


def test_a_wrong_month_beside_an_accepted_report_is_mended_at_once_where_it_has_its_report() -> None:
    on = date(2026, 2, 4)
    wrong = report(on, control_date=JANUARY_5)
    before = (date(2026, 1, 5), report(date(2026, 1, 5)))
    told, codes, reviewed = months(before, (on, wrong), (date(2026, 2, 5), replace(wrong, control_date=FEBRUARY_5)))
    assert (list(told), codes, confirmed(reviewed)) == ([MARCH_5], [], [JANUARY_5, FEBRUARY_5])


def test_a_wrong_month_beside_an_accepted_report_is_mended_at_once_where_its_words_name_the_right_one() -> None:
    on = date(2026, 2, 9)
    wrong = report(on, control_date=JANUARY_5, comment="Сведения за январь.")
    told, codes, reviewed = months((on, wrong), (date(2026, 2, 10), replace(wrong, control_date=FEBRUARY_5)))
    assert ({day: s for day, (s, _) in told.items()}[JANUARY_5], codes) == (Standing.OVERDUE, [])
    assert confirmed(reviewed) == [FEBRUARY_5]


def test_a_promise_is_about_no_month_that_had_not_ended_by_the_promised_day() -> None:
    call = PhoneCall(day=date(2026, 1, 12), code="ОБР", items=("1",), promised_on=date(2026, 1, 14))

    def promised(on: date, called: PhoneCall = call) -> list[date | None]:
        reviewed = months((on, row("ОБР", "1")), calls=(called,))[2]
        return [v.control_date for v in reviewed.morning.verdicts if v.reported.promise]

    assert promised(date(2026, 2, 9)) == [JANUARY_5]
    unclear = report(date(2026, 2, 9), accepted=False, control_date=FEBRUARY_5, comment="за декабрь и январь")
    held = months((date(2026, 2, 9), unclear), calls=(call,))[2]
    assert [v.control_date for v in held.morning.verdicts if v.reported.promise] == []
    both = replace(call, day=date(2026, 2, 9), promised_on=date(2026, 2, 11))
    assert promised(date(2026, 2, 12), both) == [JANUARY_5, FEBRUARY_5]


def test_a_promise_beside_an_open_report_is_not_about_the_next_one() -> None:
    call = PhoneCall(day=date(2025, 12, 26), code="ОБР", items=("1",), promised_on=date(2025, 12, 30))
    reviewed, _ = Story().day(date(2026, 1, 28), small(row("ОБР", "1"), term="ежемесячно, до 25 числа", calls=(call,)))
    assert [bool(v.reported.promise) for v in reviewed.morning.verdicts] == [True, False]


def test_a_report_accepted_once_another_month_was_named_beside_it_leaves_the_first_one_open() -> None:
    on, day = date(2026, 2, 9), date(2026, 2, 10)
    wrong = report(on, accepted=False, control_date=JANUARY_5)
    told, _, reviewed = months((on, wrong), (day, replace(report(on), control_date=FEBRUARY_5, accepted_on=day)))
    assert (told[JANUARY_5][0], confirmed(reviewed)) == (Standing.OVERDUE, [FEBRUARY_5])
