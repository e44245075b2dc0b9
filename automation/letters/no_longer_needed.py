"""What a memo and its supplements have proposed about performers and what has made it needless since. Pure."""

from collections.abc import Sequence
from itertools import pairwise

from automation.control.since_memo import Since
from automation.letters.heard_since import presented_since_asked
from automation.letters.item_cases import items_of
from automation.letters.left_in_vain import fell_silent
from automation.letters.letter_facts import Memo
from automation.letters.measure_variables import NoLongerNeededValues
from automation.letters.measures import by_performer
from automation.letters.proposed_hearings import hearings_decided, is_proposable, was_proposed
from automation.letters.since_proposals import outcome_of
from automation.model.control import Verdict
from automation.model.reported import Snapshot
from automation.model.standing import Standing
from automation.model.told_facts import TOLD_IN, reported_before, told_before


def no_longer_needed(since: Since, memo: Memo) -> NoLongerNeededValues:
    """Say who need not be heard any more, for he has executed the item, and who need not explain his silence.

    That an item stays on control no more the proposal to take it off says itself.
    """
    outcome, first = outcome_of(since), since.memo
    hearings = [v for v in (*outcome.whole, *outcome.freed) if first and _was_to_be_heard(v, first, memo)]
    silent = [v for v in presented_since_asked(since, memo) if first and _had_left_unanswered(v, first)]
    there = [v for v in silent if first and _was_to_answer_there(v, first, memo)]
    hearings += [v for v in there if first and not _is_decided_since(v, first, memo)]
    explain = [*(v for v in silent if v not in there), *_explained(since, memo)]
    return {
        "заслушать": _named(hearings),
        "заслушать_многих": len(by_performer(hearings)) > 1,
        "объяснить": _named(explain),
        "объяснить_многих": len(by_performer(explain)) > 1,
    }


def _was_to_be_heard(verdict: Verdict, first: Snapshot, memo: Memo) -> bool:
    """Tell whether the memo has proposed to hear him, for a letter was in vain, or else a supplement that followed.

    Where a leader has decided since to hear him about anything, he knows himself whom he hears.
    """
    if memo.sides.of(verdict):
        return False
    if was_proposed(verdict, first, memo):
        return not _is_decided_since(verdict, first, memo)
    told = [s for s in memo.facts.snapshots if s.kind in TOLD_IN and s.day >= first.day]
    later = (s for before, s in pairwise(told) if fell_silent(verdict, before.day, s, memo))
    return any(is_proposable(verdict, s, memo) and not _is_decided_since(verdict, s, memo) for s in later)


def _is_decided_since(verdict: Verdict, told: Snapshot, memo: Memo) -> bool:
    return any((r.decided_on or told.day) >= told.day for r in hearings_decided(verdict, memo))


def _had_left_unanswered(verdict: Verdict, first: Snapshot) -> bool:
    known = reported_before(first.facts, verdict) or {}
    return bool(known.get("asked")) and not verdict.performer.by_agreement


def _was_to_answer_there(verdict: Verdict, first: Snapshot, memo: Memo) -> bool:
    """Tell whether the memo has proposed to hear him about a lasting item, not to ask him why he keeps silence.

    Whoever is heard about another item answers for this one there, too, as does who has left as many letters about it
    unanswered as are written (decision 0307). A memo of an earlier version has not kept how many they were.
    """
    letters = (reported_before(first.facts, verdict) or {}).get("asked_times", 1)
    return letters >= memo.facts.policy.repeat_max or _was_to_be_heard_of_any(verdict, first, memo)


def _was_to_be_heard_of_any(verdict: Verdict, first: Snapshot, memo: Memo) -> bool:
    mine = (v for i in memo.figures.items for v in i.counted if v.performer.code == verdict.performer.code)
    return any(was_proposed(v, first, memo) for v in mine)


def _explained(since: Since, memo: Memo) -> list[Verdict]:
    """Return the late obligations of whose delay the last memo had no reason, and whose rows name one since.

    The memo is sure to have proposed to ask for it where no letter had asked and it proposed no hearing.
    """
    first, last = since.memo, since.last
    if first is None or last is None:
        return []
    named = (v for i in memo.figures.items for v in i.counted if v.reported.reason and not memo.sides.of(v))
    mine = (v for v in named if _had_no_reason(v, first) and _had_no_reason(v, last))
    unasked = (v for v in mine if all(e.day > first.day for e in memo.sent.about([v])))
    return [v for v in unasked if not _was_to_be_heard_of_any(v, first, memo)]


def _had_no_reason(verdict: Verdict, told: Snapshot) -> bool:
    then, known = told_before(told.facts, verdict), reported_before(told.facts, verdict)
    return then is not None and then[0] == Standing.OVERDUE and bool(known) and not (known or {}).get("reason")


def _named(verdicts: Sequence[Verdict]) -> str:
    return "; ".join(f"{name} – {items_of(mine)['им']}" for name, mine in by_performer(verdicts).items())
