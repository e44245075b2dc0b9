"""A repetition and the memo: one with an end completes the plan, one without never does. On values; days are played."""

from datetime import date

from automation.model.kinds import Kind
from automation.model.standing import Standing
from tests.control.test_recurring import MONTHLY, report
from tests.support.compose_world import row
from tests.support.control_story import Story, item, kinds, occasions, only, settings, small, to

BOUNDED = "ежемесячно до 31.01.2026"
LAST = date(2026, 1, 31)


def test_a_repetition_with_an_end_is_met_with_its_last_control_date_and_completes_the_plan() -> None:
    story = Story()
    story.day(date(2025, 12, 30), small(report(date(2025, 12, 30)), term=BOUNDED))
    reviewed, decisions = story.day(date(2026, 1, 29), small(report(date(2026, 1, 29)), term=BOUNDED))
    verdict = only(reviewed)
    assert (verdict.standing, verdict.control_date, verdict.executed_on) == (Standing.MET, LAST, date(2026, 1, 29))
    assert reviewed.figures.complete
    assert [k.value for k in kinds(decisions)] == ["completion"]


def test_a_last_report_named_for_its_term_and_made_after_it_is_late() -> None:
    story = Story()
    story.day(date(2025, 12, 30), small(report(date(2025, 12, 30)), term=BOUNDED))
    late = report(date(2026, 2, 4), control_date=LAST)
    assert only(story.day(date(2026, 2, 4), small(late, term=BOUNDED), keep=False)[0]).standing is Standing.MET_LATE
    last = report(date(2026, 2, 2), control_date=LAST)
    assert only(story.day(date(2026, 2, 4), small(last, term=BOUNDED))[0]).standing is Standing.MET
    assert only(story.day(date(2026, 2, 5), small(row("ОБР", "1"), term=BOUNDED))[0]).standing is Standing.MET


def test_the_plan_ends_with_the_last_control_date_however_far_the_reports_have_come() -> None:
    story = Story(settings(progress="off"))
    due = [
        day
        for day in (date(2026, 1, 12), date(2026, 1, 30), date(2026, 2, 2), date(2026, 2, 3))
        if kinds(story.day(day, small(row("ОБР", "1"), term=BOUNDED))[1])
    ]
    assert due == [date(2026, 2, 3)]


def test_a_repetition_without_an_end_is_never_open_and_never_completes() -> None:
    reviewed, decisions = Story().day(date(2026, 3, 2), small(row("ОБР", "1"), term=MONTHLY))
    assert not reviewed.figures.complete
    assert not reviewed.figures.items[0].dated
    assert [k.value for k in kinds(decisions)] == ["progress"]


def test_a_control_date_that_passed_waits_for_the_weekly_reference() -> None:
    story, told = Story(), {}
    for day in (22, 24, 25, 26, 29):
        _, decisions = story.day(date(2025, 12, day), small(row("ОБР", "1"), term=MONTHLY))
        told[day] = Kind.PROGRESS in kinds(decisions)
    assert [day for day, reported in told.items() if reported] == [22, 29]


def test_the_next_control_date_after_the_memo_is_no_reason_for_a_supplement() -> None:
    plan = (item(MONTHLY), item("до 12.12.2025", "2", row=3))
    met = report(date(2025, 12, 12), item="2")
    story = Story()
    _, memo = story.day(date(2025, 12, 22), small(report(date(2025, 12, 20)), met, plan=plan))
    assert [k.value for k in kinds(memo)] == ["completion"]
    _, later = story.day(date(2026, 1, 28), small(report(date(2026, 1, 20)), met, plan=plan))
    assert not kinds(later)


def test_after_the_memo_a_control_date_that_lies_after_it_is_still_reminded_of() -> None:
    plan = (item(MONTHLY), item("до 12.12.2025", "2", row=3))
    met = report(date(2025, 12, 12), item="2")
    reported, quiet = small(report(date(2025, 12, 20)), met, plan=plan), date(2026, 1, 23)
    story = Story()
    assert Kind.COMPLETION in kinds(story.day(date(2025, 12, 22), reported)[1])
    assert occasions(to(story.day(quiet, reported)[1], "ОБР")) == [("reminder", "ОБР", "1", 1)]


def test_a_report_made_before_the_last_day_of_a_bare_frequency_counts_for_it() -> None:
    """The period has a name for papers, but its last day binds nobody: what is done is done two days before it."""
    on = date(2025, 12, 29)
    verdict = only(Story().day(on, small(report(on, accepted=False), term="ежеквартально"))[0])
    assert (verdict.control_date, verdict.standing) == (date(2025, 12, 31), Standing.CLAIMED)
    assert (verdict.reported.period, verdict.reported.period_end) == ("IV квартал 2025 года", None)


def test_after_the_memo_a_missed_report_has_its_reference_the_day_after_its_term_and_one_that_came_has_none() -> None:
    """The memo ends the weekly справки, which had told of missed reports: nobody would tell the leaders of them now."""
    plan = (item(MONTHLY), item("до 12.12.2025", "2", row=3))
    met = report(date(2025, 12, 12), item="2")
    december, january = (small(report(date(*day)), met, plan=plan) for day in ((2025, 12, 20), (2026, 1, 20)))
    told = {}
    for name, rows in (("missed", december), ("in time", january)):
        story = Story(sent=True)
        story.day(date(2025, 12, 22), december)
        days = [date(2026, 1, day) for day in (23, 26, 27, 28, 29, 30)] + [date(2026, 2, day) for day in (2, 24)]
        told[name] = [day for day in days if Kind.PROGRESS in kinds(story.day(day, rows)[1])]
    assert told == {"missed": [date(2026, 1, 27)], "in time": []}  # 25.01.2026 is a Sunday, so 26.01 is still in time


def test_after_the_memo_a_supplement_puts_the_reference_of_a_missed_report_off_by_a_day() -> None:
    plan = (item(MONTHLY), item("до 12.12.2025", "2", row=3))
    story, reported = Story(sent=True), report(date(2025, 12, 20))
    _, memo = story.day(date(2025, 12, 22), small(reported, row("ОБР", "2"), plan=plan))
    assert Kind.COMPLETION in kinds(memo)
    done = small(reported, report(date(2026, 1, 26), item="2"), plan=plan)
    told = {day: set(kinds(story.day(date(2026, 1, day), done)[1])) - {Kind.OVERDUE} for day in (27, 28, 29)}
    assert told == {27: {Kind.SUPPLEMENT}, 28: {Kind.PROGRESS}, 29: set()}
