"""Дополнение к докладной: what the memo no longer says rightly, at most once in five working days. On values."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.model.control import PaperState
from automation.model.kinds import Kind
from automation.model.notice import NoticeKind
from automation.model.report import State, StatusRow
from tests.control.test_memos import met
from tests.support.compose_world import book, done, row
from tests.support.control_story import ORG, Story, extension, item, kinds, small


def test_a_supplement_follows_what_was_won_after_the_memo_at_most_once_in_five_days() -> None:
    story = Story()
    _, memo = story.day(date(2025, 12, 29), book())
    assert [p.kind for p in memo.papers if not p.addressee] == [Kind.COMPLETION]
    won = [done("ПРИМ", "2", date(2025, 12, 29), accepted_on=date(2025, 12, 30))]
    _, first = story.day(date(2025, 12, 30), book(*won))
    assert [p.kind for p in first.papers if not p.addressee] == [Kind.SUPPLEMENT]
    more = [*won, done("ПРИМ", "6", date(2025, 12, 29), accepted_on=date(2025, 12, 30))]
    _, soon = story.day(date(2026, 1, 12), book(*more))
    assert not [p for p in soon.papers if not p.addressee]
    _, fourth = story.day(date(2026, 1, 15), book(*more))
    assert not [p for p in fourth.papers if not p.addressee]
    _, later = story.day(date(2026, 1, 16), book(*more))
    assert [(p.kind, p.grounds[0].occasion.step) for p in later.papers if not p.addressee] == [(Kind.SUPPLEMENT, 2)]


def test_a_memo_that_nobody_has_signed_is_to_be_signed_before_the_supplement_that_names_it() -> None:
    story = Story()
    won = [done("ПРИМ", "2", date(2025, 12, 29), accepted_on=date(2025, 12, 30))]
    _, memo = story.day(date(2025, 12, 29), book())
    assert not told_first(memo)
    _, first = story.day(date(2025, 12, 30), book(*won), keep=False)
    assert Kind.SUPPLEMENT in kinds(first)
    (number,) = (e.number for e in story.history.entries if e.kind is Kind.COMPLETION)
    said = f"документ № {number} от 29.12.2025 не подписан, а дополнение называет его: подписать раньше дополнения"
    assert told_first(first) == [said]
    story.mark(memo.papers, state=PaperState.SIGNED, signed_on=date(2025, 12, 30))
    _, signed = story.day(date(2025, 12, 30), book(*won))
    assert Kind.SUPPLEMENT in kinds(signed)
    assert not told_first(signed)


def told_first(decisions: Decisions) -> list[str]:
    return [n.text for n in decisions.waiting if n.kind is NoticeKind.EXPIRING and "дополнение" in n.text]


@pytest.mark.parametrize(("reported", "told"), [(True, [Kind.SUPPLEMENT]), (False, [])])
def test_who_was_added_after_the_memo_is_a_reason_only_with_something_done(reported: bool, told: list[Kind]) -> None:
    story, plan = Story(), (item("до 12.12.2025"),)
    _, memo = story.day(date(2025, 12, 15), book(plan=plan, performers=(ORG,)))
    assert Kind.COMPLETION in kinds(memo)
    other = replace(ORG, code="МУЗ", organisation="МБУК «Музей»")
    day = date(2025, 12, 16)
    rows = (done("МУЗ", "1", day, accepted_on=day, accepted_by="Секретарёва О.О."),) if reported else ()
    _, after = story.day(day, book(*rows, plan=plan, performers=(ORG, other)))
    assert [k for k in kinds(after) if k is Kind.SUPPLEMENT] == told


def test_a_mere_claim_is_no_reason_for_a_supplement() -> None:
    story = Story()
    story.day(date(2025, 12, 29), book())
    _, decisions = story.day(
        date(2025, 12, 30), book(done("ПРИМ", "2", date(2025, 12, 29), accepted_on=None, accepted_by=""))
    )
    assert not [p for p in decisions.papers if not p.addressee]


def after_memo(*rows: StatusRow, on: date = date(2025, 12, 30), **more: Any) -> list[Kind]:
    """What goes upwards the day after the completion memo of an order with item 1 met and item 2 open."""
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3))
    story = Story()
    _, memo = story.day(date(2025, 12, 29), small(met("1", staff_total=10, staff_moved=9), plan=plan))
    assert kinds(memo) == [Kind.COMPLETION]
    return kinds(story.day(on, small(*rows, plan=plan, **more))[1])


UNCHANGED = met("1", staff_total=10, staff_moved=9)


@pytest.mark.parametrize(
    ("rows", "more", "expected"),
    [
        ((UNCHANGED,), {}, []),
        ((UNCHANGED, done("ОБР", "2", date(2025, 12, 29))), {}, [Kind.SUPPLEMENT]),
        ((row("ОБР", "1", state=State.IN_WORK),), {}, [Kind.SUPPLEMENT]),
        ((replace(UNCHANGED, executed_on=date(2025, 12, 11), accepted_on=date(2025, 12, 30)),), {}, [Kind.SUPPLEMENT]),
        ((replace(UNCHANGED, staff_moved=10, accepted_on=date(2025, 12, 30)),), {}, [Kind.SUPPLEMENT]),
        ((replace(UNCHANGED, executed_on=date(2025, 12, 11), staff_moved=10),), {}, []),
        ((UNCHANGED, done("ОБР", "2", date(2025, 12, 29), accepted_on=None, accepted_by="")), {}, []),
        ((UNCHANGED, row("ОБР", "2", state=State.IN_WORK, comment="скоро")), {}, []),
        ((UNCHANGED, row("ОБР", "2", state=State.IN_WORK, staff_total=10, staff_moved=10)), {}, []),
        (
            (UNCHANGED,),
            {"extensions": (extension(item="2", new_term=date(2026, 1, 23), decided_on=date(2025, 12, 26)),)},
            [Kind.SUPPLEMENT],
        ),
        ((UNCHANGED,), {"order": replace(book().order, closed_on=date(2025, 12, 30))}, []),
    ],
    ids=[
        "nothing",
        "won",
        "lost",
        "date accepted anew",
        "people accepted anew",
        "only accepted once",
        "claim",
        "words",
        "people not accepted",
        "term",
        "closed",
    ],
)
def test_a_supplement_follows_what_the_memo_no_longer_says_rightly(
    rows: tuple[StatusRow, ...], more: dict[str, Any], expected: list[Kind]
) -> None:
    assert after_memo(*rows, **more) == expected


def test_what_an_earlier_version_remembered_in_fewer_words_is_no_news() -> None:
    """It kept no day of execution beside the standing and the term."""
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3))
    exempt = row("ОБР", "1", state=State.NOT_APPLICABLE, comment="нет работников", accepted_by="Секретарёва О.О.")
    story = Story()
    assert kinds(story.day(date(2025, 12, 29), small(exempt, plan=plan))[1]) == [Kind.COMPLETION]
    *others, memo = story.history.snapshots
    kept = {name: told[:2] for name, told in memo.facts["obligations"].items()}
    before = replace(memo, facts={**memo.facts, "obligations": kept})
    story.history = replace(story.history, snapshots=(*others, before))
    assert kinds(story.day(date(2025, 12, 30), small(exempt, plan=plan))[1]) == []


def test_a_new_row_still_open_is_no_supplement_and_a_closed_item_neither() -> None:
    story = Story()
    plan = (item("до 12.12.2025"),)
    _, memo = story.day(date(2025, 12, 15), small(row("ОБР", "1"), plan=plan))
    assert kinds(memo) == [Kind.COMPLETION]
    two = (*plan, item("до 26.12.2025", "2", row=3))
    assert kinds(story.day(date(2025, 12, 16), small(plan=two))[1]) == []
    closed = (item("до 12.12.2025", closed_on=date(2025, 12, 17)),)
    assert kinds(story.day(date(2025, 12, 17), small(met("1"), plan=closed))[1]) == []
    assert kinds(story.day(date(2025, 12, 17), small(met("1"), plan=plan))[1]) == [Kind.SUPPLEMENT]


def exempt() -> StatusRow:
    return row("ОБР", "2", state=State.NOT_APPLICABLE, comment="нет предмета", accepted_by="Образцова Н.П.")


@pytest.mark.parametrize("term", ["ежемесячно, до 25 числа", "постоянно"])
def test_an_exemption_won_or_lost_after_the_memo_makes_a_supplement(term: str) -> None:
    plan = (item("до 12.12.2025"), item(term, "2", row=3))
    for before, after in ((exempt(), row("ОБР", "2")), (row("ОБР", "2"), exempt())):
        story = Story()
        assert kinds(story.day(date(2025, 12, 15), small(met("1"), before, plan=plan))[1]) == [Kind.COMPLETION]
        assert kinds(story.day(date(2025, 12, 16), small(met("1"), before, plan=plan))[1]) == []
        assert kinds(story.day(date(2025, 12, 17), small(met("1"), after, plan=plan))[1]) == [Kind.SUPPLEMENT]
        assert kinds(story.day(date(2025, 12, 29), small(met("1"), after, plan=plan))[1]) == []


def test_a_progress_paper_that_a_supplement_displaced_comes_on_the_next_morning_and_once() -> None:
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3), item("до 26.12.2025", "3", row=4))
    longer = extension(item="3", code="ОБР", new_term=date(2026, 1, 13), decided_on=date(2025, 12, 24))
    first = met("1", staff_total=10, staff_moved=9)
    story = Story()
    assert kinds(story.day(date(2025, 12, 29), small(first, plan=plan, extensions=(longer,)))[1]) == [Kind.COMPLETION]
    won = done("ОБР", "2", date(2025, 12, 29), accepted_on=date(2026, 1, 14))
    made = small(first, won, plan=plan, extensions=(longer,))
    days = [kinds(story.day(date(2026, 1, n), made)[1]) for n in (14, 15, 16)]
    assert days == [[Kind.SUPPLEMENT], [Kind.PROGRESS], []]
