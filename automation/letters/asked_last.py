"""How the last letter, and the last reminder, asks about each obligation, by the day of a memo."""

from collections.abc import Collection, Mapping
from datetime import date

from msgspec import Struct

from automation.control.sent_papers import all_asked, gone_out
from automation.control.unanswered import asks_again
from automation.letters.letter_facts import Facts, Memo
from automation.model.control import CodeItemTerm, Entry, Occasion
from automation.model.kinds import REPEATED, Kind


class AskedLast(Struct, frozen=True):
    """How the last paper asks about something: its day, the answer day in it, whether it is answered.

    One that was sent late is ``awaited`` longer than the day in it says. One that is ``made`` has not gone out yet. A
    second letter may ask for an ``answer`` earlier than ``until``, by which the work is to be finished.
    """

    day: date
    until: date | None
    awaited: date
    answered: bool = False
    made: bool = False
    answer: date | None = None


def asked_by(memo: Memo) -> Mapping[CodeItemTerm, AskedLast]:
    """Return how the last letter sent by the day of the memo, or made by then, asks about each obligation.

    So does one that lies there to be signed or sent, while its day is ahead: nobody is silent about what it asks, and
    no other letter is wanted. A reminder is none: it reproaches nobody.
    """
    return _asked_in(memo, REPEATED)


def reminded_by(memo: Memo) -> Mapping[CodeItemTerm, AskedLast]:
    """Return the same of reminders: that of an event asks for its result by a day, the others for no answer."""
    return _asked_in(memo, {Kind.REMINDER})


def _asked_in(memo: Memo, kinds: Collection[Kind]) -> Mapping[CodeItemTerm, AskedLast]:
    """Return how the last paper asks about each obligation by an occasion of one of these kinds."""
    facts, on, days = memo.facts, memo.on, memo.facts.policy.answer_days
    sent, papers = gone_out(facts.entries, on), [e for e in facts.entries if not e.annulled]
    gone = {e.key for e in sent}
    made = [e for e in papers if e.key not in gone and e.day <= on <= (e.respond_by or e.day)]

    def asked(paper: Entry, about: Occasion) -> AskedLast:
        until = paper.waits_until(about, facts.when, days)
        answered = _is_answered(paper, about, facts)
        named, made = paper.answer_day(about), paper.key not in gone
        return AskedLast(paper.day, named, until, answered, made, _first_of_two(about, named, paper.respond_by))

    known = ((o, asked(e, o)) for e in (*sent, *made) for o in all_asked(e))
    grounds = ((g.occasion, g.respond_by or p.respond_by, p.respond_by) for p in facts.papers for g in p.grounds)
    today = (
        (o, AskedLast(on, until, until or on, made=True, answer=_first_of_two(o, until, first)))
        for o, until, first in grounds
    )
    again = (
        (o, AskedLast(on, p.respond_by, p.respond_by or on, made=True)) for p in facts.papers for o in asks_again(p)
    )
    return {o.code_item_term: paper for o, paper in (*known, *again, *today) if o.kind in kinds}


def _first_of_two(about: Occasion, until: date | None, answer: date | None) -> date | None:
    """Return by which day a second letter asks what has been done, where it asks to finish the work by a later one."""
    second = about.kind is Kind.OVERDUE and about.step > 1
    return answer if second and until and answer and answer < until else None


def _is_answered(paper: Entry, about: Occasion, facts: Facts) -> bool:
    """Tell whether the answer to a paper may be about this occasion: it is not entered for other items alone."""
    entered = facts.entered(paper)
    return bool(paper.answer.strip()) and (not entered or about.code_and_item in entered)
