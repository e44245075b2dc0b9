"""Control points of «постоянно»: once before the last term of the plan, or at the end of each period. Days played."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from automation.model.kinds import Kind
from automation.model.notice import NoticeKind
from automation.model.plan import Item
from automation.model.report import Book, State, StatusRow
from automation.model.reported import OpenQuestion
from tests.support.compose_order import SIGNED
from tests.support.compose_world import done, row
from tests.support.control_story import Story, item, notices, occasions, settings, small, to

ALWAYS = item("постоянно")
PLAN = (ALWAYS, item("до 30.01.2026", "2", row=3))


def dec(day: int) -> date:
    return date(2025, 12, day)


def asked(story: Story, since: date, until: date, workbook: Book) -> dict[str, str]:
    """Day → detail of the control point asked on it."""
    found = {}
    on = since
    while on <= until:
        paper = to(story.day(on, workbook)[1], "ОБР")
        for ground in paper.grounds if paper else ():
            if ground.detail.startswith("control:"):
                found[f"{on:%d.%m.%Y}"] = ground.detail.removeprefix("control:")
        on += timedelta(days=1)
    return found


def test_it_is_asked_once_on_the_remind_day_of_the_last_first_term() -> None:
    assert asked(Story(sent=True), dec(12), date(2026, 2, 6), small(plan=PLAN)) == {"23.01.2026": "completion"}


def test_a_stretch_that_ends_on_the_last_day_does_not_bring_the_question_forward_to_its_first() -> None:
    stretch = (ALWAYS, item("с 12.01.2026 по 30.01.2026", "2", row=3, text="Провести рейды"))
    assert asked(Story(), dec(22), date(2026, 1, 30), small(plan=stretch)) == {"23.01.2026": "completion"}


def test_of_several_remind_days_the_smallest_counts() -> None:
    story = Story(settings(remind_days=(10, 3)))
    assert asked(story, date(2026, 1, 12), date(2026, 1, 30), small(plan=PLAN)) == {"27.01.2026": "completion"}
    assert asked(Story(settings(remind_days=())), dec(12), date(2026, 1, 30), small(plan=PLAN)) == {}


def test_a_missed_morning_is_made_up_until_the_term_and_not_after() -> None:
    assert asked(Story(), date(2026, 1, 30), date(2026, 1, 30), small(plan=PLAN)) == {"30.01.2026": "completion"}
    late = Story(settings(progress="off"))
    assert asked(late, date(2026, 1, 31), date(2026, 2, 6), small(plan=PLAN)) == {}


def test_a_closed_item_is_no_last_term_and_a_repetition_with_an_end_is_one() -> None:
    closed = (*PLAN, item("до 27.02.2026", "3", row=4, closed_on=SIGNED))
    assert asked(Story(), date(2026, 1, 20), date(2026, 1, 23), small(plan=closed)) == {"23.01.2026": "completion"}
    repeated = (*PLAN, item("ежемесячно до 28.02.2026", "3", row=4))
    assert asked(Story(), date(2026, 1, 20), date(2026, 1, 30), small(plan=repeated)) == {}
    free = Story(settings(addressee_gap=0))
    assert asked(free, date(2026, 2, 18), date(2026, 2, 20), small(plan=repeated)) == {"19.02.2026": "completion"}
    endless = (*PLAN, item("ежемесячно, до 28 числа", "3", row=4))
    assert asked(Story(), date(2026, 1, 20), date(2026, 1, 23), small(plan=endless)) == {"23.01.2026": "completion"}


def test_the_first_term_counts_not_the_extended_one() -> None:
    from tests.support.control_story import extension

    moved = (extension(item="2", new_term=date(2026, 3, 31), decided_on=dec(15)),)
    made = small(plan=PLAN, extensions=moved)
    assert asked(Story(), date(2026, 1, 20), date(2026, 1, 23), made) == {"23.01.2026": "completion"}


def test_a_plan_without_a_dated_term_has_no_point_before_completion() -> None:
    assert asked(Story(), dec(12), dec(31), small(plan=(ALWAYS,))) == {}


def test_nothing_is_asked_so_soon_after_signing() -> None:
    soon = (ALWAYS, item("до 19.12.2025", "2", row=3))
    assert asked(Story(sent=True), dec(12), dec(19), small(plan=soon)) == {"17.12.2025": "completion"}


@pytest.mark.parametrize(
    ("line", "is_asked"),
    [
        ({}, True),
        ({"state": State.NOT_STARTED}, True),
        ({"state": State.IN_WORK}, False),
        ({"evidence": "приказ"}, False),
        ({"comment": "ведётся"}, False),
        ({"done": "ведётся"}, False),
        ({"reason": "нет сети"}, False),
        ({"reported_by": "Примерова М.И."}, False),
        ({"incoming": "вх. 3"}, False),
        ({"comment": " "}, True),
        ({"executed_on": dec(10), "comment": "ещё до распоряжения"}, True),
        ({"executed_on": SIGNED}, False),
    ],
)
def test_only_a_row_that_says_nothing_since_the_order_is_asked(line: dict[str, Any], is_asked: bool) -> None:
    made = small(row("ОБР", "1", **line), plan=PLAN)
    assert bool(asked(Story(), date(2026, 1, 23), date(2026, 1, 23), made)) is is_asked


def test_without_a_row_or_on_demand_nobody_is_asked() -> None:
    on = date(2026, 1, 23)
    assert asked(Story(), on, on, small(plan=PLAN, rows=())) == {}
    demanded = (item("по мере поступления"), PLAN[1])
    assert asked(Story(), on, on, small(plan=demanded)) == {}


def periodic(reporting: str) -> tuple[Item, ...]:
    return (item("постоянно", reporting=reporting), item("до 31.12.2026", "2", row=3))


def test_its_own_period_wins_over_the_setting() -> None:
    monthly = asked(Story(sent=True), dec(12), date(2026, 3, 6), small(plan=periodic("monthly")))
    assert monthly == {"23.12.2025": "2025-12-31", "23.01.2026": "2026-01-31", "19.02.2026": "2026-02-28"}
    quarterly = asked(Story(sent=True), dec(12), date(2026, 4, 6), small(plan=periodic("quarterly")))
    assert list(quarterly.values()) == ["2025-12-31", "2026-03-31"]
    yearly = asked(Story(sent=True), dec(12), date(2026, 4, 6), small(plan=periodic("yearly")))
    assert list(yearly.values()) == ["2025-12-31"]
    assert asked(Story(sent=True), dec(12), date(2026, 4, 6), small(plan=periodic("none"))) == {}


def test_the_setting_counts_for_items_without_a_period_of_their_own() -> None:
    story = Story(settings(control_point="monthly"), sent=True)
    assert list(asked(story, dec(12), date(2026, 1, 30), small(plan=PLAN)).values()) == ["2025-12-31", "2026-01-31"]
    assert asked(Story(settings(control_point="none")), dec(12), date(2026, 1, 30), small(plan=PLAN)) == {}


def reported(executed: date | None, **values: Any) -> StatusRow:
    return row("ОБР", "1", state=State.IN_WORK, executed_on=executed, **values)


@pytest.mark.parametrize(
    ("executed", "is_asked"),
    [
        (date(2025, 12, 31), True),
        (date(2026, 1, 1), True),
        (date(2026, 1, 15), True),
        (date(2026, 1, 16), False),
        (date(2026, 1, 20), False),
        (date(2026, 1, 23), False),
        (None, True),
    ],
)
def test_a_date_in_the_second_half_of_the_period_answers_it_and_an_earlier_one_the_former(
    executed: date | None, is_asked: bool
) -> None:
    on = date(2026, 1, 23)
    made = small(reported(executed, comment="ведётся"), plan=periodic("monthly"))
    assert bool(asked(Story(), on, on, made)) is is_asked


def test_in_the_first_period_words_are_an_answer() -> None:
    words = small(reported(None, comment="ведётся"), plan=periodic("monthly"))
    assert asked(Story(), dec(24), dec(24), words) == {}


@pytest.mark.parametrize(
    "answer", [{"executed": date(2026, 1, 26)}, {"comment": "ведётся", "incoming": "25.01.2026 № 7"}, {"done": "да, 3"}]
)
def test_a_point_answered_before_signing_has_lost_its_ground(answer: dict[str, Any]) -> None:
    story = Story()
    on = date(2026, 1, 23)
    still = small(reported(None, comment="ведётся"), plan=periodic("monthly"))
    story.day(on, still)
    assert not notices(story.day(date(2026, 1, 26), still, keep=False)[1], NoticeKind.LOST_GROUND)
    told = small(reported(**{"executed": None, "comment": "ведётся", **answer}), plan=periodic("monthly"))
    lost = notices(story.day(date(2026, 1, 26), told, keep=False)[1], NoticeKind.LOST_GROUND)
    assert [(n.code, n.item) for n in lost] == [("ОБР", "1")]


def quarters(story: Story, until: date, *rows: StatusRow) -> OpenQuestion | None:
    """Play the first days of the year, then one day with other rows; return the question that stays unanswered."""
    story.day(dec(22), small(plan=periodic("quarterly")))
    story.day(date(2026, 3, 24), small(plan=periodic("quarterly")))
    judged = story.day(until, small(*rows, plan=periodic("quarterly")), keep=False)[0].morning.verdicts
    return next(v.reported.question for v in judged if (v.performer.code, v.item.number) == ("ОБР", "1"))


@pytest.mark.parametrize(
    ("came", "asked_on", "is_asked"),
    [
        ("21.06.2026 № 3", date(2026, 6, 24), False),  # before the letter, about the quarter it came in
        ("10.04.2026 № 3", date(2026, 6, 24), True),  # the answer to the letter about the quarter before
        ("21.03.2026 № 3", date(2026, 6, 24), True),
        ("", date(2026, 6, 24), False),  # words without a day, first read after the last run
    ],
)
def test_a_report_in_the_row_is_about_the_period_it_came_in_or_the_one_it_was_asked_for(
    came: str, asked_on: date, is_asked: bool
) -> None:
    story = Story(sent=True)
    quarters(story, date(2026, 4, 10))
    made = small(row("ОБР", "1", comment="ведётся", incoming=came), plan=periodic("quarterly"))
    assert list(asked(story, asked_on, asked_on, made).values()) == (["2026-06-30"] if is_asked else [])


def test_the_question_about_a_period_ends_with_a_report_and_not_with_the_next_question() -> None:
    story = Story(sent=True)
    april = date(2026, 4, 6)
    open_question = quarters(story, april)
    assert open_question
    assert open_question.detail == "control:2026-03-31"
    assert quarters(story, april, row("ОБР", "1", comment="ведётся", incoming="03.04.2026 № 3")) is None
    blank = small(plan=periodic("quarterly"))
    story.day(date(2026, 6, 24), blank)
    later = story.day(date(2026, 6, 26), blank, keep=False)[0].morning.verdicts
    assert [v.reported.questions for v in later if v.item.number == "1"] == [(open_question,)]
    answered = small(row("ОБР", "1", comment="ведётся", incoming="25.06.2026 № 9"), plan=periodic("quarterly"))
    told = story.day(date(2026, 6, 26), answered, keep=False)[0].morning.verdicts
    assert [v.reported.questions for v in told if v.item.number == "1"] == [()]


def test_it_leads_a_paper_only_where_it_is_alone() -> None:
    open_plan = (*PLAN, item("до 27.02.2026", "3", row=4))
    late = small(done("ОБР", "2", dec(15)), plan=open_plan)
    assert to(Story().day(date(2026, 2, 18), late)[1], "ОБР") is None
    joined = to(Story().day(date(2026, 2, 19), late)[1], "ОБР")
    assert joined is not None
    assert (joined.kind, occasions(joined)) == (
        Kind.REMINDER,
        [("reminder", "ОБР", "3", 1), ("request", "ОБР", "1", 1)],
    )
    claimed = replace(done("ОБР", "3", dec(15)), accepted_on=None, accepted_by="")
    by_itself = to(Story().day(date(2026, 2, 19), small(done("ОБР", "2", dec(15)), claimed, plan=open_plan))[1], "ОБР")
    assert by_itself is not None
    assert (by_itself.kind, by_itself.respond_by) == (Kind.REQUEST, date(2026, 2, 24))


def test_the_report_is_awaited_by_the_day_that_the_item_itself_names() -> None:
    told = "ежеквартально до 15 числа месяца, следующего за отчётным кварталом"
    words = f"Вести наблюдение, информацию представлять {told}"
    plan = (item("постоянно", reporting="quarterly", text=words), item("до 31.12.2026", "2", row=3))
    story = Story(sent=True)
    made = small(row("ОБР", "1"), plan=plan)
    paper = to(story.day(date(2026, 6, 23), made)[1], "ОБР")
    assert paper
    assert paper.respond_by == date(2026, 7, 15)
    for on, open_ in ((date(2026, 7, 14), False), (date(2026, 7, 15), False), (date(2026, 7, 16), True)):
        verdicts = story.day(on, made)[0].morning.verdicts
        assert bool(verdicts[0].reported.question) is open_, on
    other = replace(plan[0], reporting="monthly")
    monthly = to(Story(sent=True).day(date(2026, 6, 23), small(plan=(other, plan[1])))[1], "ОБР")
    assert monthly
    assert monthly.respond_by == date(2026, 7, 1), "the words tell of another period"
