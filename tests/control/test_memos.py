"""Papers to the leadership: справка, докладная, дополнение. On values; days are played by hand."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from automation.model.kinds import Kind
from automation.model.notice import NoticeKind
from automation.model.plan import Item, Official
from automation.model.report import State, StatusRow
from tests.support.compose_order import PERFORMERS, SIGNED
from tests.support.compose_world import book, done, row
from tests.support.control_story import (
    Story,
    days,
    december,
    extension,
    item,
    kinds,
    notices,
    occasions,
    settings,
    small,
)


def everything_done(**values: object) -> list[StatusRow]:
    return [done(p.code, i, date(2025, 12, 12), **values) for p in PERFORMERS for i in "126"]


def test_the_completion_memo_comes_at_once_when_everything_is_accepted() -> None:
    story = Story()
    accepted = everything_done(accepted_on=date(2025, 12, 17), accepted_by="Секретарёва О.О.")
    _, before = story.day(date(2025, 12, 17), book(*accepted[1:]))
    assert Kind.COMPLETION not in {p.kind for p in before.papers}
    _, decisions = story.day(date(2025, 12, 18), book(*accepted))
    assert [(p.kind, p.grounds[0].occasion.step) for p in decisions.papers] == [(Kind.COMPLETION, 1)]
    assert not story.day(date(2025, 12, 22), book(*accepted))[1].papers


@pytest.mark.parametrize(
    ("plan", "rows", "expected"),
    [
        ((item("до 12.12.2025"),), (), {"15.12": ["completion"]}),
        ((item("до 12.12.2025"), item("постоянно", "2", row=3)), (), {"15.12": ["completion"]}),
        ((item("до 12.12.2025"), item("оперативно", "2", row=3)), (), {"15.12": ["completion"]}),
        (
            (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3, closed_on=SIGNED)),
            (),
            {"15.12": ["completion"]},
        ),
        ((item("до 14.12.2025"),), (), {"16.12": ["completion"]}),
        ((item("постоянно"),), (), {}),
        ((item("по мере поступления"),), (), {}),
        ((item("ежемесячно"),), (), {}),
        ((item("оперативно"),), (), {}),
    ],
)
def test_the_completion_memo_follows_the_last_dated_term(
    plan: tuple[Item, ...], rows: tuple[StatusRow, ...], expected: dict[str, list[str]]
) -> None:
    story = Story(settings(progress="off"))
    assert days(story, december(12, 15, 16, 17, 29), small(*rows, plan=plan)) == expected


@pytest.mark.parametrize("term", ["до 14.12.2025", "ежемесячно до 25 числа, до 31.01.2026", "состоится 12.12.2025"])
def test_the_day_told_beforehand_is_the_one_on_which_the_memo_comes(term: str) -> None:
    """Readers of a plan for a year expected it months before, and nothing said when it would come."""
    made = small(plan=(item("до 12.12.2025"), item(term, "2", row=3), item("постоянно", "3", row=4)))
    story = Story(settings(progress="off"))
    reviewed, _ = story.day(date(2025, 12, 12), made)
    awaited = reviewed.figures.awaited_memo
    assert awaited is not None
    assert "2" in awaited.items
    assert "3" not in awaited.items
    before, after = awaited.day - timedelta(days=1), awaited.day
    assert Kind.COMPLETION not in kinds(story.day(before, made)[1])
    written, decisions = story.day(after, made)
    assert Kind.COMPLETION in kinds(decisions)
    assert written.figures.awaited_memo is None
    assert story.day(after + timedelta(days=1), made)[0].figures.awaited_memo is None


def test_no_memo_is_told_of_where_no_term_has_an_end() -> None:
    lasting = small(plan=(item("постоянно"), item("ежемесячно", "2", row=3)))
    assert Story().day(date(2025, 12, 12), lasting)[0].figures.awaited_memo is None
    closed = small(order=replace(book().order, closed_on=date(2025, 12, 11)))
    assert Story().day(date(2025, 12, 12), closed)[0].figures.awaited_memo is None


def met(number: str, **values: Any) -> StatusRow:
    return replace(done("ОБР", number, date(2025, 12, 12)), **values)


BEFORE = date(2025, 12, 1)  # earlier than the order
NOBODY: dict[str, Any] = {"groups": ("никто",), "performers_text": "никто"}


@pytest.mark.parametrize(
    ("plan", "rows", "at_once"),
    [
        ((item("до 26.12.2025"),), (met("1"),), True),
        ((item("до 26.12.2025"), item("ежемесячно", "2", row=3)), (met("1"),), True),
        ((item("до 26.12.2025"), item("постоянно", "2", row=3)), (met("1"),), True),
        ((item("до 26.12.2025"), item("до 29.12.2025", "2", closed_on=SIGNED)), (met("1"),), True),
        (
            (item("до 26.12.2025"), item("до 29.12.2025", "2", row=3)),
            (
                met("1"),
                row("ОБР", "2", state=State.NOT_APPLICABLE, comment="клуб закрыт", accepted_by="Образцова Н.П."),
            ),
            True,
        ),
        ((item("до 26.12.2025"), item("до 29.12.2025", "2", row=3)), (met("1"),), False),
        ((item("до 26.12.2025"), item("до 29.12.2025", "2", row=3, **NOBODY)), (met("1"),), False),
        ((item("до 26.12.2025"), item("постоянно", "2", row=3, **NOBODY)), (met("1"),), False),
        ((item("до 26.12.2025"), item("оперативно", "2", row=3)), (met("1"),), False),
        ((item("до 26.12.2025"), item("постоянно", "2", row=3)), (met("1"), met("2", executed_on=None)), True),
        ((item("до 26.12.2025"), item("постоянно", "2", row=3)), (met("1"), met("2", executed_on=BEFORE)), False),
        ((item("до 26.12.2025"),), (met("1", evidence="", accepted_on=None),), False),
        ((item("до 26.12.2025"),), (met("1", accepted_on=None, accepted_by=""),), False),
    ],
)
def test_it_comes_at_once_only_where_nothing_is_open(
    plan: tuple[Item, ...], rows: tuple[StatusRow, ...], at_once: bool
) -> None:
    reviewed, decisions = Story(settings(progress="off")).day(date(2025, 12, 16), small(*rows, plan=plan))
    assert kinds(decisions) == ([Kind.COMPLETION] if at_once else [])
    assert reviewed.figures.complete is at_once


def test_a_plan_nobody_bears_has_no_memo_and_a_closed_order_none() -> None:
    nobody = small(plan=(item("до 12.12.2025", **NOBODY),))
    assert days(Story(settings(progress="off")), december(15, 16), nobody) == {}
    closed = small(order=replace(book().order, closed_on=date(2025, 12, 15)))
    assert days(Story(), december(15, 16), closed) == {}
    story = Story()
    story.history = replace(story.history, closed_on=date(2025, 12, 15))
    assert days(story, december(15, 16), small()) == {}


def test_an_extension_does_not_put_the_memo_off_and_its_end_has_a_progress_paper_and_a_supplement() -> None:
    moved = (extension(new_term=date(2025, 12, 24)),)
    story = Story()
    waiting = small(row("ОБР", "1"), extensions=moved)
    assert days(story, december(15, 16), waiting) == {"15.12": ["completion"]}
    _, reminding = story.day(date(2025, 12, 19), waiting)
    assert [o for p in reminding.papers for o in occasions(p)] == [("reminder", "ОБР", "1", 1)]
    assert len(notices(story.day(date(2025, 12, 23), waiting)[1], NoticeKind.CALL)) == 1
    assert days(story, december(24, 25, 26), waiting) == {"25.12": ["progress"]}
    accepted = small(done("ОБР", "1", date(2025, 12, 26)), extensions=moved)
    assert days(story, december(29), accepted) == {"29.12": ["supplement"]}


def test_after_the_memo_a_term_that_lies_before_it_is_pursued_and_what_came_since_without_evidence_asked_about() -> (
    None
):
    plan = (item("до 12.12.2025"), item("до 24.12.2025", "2", row=3))
    story = Story()
    assert Kind.COMPLETION in kinds(story.day(date(2025, 12, 25), small(plan=plan))[1])
    faulty = done("ОБР", "1", date(2025, 12, 26), evidence="", accepted_on=None)
    _, after = story.day(date(2025, 12, 30), small(faulty, plan=plan))
    assert [o[:3] for p in after.papers for o in occasions(p)] == [("overdue", "ОБР", "2"), ("request", "ОБР", "1")]


def test_an_annulled_memo_is_made_anew_and_the_supplement_names_the_one_that_stands() -> None:
    story = Story()
    _, first = story.day(date(2025, 12, 29), book())
    memo = tuple(p for p in first.papers if p.kind is Kind.COMPLETION)
    story.annul(memo)
    assert not story.history.snapshots
    _, second = story.day(date(2025, 12, 30), book())
    assert kinds(second) == [Kind.COMPLETION]


def test_after_the_memo_only_overdue_goes_on() -> None:
    plan = (item("до 12.12.2025"), item("постоянно", "2", row=3))
    story = Story(settings(letters=("covering",), repeat_max=3), sent=True)
    story.day(date(2025, 12, 15), small(plan=plan))
    written = {}
    for on in (date(2025, 12, 16), date(2025, 12, 23), date(2025, 12, 30), date(2026, 1, 16), date(2026, 1, 23)):
        faulty = done("ОБР", "2", on, evidence="", accepted_on=None)
        _, decisions = story.day(on, small(row("ОБР", "1"), faulty, plan=plan))
        written[f"{on:%d.%m}"] = [o for p in decisions.papers for o in occasions(p)]
        assert [n.item for n in decisions.notices if n.kind is NoticeKind.PROPOSAL] == (
            ["1"] if on >= date(2026, 1, 16) else []  # it waits for a decision, papers.md D
        )
    assert written == {
        "16.12": [("overdue", "ОБР", "1", 1)],
        "23.12": [("overdue", "ОБР", "1", 2)],
        "30.12": [("overdue", "ОБР", "1", 3)],
        "16.01": [],
        "23.01": [],
    }


def test_no_covering_letter_after_the_memo_and_no_supplement_without_one() -> None:
    plan = (item("до 12.12.2025"), item("постоянно", "2", row=3))
    story = Story()
    assert Kind.COMPLETION in kinds(story.day(date(2025, 12, 15), small(plan=plan))[1])
    story.settings = settings(letters=("covering",))
    assert not [p for p in story.day(date(2025, 12, 15), small(plan=plan))[1].papers if p.kind is Kind.COVERING]
    story.history = replace(story.history, snapshots=())
    assert kinds(story.day(date(2025, 12, 16), small(met("1"), plan=plan))[1]) == []


@pytest.mark.parametrize(
    ("control", "whither"),
    [
        (Official(post="Заместитель главы", name="Примеров Пётр Петрович"), "составлена на имя: Примеров П.П."),
        (Official(post="Глава", name="Образцов О.О."), "остаётся в деле"),
        (Official(post="Заместитель главы"), "остаётся в деле"),
    ],
)
def test_nobody_writes_a_memo_to_himself(control: Official, whither: str) -> None:
    head = Official(post="Глава", name="Образцов Олег Олегович")
    order = replace(book().order, signed_by=head, responsible=head, control=control)
    _, decisions = Story().day(date(2025, 12, 29), book(order=order))
    assert Kind.COMPLETION in kinds(decisions)
    (told,) = notices(decisions, NoticeKind.PERSONAL)
    assert told.text == (
        f"напомнить лично: Образцов\u00a0О.О., докладная записка самому себе не пишется, она {whither}".replace(
            "Примеров П", "Примеров\u00a0П"
        )
    )
    assert not notices(Story().day(date(2025, 12, 29), book())[1], NoticeKind.PERSONAL)


def test_a_second_run_on_the_day_of_the_memo_writes_no_progress_paper() -> None:
    """The memo has told of every term before its day, those of items that nobody bears included."""
    plan = (item("до 12.12.2025"), item("до 26.12.2025", number="2", **NOBODY))
    story, day = Story(), date(2025, 12, 29)
    assert Kind.COMPLETION in kinds(story.day(day, small(plan=plan))[1])
    assert kinds(story.day(day, small(plan=plan))[1]) == []
