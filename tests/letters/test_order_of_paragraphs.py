"""In which order the paragraphs of one letter stand."""

from datetime import date

from msgspec.structs import replace

from automation.letters.ground_groups import groups_of
from automation.model.control import Ground
from automation.model.kinds import CONTROL_POINT, Kind, Topic
from automation.model.standing import Fault
from tests.support.compose_world import book, facts, judged, paper_for, words
from tests.support.control_story import ORG, item


def test_what_was_taken_off_control_stands_behind_all_that_is_asked_for() -> None:
    """«Пункт 1 … снят с контроля. Также прошу … сведения о выполнении пункта 12» stood between two requests."""
    reviewed, decisions = judged(book(plan=(item("до 12.12.2025"),), performers=(ORG,)), date(2025, 12, 16))
    paper = paper_for(decisions, "ОБР")
    (late,) = paper.grounds

    def ground(kind: Kind, **more: object) -> Ground:
        return replace(late, occasion=replace(late.occasion, kind=kind), **more)

    point = ground(Kind.REQUEST, faults=(Fault.CONTROL_POINT,), detail=CONTROL_POINT)
    whole = replace(paper, grounds=(ground(Kind.RELEASE), point, late))
    told = groups_of(whole, facts(reviewed, number="1"), words())
    assert [g.topic for g in told] == [Topic.OVERDUE, Topic.CONTROL_POINT, Topic.TAKEN_OFF]
    alone = groups_of(replace(whole, grounds=whole.grounds[:2]), facts(reviewed, number="1"), words())
    assert [g.topic for g in alone] == [Topic.TAKEN_OFF, Topic.CONTROL_POINT], "a question never leads"
