"""A date that stands in «Срок» beside a later report of a recurring item, and how a person says whose it is."""

from datetime import date

from msgspec.structs import replace

from automation.model.report import StatusRow
from automation.model.reported import News
from automation.model.standing import Fault, Standing
from tests.control.test_recurring import DECEMBER, JANUARY, MONTHLY, report
from tests.control.test_report_periods import FEBRUARY_5, JANUARY_5, confirmed, months
from tests.support.control_story import Story, small, to


def test_a_corrected_report_beside_the_same_term_is_not_asked_about_where_the_rule_names_that_term_too() -> None:
    early = report(date(2025, 12, 30), accepted=False)
    named = replace(early, control_date=JANUARY_5)
    corrected = replace(named, executed_on=date(2026, 1, 12))
    lines = ((date(2025, 12, 30), early), (date(2026, 1, 12), named), (date(2026, 1, 13), corrected))
    told, codes, _ = months(*lines)
    assert (told[JANUARY_5], codes) == ((Standing.CLAIMED, News.UNDER_REVIEW), [])
    accepted = replace(corrected, accepted_on=date(2026, 1, 14), accepted_by="Образцова Н.П.")
    told, codes, reviewed = months(*lines, (date(2026, 1, 14), accepted))
    assert (list(told), codes, confirmed(reviewed)) == ([FEBRUARY_5], [], [JANUARY_5])


def test_the_term_left_beside_a_later_report_decides_once_a_person_has_written_it_anew() -> None:
    first = report(date(2026, 1, 5), control_date=JANUARY_5)
    second = report(date(2026, 2, 3), accepted=False, control_date=JANUARY_5)
    lines = ((date(2026, 1, 5), first), (date(2026, 2, 3), second))
    assert months(*lines)[1] == ["recurring-late"]
    emptied = replace(second, control_date=None)
    told, codes, _ = months(*lines, (date(2026, 2, 4), emptied), (date(2026, 2, 5), second))
    assert (codes, told[JANUARY_5]) == ([], (Standing.CLAIMED, News.UNDER_REVIEW))


def test_a_report_before_the_end_of_its_period_is_never_said_to_be_for_a_later_one() -> None:
    early = report(date(2026, 1, 28), accepted=False, control_date=FEBRUARY_5)
    _, codes, reviewed = months((date(2026, 1, 5), report(date(2026, 1, 5))), (date(2026, 1, 28), early))
    assert (reviewed.morning.verdicts[0].between, codes) == ((JANUARY_5, FEBRUARY_5), ["recurring-late"])


def test_typing_the_first_term_back_beside_an_accepted_report_leaves_nothing_to_ask() -> None:
    right = report(date(2026, 2, 9), control_date=JANUARY_5)
    wrong = replace(right, control_date=FEBRUARY_5)
    days = ((date(2026, 2, 9), right), (date(2026, 2, 10), wrong), (date(2026, 2, 11), right))
    _, codes, reviewed = months(*days)
    assert (codes, confirmed(reviewed)) == ([], [JANUARY_5])


FEBRUARY, MARCH = date(2026, 2, 25), date(2026, 3, 25)
EARLY = date(2026, 2, 24)  # a day before the term
OVERWRITING = report(date(2026, 3, 27), control_date=MARCH)


Told = dict[date | None, tuple[Standing, tuple[Fault, ...]]]


def played(*lines: tuple[date, StatusRow]) -> tuple[Told, list[str], bool]:
    """Play an item due on the 25th of each month: what is owed on the last day, its findings, whether a letter asks."""
    story = Story()
    for on, line in lines:
        reviewed, decisions = story.day(on, small(line, term=MONTHLY))
    codes = [f.code for f in reviewed.findings if f.code.startswith("recurring")]
    return (
        {v.control_date: (v.standing, v.faults) for v in reviewed.morning.verdicts},
        codes,
        bool(to(decisions, "ОБР")),
    )


def test_an_accepted_report_of_before_its_term_counts_for_it_once_the_row_is_overwritten() -> None:
    december, january = report(DECEMBER), report(date(2026, 1, 23), control_date=JANUARY)
    left = report(EARLY, control_date=JANUARY)
    before = ((DECEMBER, december), (date(2026, 1, 26), january), (date(2026, 2, 26), left))
    told, codes, letters = played(*before)
    assert (told[FEBRUARY], codes, letters) == ((Standing.NO_DATA, (Fault.PERIOD,)), ["recurring-late"], False)
    told, codes, letters = played(*before, (date(2026, 3, 30), OVERWRITING))
    assert (list(told), codes, letters) == ([date(2026, 4, 25)], [], False)


def test_an_overwritten_report_that_may_still_be_for_two_dates_is_asked_about_and_holds_the_letters() -> None:
    before = ((DECEMBER, report(DECEMBER)), (date(2026, 2, 26), report(EARLY)), (date(2026, 3, 30), OVERWRITING))
    told, codes, letters = played(*before)
    assert (told[FEBRUARY], codes, letters) == ((Standing.NO_DATA, (Fault.PERIOD,)), ["recurring-late"], False)
    told, codes, _ = played(
        *before, (date(2026, 3, 31), report(EARLY, control_date=FEBRUARY)), (date(2026, 4, 1), OVERWRITING)
    )
    assert (JANUARY in told, FEBRUARY in told, codes) == (True, False, [])
