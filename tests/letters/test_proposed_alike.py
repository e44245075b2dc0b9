"""Whom «На сегодня» proposes to hear, a memo of the same day proposes, whatever has happened (decision 0273)."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.grounds import exhausted
from automation.control.review import Review
from automation.letters.hearings import to_hear
from automation.letters.letter_facts import memo_of
from automation.model.control import CodeAndItem
from automation.model.notice import NoticeKind
from automation.model.office import PhoneCall, Ruling, RulingKind
from automation.model.plan import Item
from automation.model.report import Book, Performer, State, StatusRow
from automation.plan.workdays import Calendar
from tests.support.compose_order import BOBKOV, HEADS, PERFORMERS
from tests.support.compose_world import book, facts, row, words
from tests.support.control_story import ORG, Story, item, notices, settings
from tests.support.nightly import first

SECOND = replace(next(p for p in PERFORMERS if p.code == "ПРИМ"), groups=(HEADS,))
AUTHOR = replace(next(p for p in PERFORMERS if p.code == "ЗАМ-1"), groups=(HEADS,), name=BOBKOV.name)
STAFF: tuple[Performer, ...] = (ORG, SECOND, AUTHOR)
PLAN: tuple[Item, ...] = (
    item("до 12.12.2025"),
    item("до 15.12.2025", "2", row=3),
    item("ежемесячно, до 19 числа", "3", row=4),
)
FIRST, LAST = date(2025, 12, 12), date(2026, 1, 30)


def ahead(chance: random.Random, on: date) -> date:
    return on + timedelta(days=chance.randint(-4, 12))


def told(chance: random.Random, line: StatusRow, on: date) -> StatusRow:
    """Change what a row says, as a clerk might on a day."""
    came = f"вх. от {on:%d.%m.%Y} № {chance.randint(1, 99)}"
    working = replace(line, state=State.IN_WORK, reason="ремонт")
    claimed = replace(line, state=State.DONE, executed_on=on, evidence="акт", incoming=came)
    back = replace(claimed, returned_on=on + timedelta(days=1), return_reason="акт не подписан")
    named = replace(working, expected_on=ahead(chance, on))
    return chance.choice([working, named, replace(named, incoming=came), claimed, back, row(line.code, line.item)])


def decided(chance: random.Random, on: date, at: int) -> Ruling:
    """Make a decision of a day about a performer, or about all of them."""
    kind, code = chance.choice([RulingKind.HEAR, RulingKind.HEAR, RulingKind.OTHER, RulingKind.REPEAT]), ORG.code
    return Ruling(
        decided_on=on,
        decided_by="Глава Камфарин Е.Н.",
        kind=kind,
        items=chance.choice([("1",), ("2",), ("1", "3"), ()]),
        code=chance.choice([code, SECOND.code, ""]),
        term=chance.choice([None, on + timedelta(days=6)]),
        done_on=chance.choice([None, on + timedelta(days=2)]),
        row=at,
    )


def life(chance: random.Random) -> Iterator[tuple[Review, Decisions]]:
    """Play the mornings of one order: rows, answers, calls and decisions come as they may, letters go out or lie."""
    story = Story(settings(repeat_max=chance.choice([1, 2])), sent=chance.random() < 0.8)
    made, on = book(plan=PLAN, performers=STAFF), FIRST
    while on <= LAST:
        if Calendar().is_working(on):
            made = _changed(chance, made, on, story)
            yield story.day(on, made)
        on += timedelta(days=1)


def _changed(chance: random.Random, made: Book, on: date, story: Story) -> Book:
    if chance.random() < 0.12:
        at = chance.randrange(len(made.rows))
        rows = list(made.rows)
        rows[at] = told(chance, rows[at], on)
        made = replace(made, rows=tuple(rows))
    if chance.random() < 0.06:
        made = replace(made, rulings=(*made.rulings, decided(chance, on, len(made.rulings) + 2)))
    if chance.random() < 0.06:
        call = PhoneCall(day=on, code=chance.choice(STAFF).code, promised_on=ahead(chance, on))
        made = replace(made, calls=(*made.calls, call))
    sent = [e for e in story.history.entries if e.addressee_code and e.sent_on]
    if sent and chance.random() < 0.06:
        last = {sent[-1].key}
        answer = f"вх. от {on:%d.%m.%Y} № {chance.randint(1, 99)}: заканчиваем"
        entries = tuple(replace(e, answer=answer) if e.key in last else e for e in story.history.entries)
        spent = {o: replace(e, answer=answer) if e.key in last else e for o, e in story.history.spent.items()}
        story.history = replace(story.history, entries=entries, spent=spent)
    return made


def on_page(decisions: Decisions) -> set[CodeAndItem]:
    return {(n.code, n.item) for n in notices(decisions, NoticeKind.PROPOSAL)}


def in_memo(reviewed: Review, papers: Sequence[object]) -> set[CodeAndItem]:
    """Return whom a memo of the day proposes to hear after all letters that the settings allow."""
    memo = memo_of(reviewed.figures, facts(reviewed, reviewed.settings, papers=papers), words(), BOBKOV.name)
    return {v.code_and_item for v in to_hear(memo) if exhausted(reviewed.morning, v)}


@pytest.mark.parametrize("seed", first(3, range(8)))
def test_the_page_and_a_memo_of_the_day_propose_to_hear_the_same_performers(seed: int) -> None:
    told = [(on_page(d), in_memo(r, d.papers), r.morning.on) for r, d in life(random.Random(seed))]
    assert [on for page, memo, on in told if page != memo] == []
