"""Who only agreed and is first asked by a letter of this very morning is none of the silent (papers.md B7)."""

from datetime import date

from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.model.control import PaperState
from automation.model.kinds import Kind
from automation.model.report import Relation
from tests.support.control_story import ORG, Story, item, settings, small
from tests.support.told_days import paper_of

AGREED = replace(ORG, organisation="ООО «Порт»", relation=Relation.BY_AGREEMENT)
MADE = small(plan=(item("до 19.12.2025"), item("до 30.01.2026", "2", row=3)), performer=AGREED)
AWAITED = "Ожидаются сведения: ООО «Порт» – пункт 1 (срок – 19.12.2025)"


def test_who_only_agreed_is_awaited_from_the_morning_of_the_first_letter_to_the_day_it_names() -> None:
    story = Story(settings(progress="daily"))
    reviewed, decisions = story.day(date(2025, 12, 22), MADE)
    asking, upwards = decisions.papers
    assert (asking.kind, upwards.kind) == (Kind.REQUEST, Kind.PROGRESS)
    said = paper_of((reviewed, decisions))
    assert AWAITED in said
    assert "не подтвердивш" not in said
    story.mark((asking,), state=PaperState.SIGNED, signed_on=date(2025, 12, 22))

    def told(on: date) -> str:
        reviewed, _ = story.day(on, MADE, keep=False)
        return paper_of((reviewed, Decisions(papers=(replace(upwards, day=on),))))

    assert AWAITED in told(date(2025, 12, 23)), "it is signed and will be sent"
    late = told(date(2025, 12, 29))
    assert "не подтвердивш" in late, "the day has passed, and nobody has got the letter"
    assert AWAITED not in late
