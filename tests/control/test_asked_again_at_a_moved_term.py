"""A letter stays without an answer of its own where another had to ask again, also when the term was moved between."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.unanswered import ignored_by
from automation.model.kinds import Kind
from automation.model.report import Relation, State
from tests.support.compose_world import book, row
from tests.support.control_story import ORG, Story, extension, item

AGREED = replace(ORG, relation=Relation.BY_AGREEMENT)
MOVED = (extension(new_term=date(2026, 1, 16), decided_on=date(2025, 12, 24)),)


@pytest.mark.parametrize(("answered_on", "ignored"), [(date(2026, 1, 16), True), (date(2025, 12, 22), False)])
def test_what_was_answered_to_the_letter_about_the_moved_term_answers_the_first_one_no_more(
    answered_on: date, ignored: bool
) -> None:
    story, plan = Story(sent=True), (item("до 26.12.2025"),)
    wrote = row("ОБР", "1", state=State.IN_WORK, reason="ждём", incoming=f"{answered_on:%d.%m.%Y} № 5")
    for on in (date(2025, 12, 19), date(2025, 12, 23), date(2025, 12, 25), date(2026, 1, 12), date(2026, 1, 19)):
        rows, moved = (wrote,) if on >= answered_on else (), MOVED if on > date(2025, 12, 24) else ()
        reviewed, _ = story.day(on, replace(book(*rows, plan=plan, performers=(AGREED,)), extensions=moved))
    first, *_ = (e for e in story.history.entries if e.kind is Kind.REQUEST)
    assert bool(ignored_by(reviewed.morning, first)) is ignored
