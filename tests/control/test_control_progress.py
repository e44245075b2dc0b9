"""Справка: on a change and after each term, made up within the week. On values; days are played by hand."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.model.kinds import Kind
from automation.model.report import Book, State
from tests.support.compose_world import book, done, row
from tests.support.control_story import ORG, Story, days, december, extension, item, kinds, settings, small

QUIET = small(term="до 30.01.2026")


def test_a_week_without_a_change_has_no_progress_paper() -> None:
    story = Story()
    assert days(story, december(11, 12, 15, 16, 22), QUIET) == {}
    assert days(story, december(23), small(row("ОБР", "1", state=State.IN_WORK), term="до 30.01.2026")) == {}


def test_a_change_waits_for_the_first_working_day_of_the_next_week() -> None:
    story = Story()
    days(story, december(12, 15), QUIET)
    claimed = small(done("ОБР", "1", date(2025, 12, 16), accepted_on=None, accepted_by=""), term="до 30.01.2026")
    assert days(story, december(16, 17, 18, 19, 22, 23), claimed) == {"22.12": ["progress"]}


@pytest.mark.parametrize(
    "changed",
    [
        small(row("ОБР", "1"), term="до 30.01.2026", performer=replace(ORG, name="Другая Анна Петровна")),
        small(row("ОБР", "1"), term="до 30.01.2026", performer=replace(ORG, post="Заведующий")),
        small(row("ОБР", "1"), term="до 30.01.2026", extensions=(extension(new_term=date(2026, 2, 16)),)),
        small(done("ОБР", "1", date(2025, 12, 16), accepted_on=None), term="до 30.01.2026"),
    ],
    ids=["person", "post", "term", "standing"],
)
def test_a_standing_a_term_or_a_performer_is_a_change(changed: Book) -> None:
    story = Story()
    days(story, december(12, 15), QUIET)
    assert days(story, december(22), changed) == {"22.12": ["progress"]}


def test_the_first_working_day_after_each_dated_term_has_a_progress_paper_without_a_change() -> None:
    plan = (item("до 17.12.2025"), item("до 30.01.2026", "2", row=3))
    met = small(done("ОБР", "1", date(2025, 12, 12)), plan=plan)
    story = Story()
    assert days(story, december(12, 15, 16, 17, 18, 19), met) == {"18.12": ["progress"]}


def test_a_term_of_which_the_last_paper_has_told_that_all_is_done_brings_no_other_one() -> None:
    plan = (item("до 17.12.2025"), item("до 30.01.2026", "2", row=3))
    story, met = Story(), small(done("ОБР", "1", date(2025, 12, 12)), plan=plan)
    days(story, december(11, 12), small(row("ОБР", "1"), plan=plan))
    assert days(story, december(15, 16, 17, 18, 19, 22), met) == {"15.12": ["progress"]}
    waiting = small(done("ОБР", "1", date(2025, 12, 12), accepted_on=None, accepted_by=""), plan=plan)
    unsure = Story()
    days(unsure, december(11, 12), small(row("ОБР", "1"), plan=plan))
    assert days(unsure, december(15, 16, 17, 18, 19, 22), waiting) == {"15.12": ["progress"], "18.12": ["progress"]}


def test_a_missed_progress_paper_is_made_up_within_the_week_only() -> None:
    plan = (item("до 17.12.2025"), item("до 30.01.2026", "2", row=3))
    met = small(done("ОБР", "1", date(2025, 12, 12)), plan=plan)
    story = Story()
    assert days(story, december(12, 19), met) == {"19.12": ["progress"]}
    late = Story()
    assert days(late, december(12, 22), met) == {}
    monday = Story()
    days(monday, december(12), QUIET)
    other = small(row("ОБР", "1"), term="до 30.01.2026", performer=replace(ORG, post="Заведующий"))
    assert days(monday, december(17, 18), other) == {"17.12": ["progress"]}


def test_a_week_that_begins_with_holidays_begins_on_its_first_working_day() -> None:
    story = Story()
    days(story, [date(2025, 12, 22)], QUIET)
    other = small(row("ОБР", "1"), term="до 30.01.2026", performer=replace(ORG, post="Заведующий"))
    assert days(story, [date(2026, 1, 9), date(2026, 1, 12), date(2026, 1, 13)], other) == {"12.01": ["progress"]}


def test_a_new_order_in_the_middle_of_a_week_has_its_first_progress_paper_that_week() -> None:
    story = Story()
    story.history = replace(story.history, previous_day=date(2025, 12, 16))
    assert days(story, december(17, 18), QUIET) == {"17.12": ["progress"]}


def test_nothing_is_told_in_the_week_of_the_signing_before_a_week_has_begun() -> None:
    assert days(Story(), december(11, 12), QUIET) == {}
    monday = replace(QUIET, order=replace(QUIET.order, date=date(2025, 12, 15)))
    assert days(Story(), december(15, 16), monday) == {}


def test_an_annulled_progress_paper_is_made_anew() -> None:
    story = Story()
    _, first = story.day(date(2025, 12, 15), book())
    assert kinds(first) == [Kind.PROGRESS]
    story.annul(first.papers)
    _, second = story.day(date(2025, 12, 16), book())
    assert [p.grounds[0].occasion.step for p in second.papers if p.kind is Kind.PROGRESS] == [1]


def test_daily_progress_comes_on_each_day_of_a_change_and_off_means_never() -> None:
    story = Story(settings(progress="daily"))
    assert days(story, december(12, 15, 16, 17), QUIET) == {"12.12": ["progress"]}
    other = small(row("ОБР", "1"), term="до 30.01.2026", performer=replace(ORG, post="Заведующий"))
    assert days(story, december(17, 18), other) == {"17.12": ["progress"]}
    assert days(Story(settings(progress="off")), december(12, 15, 16, 22), book()) == {}


def test_a_second_run_of_the_day_brings_no_second_paper() -> None:
    plan = (item("до 17.12.2025"), item("до 24.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))
    waiting = done("ОБР", "2", date(2025, 12, 12), accepted_on=None, accepted_by="")
    met = small(done("ОБР", "1", date(2025, 12, 12)), waiting, plan=plan)
    story = Story()
    assert days(story, december(12, 17), met) == {}
    for day, steps in ((18, 1), (25, 2)):
        first = story.day(date(2025, 12, day), met)[1]
        assert [p.grounds[0].occasion.step for p in first.papers] == [steps]
        assert kinds(story.day(date(2025, 12, day), met)[1]) == []


def test_letters_of_a_monday_without_a_change_are_no_progress_paper_left_out() -> None:
    story = Story(settings(notice_days=(10,)))
    soon = small(term="до 29.12.2025")
    days(story, december(12), soon)
    assert days(story, december(15), soon) == {"15.12": ["progress"]}
    _, monday = story.day(date(2025, 12, 22), soon)
    assert [p.kind for p in monday.papers] == [Kind.REMINDER]
    other = small(term="до 29.12.2025", performer=replace(ORG, post="Заведующий"))
    assert days(story, december(23, 24), other) == {}


def test_daily_means_one_paper_a_day_though_the_book_has_changed_again() -> None:
    story = Story(settings(progress="daily"))
    assert days(story, december(15), QUIET) == {"15.12": ["progress"]}
    other = small(row("ОБР", "1"), term="до 30.01.2026", performer=replace(ORG, post="Заведующий"))
    assert days(story, december(15), other) == {}
    assert days(story, december(16), other) == {"16.12": ["progress"]}


def test_a_run_on_a_day_off_leaves_the_first_working_day_its_progress_paper() -> None:
    story = Story()
    sunday, monday = date(2025, 12, 14), date(2025, 12, 15)
    assert days(story, [sunday, monday], QUIET) == {"15.12": ["progress"]}


def test_items_off_control_are_no_change() -> None:
    plan = (item("до 30.01.2026"), item("до 16.01.2026", "2", row=3))
    closed = (plan[0], replace(plan[1], closed_on=date(2025, 12, 16)))
    story = Story()
    days(story, december(15), small(plan=plan))
    assert days(story, december(22), small(plan=closed)) == {}, "taken off control, and nothing else is new"
    claimed = done("ОБР", "2", date(2025, 12, 23), accepted_on=None, accepted_by="")
    assert days(story, december(29), small(claimed, plan=closed)) == {}


def test_a_performer_who_bears_only_an_item_off_control_is_no_change() -> None:
    plan = (item("до 30.01.2026"), item("до 16.01.2026", "2", groups=("другие",), closed_on=date(2025, 12, 16)))
    other = replace(ORG, code="ДР", organisation="МБУ «Другое»", groups=("другие",))
    story = Story()
    days(story, december(15), book(plan=plan, performers=(ORG, other)))
    renamed = replace(other, name="Другая Анна Петровна")
    assert days(story, december(22), book(plan=plan, performers=(ORG, renamed))) == {}


def test_a_week_and_a_term_close_together_have_one_progress_paper() -> None:
    plan = (item("до 17.12.2025"), item("до 30.01.2026", "2", row=3))
    thursday = small(plan=plan)
    story = Story()
    days(story, december(12), thursday)
    assert days(story, december(15, 16, 17, 18, 19), thursday) == {"18.12": ["progress"]}
    claimed = small(done("ОБР", "2", date(2025, 12, 19), accepted_on=None, accepted_by=""), plan=plan)
    assert days(story, december(22, 23, 24), claimed) == {"23.12": ["progress"]}, "22.12 is the second working day"


def test_a_term_that_passes_soon_after_a_progress_paper_is_held_and_not_dropped() -> None:
    plan = (item("до 19.12.2025"), item("до 22.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))
    silent = small(plan=plan)
    story = Story()
    days(story, december(12, 15, 16, 17, 18, 19), silent)
    assert days(story, december(22, 23, 24, 25, 26), silent) == {"22.12": ["progress"], "25.12": ["progress"]}
