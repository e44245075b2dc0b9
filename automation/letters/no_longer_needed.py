"""What a memo and its supplements have proposed about performers and what has made it needless since. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from automation.control.since_memo import Since
from automation.control.to_hear import CAME
from automation.letters.heard_since import presented_since_asked
from automation.letters.item_cases import items_of
from automation.letters.left_in_vain import fell_silent, in_vain_by
from automation.letters.letter_facts import Memo
from automation.letters.measure_variables import NoLongerNeededValues
from automation.letters.measures import UNPROVED, by_performer
from automation.letters.since_proposals import outcome_of
from automation.model.control import Verdict
from automation.model.kinds import TO_PERFORMERS
from automation.model.office import Ruling, RulingKind
from automation.model.reported import Snapshot
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
    explain = [v for v in silent if v not in there]
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
    if in_vain_by(first.day, verdict, memo):
        return _is_proposable(verdict, first, memo) and not _is_decided_since(verdict, first, memo)
    told = [s for s in memo.facts.snapshots if s.kind in TOLD_IN and s.day >= first.day]
    later = (s for before, s in pairwise(told) if fell_silent(verdict, before.day, s, memo))
    return any(_is_proposable(verdict, s, memo) and not _is_decided_since(verdict, s, memo) for s in later)


def _is_proposable(verdict: Verdict, told: Snapshot, memo: Memo) -> bool:
    """Tell whether a memo had nothing against a hearing: no answer to be read, no day ahead, no leader's decision."""
    then, known = told_before(told.facts.get("obligations", {}), verdict), reported_before(told.facts, verdict)
    if then is None or then[0] not in UNPROVED or not known:
        return False
    named = _day_ahead(verdict, known, memo)
    decided = (r for r in _hearings(verdict, memo) if r.concerns(verdict.item.number, verdict.performer.code))
    if any((r.decided_on or told.day) < told.day and not _is_spent(r, named, told.day, memo) for r in decided):
        return False
    return named < told.day.isoformat() and known.get("news") not in CAME


def _day_ahead(verdict: Verdict, known: Mapping[str, Any], memo: Memo) -> str:
    """Return the day by which more was to come as a memo knew it: the row names it, or a call in which it was promised.

    What was promised by telephone after a справка or memo had proposed the hearing decided nothing (decision 0322). A
    memo of an earlier version has not kept it.
    """
    called, promised = known.get("promised") or ("", "")
    upwards = (e.day for e in memo.facts.entries if e.form not in TO_PERFORMERS and not e.annulled)
    proposed = min((day for day in upwards if in_vain_by(day, verdict, memo)), default=memo.on)
    return max(str(known.get("expected", "")), str(promised) if called <= proposed.isoformat() else "")


def _is_decided_since(verdict: Verdict, told: Snapshot, memo: Memo) -> bool:
    return any((r.decided_on or told.day) >= told.day for r in _hearings(verdict, memo))


def _hearings(verdict: Verdict, memo: Memo) -> list[Ruling]:
    """Return the hearings of a performer that leaders have decided."""
    return [r for r in memo.facts.ruled(verdict.performer.code) if r.kind is RulingKind.HEAR and r.decided_on]


def _is_spent(hearing: Ruling, named: str, on: date, memo: Memo) -> bool:
    """Tell whether a hearing answered a proposal no more: the day ``named`` there had passed, or as many as it has.

    The same rule proposes to hear somebody once more (``control.to_hear``).
    """
    if hearing.held is None:
        return False
    answered = memo.facts.when(hearing.held, memo.facts.policy.repeat_days).isoformat()
    return (named if named > hearing.held.isoformat() else answered) < on.isoformat()


def _had_left_unanswered(verdict: Verdict, first: Snapshot) -> bool:
    known = reported_before(first.facts, verdict) or {}
    return bool(known.get("asked")) and not verdict.performer.by_agreement


def _was_to_answer_there(verdict: Verdict, first: Snapshot, memo: Memo) -> bool:
    """Tell whether the memo has proposed to hear him about a lasting item, not to ask him why he keeps silence.

    Whoever is heard about another item answers for this one there, too, as does who has left as many letters about it
    unanswered as are written (decision 0307). A memo of an earlier version has not kept how many they were.
    """
    letters = (reported_before(first.facts, verdict) or {}).get("asked_times", 1)
    mine = (v for i in memo.figures.items for v in i.counted if v.performer.code == verdict.performer.code)
    heard = (v for v in mine if in_vain_by(first.day, v, memo) and _is_proposable(v, first, memo))
    return letters >= memo.facts.policy.repeat_max or any(heard)


def _named(verdicts: Sequence[Verdict]) -> str:
    return "; ".join(f"{name} – {items_of(mine)['им']}" for name, mine in by_performer(verdicts).items())
