"""When reminders and overdue papers come, and how many. On values; days are played by hand."""

from datetime import date

import pytest

from automation.model.control import Paper, PaperState
from automation.model.kinds import Kind
from tests.support.control_story import Story, item, occasions, played, settings, small, to


def dec(day: int) -> date:
    return date(2025, 12, day)


def test_each_remind_day_is_a_step_and_several_missed_ones_are_one_paper() -> None:
    chosen, term = settings(remind_days=(5, 3, 1)), small(term="до 26.12.2025")
    assert played(Story(chosen), list(range(17, 27)), term) == [
        (19, "reminder", 1),
        (24, "reminder", 2),  # the pause between two letters to one addressee holds the 23rd
    ]
    free = settings(remind_days=(5, 3, 1), addressee_gap=0)
    assert played(Story(free), list(range(17, 27)), term) == [
        (19, "reminder", 1),
        (23, "reminder", 2),
        (25, "reminder", 3),
    ]
    assert played(Story(free), [18, 24, 25], term) == [(24, "reminder", 2), (25, "reminder", 3)]
    assert played(Story(chosen), [26], term) == [(26, "reminder", 3)]


@pytest.mark.parametrize(
    ("gap", "first"),
    [(3, 17), (0, 11), (1, 15)],
)
def test_no_reminder_is_written_so_soon_after_signing(gap: int, first: int) -> None:
    story = Story(settings(remind_min_gap=gap))
    days = [11, 12, 15, 16, 17]
    assert played(story, days, small(term="до 17.12.2025"))[:1] == [(first, "reminder", 1)]


def test_do_not_remind_before_lets_the_reminder_come_on_its_day() -> None:
    plan = (item("до 26.12.2025", quiet_until=dec(23)),)
    assert played(Story(), [19, 22, 23, 24], small(plan=plan)) == [(23, "reminder", 1)]


def test_nobody_is_reminded_after_the_term_even_on_the_disputed_day() -> None:
    sunday = small(term="до 21.12.2025")
    assert played(Story(), [22], sunday) == []
    assert played(Story(), [19], sunday) == [(19, "reminder", 1)]


@pytest.mark.parametrize(
    ("rule", "overdue_on"),
    [("as_written", date(2026, 2, 4)), ("before", date(2026, 2, 3)), ("after", date(2026, 2, 4))],
)
def test_a_paper_about_a_term_on_a_day_off_counts_from_its_last_day(rule: str, overdue_on: date) -> None:
    story = Story(settings(deadline_on_day_off=rule))
    days = [date(2026, 2, n) for n in (2, 3, 4, 5)]
    written = [d for d in days if occasions(to(story.day(d, small(term="до 01.02.2026"))[1], "ОБР"))]
    assert written == [overdue_on]


@pytest.mark.parametrize(("after", "first"), [(0, 15), (1, 16), (3, 18)])
def test_the_first_paper_waits_as_long_as_the_office_chose(after: int, first: int) -> None:
    story = Story(settings(overdue_after=after))
    assert played(story, list(range(12, 20)), small())[:1] == [(first, "overdue", 1)]


@pytest.mark.parametrize("most", [1, 2, 3])
def test_no_more_papers_are_written_than_allowed(most: int) -> None:
    story = Story(settings(repeat_max=most), sent=True)
    days = [dec(16), dec(23), dec(30), date(2026, 1, 16), date(2026, 1, 23)]
    papers = [to(story.day(on, small())[1], "ОБР") for on in days]
    assert [p is not None for p in papers] == [n < most for n in range(5)]
    written = [p for p in papers if p]
    assert [p.signer for p in written] == ["letter", "second", "second"][:most]
    assert [len(p.grounds[0].cites) for p in written] == list(range(most))


def test_a_paper_never_sent_is_not_cited_by_the_third() -> None:
    story = Story(settings(repeat_max=3), sent=True)
    _, first = story.day(dec(16), small())
    story.day(dec(23), small())
    story.mark(first.papers, sent_on=None, state=PaperState.SIGNED)
    paper = to(story.day(dec(30), small())[1], "ОБР")
    assert paper is not None
    assert [e.day for e in paper.grounds[0].cites] == [dec(23)]


def test_a_reminder_that_comes_late_leaves_the_answer_days_as_far_as_the_term_allows() -> None:
    """The mornings before were missed, or the pause held the letter: tomorrow is no day to ask for without need."""
    asked = {}
    for on in (19, 23, 24, 25, 26):
        paper = to(Story().day(dec(on), small(term="до 26.12.2025"))[1], "ОБР")
        assert paper is not None
        asked[on] = paper.respond_by
    assert asked == {19: dec(24), 23: dec(25), 24: dec(26), 25: dec(26), 26: dec(29)}


@pytest.mark.parametrize(
    ("way", "until"),
    [
        ("заказное письмо", (date(2026, 1, 12), dec(26))),
        ("почта", (date(2026, 1, 12), dec(26))),
        ("Почтой России, заказным", (date(2026, 1, 12), dec(26))),
        ("эл. почта", (dec(26), dec(24))),
        ("электронное письмо", (dec(26), dec(24))),
        ("СЭД", (dec(26), dec(24))),
        ("", (dec(26), dec(24))),
    ],
)
def test_who_is_served_by_post_has_the_days_of_the_post_more_to_answer(way: str, until: tuple[date, date]) -> None:
    """From 24.12, five working days end behind the New Year holidays, 31.12 being a day off."""
    plan, story = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3)), Story(sent=True)
    story.day(dec(16), small(plan=plan[:1]))
    story.mark(way=way)
    second = to(story.day(dec(24), small(plan=plan[:1]), keep=False)[1], "ОБР")
    reminder = to(story.day(dec(22), small(plan=plan[1:]), keep=False)[1], "ОБР")
    assert second
    assert reminder
    assert (second.respond_by, reminder.respond_by) == until


def test_who_annuls_a_reminder_reads_how_to_get_none_again() -> None:
    """«Записка не нужна» was annulled on Friday and composed anew on Monday."""

    def told(story: Story, on: date, quiet: date | None = None) -> list[str]:
        reviewed, decisions = story.day(on, small(plan=(item("до 26.12.2025", quiet_until=quiet),)))
        written.extend(p for p in decisions.papers if p.kind is Kind.REMINDER)
        return [f.message for f in reviewed.findings if f.code == "reminder-annulled"]

    story, written = Story(), list[Paper]()
    assert told(story, dec(19)) == []
    story.annul(tuple(written))
    (said,) = told(story, dec(22))
    assert "срок пункта 1 впереди: оно будет составлено снова" in said
    assert len(written) == 2
    story.annul(tuple(written))
    assert told(story, dec(23), dec(27)) == []
    assert len(written) == 2
    (said,) = told(story, dec(24))
    story.mark(tuple(written[2:]), sent_on=dec(24))
    assert told(story, dec(25)) == []
