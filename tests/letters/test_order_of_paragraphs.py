"""What a letter says of letters before it, and in which order its paragraphs stand."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.ground_groups import groups_of
from automation.model.control import Ground
from automation.model.kinds import CONTROL_POINT, Kind, Topic
from automation.model.report import Relation
from automation.model.standing import Fault
from tests.letters.test_events_asked_about import letter_of, of_two
from tests.letters.test_situations_beyond_the_models import second_with_a_first, text
from tests.support.compose_world import book, entry, facts, judged, paper_for, words
from tests.support.control_story import ORG, Story, item, to


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


def test_letters_left_without_an_answer_are_told_of_in_one_way() -> None:
    """«… оставлена без ответа. … Без письменного ответа также оставлены …» stood in one записка."""
    review, decisions = second_with_a_first()
    paper = paper_for(decisions, "ОБР")
    older = entry(paper, "К-1", sent=date(2025, 12, 15))
    known = facts(review, number="К-9", spoken=lambda e: frozenset(older.occasions if e.key == older.key else ()))
    told = text(compose(replace(paper, unanswered=(older,)), known, words()))
    assert told.count("без письменного ответа") == 2
    assert "без ответа" not in told


@pytest.mark.parametrize("relation", [Relation.OFFICE, Relation.SUBORDINATE])
def test_behind_letters_about_other_items_the_event_is_named_by_its_own(relation: Relation) -> None:
    reviewed, decisions = Story().day(date(2025, 12, 22), of_two(first_done=True, relation=relation))
    paper = to(decisions, "ОБР")
    assert paper is not None
    told = letter_of(reviewed, replace(paper, unanswered=(entry(paper, "К-1", sent=date(2025, 12, 15)),)))
    assert "сведения о результатах мероприятия, предусмотренного пунктом 1, с подтверждающими документами" in told
    assert "этого мероприятия" not in told
