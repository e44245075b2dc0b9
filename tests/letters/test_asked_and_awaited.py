"""Whoever has been asked and may still answer is named with his letter and its answer day (decision 0346)."""

from datetime import date

from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.model.kinds import Kind
from automation.model.report import Relation
from tests.support.compose_world import book, row
from tests.support.control_story import ORG, Story, item, settings
from tests.support.told_days import paper_of

AGREED = replace(ORG, organisation="ООО «Порт»", relation=Relation.BY_AGREEMENT)
OTHER = replace(AGREED, code="ДРУ", organisation="ООО «Причал»")
PLAN = (item("до 19.12.2025"), item("до 30.01.2026", "2", row=3))
ROWS = tuple(row(code, number) for code in ("ОБР", "ДРУ") for number in ("1", "2"))
MADE = book(*ROWS, plan=PLAN, performers=(AGREED, OTHER))


def test_letters_that_wait_for_their_answers_are_named_beside_what_is_awaited() -> None:
    story = Story(settings(progress="daily"), sent=True)
    _, decisions = story.day(date(2025, 12, 22), MADE)
    *asked, upwards = decisions.papers
    assert [p.kind for p in asked] == [Kind.REQUEST, Kind.REQUEST]
    reviewed, _ = story.day(date(2025, 12, 23), MADE, keep=False)
    told = paper_of((reviewed, Decisions(papers=(replace(upwards, day=date(2025, 12, 23)),))))
    assert (
        "Ожидаются сведения: ООО «Порт», ООО «Причал» – пункт 1 (срок – 19.12.2025); направлены письма от 22.12.2025"
        in told
    )
    assert ", срок ответа – 24.12.2025." in told
