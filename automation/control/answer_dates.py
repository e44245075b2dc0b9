"""By which days a paper asks for answers: each ground by its own, the paper by one (papers.md A2, decision 0050)."""

from datetime import date

from msgspec.structs import replace

from automation.control.control_points import after_the_period
from automation.control.morning import Morning
from automation.control.reasons import REASONS
from automation.control.unanswered import asks_again
from automation.model.control import Ground, Paper
from automation.model.kinds import Topic


def with_answer_dates(morning: Morning, paper: Paper) -> Paper:
    """Give each ground the date a letter of its own kind would name, and the whole paper its one answer date.

    A joined paragraph asks for the date of its own kind (a control point, and one about an item of the leading one, for
    that of the leading paragraph where this asks for anything but results), and for the result of each event by its
    own, which is nothing else's. Work that the performer has promised for a later day, with its reason, is asked for by
    that day; where the leading paragraph asks for nothing else and the paper for nothing again, the last promise is the
    answer date of the paper; a second letter asks what was done. So is work reminded of so late that the term leaves no
    time for an answer.
    """
    ranked = paper.grounds
    topics = {g.topic: [o for o in ranked if o.topic is g.topic] for g in ranked}
    days = {topic: REASONS[mine[0].occasion.kind].respond_by(morning, mine) for topic, mine in topics.items()}
    first = ranked[0].topic
    for topic, mine in topics.items():  # a control point has no term of its own, and nobody asks twice about one item
        events = all(map(_is_event, topics[first]))
        told, alike = None if events else days[first], any(_of_one_item(g, o) for g in topics[first] for o in mine)
        if told and (topic is Topic.CONTROL_POINT or alike):
            days[topic] = max(filter(None, (told, after_the_period(morning, mine))))
    dated = [replace(g, respond_by=_own_day(morning, g, days[g.topic]) or days[g.topic]) for g in ranked]
    lead = {g.respond_by for g in dated if g.topic is first}
    usual = days[first]
    again = first is Topic.OVERDUE and any(g.escalated for g in dated if g.topic is first)  # asks what has been done
    named = usual if again or usual in lead or asks_again(paper) else max(day for day in lead if day)
    return replace(paper, grounds=tuple(dated), respond_by=named)


def _of_one_item(one: Ground, other: Ground) -> bool:
    """Tell whether both ask a performer about one item with several terms."""
    several = one.verdict is not None and one.verdict.item.several_terms
    return several and one.occasion.code_and_item == other.occasion.code_and_item


def _is_event(ground: Ground) -> bool:
    return ground.verdict is not None and ground.verdict.item.takes_place


def _own_day(morning: Morning, ground: Ground, usual: date | None) -> date | None:
    """Answer the day of one ground alone; None for the ``usual`` one of its topic.

    It is that by which the result of an event is asked for, or what its performer has promised later for work overdue
    or about to be.
    """
    if _is_event(ground) and ground.topic in {Topic.EVENT, Topic.AGREEMENT}:
        return REASONS[ground.occasion.kind].respond_by(morning, [ground])
    promised = _promised(morning, ground, usual) if usual else None
    return morning.calendar.on_or_after(promised) if promised else None


def _promised(morning: Morning, ground: Ground, usual: date) -> date | None:
    """Return the day after the ``usual`` one that a performer has named for work overdue, or that will be tomorrow.

    Whoever is reminded on the last day can neither hurry nor apply any more, whether he has told the reason or not.
    """
    verdict = ground.verdict
    if verdict is None or ground.topic not in {Topic.OVERDUE, Topic.REMINDER}:
        return None
    if ground.topic is Topic.OVERDUE:
        return verdict.reported.promised_after(usual)
    soonest, day = max(usual, morning.calendar.next_working(morning.on)), verdict.reported.named_day
    too_late = verdict.ends_on is not None and verdict.ends_on < soonest
    return day if too_late and day and day > usual else None
