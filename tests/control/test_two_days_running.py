"""Nobody is written to on two days running where the second day is known on the first (decision 0186)."""

from datetime import date

from tests.support.control_story import Story, item, occasions, settings, small, to


def test_a_letter_waits_one_day_for_the_second_letter_that_is_due_tomorrow() -> None:
    plan = (item("до 12.12.2025"), item("до 18.12.2025", "2", row=3))

    def on(story: Story, *days: int) -> list[list[tuple[str, str, str, int]]]:
        return [occasions(to(story.day(date(2025, 12, day), small(plan=plan))[1], "ОБР")) for day in days]

    story = Story(sent=True)
    assert on(story, 16, 22, 23) == [
        [("overdue", "ОБР", "1", 1)],
        [],
        [("overdue", "ОБР", "1", 2), ("overdue", "ОБР", "2", 1)],
    ]
    free = Story(settings(addressee_gap=0), sent=True)
    assert on(free, 16, 22)[1] == [("overdue", "ОБР", "2", 1)]


def test_a_letter_that_waited_goes_alone_where_the_first_one_is_answered() -> None:
    plan = (item("до 12.12.2025"), item("до 18.12.2025", "2", row=3))
    story = Story(sent=True)
    for day in (16, 22):
        story.day(date(2025, 12, day), small(plan=plan))
    story.mark(answer="ответ от 22.12.2025 № 5")
    assert occasions(to(story.day(date(2025, 12, 23), small(plan=plan))[1], "ОБР")) == [("overdue", "ОБР", "2", 1)]


def test_a_reminder_waits_one_day_for_the_first_letter_about_a_breach_that_is_due_tomorrow() -> None:
    plan = (item("до 12.12.2025"), item("до 22.12.2025", "2", row=3))

    def on(story: Story, *days: int) -> list[list[tuple[str, str, str, int]]]:
        return [occasions(to(story.day(date(2025, 12, day), small(plan=plan))[1], "ОБР")) for day in days]

    early = settings(remind_days=(5,), remind_min_gap=0)
    both = [("overdue", "ОБР", "1", 1), ("reminder", "ОБР", "2", 1)]
    assert on(Story(early, sent=True), 15, 16) == [[], both]
    free = settings(remind_days=(5,), remind_min_gap=0, addressee_gap=0)
    assert on(Story(free, sent=True), 15, 16) == [both[1:], both[:1]]


def test_a_first_letter_does_not_wait_for_another_first_one_which_waits_for_it() -> None:
    plan = (item("до 12.12.2025"), item("до 15.12.2025", "2", row=3))
    story = Story(sent=True)
    told = [occasions(to(story.day(date(2025, 12, day), small(plan=plan))[1], "ОБР")) for day in (16, 17, 18, 19)]
    assert told == [[("overdue", "ОБР", "1", 1)], [], [], [("overdue", "ОБР", "2", 1)]]
