"""How the last letter, and the last reminder, asks about each obligation, by the day of a memo."""

from collections.abc import Collection, Mapping
from datetime import date

from msgspec import Struct

from automation.control.sent_papers import all_asked, gone_out
from automation.letters.letter_facts import Facts, Memo
from automation.model.control import CodeItemTerm, Entry, Occasion
from automation.model.kinds import REPEATED, Kind


class AskedLast(Struct, frozen=True):
    """How the last paper asks about something: its day, the answer day in it, whether it is answered.

    One that was sent late is ``awaited`` longer than the day in it says.
    """

    day: date
    until: date | None
    awaited: date
    answered: bool = False


def asked_by(memo: Memo) -> Mapping[CodeItemTerm, AskedLast]:
    """Return how the last letter sent by the day of the memo, or made on it, asks about each obligation.

    So does one that is signed, and will be sent, while its day is ahead. A reminder is none: it reproaches nobody.
    """
    return _asked_in(memo, REPEATED)


def asked_or_drafted_by(memo: Memo) -> Mapping[CodeItemTerm, AskedLast]:
    """Return the same with the letters that lie unsigned while their day is ahead: nobody has been silent about these.

    They propose nothing (0202), but whoever only agreed is told as one whose answer is awaited (papers.md B7).
    """
    return _asked_in(memo, REPEATED, drafts=True)


def reminded_by(memo: Memo) -> Mapping[CodeItemTerm, AskedLast]:
    """Return the same of reminders: that of an event asks for its result by a day, the others for no answer."""
    return _asked_in(memo, {Kind.REMINDER})


def _asked_in(memo: Memo, kinds: Collection[Kind], *, drafts: bool = False) -> Mapping[CodeItemTerm, AskedLast]:
    """Return how the last paper asks about each obligation by an occasion of one of these kinds."""
    facts, on, days = memo.facts, memo.on, memo.facts.policy.answer_days
    papers = [e for e in facts.entries if not e.annulled]
    begun = ((e, e.day if drafts else e.signed_on) for e in papers)
    made = [e for e, since in begun if e.day == on or (since and since <= on <= (e.respond_by or since))]
    sent = (
        (
            o,
            AskedLast(e.day, e.answer_day(o), e.waits_until(o, facts.when, days), _is_answered(e, o, facts)),
        )
        for e in (*gone_out(facts.entries, on), *made)
        for o in all_asked(e)
        if o.kind in kinds
    )
    grounds = ((g, g.respond_by or p.respond_by) for p in facts.papers for g in p.grounds)
    today = ((g.occasion, AskedLast(on, until, until or on)) for g, until in grounds if g.occasion.kind in kinds)
    return {o.code_item_term: asked for o, asked in (*sent, *today)}


def _is_answered(paper: Entry, about: Occasion, facts: Facts) -> bool:
    """Tell whether the answer to a paper may be about this occasion: it is not entered for other items alone."""
    entered = facts.entered(paper)
    return bool(paper.answer.strip()) and (not entered or about.code_and_item in entered)
