"""A repeated control date: a verdict for each date owed, no letter to who did report. On values; days are played."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.review import review
from automation.control.standings import MOST_OWED
from automation.model.control import empty_history
from automation.model.report import State, StatusRow
from automation.model.standing import Fault, Standing
from tests.support.compose_world import SETTINGS, row
from tests.support.control_story import Story, extension, occasions, only, settings, small, to

MONTHLY = "ежемесячно, до 25 числа"
DECEMBER, JANUARY = date(2025, 12, 25), date(2026, 1, 25)


def report(executed: date, *, accepted: bool = True, **values: object) -> StatusRow:
    given: dict[str, object] = {"accepted_on": executed, "accepted_by": "Образцова Н.П."} if accepted else {}
    made = row("ОБР", "1", state=State.DONE, executed_on=executed, evidence="письмо", **given)
    return replace(made, **values)


def owed(line: StatusRow, on: date, story: Story | None = None, **more: object) -> list[tuple[date | None, Standing]]:
    """Each control date that is owed, with its standing."""
    reviewed, _ = (story or Story()).day(on, small(line, **{"term": MONTHLY, **more}))  # type: ignore[arg-type]
    return [(v.control_date, v.standing) for v in reviewed.morning.verdicts]


def judged(line: StatusRow, on: date, story: Story | None = None, **more: object) -> tuple[date | None, Standing]:
    """The earliest of them."""
    return owed(line, on, story, **more)[0]


@pytest.mark.parametrize(
    ("on", "control", "standing"),
    [
        (date(2025, 12, 15), DECEMBER, Standing.IN_WORK),
        (date(2025, 12, 25), DECEMBER, Standing.DUE_SOON),
        (date(2025, 12, 26), DECEMBER, Standing.OVERDUE),
        (date(2026, 2, 27), DECEMBER, Standing.OVERDUE),
    ],
)
def test_the_earliest_control_date_nobody_confirmed_is_judged(on: date, control: date, standing: Standing) -> None:
    assert judged(row("ОБР", "1"), on) == (control, standing)


def test_an_accepted_report_confirms_the_control_date_of_its_period() -> None:
    assert judged(report(date(2025, 12, 20)), date(2025, 12, 22)) == (JANUARY, Standing.IN_WORK)
    assert judged(report(DECEMBER), DECEMBER) == (JANUARY, Standing.IN_WORK)
    assert judged(report(date(2025, 12, 26)), date(2025, 12, 26)) == (JANUARY, Standing.IN_WORK)


def test_a_date_still_ahead_bears_nothing_of_the_report_before() -> None:
    verdict = only(Story().day(date(2025, 12, 22), small(report(date(2025, 12, 20)), term=MONTHLY))[0])
    assert (verdict.control_date, verdict.executed_on) == (JANUARY, None)
    assert [(p.control_date, p.executed_on) for p in verdict.periods] == [(DECEMBER, date(2025, 12, 20))]


def test_a_report_for_a_later_date_is_told_though_an_earlier_one_is_owed() -> None:
    named = report(date(2026, 1, 20), control_date=JANUARY)
    verdicts = Story().day(date(2026, 1, 21), small(named, term=MONTHLY))[0].morning.verdicts
    assert (verdicts[0].control_date, verdicts[0].standing) == (DECEMBER, Standing.OVERDUE)
    assert [p.control_date for p in verdicts[0].periods] == [JANUARY]


def test_a_report_nobody_accepted_is_a_claim() -> None:
    claim = report(date(2025, 12, 20), accepted=False)
    assert judged(claim, date(2025, 12, 22)) == (DECEMBER, Standing.CLAIMED)
    free = only(review(small(claim, term=MONTHLY), empty_history(), settings(acceptance=False), date(2025, 12, 22)))
    assert (free.control_date, free.standing) == (JANUARY, Standing.IN_WORK)


def test_a_claim_sent_back_confirms_nothing_even_with_its_day_still_written() -> None:
    story = Story()
    story.day(date(2025, 12, 22), small(report(date(2025, 12, 20), accepted=False), term=MONTHLY))
    sent_back = report(date(2026, 1, 20), accepted=False, state=State.IN_WORK)
    assert judged(sent_back, date(2026, 1, 21), story) == (DECEMBER, Standing.OVERDUE)


def test_a_repetition_goes_on_however_many_dates_were_confirmed() -> None:
    story = Story()
    story.day(date(2025, 12, 22), small(report(date(2025, 12, 20)), term=MONTHLY))
    for month in range(1, 7):
        story.day(date(2026, month, 12), small(report(date(2026, month, 12)), term=MONTHLY))
    line = report(date(2026, 6, 12))
    assert judged(line, date(2026, 7, 1), story) == (date(2026, 7, 25), Standing.IN_WORK)


def test_a_report_of_a_day_after_the_last_period_confirms_none() -> None:
    ended = small(report(date(2026, 3, 5)), term="ежемесячно, до 25 числа, по февраль 2026 года")
    verdicts = Story().day(date(2026, 3, 6), ended)[0].morning.verdicts
    assert [(v.control_date, v.standing) for v in verdicts] == [(d, Standing.OVERDUE) for d in (DECEMBER, JANUARY)]


def test_the_register_remembers_what_the_row_no_longer_says() -> None:
    story = Story()
    story.day(date(2025, 12, 22), small(report(date(2025, 12, 20)), term=MONTHLY))
    assert judged(row("ОБР", "1"), date(2025, 12, 30), story) == (JANUARY, Standing.IN_WORK)
    assert judged(row("ОБР", "1", state=State.IN_WORK), date(2026, 1, 26), story) == (JANUARY, Standing.DUE_SOON)
    assert judged(row("ОБР", "1", state=State.IN_WORK), date(2026, 1, 27), story) == (JANUARY, Standing.OVERDUE)


def test_a_report_that_was_never_accepted_counts_once_a_later_one_has_replaced_it() -> None:
    story = Story()
    story.day(date(2025, 12, 22), small(report(date(2025, 12, 20), accepted=False), term=MONTHLY))
    later = report(date(2026, 1, 20), accepted=False)
    assert judged(later, date(2026, 1, 21), story) == (JANUARY, Standing.CLAIMED)


def test_a_report_dated_anew_within_its_period_stays_a_claim() -> None:
    story = Story()
    story.day(date(2025, 12, 19), small(report(date(2025, 12, 18), accepted=False), term=MONTHLY))
    again = report(date(2025, 12, 22), accepted=False)
    assert judged(again, date(2025, 12, 22), story) == (DECEMBER, Standing.CLAIMED)


def test_a_report_dated_before_the_order_confirms_nothing_when_it_is_mended() -> None:
    story = Story()
    story.day(date(2025, 12, 19), small(report(date(2025, 12, 1), accepted=False), term=MONTHLY))
    mended = report(date(2025, 12, 18), accepted=False)
    assert judged(mended, date(2025, 12, 22), story) == (DECEMBER, Standing.CLAIMED)


def test_a_date_beside_another_state_is_no_report() -> None:
    working = report(date(2025, 12, 20), state=State.IN_WORK)
    assert judged(working, date(2025, 12, 22)) == (DECEMBER, Standing.DUE_SOON)
    story = Story(settings(acceptance=False))
    assert judged(working, date(2025, 12, 22), story) == (DECEMBER, Standing.DUE_SOON)


def test_a_faulty_report_confirms_nothing_even_where_nobody_accepts() -> None:
    story = Story(settings(acceptance=False))
    faulty = report(date(2025, 12, 20), accepted=False, evidence="")
    assert judged(faulty, date(2025, 12, 22), story) == (DECEMBER, Standing.NO_DATA)


def test_a_late_report_named_for_its_term_does_not_confirm_the_period_of_its_date_too() -> None:
    story = Story()
    late = report(date(2026, 1, 12), control_date=DECEMBER)
    assert judged(late, date(2026, 1, 13), story) == (JANUARY, Standing.IN_WORK)
    assert judged(late, date(2026, 1, 14), story) == (JANUARY, Standing.IN_WORK)
    slow = Story()
    claimed = report(date(2026, 1, 12), accepted=False, control_date=DECEMBER)
    assert judged(claimed, date(2026, 1, 13), slow) == (DECEMBER, Standing.CLAIMED)
    assert judged(late, date(2026, 1, 14), slow) == (JANUARY, Standing.IN_WORK)


def test_of_many_control_dates_the_last_one_ends_the_repetition() -> None:
    story, term = Story(), "ежемесячно до 31.03.2026"
    for executed in (date(2025, 12, 30), date(2026, 1, 30), date(2026, 2, 27), date(2026, 3, 31)):
        verdict = only(story.day(executed, small(report(executed), term=term))[0])
    assert (verdict.standing, verdict.control_date) == (Standing.MET, date(2026, 3, 31))


def test_a_rejected_report_does_not_count() -> None:
    story = Story()
    story.day(date(2025, 12, 22), small(report(date(2025, 12, 20), accepted=False), term=MONTHLY))
    assert judged(row("ОБР", "1", state=State.IN_WORK), date(2025, 12, 26), story) == (DECEMBER, Standing.OVERDUE)


def test_an_extended_control_date_takes_reports_until_its_new_term() -> None:
    moved = extension(new_term=date(2026, 1, 16), decided_on=date(2025, 12, 24))
    on = date(2026, 1, 15)
    reviewed, decisions = Story().day(on, small(row("ОБР", "1"), term=MONTHLY, extensions=(moved,)))
    verdict = only(reviewed)
    assert (verdict.control_date, verdict.due, verdict.standing) == (DECEMBER, date(2026, 1, 16), Standing.DUE_SOON)
    assert verdict.extension_row == moved.row > 0, "papers name the decision that moved it"
    assert ("reminder", "ОБР", "1", 1) in occasions(to(decisions, "ОБР"))
    story = Story()
    assert judged(report(on), on, story, extensions=(moved,)) == (JANUARY, Standing.IN_WORK)
    assert judged(report(on), date(2026, 1, 23), story, extensions=(moved,)) == (JANUARY, Standing.DUE_SOON)
    told = only(story.day(date(2026, 1, 23), small(report(on), term=MONTHLY, extensions=(moved,)))[0])
    assert [(p.control_date, p.due, p.late) for p in told.periods] == [(DECEMBER, date(2026, 1, 16), False)]
    late = report(date(2026, 1, 19))
    assert judged(late, date(2026, 1, 20), extensions=(moved,)) == (JANUARY, Standing.DUE_SOON)


def test_an_extension_counts_for_one_control_date_only() -> None:
    moved = extension(new_term=date(2026, 1, 16), decided_on=date(2025, 12, 24))
    story = Story()
    story.day(date(2025, 12, 26), small(report(DECEMBER), term=MONTHLY, extensions=(moved,)))
    verdict = only(story.day(date(2026, 1, 26), small(row("ОБР", "1"), term=MONTHLY, extensions=(moved,)))[0])
    assert (verdict.control_date, verdict.due) == (JANUARY, JANUARY)


@pytest.mark.parametrize(
    ("line", "faults"),
    [
        (report(date(2025, 12, 20), accepted=False, evidence=""), (Fault.NO_EVIDENCE,)),
        (report(date(2025, 12, 10), accepted=False), (Fault.BEFORE_ORDER,)),
        (report(date(2026, 1, 1)), (Fault.FUTURE_DATE,)),
    ],
)
def test_a_report_that_cannot_be_counted_is_no_data(line: StatusRow, faults: tuple[Fault, ...]) -> None:
    verdict = only(Story().day(date(2025, 12, 22), small(line, term=MONTHLY))[0])
    assert (verdict.standing, verdict.faults, verdict.control_date) == (Standing.NO_DATA, faults, DECEMBER)


def test_without_a_row_there_is_no_data_and_no_letter() -> None:
    reviewed, decisions = Story().day(date(2026, 1, 28), small(term=MONTHLY, rows=()))
    verdicts = reviewed.morning.verdicts
    assert [v.control_date for v in verdicts] == [DECEMBER, JANUARY]
    assert {(v.standing, v.faults) for v in verdicts} == {(Standing.NO_DATA, (Fault.NO_ROW,))}
    assert [f.code for f in reviewed.findings if f.code.startswith("row")] == ["rows-missing"]
    assert to(decisions, "ОБР") is None


def test_not_applicable_with_a_ground_ends_the_repetition() -> None:
    exempt = row("ОБР", "1", state=State.NOT_APPLICABLE, comment="нет чатов", accepted_by="Образцова Н.П.")
    reviewed, decisions = Story().day(date(2026, 1, 28), small(exempt, term=MONTHLY))
    assert only(reviewed).standing is Standing.NOT_APPLICABLE
    assert to(decisions, "ОБР") is None


def test_each_control_date_opens_its_own_occasions() -> None:
    story = Story(sent=True)
    written = []
    for day in (date(2025, 12, 29), date(2025, 12, 30), date(2026, 1, 28), date(2026, 1, 29), date(2026, 1, 30)):
        line = row("ОБР", "1") if day < date(2026, 1, 1) else report(date(2026, 1, 27), control_date=DECEMBER)
        _, decisions = story.day(day, small(line, term=MONTHLY))
        paper = to(decisions, "ОБР")
        written += [(day, g.occasion.kind.value, g.occasion.control_date) for g in (paper.grounds if paper else ())]
    assert written == [
        (date(2025, 12, 29), "overdue", DECEMBER),
        (date(2026, 1, 28), "overdue", JANUARY),
    ]


def test_a_daily_repetition_over_years_is_judged() -> None:
    reviewed = review(small(row("ОБР", "1"), term="ежедневно"), empty_history(), SETTINGS, date(2031, 1, 15))
    first, *later = reviewed.morning.verdicts
    assert (first.control_date, first.standing) == (date(2025, 12, 12), Standing.OVERDUE)
    assert len(later) == MOST_OWED + 1, "what passed last, and the next one"


@pytest.mark.parametrize(
    ("executed", "reminded"), [(date(2025, 12, 19), False), (date(2025, 12, 22), True), (None, True)]
)
def test_who_reports_each_week_is_reminded_by_letter_only_after_a_report_was_late_or_missing(
    executed: date | None, reminded: bool
) -> None:
    story, weekly = Story(settings(addressee_gap=0)), "еженедельно, по пятницам"
    story.day(date(2025, 12, 12), small(report(date(2025, 12, 12)), term=weekly))
    line = report(executed) if executed else report(date(2025, 12, 12))
    told = [
        occasion
        for day in (19, 22, 23, 24)
        for occasion in occasions(to(story.day(date(2025, 12, day), small(line, term=weekly))[1], "ОБР"))
    ]
    assert (("reminder", "ОБР", "1", 1) in told) is reminded
    monthly = Story()
    monthly.day(DECEMBER, small(report(DECEMBER), term=MONTHLY))
    _, decisions = monthly.day(date(2026, 1, 20), small(report(DECEMBER), term=MONTHLY))
    assert ("reminder", "ОБР", "1", 1) in occasions(to(decisions, "ОБР"))
