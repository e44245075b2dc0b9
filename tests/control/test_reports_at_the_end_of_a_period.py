"""A report made on the last working day of its period, and one accepted before its period had ended (papers.md A9)."""

from datetime import date

from msgspec.structs import replace

from automation.control.review import Review
from automation.model.report import StatusRow
from automation.model.standing import Standing
from tests.control.test_recurring import report
from tests.support.compose_world import row
from tests.support.control_story import Story, small

MONTHLY = "до 3 октября 2026 г., далее ежемесячно, до 3 числа месяца, следующего за отчётным"
OCTOBER_3, NOVEMBER_3, DECEMBER_3 = date(2026, 10, 3), date(2026, 11, 3), date(2026, 12, 3)
FRIDAY = date(2026, 10, 30)  # the last working day of October
OCTOBER = report(FRIDAY, control_date=NOVEMBER_3, accepted_on=NOVEMBER_3)


def play(*lines: tuple[date, StatusRow]) -> tuple[dict[date | None, Standing], list[str]]:
    """Play the lines behind September's report; the standing at each control date owed, and the last findings."""
    story = Story()
    first = (date(2026, 10, 2), report(date(2026, 10, 2), control_date=OCTOBER_3))
    reviewed: Review | None = None
    for on, line in ((date(2026, 9, 2), row("ОБР", "1")), first, *lines):
        reviewed, _ = story.day(on, small(line, term=MONTHLY))
    assert reviewed is not None
    codes = [f.code for f in reviewed.findings if f.code.startswith(("recurring", "report"))]
    return {v.control_date: v.standing for v in reviewed.morning.verdicts}, codes


def test_a_report_of_the_last_working_day_before_a_weekend_is_about_the_whole_month() -> None:
    claimed = replace(OCTOBER, accepted_on=None, accepted_by="")
    for named in (NOVEMBER_3, None):
        one = replace(claimed, control_date=named)
        assert play((date(2026, 11, 2), one)) == ({NOVEMBER_3: Standing.CLAIMED}, [])
    thursday = replace(claimed, executed_on=date(2026, 10, 29))
    assert play((date(2026, 11, 2), thursday)) == ({NOVEMBER_3: Standing.NO_DATA}, ["recurring-late"])


def test_an_accepted_report_of_the_last_working_day_is_not_asked_for_again_when_the_next_one_is_due() -> None:
    named, following = replace(row("ОБР", "1"), control_date=DECEMBER_3), report(DECEMBER_3, accepted=False)
    accepted = (date(2026, 11, 4), OCTOBER)
    assert play(accepted, (date(2026, 12, 4), named))[0] == {DECEMBER_3: Standing.OVERDUE}
    assert play(accepted, (date(2026, 12, 4), following)) == ({DECEMBER_3: Standing.CLAIMED}, [])


def test_a_report_accepted_for_a_named_term_before_its_period_had_ended_is_not_asked_for_once_replaced() -> None:
    early = replace(OCTOBER, executed_on=date(2026, 10, 28))
    accepted, following = (date(2026, 11, 4), early), report(DECEMBER_3, accepted=False)
    assert play(accepted) == ({NOVEMBER_3: Standing.NO_DATA}, ["recurring-late"])
    assert play(accepted, (date(2026, 12, 4), following)) == ({DECEMBER_3: Standing.CLAIMED}, [])
    unnamed = replace(following, control_date=NOVEMBER_3)  # left over from October: it tells nothing of November
    assert play(accepted, (date(2026, 12, 4), unnamed))[1] == ["recurring-late"]
